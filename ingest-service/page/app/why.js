// Why this card? The steps from a card back to the places in the document.
import * as api from './api.js';
import { tell } from './dialogs.js';
import { h } from './dom.js';
import { placeOf, whereOf } from './grounds.js';
import { icon } from './icons.js';
import { toast } from './notices.js';

const KNOWN = {
  model: 'the model says so',
  named: 'named in its text',
  number: 'by its number',
  likeness: 'found by words in common',
  inspiration: 'as of the same inspiration',
};

const byNumber = (items = [], number) => items.find((one) => one.number === number);
const otherCards = (item, number) => (item.cards ?? []).filter((card) => card !== number);

/**
 * The steps behind a card, the nearest first; a step that is not known is left out.
 * @param trace as the service gives it
 * @param number of the card
 */
export function stepsOf(trace, number) {
  const card = byNumber(trace.cards, number);
  if (!card) return [];
  const principle = byNumber(trace.principles, card.principle);
  const trends = (principle?.trends ?? []).map(({ number: trend, by }) => ({ trend: byNumber(trace.trends, trend), by })).filter(({ trend }) => trend);
  const inspiration = byNumber(trace.inspirations, card.inspiration);
  return [
    principle && { kind: 'Principle', number: principle.number, title: principle.title, by: card.principle_by, cards: otherCards(principle, number) },
    ...trends.map(({ trend, by }) => ({ kind: 'Trend', number: trend.number, title: trend.title, by, cards: [] })),
    inspiration && { kind: 'Inspiration', number: inspiration.number, title: inspiration.title, by: card.inspiration_by, cards: otherCards(inspiration, number) },
    ...card.quotes.map((id) => (trace.quotes ?? []).find((quote) => quote.id === id)).filter(Boolean)
      .map((quote) => ({ kind: 'Quote', quote, by: card.quotes_by, cards: otherCards(quote, number) })),
  ].filter(Boolean);
}

function stepElement(runId, { kind, number, title, quote, by, cards }) {
  const words = quote
    ? [h('q', {}, quote.text), ' ', h('span.where', {}, whereOf(quote))]
    : [`${kind} ${number}: ${title}`];
  const address = quote && placeOf(runId, quote);
  const more = [KNOWN[by], cards.length && `also behind ${cards.length === 1 ? 'card' : 'cards'} ${cards.join(', ')}`].filter(Boolean);
  return h('li', {}, address ? h('a.quote', { href: address }, ...words) : h('span', {}, ...words), more.length > 0 && h('span.soft', {}, more.join('; ')));
}

async function explain(runId, card) {
  try {
    const steps = stepsOf(await api.trace(runId), card.number);
    const body = steps.length
      ? h('ol.why', {}, steps.map((step) => stepElement(runId, step)))
      : h('p', {}, 'Nothing is known of what this card rests on: its run was made before cards had sources, or its model named none.');
    tell({ title: `Why “${card.title}”?`, body });
  } catch (problem) {
    toast(`The trace cannot be shown: ${problem.message}`, 'bad');
  }
}

/** Nothing without a run that can be asked. */
export function whyButton(runId, card) {
  return runId && h('button.quiet.why-button', { type: 'button', on: { click: () => explain(runId, card) } }, icon('link'), 'Why this card?');
}
