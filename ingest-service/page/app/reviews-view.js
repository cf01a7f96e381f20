// The runs that wait for a review, the longest wait first.
import * as api from './api.js';
import { companies, nameOf } from './companies.js';
import { h, setHidden, setText } from './dom.js';
import { announce } from './notices.js';
import { waitWords } from './review-panel.js';

const PAGE = 50;

export function reviewsView(root, { setTitle }) {
  setTitle('Reviews');
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const list = h('ul.rows', { 'aria-label': 'Runs that wait for a review', 'aria-busy': 'true' }, h('li.skeleton'));
  const none = h('p.empty-small', { hidden: true }, 'No run waits for a review.');
  const more = h('button.quiet.more', { type: 'button', hidden: true, on: { click: () => load() } }, 'Show more');
  root.append(h('div.page-head', {}, h('h1', {}, 'Reviews')), problem, list, none, more);
  const leaving = new AbortController();
  let cursor;

  async function load() {
    try {
      await companies();
      const first = !cursor;
      const answer = await api.reviews({ limit: PAGE, cursor }, leaving.signal);
      const rows = answer.reviews.map(reviewRow);
      if (first) list.replaceChildren(...rows);
      else list.append(...rows);
      cursor = answer.next_cursor;
      setHidden(more, !cursor);
      setHidden(none, list.children.length > 0);
      announce(`${list.children.length} runs wait for a review`);
    } catch (failure) {
      if (leaving.signal.aborted) return;
      list.replaceChildren();
      setText(problem, failure.message);
      setHidden(problem, false);
    } finally {
      list.removeAttribute('aria-busy');
    }
  }

  load();
  return () => leaving.abort();
}

export function reviewRow(run) {
  return h('li.review-row', {}, h('a', { href: `#/runs/${encodeURIComponent(run.run_id)}` }, run.document_name ?? run.run_id),
    h('span', {}, `Stage ${run.stage}, ${run.title}`),
    h('span.soft', {}, `for ${nameOf(run.company_id)}`),
    h('span.soft.small', {}, waitWords(run)));
}
