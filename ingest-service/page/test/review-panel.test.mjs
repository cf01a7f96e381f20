import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import './markdown-stub.mjs';

const { decisionWords, reviewPanel, waitWords } = await import('../app/review-panel.js');
const { reviewRow } = await import('../app/reviews-view.js');

document.getElementById = () => document.createElement('div');
Object.getPrototypeOf(document.createElement('i')).remove = () => {};

const waiting = (more = {}) => ({
  status: 'RUNNING', attempt: 1, waiting_for: 'review', stages: [],
  review: { stage: 3, title: 'Universal <b>translation</b>', since: new Date(Date.now() - 3 * 3_600_000).toISOString(), ...more },
});

test('a run that waits shows the result and three decisions', async () => {
  const asked = [];
  globalThis.fetch = async (path, options) => {
    asked.push([path, options.method, options.body && JSON.parse(options.body)]);
    return { ok: true, status: 200, headers: new Headers(), json: async () => (options.method === 'POST'
      ? { decision: 'approved', stage: 3, attempt: 2 } : { stages: [{ number: 3, attempt: 1, markdown: '# Principles' }] }) };
  };
  const again = [];
  const panel = reviewPanel('r 1', (attempt) => again.push(attempt));
  assert.equal(panel.element.hidden, true);

  panel.show(waiting());
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(panel.element.hidden, false);
  assert.match(panel.element.textContent, /Stage 3, Universal <b>translation<\/b>, waits for your review/);
  assert.match(panel.element.textContent, /3 hours ago/);
  const buttons = panel.element.all('buttons')[0].children;
  assert.deepEqual(buttons.map((one) => one.textContent), ['Approve', 'Ask for changes …', 'Reject …']);

  await buttons[0].listeners.get('click')();
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(asked.at(-1), ['/runs/r%201/review', 'POST', { decision: 'approve', stage: 3, attempt: 1 }]);
  assert.deepEqual(again, [2]);

  panel.show({ status: 'RUNNING', attempt: 2, stages: [] });
  assert.equal(panel.element.hidden, true);
});

test('a wait says since when, until when, and that somebody was reminded', () => {
  const { review } = waiting({ until: '2030-01-02T03:04:05Z', reminded_at: new Date().toISOString() });
  assert.match(waitWords(review), /^Since 3 hours ago, until .*2030.*, reminded just now$/);
  assert.match(decisionWords({ decision: 'changes_requested', stage: 3, attempt: 2 }), /done again as attempt 2/);
  assert.match(decisionWords({ decision: 'rejected', stage: 3, attempt: 1 }), /rejected/);
});

test('a row of the list leads to the run', () => {
  const row = reviewRow({ run_id: 'r 1', document_name: 'report <i>.pdf', stage: 3, title: 'Universal translation', company_id: 'acme', since: new Date().toISOString() });
  assert.match(row.textContent, /report <i>\.pdf/);
  assert.equal(row.children[0].getAttribute('href'), '#/runs/r%201');
});
