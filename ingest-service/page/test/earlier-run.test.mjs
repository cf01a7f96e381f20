import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';

const { earlierRun } = await import('../app/earlier-run.js');

const HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'; // of "hello"
const file = { arrayBuffer: async () => new TextEncoder().encode('hello').buffer };

function answering(runs) {
  const asked = [];
  globalThis.fetch = async (path) => {
    asked.push(path);
    return { ok: true, status: 200, headers: new Headers(), json: async () => ({ runs }) };
  };
  return asked;
}

test('an earlier run on the same bytes for the same company is offered', async () => {
  const asked = answering([{ run_id: 'r 1', created_at: new Date().toISOString() }]);
  const earlier = earlierRun(() => 'acme');
  await earlier.look(file);
  assert.deepEqual(asked, [`/runs?q=${HASH}&company_id=acme&limit=1`]);
  assert.equal(earlier.element.hidden, false);
  assert.match(earlier.element.textContent, /ran for this company before.*Open that run/);
  assert.equal(earlier.element.children.find((one) => one.getAttribute)?.getAttribute('href'), '#/runs/r%201');

  await earlier.look(null);
  assert.equal(earlier.element.hidden, true);
});

test('nothing is said where there is none, or the list does not answer', async () => {
  answering([]);
  const earlier = earlierRun(() => 'acme');
  await earlier.look(file);
  assert.equal(earlier.element.hidden, true);
  globalThis.fetch = async () => { throw new Error('away'); };
  await earlier.look(file);
  assert.equal(earlier.element.hidden, true);
});
