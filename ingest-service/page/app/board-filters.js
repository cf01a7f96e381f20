// The conditions of the board: a form whose state is the query of the address.
import { companies, nameOf } from './companies.js';
import { h } from './dom.js';
import { icon } from './icons.js';

const TYPING_PAUSE_MILLIS = 250;
const NAMES = ['q', 'company_id', 'run_id', 'status', 'tag', 'mark', 'starred', 'min_rating', 'degraded', 'since', 'until'];

export const STATUSES = { new: 'New', shortlisted: 'Shortlisted', in_work: 'In work', dropped: 'Dropped' };

export const MARKS = {
  no_brand: 'Names no brand',
  other_brand: 'Names another company’s brand',
  number: 'Number without source',
  length: 'Unusual length',
  alike: 'Like another card',
  unreadable: 'Could not be read',
};

/** What of an address is a condition; several tags are one text with commas. */
export function filterOf(parameters) {
  const filter = {};
  for (const name of NAMES) {
    const values = parameters.getAll(name).filter(Boolean);
    if (values.length) filter[name] = name === 'tag' ? values : values.at(-1);
  }
  return filter;
}

/** The query of the address for conditions, always in the same order. */
export function queryOf(filter) {
  const query = new URLSearchParams();
  for (const name of NAMES) for (const value of [filter[name] ?? []].flat()) if (value) query.append(name, value);
  return query.toString();
}

/** As the service takes it: a day is the beginning of it. */
export function conditionsOf(filter) {
  const time = (day) => day && (day.includes('T') ? day : `${day}T00:00:00Z`);
  return { ...filter, since: time(filter.since), until: time(filter.until) };
}

const tagsOf = (text) => text.split(',').map((tag) => tag.trim()).filter(Boolean);

/** `onChange` is called with the conditions, after a pause while somebody types. */
export function boardFilters(filter, onChange) {
  const search = h('input', { id: 'card-q', type: 'search', placeholder: 'Words of a card …', value: filter.q ?? '', autocomplete: 'off' });
  const company = h('select', { id: 'card-company' }, h('option', { value: '' }, 'All companies'), filter.company_id && h('option', { value: filter.company_id, selected: true }, nameOf(filter.company_id)));
  const status = select('card-status', 'Any status', STATUSES, filter.status);
  const mark = select('card-mark', 'Any check', MARKS, filter.mark);
  const rating = select('card-rating', 'Any rating', { 5: '5 of 5', 4: '4 or better', 3: '3 or better', 2: '2 or better', 1: 'Rated' }, filter.min_rating);
  const tag = h('input', { id: 'card-tag', placeholder: 'autumn, tea', value: (filter.tag ?? []).join(', '), autocomplete: 'off', list: 'card-tags' });
  const known = h('datalist', { id: 'card-tags' });
  const since = h('input', { id: 'card-since', type: 'date', value: filter.since ?? '' });
  const until = h('input', { id: 'card-until', type: 'date', value: filter.until ?? '' });
  const starred = h('input', { id: 'card-starred', type: 'checkbox', checked: filter.starred === 'true' });
  const degraded = h('input', { id: 'card-degraded', type: 'checkbox', checked: filter.degraded === 'true' });
  const more = h('details.board-more', { open: Boolean(filter.mark || filter.min_rating || filter.tag || filter.since || filter.until || filter.degraded) },
    h('summary', {}, 'More conditions'),
    h('div.board-conditions', {},
      labelled('card-mark', 'Checks', mark), labelled('card-rating', 'Rating', rating), labelled('card-tag', 'Tags, all of', tag, known),
      labelled('card-since', 'Made since', since), labelled('card-until', 'Made before', until),
      h('label.choice', {}, degraded, 'Of degraded runs')));
  const form = h('form.filters.board-filters', { role: 'search', 'aria-label': 'Cards' },
    h('div.field.search', {}, h('label.visually-hidden', { for: 'card-q' }, 'Search'), icon('search'), search),
    h('div.field', {}, h('label.visually-hidden', { for: 'card-company' }, 'Company'), company),
    h('div.field', {}, h('label.visually-hidden', { for: 'card-status' }, 'Status'), status),
    h('label.choice.starred', {}, starred, icon('star'), 'Starred'), more);
  let typing;

  const current = () => ({
    ...(filter.run_id && { run_id: filter.run_id }),
    q: search.value.trim(), company_id: company.value, status: status.value, tag: tagsOf(tag.value), mark: mark.value,
    starred: starred.checked ? 'true' : '', min_rating: rating.value, degraded: degraded.checked ? 'true' : '', since: since.value, until: until.value,
  });
  const changed = () => {
    clearTimeout(typing);
    onChange(current());
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    changed();
  });
  for (const field of [search, tag]) field.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(changed, TYPING_PAUSE_MILLIS);
  });
  for (const field of [company, status, mark, rating, since, until, starred, degraded]) field.addEventListener('change', changed);
  companies().then((all) => {
    const chosen = company.value;
    if (all.length) company.replaceChildren(h('option', { value: '' }, 'All companies'), ...all.map(({ id, name }) => h('option', { value: id, selected: id === chosen }, name)));
  });
  return {
    element: form,
    current,
    suggest: (tags) => known.replaceChildren(...tags.map((value) => h('option', { value }))),
    stop: () => clearTimeout(typing),
  };
}

const labelled = (id, words, ...fields) => h('div.field', {}, h('label', { for: id }, words), fields);

function select(id, any, choices, chosen) {
  return h('select', { id }, h('option', { value: '' }, any), Object.entries(choices).map(([value, words]) => h('option', { value, selected: value === chosen }, words)));
}
