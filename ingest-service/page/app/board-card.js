// A card on the board: what it is called, what people say of it, and what can be done with it.
import { h } from './dom.js';
import { companyLabel } from './companies.js';
import { ago, DEGRADED, moment } from './format.js';
import { icon } from './icons.js';
import { MARKS, STATUSES } from './board-filters.js';
import { may } from './session.js';

export const ratingWords = ({ rating, ratings }) => (ratings ? `Rated ${rating.toFixed(1)} of 5 by ${ratings === 1 ? 'one person' : `${ratings} persons`}` : 'Not rated');

/** The keys that work while a card has the focus. */
export const KEYS = [
  ['↓ ↑', 'next or previous card'], ['Enter', 'open'], ['x', 'select'], ['s', 'star'], ['1 – 5', 'rate'], ['n', 'new'], ['l', 'shortlist'], ['w', 'in work'], ['d', 'drop'], ['t', 'tag'],
];

const STATUS_KEYS = { n: 'new', l: 'shortlisted', w: 'in_work', d: 'dropped' };

/** What a key asks for; undefined for none of ours. */
export function actionOf(key, card) {
  if (STATUS_KEYS[key]) return { status: STATUS_KEYS[key] };
  if (/^[1-5]$/.test(key)) return { stars: Number(key) };
  return key === 's' ? { starred: !card.starred } : undefined;
}

/**
 * @param on `act(card, action)`, `open(card)`, `tag(card)`, `select(card, selected)`
 */
export function boardCard(card, on, selected) {
  const author = may('author');
  const box = h('input', { type: 'checkbox', checked: selected, 'aria-label': `Select ${card.title}`, on: { change: () => on.select(card, box.checked) } });
  const star = h('button.star', { type: 'button', disabled: !author, 'aria-pressed': String(card.starred), 'aria-label': `Star ${card.title}`, title: 'Star', on: { click: () => on.act(card, { starred: !card.starred }) } }, icon('star'));
  const status = h('select.board-status', { disabled: !author, 'aria-label': `Status of ${card.title}`, data: { status: card.status }, on: { change: () => on.act(card, { status: status.value }) } },
    Object.entries(STATUSES).map(([value, words]) => h('option', { value, selected: value === card.status }, words)));
  const element = h('li.board-card.paper', { tabindex: '0', 'aria-label': `${card.title}. ${STATUSES[card.status] ?? card.status}. ${ratingWords(card)}`, data: { id: card.id, status: card.status }, draggable: author ? 'true' : null, on: {
    keydown: (event) => {
      if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actionOf(event.key, card);
      if (action && author) on.act(card, action);
      else if (event.key === 'x') { box.checked = !box.checked; on.select(card, box.checked); }
      else if (event.key === 'Enter') on.open(card);
      else if (event.key === 't' && author) on.tag(card);
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(element, event.key === 'ArrowDown');
      else return;
      event.preventDefault();
    },
    dragstart: (event) => event.dataTransfer.setData('text/plain', card.id),
  } },
  h('div.board-card-head', {}, box,
    h('button.board-title', { type: 'button', on: { click: () => on.open(card) } }, card.title || `Opportunity ${card.number}`), star),
  card.tagline && h('p.tagline', {}, card.tagline),
  h('p.board-from.small.soft', {}, companyLabel(card.company_id), ' · ', h('a', { href: `#/runs/${encodeURIComponent(card.run_id)}` }, card.run_title ?? card.document_name ?? 'Run'), ' · ',
    h('time', { datetime: card.created_at, title: moment(card.created_at) }, ago(card.created_at))),
  h('div.board-foot', {}, status,
    h('span.board-rating', { title: ratingWords(card) }, h('span', { 'aria-hidden': 'true' }, card.ratings ? `★ ${card.rating.toFixed(1)}` : '★ –'), h('span.visually-hidden', {}, ratingWords(card))),
    card.comments > 0 && h('span.small.soft', {}, card.comments === 1 ? '1 comment' : `${card.comments} comments`),
    card.tags.map((tag) => h('span.tag', {}, `#${tag}`)),
    card.marks.map((mark) => h('span.mark', {}, MARKS[mark] ?? mark)),
    card.degraded && h('span.mark', {}, DEGRADED)));
  return element;
}

function step(element, down) {
  const cards = [...element.closest('.view').querySelectorAll('.board-card')];
  cards[cards.indexOf(element) + (down ? 1 : -1)]?.focus();
}
