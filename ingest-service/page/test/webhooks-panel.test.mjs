import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { deliveryTable, outcome, secretNote, stateWords, webhook } from '../app/webhooks-panel.js';

const HOOK = { id: 'wh_1', url: 'https://hooks.example.com/<b>', description: '', types: [], state: 'active' };

test('a webhook says how it is', () => {
  assert.equal(stateWords(HOOK), 'Active');
  assert.equal(stateWords({ ...HOOK, state: 'paused' }), 'Paused');
  assert.equal(stateWords({ ...HOOK, state: 'disabled', reason: 'It answered 410, which says that it is gone.' }), 'Disabled. It answered 410, which says that it is gone.');
  assert.match(stateWords({ ...HOOK, failing_since: '2026-11-29T10:00:00Z' }), /failing since/);
});

test('a webhook that is not active can be enabled, and no test is sent to it', () => {
  const active = webhook(HOOK, {}).textContent;
  assert.match(active, /hooks\.example\.com\/<b>Active · everythingSend a testPause/);
  const disabled = webhook({ ...HOOK, state: 'disabled', types: ['run.completed'] }, {}).textContent;
  assert.match(disabled, /run\.completedEnableNew secret/);
  assert.doesNotMatch(disabled, /Send a test/);
});

test('a secret is shown with the address that it is for', () => {
  assert.match(secretNote({ secret: 'whsec_x', webhook: HOOK }).textContent, /shown this once.*whsec_x/);
});

test('a delivery says what came of it', () => {
  assert.equal(outcome({ state: 'pending', tries: [] }), 'Not tried yet');
  assert.equal(outcome({ state: 'delivered', tries: [{ status: 204 }] }), 'Status 204');
  assert.equal(outcome({ state: 'failed', tries: [{}, { status: 503, problem: 'It answered with status 503.' }] }), 'It answered with status 503. (try 2) Given up.');
  const text = deliveryTable([{ id: 'msg_1', type: 'run.completed', run_id: 'run-7', state: 'delivered', created_at: '2026-11-29T10:00:00Z', tries: [{ status: 200, response: '<i>ok</i>' }] }], () => {}).textContent;
  assert.match(text, /run\.completedrun-7deliveredStatus 200<i>ok<\/i>Send again/);
});
