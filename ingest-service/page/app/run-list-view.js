// The list of runs with search, filter and paging. The filter is part of the address.
import * as api from './api.js';
import { companies, nameOf } from './companies.js';
import { h, setHidden, setText } from './dom.js';
import { STATUS_WORDS } from './format.js';
import { exportMenu } from './export-menu.js';
import { icon } from './icons.js';
import { announce } from './notices.js';
import { runRow } from './run-rows.js';

const PAGE = 25;
const TYPING_PAUSE_MILLIS = 250;
const STATES = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'];

export function runListView(root, { parameters, setTitle }) {
  setTitle('Runs');
  const search = h('input', { id: 'q', type: 'search', placeholder: 'Document, card, run id …', value: parameters.get('q') ?? '', autocomplete: 'off' });
  const company = h('select', { id: 'company' }, h('option', { value: '' }, 'All companies'), parameters.get('company_id') && h('option', { value: parameters.get('company_id'), selected: true }, nameOf(parameters.get('company_id'))));
  const state = h('select', { id: 'state' }, h('option', { value: '' }, 'All states'), STATES.map((one) => h('option', { value: one, selected: one === parameters.get('status') }, STATUS_WORDS[one])));
  const starred = h('input', { id: 'starred', type: 'checkbox', checked: parameters.get('starred') === 'true' });
  const form = h('form.filters', { role: 'search', 'aria-label': 'Runs' },
    h('div.field.search', {}, h('label.visually-hidden', { for: 'q' }, 'Search'), icon('search'), search),
    h('div.field', {}, h('label.visually-hidden', { for: 'company' }, 'Company'), company),
    h('div.field', {}, h('label.visually-hidden', { for: 'state' }, 'State'), state),
    h('label.choice.starred', { title: 'Only runs with a starred card' }, starred, icon('star'), 'Starred'),
    exportMenu(() => ({ search: Object.fromEntries(Object.entries(filter()).filter(([, value]) => value)) }), { label: 'Export these' }));
  const list = h('ul.rows', { 'aria-label': 'Runs' });
  const words = h('p.empty-small', { hidden: true });
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const more = h('button.quiet.more', { type: 'button', hidden: true }, 'Show more');
  root.append(h('div.page-head', {}, h('h1', {}, 'Runs'), h('a.button.primary', { href: '#/', data: { needs: 'author' } }, 'New run')), form, problem, list, words, more);

  const tag = parameters.get('tag');
  let request = new AbortController();
  let cursor;
  let typing;

  const filter = () => ({ q: search.value.trim(), company_id: company.value, status: state.value, starred: starred.checked || undefined, tag: tag || undefined });

  async function load(further) {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    list.setAttribute('aria-busy', 'true');
    if (!further && !list.children.length) list.replaceChildren(...Array.from({ length: 4 }, () => h('li.skeleton')));
    try {
      const answer = await api.runs({ ...filter(), limit: PAGE, cursor: further ? cursor : undefined }, signal);
      cursor = answer.next_cursor;
      const rows = answer.runs.map(runRow);
      if (further) {
        list.append(...rows);
        rows[0]?.querySelector('a').focus();
      } else list.replaceChildren(...rows);
      setHidden(problem, true);
      setHidden(more, !cursor);
      const isFiltered = Object.values(filter()).some(Boolean);
      setHidden(words, list.children.length > 0);
      words.replaceChildren(...(isFiltered ? ['No run matches.'] : ['There are no runs yet. ', h('a', { href: '#/', data: { needs: 'author' } }, 'Start the first')]));
      announce(`${list.children.length} runs shown`);
    } catch (failure) {
      if (signal.aborted) return;
      list.querySelectorAll('.skeleton').forEach((one) => one.remove());
      setText(problem, failure.message);
      setHidden(problem, false);
    } finally {
      if (!signal.aborted) list.removeAttribute('aria-busy');
    }
  }

  function changed() {
    const kept = Object.entries(filter()).filter(([, value]) => value);
    history.replaceState(null, '', kept.length ? `#/runs?${new URLSearchParams(kept)}` : '#/runs');
    load(false);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    changed();
  });
  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(changed, TYPING_PAUSE_MILLIS);
  });
  for (const select of [company, state, starred]) select.addEventListener('change', changed);
  more.addEventListener('click', () => load(true));
  companies().then((known) => {
    const chosen = company.value;
    if (known.length) company.replaceChildren(h('option', { value: '' }, 'All companies'), ...known.map(({ id, name }) => h('option', { value: id, selected: id === chosen }, name)));
  });
  load(false);
  return () => {
    clearTimeout(typing);
    request.abort();
  };
}
