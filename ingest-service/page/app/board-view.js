// The board: cards of all runs as a list or in columns by status. Its conditions are the address.
import * as api from './api.js';
import { boardCard, KEYS } from './board-card.js';
import { boardFilters, conditionsOf, filterOf, queryOf, STATUSES } from './board-filters.js';
import { openPanel } from './board-panel.js';
import { savedViews } from './board-saved.js';
import { ask } from './dialogs.js';
import { h, nextId, setHidden, setText } from './dom.js';
import { count } from './format.js';
import { announce, toast } from './notices.js';
import { may, userId } from './session.js';

const PAGE = 30;

export function boardView(root, { parameters, setTitle }) {
  setTitle('Cards');
  let filter = filterOf(parameters);
  let columns = parameters.get('view') === 'columns';
  const selected = new Map();
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const shelf = h('div.board', { 'aria-busy': 'true' });
  const asList = h('button', { type: 'button', 'aria-pressed': String(!columns) }, 'List');
  const asColumns = h('button', { type: 'button', 'aria-pressed': String(columns) }, 'Columns');
  const bulk = bulkBar();
  const filters = boardFilters(filter, (next) => {
    filter = next;
    keepAddress();
    load();
  });
  const saved = savedViews(() => address().slice(1), (query) => {
    location.hash = `#/cards${query ? `?${query}` : ''}`;
    location.reload();
  });
  let request = new AbortController();

  const address = () => {
    const query = [queryOf(filter), columns && 'view=columns'].filter(Boolean).join('&');
    return query && `?${query}`;
  };
  const keepAddress = () => history.replaceState(null, '', `#/cards${address()}`);

  const on = {
    open: (card) => openPanel(card.id, redraw),
    act: (card, action) => act([card], action),
    tag: (card) => askTags([card]),
    select(card, isSelected) {
      if (isSelected) selected.set(card.id, card);
      else selected.delete(card.id);
      bulk.show();
    },
  };

  /** A card where it stands; it is not taken away when it no longer meets the conditions. */
  function redraw(card) {
    for (const element of root.querySelectorAll('.board-card')) {
      if (element.dataset.id !== card.id) continue;
      const isFocused = document.activeElement === element;
      const next = boardCard(card, on, selected.has(card.id));
      const column = columns && shelf.querySelector(`[data-column="${card.status}"] .board-list`);
      if (column && !column.contains(element)) {
        element.remove();
        column.prepend(next);
      } else element.replaceWith(next);
      if (isFocused) next.focus();
    }
    if (selected.has(card.id)) selected.set(card.id, card);
  }

  async function act(cards, action) {
    const named = { ...action, user_id: userId() };
    try {
      const { results } = await api.act(cards.map(({ id }) => id), named);
      const refused = results.filter(({ detail }) => detail);
      results.forEach(({ card }) => card && redraw(card));
      if (refused.length) toast(`${refused.length} of ${results.length} were not changed: ${refused[0].detail}`, 'bad');
      else announce(results.length === 1 ? `Changed: ${results[0].card?.title ?? 'card'}` : `${results.length} cards changed`);
    } catch (failure) {
      toast(`It was not kept: ${failure.message}`, 'bad');
    }
  }

  function askTags(cards) {
    const field = h('input', { id: nextId('tags'), maxlength: 200, autocomplete: 'off', list: 'card-tags' });
    const taken = h('input', { id: nextId('untag'), maxlength: 200, autocomplete: 'off', list: 'card-tags' });
    const split = (text) => text.split(',').map((tag) => tag.trim()).filter(Boolean);
    ask({
      title: cards.length === 1 ? `Tags of “${cards[0].title}”` : `Tags of ${cards.length} cards`,
      body: [h('div.field', {}, h('label', { for: field.id }, 'Add, with commas between'), field), h('div.field', {}, h('label', { for: taken.id }, 'Remove'), taken)],
      confirm: 'Tag',
      act: async () => {
        const action = { add_tags: split(field.value), remove_tags: split(taken.value) };
        if (action.add_tags.length || action.remove_tags.length) await act(cards, action);
      },
    });
  }

  function bulkBar() {
    const number = h('span', { role: 'status' });
    const status = h('select', { 'aria-label': 'Status for the selected cards' }, h('option', { value: '' }, 'Set status …'), Object.entries(STATUSES).map(([value, words]) => h('option', { value }, words)));
    status.addEventListener('change', async () => {
      if (status.value) await act([...selected.values()], { status: status.value });
      status.value = '';
    });
    const button = (words, click) => h('button.quiet', { type: 'button', on: { click } }, words);
    const element = h('div.bulk.paper', { hidden: true, role: 'group', 'aria-label': 'Selected cards' }, number, may('author') && [status,
      button('Tag …', () => askTags([...selected.values()])), button('Star', () => act([...selected.values()], { starred: true })), button('Remove star', () => act([...selected.values()], { starred: false }))],
    button('Select none', () => {
      selected.clear();
      root.querySelectorAll('.board-card input[type=checkbox]').forEach((box) => { box.checked = false; });
      element.hidden = true;
    }));
    return {
      element,
      show() {
        setText(number, `${count(selected.size)} selected`);
        setHidden(element, selected.size === 0);
      },
    };
  }

  /** A list with the cards of one status, or of any, that grows page by page. */
  function list(status, label, signal) {
    const cards = h('ul.board-list', { 'aria-label': label });
    const none = h('p.empty-small', { hidden: true }, 'No card matches.');
    const more = h('button.quiet.more', { type: 'button', hidden: true, on: { click: () => fill(true) } }, 'Show more');
    let cursor;
    async function fill(further) {
      try {
        const answer = await api.cards({ ...conditionsOf(filter), ...(status && { status }), limit: PAGE, cursor: further ? cursor : undefined }, signal);
        cursor = answer.next_cursor;
        const elements = answer.cards.map((card) => boardCard(card, on, selected.has(card.id)));
        cards.append(...elements);
        if (further) elements[0]?.focus();
        setHidden(more, !cursor);
        setHidden(none, cards.children.length > 0);
        setHidden(problem, true);
      } catch (failure) {
        if (signal.aborted) return;
        setText(problem, failure.message);
        setHidden(problem, false);
      }
    }
    return { element: [cards, none, more], fill, cards };
  }

  async function load() {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    shelf.setAttribute('aria-busy', 'true');
    const shown = columns ? Object.keys(STATUSES).filter((status) => !filter.status || filter.status === status) : [''];
    const lists = shown.map((status) => list(status, STATUSES[status] ?? 'Cards', signal));
    shelf.classList.toggle('board-columns', columns);
    const numbers = new Map();
    shelf.replaceChildren(...(columns ? shown.map((status, i) => column(status, lists[i], numbers)) : lists[0].element));
    counts(numbers, signal);
    await Promise.all(lists.map((one) => one.fill(false)));
    if (signal.aborted) return;
    shelf.removeAttribute('aria-busy');
    announce(`${lists.reduce((sum, { cards }) => sum + cards.children.length, 0)} cards shown`);
  }

  function column(status, { element }, numbers) {
    const number = h('span.soft');
    numbers.set(status, number);
    const title = nextId('column');
    return h('section.board-column', { 'aria-labelledby': title, data: { column: status }, on: {
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        const id = event.dataTransfer.getData('text/plain');
        if (id) act([{ id }], { status });
      },
    } }, h('h2.board-column-title', { id: title }, STATUSES[status], ' ', number), element);
  }

  async function counts(numbers, signal) {
    try {
      const { by_status: byStatus = {}, by_tag: byTag = {} } = await api.cardCounts(conditionsOf(filter), signal);
      filters.suggest(Object.keys(byTag));
      for (const [status, element] of numbers) setText(element, count(byStatus[status] ?? 0));
      setText(total, `${count(Object.values(byStatus).reduce((a, b) => a + b, 0))} cards`);
    } catch {
      // The lists say what is wrong.
    }
  }

  for (const [button, worth] of [[asList, false], [asColumns, true]]) {
    button.addEventListener('click', () => {
      columns = worth;
      asList.setAttribute('aria-pressed', String(!worth));
      asColumns.setAttribute('aria-pressed', String(worth));
      keepAddress();
      load();
    });
  }
  const total = h('span.soft', {});
  root.append(h('div.page-head', {}, h('h1', {}, 'Cards'), total, h('div.segmented', { role: 'group', 'aria-label': 'As' }, asList, asColumns), saved.element),
    filters.element, problem, bulk.element, h('h2.visually-hidden', {}, 'The cards'), shelf,
    h('details.keys.small', {}, h('summary', {}, 'Keys'), h('dl', {}, KEYS.map(([key, words]) => h('div', {}, h('dt', {}, key), h('dd', {}, words))))));
  load();
  return () => {
    filters.stop();
    request.abort();
  };
}
