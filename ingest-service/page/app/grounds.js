// What a card rests on: quotes of the document, as links to their places.
import { h } from './dom.js';

/** The address of a quote's passage in the viewer; none for a quote that was not found. */
export function placeOf(runId, { passage, start, end }) {
  if (!runId || !passage) return undefined;
  const at = new URLSearchParams({ passage, start: start ?? 0, end: end ?? 0 });
  return `#/runs/${encodeURIComponent(runId)}/document?${at}`;
}

const NAMES = { page: 'page', slide: 'slide', sheet: 'sheet' };

/** Where a quote stands, for people. */
export function whereOf({ passage, place }) {
  if (!passage) return 'not found in the document';
  if (NAMES[place?.kind]) return `${NAMES[place.kind]} ${place.number}`;
  return place?.name ? `“${place.name}”` : `passage ${passage}`;
}

const CHOSEN = 'Chosen by code, as the model named none.';

/** Nothing for a card of which no evidence is known. */
export function groundsElement(runId, evidence) {
  const { quotes = [], quotes_by: by, principle, principle_title: title } = evidence ?? {};
  if (!quotes.length) return false;
  return h('details.grounds', {},
    h('summary', {}, quotes.length === 1 ? 'Rests on 1 quote' : `Rests on ${quotes.length} quotes`),
    h('ul', {}, quotes.map((quote) => {
      const address = placeOf(runId, quote);
      const words = [h('q', {}, quote.text), ' ', h('span.where', {}, whereOf(quote))];
      return h('li', {}, address ? h('a.quote', { href: address }, ...words) : h('span.quote', {}, ...words));
    })),
    title && h('p.soft', {}, `Principle ${principle}: ${title}`),
    by && by !== 'model' && h('p.soft', {}, CHOSEN));
}
