import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';

const { groundsElement, placeOf, whereOf } = await import('../app/grounds.js');

const QUOTE = { text: 'They refill.', passage: 'p3.2', start: 4, end: 16, place: { kind: 'page', number: 3 } };

test('a quote leads to its place in the document', () => {
  assert.equal(placeOf('run 1', QUOTE), '#/runs/run%201/document?passage=p3.2&start=4&end=16');
  assert.equal(placeOf('r', { text: 'Invented.' }), undefined);
  assert.equal(placeOf(undefined, QUOTE), undefined);
});

test('people read where it stands', () => {
  assert.equal(whereOf(QUOTE), 'page 3');
  assert.equal(whereOf({ passage: 'h2.1', place: { kind: 'section', number: 2, name: 'Rain' } }), '“Rain”');
  assert.equal(whereOf({ passage: 'h0.1', place: { kind: 'section', number: 0 } }), 'passage h0.1');
  assert.equal(whereOf({ text: 'Invented.' }), 'not found in the document');
});

test('a card without evidence shows none', () => {
  assert.equal(groundsElement('r', undefined), false);
  assert.equal(groundsElement('r', { quotes: [] }), false);
});
