import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { differenceElement, editMark, editedFact, fieldsOf, outputTools, requestOf } from '../app/edit.js';
import { cardElement } from '../app/cards.js';
import { loadPipelines } from '../app/pipelines.js';

const textsOf = (output) => Object.fromEntries(fieldsOf(output).map(({ name, text }) => [name, text]));

const INSPIRATIONS = {
  inspirations: [{ title: 'One', content: 'First.', key_elements: ['a', 'b'] }, { title: 'Two', content: 'Second.', key_elements: ['c'] }],
  quotes: [{ id: 'q1', inspiration: 2, text: 'Said\nso.', verified: true, passage: 'p1.1' }],
};

test('fields that nobody touched say the output that was read', async () => {
  serve(() => PIPELINES);
  await loadPipelines();
  assert.deepEqual(requestOf(INSPIRATIONS, textsOf(INSPIRATIONS)), {
    inspirations: INSPIRATIONS.inspirations,
    quotes: [{ inspiration: 2, text: 'Said so.' }],
  });
  assert.deepEqual(requestOf({ markdown: '# A' }, textsOf({ markdown: '# A' })), { markdown: '# A' });
  const card = { number: 1, title: 'T', problem: 'P', parsed: true };
  assert.equal(requestOf(card, textsOf(card)).title, 'T');
  assert.equal(requestOf(card, textsOf(card)).problem, 'P');
});

test('empty lines are no key elements and no quotes', () => {
  const texts = { ...textsOf(INSPIRATIONS), 'inspirations[0].key_elements': ' x \n\ny', 'quotes[0]': '\n' };
  const request = requestOf(INSPIRATIONS, texts);
  assert.deepEqual(request.inspirations[0].key_elements, ['x', 'y']);
  assert.deepEqual(request.quotes, [{ inspiration: 2, text: 'Said so.' }]);
});

test('an edited card says who, and what the model wrote where it differs', () => {
  const card = { number: 1, title: 'Mine', problem: 'Same', edited: { version: 1, by: 'ann', at: '2026-11-29T20:00:00Z', model: { title: 'Its', problem: 'Same' }, check: { card: 1, brands: ['Acme'] } } };
  const mark = editMark(card);
  assert.match(mark.textContent, /^Edited by ann/);
  assert.match(mark.textContent, /The model wrote.*Title.*Its/);
  assert.doesNotMatch(mark.textContent, /Same/);
  const checked = cardElement(card, { checks: new Map([[1, { card: 1, brands: [] }]]) });
  assert.match(checked.all('marks')[0].textContent, /Acme/);
  assert.equal(editMark({ number: 1, title: 'Its' }), false);
});

test('what somebody else changed stands beside one\'s own words', () => {
  const element = differenceElement([{ field: 'title', current: 'Theirs', yours: 'Mine' }, { field: 'problem', current: 'Now' }]);
  assert.match(element.textContent, /titleNow: TheirsYours: MineproblemNow: NowYours: —/);
});

test('one can go on from an output only once it is edited, and never from cards', () => {
  const changes = { onEdited() {}, onGoneOn() {} };
  const words = (stage) => [outputTools('r', stage, changes)].flat().filter(Boolean).map((button) => button.textContent);
  assert.deepEqual(words({ number: 3 }), ['Edit']);
  assert.deepEqual(words({ number: 3, newest_edit: { version: 2, by: 'ann' } }), ['Edit', 'Go on from here']);
  assert.deepEqual(words({ number: 5, json: { cards: [] } }), []);
  assert.equal(editedFact({ newest_edit: { by: 'ann' } }), 'edited by ann, not gone on from yet');
  assert.equal(editedFact({ edited: { by: 'ann' } }), 'edited by ann');
});
