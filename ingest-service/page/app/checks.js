// What code found in cards, as small marks with a sentence each.
import { h } from './dom.js';
import { cardFields } from './pipelines.js';

/** The checks of the stages whose results are shown, by the number of the card. */
export const checksOf = (stages) => new Map((stages ?? []).flatMap(({ json }) => json?.checks ?? []).map((check) => [check.card, check]));

const labelOf = (field) => cardFields().find(({ name }) => name === field)?.label ?? field.charAt(0).toUpperCase() + field.slice(1);

const quoted = (numbers) => numbers.map(({ field, text }) => `“${text}” (${labelOf(field)})`).join(', ');

const lengthOf = ({ field, characters, min, max }) => `${labelOf(field)} has ${characters} characters; ${min} to ${max} are usual.`;

/** @returns `word` for the mark and `sentence` for its explanation; those that are `good` ask for nothing */
export function marksOf(check) {
  if (!check) return [];
  const { brands = [], other_brands: others = [], lengths = [], numbers = [], alike } = check;
  return [
    brands.length
      ? { kind: 'brand', good: true, word: brands.join(', '), sentence: `Names ${brands.join(', ')} of the company's brands.` }
      : { kind: 'brand', word: 'no brand', sentence: 'Names no brand of the company.' },
    others.length && { kind: 'other-brand', word: others.join(', '), sentence: `Names ${others.join(', ')}, which belongs to another company.` },
    numbers.length && { kind: 'number', word: numbers.length === 1 ? 'a number without source' : `${numbers.length} numbers without source`, sentence: `Not in the texts that the card was made of: ${quoted(numbers)}.` },
    lengths.length && { kind: 'length', word: 'unusual length', sentence: lengths.map(lengthOf).join(' ') },
    alike && { kind: 'alike', word: `like card ${alike.card}`, sentence: `Says nearly the same as card ${alike.card}: likeness ${alike.likeness} of 1.` },
  ].filter(Boolean);
}

/** The sentences that ask a reader to look. */
export const warningsOf = (check) => marksOf(check).filter(({ good }) => !good).map(({ sentence }) => sentence);

/** Nothing for a card that nobody checked. */
export function marksElement(check) {
  const marks = marksOf(check);
  return marks.length > 0 && h('ul.marks', { 'aria-label': 'Checks' }, marks.map(({ kind, good, word, sentence }) =>
    h('li.mark', { title: sentence, data: { kind, good: String(Boolean(good)) } },
      h('span', { 'aria-hidden': 'true' }, word), h('span.visually-hidden', {}, sentence))));
}
