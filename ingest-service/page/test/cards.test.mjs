import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { cardElement, cardText } from '../app/cards.js';
import { lossesNotice, lossesOf } from '../app/losses.js';
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

test('a card that stands in for an unreadable one is marked, with the reason where there is one', () => {
  const standard = { ...CARD, parsed: false };
  const losses = [{ code: 'fallback_card', message: 'Card 1 is lost.', card: 1 }, { code: 'fallback_card', message: 'Card 2 is lost.', card: 2 }];
  const marked = cardElement(standard, { losses });
  assert.equal(marked.dataset.standard, 'true');
  assert.equal(marked.all('fallback')[0].textContent, 'Card 2 is lost. The output of its stage has the whole answer.');
  assert.match(cardElement(standard).all('fallback')[0].textContent, /^This card could not be read from the answer\. /);
  assert.equal(cardElement({ ...CARD, parsed: true }).dataset.standard, 'false');
  assert.deepEqual(cardElement({ ...CARD, number: 3, parsed: true }, { losses }).all('fallback'), []);
});

test('the losses of a run stand above its cards', () => {
  const notice = lossesNotice();
  assert.ok(notice.element.hidden);
  notice.show(lossesOf([{ number: 1 }, { number: 2, degraded: [{ code: 'a', message: 'One.' }] }, { number: 5, degraded: [{ code: 'b', message: 'Two.', card: 4 }] }]));
  assert.ok(!notice.element.hidden);
  assert.equal(notice.element.textContent, 'One.Two.');
  notice.show([]);
  assert.ok(notice.element.hidden);
});
