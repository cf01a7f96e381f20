// A list that the server gives page by page, the next one by a button.
import { companies } from './companies.js';
import { h, setHidden, setText } from './dom.js';
import { announce } from './notices.js';

/**
 * The nodes of the list, and how to leave it.
 * @param load of a cursor and a signal gives the rows of a page, and the next cursor
 * @param said of the number of rows that are shown
 */
export function pagedList({ label, empty, load, said }) {
  const leaving = new AbortController();
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const list = h('ul.rows', { 'aria-label': label, 'aria-busy': 'true' }, h('li.skeleton'));
  const none = h('p.empty-small', { hidden: true }, empty);
  const more = h('button.quiet.more', { type: 'button', hidden: true, on: { click: () => next() } }, 'Show more');
  let cursor;

  async function next() {
    try {
      await companies();
      const first = !cursor;
      const page = await load(cursor, leaving.signal);
      if (first) list.replaceChildren(...page.rows);
      else list.append(...page.rows);
      cursor = page.cursor;
      setHidden(more, !cursor);
      setHidden(none, list.children.length > 0);
      announce(said(list.children.length));
    } catch (failure) {
      if (leaving.signal.aborted) return;
      list.replaceChildren();
      setText(problem, failure.message);
      setHidden(problem, false);
    } finally {
      list.removeAttribute('aria-busy');
    }
  }

  next();
  return { nodes: [problem, list, none, more], leave: () => leaving.abort() };
}
