import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { cardElement } from '../app/cards.js';
import { checksOf, marksOf, warningsOf } from '../app/checks.js';
import { asMarkdown } from '../app/download.js';
import { loadPipelines } from '../app/pipelines.js';

const GOOD = { card: 1, brands: ['North Pole'], other_brands: [], lengths: [], numbers: [] };
const BAD = {
  card: 2,
  brands: [],
  other_brands: ['Anvil'],
  lengths: [{ field: 'title', characters: 1, min: 2, max: 120 }],
  numbers: [{ field: 'why_now', text: '37 %' }, { field: 'problem', text: '1,200' }],
  alike: { card: 1, likeness: 0.61 },
};
const STAGES = [{ number: 1, json: { inspirations: [] } }, { number: 2 }, { number: 5, title: 'Cards', json: { cards: [], checks: [GOOD, BAD] } }];
const CARD = { number: 2, title: 'Two', problem: 'It is cold.' };

test('checks are found in whatever stage has them', async () => {
  serve(() => PIPELINES);
  await loadPipelines();
  assert.deepEqual([...checksOf(STAGES).keys()], [1, 2]);
  assert.equal(checksOf(undefined).size, 0);
  assert.equal(checksOf([{ number: 5, json: { cards: [] } }]).size, 0);
});

test('a mark has a word and a sentence that explains it', () => {
  assert.deepEqual(marksOf(GOOD).map(({ word }) => word), ['North Pole']);
  assert.deepEqual(warningsOf(GOOD), []);
  assert.deepEqual(marksOf(BAD).map(({ word }) => word), ['no brand', 'Anvil', '2 numbers without source', 'unusual length', 'like card 1']);
  assert.deepEqual(warningsOf(BAD), [
    'Names no brand of the company.',
    'Names Anvil, which belongs to another company.',
    'Not in the texts that the card was made of: “37 %” (Why Now), “1,200” (Problem).',
    'Title has 1 characters; 2 to 120 are usual.',
    'Says nearly the same as card 1: likeness 0.61 of 1.',
  ]);
  assert.deepEqual(marksOf(undefined), []);
});

test('a card shows its marks, and none where nobody checked it', () => {
  const marks = cardElement(CARD, { checks: checksOf(STAGES) }).all('mark');
  assert.equal(marks.length, 5);
  assert.equal(marks[0].dataset.good, 'false');
  assert.match(marks[0].textContent, /Names no brand of the company\./);
  assert.deepEqual(cardElement(CARD).all('mark'), []);
});

test('a run as Markdown has the warnings below each card', () => {
  const run = { run_id: 'r-1', pipeline_version: 2, company_id: 'acme', blob_url: 'https://h/t.pdf', created_at: '2026-01-01T00:00:00Z' };
  const text = asMarkdown({ run, inspirations: [], stages: STAGES, cards: [{ number: 1, title: 'One' }, CARD] });
  assert.match(text, /## 1\. One\n\n## 2\. Two/);
  assert.match(text, /It is cold\.\n\n> Names no brand of the company\.\n\n> Names Anvil/);
});
