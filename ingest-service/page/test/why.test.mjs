import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';

const { stepsOf, whyButton } = await import('../app/why.js');

const QUOTE = { id: 'q1', text: 'They refill.', passage: 'p3.2', start: 4, end: 16, place: { kind: 'page', number: 3 }, cards: [1] };
const TRACE = {
  cards: [
    { number: 1, title: 'One', principle: 2, principle_by: 'model', inspiration: 1, inspiration_by: 'inspiration', quotes: ['q1', 'q9'], quotes_by: 'likeness' },
    { number: 2, title: 'Two', quotes: [] },
  ],
  principles: [{ number: 2, title: 'Refill', trends: [{ number: 1, by: 'named' }, { number: 7, by: 'named' }], cards: [1, 4] }],
  trends: [{ number: 1, title: 'Refills', inspiration: 1, principles: [2] }],
  inspirations: [{ number: 1, title: 'Jars', quotes: ['q1'], trends: [1], cards: [1, 3, 5] }],
  quotes: [QUOTE],
};

test('the steps lead from the card back to the document, and say what else follows', () => {
  assert.deepEqual(stepsOf(TRACE, 1), [
    { kind: 'Principle', number: 2, title: 'Refill', by: 'model', cards: [4] },
    { kind: 'Trend', number: 1, title: 'Refills', by: 'named', cards: [] },
    { kind: 'Inspiration', number: 1, title: 'Jars', by: 'inspiration', cards: [3, 5] },
    { kind: 'Quote', quote: QUOTE, by: 'likeness', cards: [] },
  ]);
});

test('a card without sources has no steps', () => {
  assert.deepEqual(stepsOf(TRACE, 2), []);
  assert.deepEqual(stepsOf(TRACE, 9), []);
});

test('without a run there is nothing to ask', () => {
  assert.ok(!whyButton(undefined, { number: 1 }));
  assert.ok(whyButton('r', { number: 1 }).classes.has('why-button'));
});
