import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { cardElement, cardText } from '../app/cards.js';
import { loadPipelines } from '../app/pipelines.js';

const CARD = { number: 2, title: 'Two', tagline: 'Short', problem: 'It is cold.', why_now: '' };

test('a card shows the fields that the service names, in their order', async () => {
  serve(() => PIPELINES);
  await loadPipelines();
  const parts = cardElement(CARD).all('part');
  assert.deepEqual(parts.map((part) => part.children[0].textContent), ['Problem', 'Why Now']);
  assert.deepEqual(parts.map((part) => part.children[1].textContent), ['It is cold.', '—']);
  assert.ok(parts[1].classes.has('part-why-now'));
});

test('a copied card leaves empty fields out', () => {
  assert.equal(cardText(CARD), '## 2. Two\n\n*Short*\n\n**Problem:** It is cold.');
});
