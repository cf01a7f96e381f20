import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { letter, summary } from '../app/letters-view.js';

const LETTER = {
  id: 'run-failed-dlt:0:7', topic: 'run-failed', consumer_group: 'persistence-sink', at: '2026-01-01T00:00:00Z',
  error: 'It is <b>odd</b>.', can_succeed: true, advice: 'Remove the cause.',
};

test('a letter says who refused it, why, and what to do', () => {
  const text = letter(LETTER).textContent;
  assert.match(text, /run-failed-dlt:0:7, refused by persistence-sink/);
  assert.match(text, /It is <b>odd<\/b>\..*Remove the cause\./);
  assert.doesNotMatch(text, /Cannot succeed/);
});

test('a letter that cannot succeed says so', () => {
  assert.match(letter({ ...LETTER, can_succeed: false }).textContent, /Cannot succeed as it is\. Remove the cause\./);
});

test('the summary counts those that need a repair', () => {
  assert.equal(summary({ total: 0, needing_repair: 0 }).textContent, 'None waits.');
  assert.equal(summary({ total: 3, needing_repair: 2 }).textContent, '3 wait, 2 of which cannot succeed as they are.');
});
