import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';

const { attemptsSection } = await import('../app/attempts.js');

function answering(attempts) {
  globalThis.fetch = async () => ({ ok: true, status: 200, headers: new Headers(), json: async () => ({ attempts }) });
}

test('an attempt that waited names the one that went on', async () => {
  answering([
    { attempt: 2, status: 'COMPLETED', from_stage: 4 },
    { attempt: 1, status: 'RUNNING', from_stage: 1, continued_by: 2 },
  ]);
  const section = attemptsSection('r');
  await section.load(2);
  assert.equal(section.element.hidden, false);
  assert.match(section.element.textContent, /2Completed4.*1Went on in attempt 21/);
});

test('a run of one attempt has no list of them', async () => {
  const section = attemptsSection('r');
  await section.load(1);
  assert.equal(section.element.hidden, true);
});
