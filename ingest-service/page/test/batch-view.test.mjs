import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import './markdown-stub.mjs';

const { batchBoard, batchWords, documentsOf } = await import('../app/batch-view.js');
const { batchRow } = await import('../app/batches-view.js');

const run = (company, more = {}) => ({
  run_id: `b.1.${company}`, document: 1, document_name: 'report <i>.pdf', company_id: `acme-${company}`, status: 'COMPLETED', current_stage: 5, attempt: 2, ...more,
});

test('the counts and the cost are said in words', () => {
  assert.equal(batchWords({ counts: { COMPLETED: 2, RUNNING: 1 }, cost_usd: 0.25 }), '2 completed, 1 running · $0.25');
  assert.equal(batchWords({ counts: { PENDING: 3 }, cost_usd: 0 }), '3 waiting');
});

test('cards stand side by side, a column for each company', () => {
  const found = new Map([
    ['b.1.1', { cards: [{ number: 1, title: 'Kefir <b>to go</b>', tagline: 'Cold.' }, { number: 2, title: 'Two' }] }],
    ['b.1.2', { cards: [{ number: 2, title: 'Spice' }] }],
  ]);
  const board = batchBoard([run(1), run(2), run(3, { status: 'PENDING', current_stage: 0, waiting_for: 'shared_stages' }), run(4, { status: 'FAILED', error_message: 'Odd.' })], found);
  const [head, ...rows] = board.all('batch-table')[0].children.flatMap((part) => part.children);
  assert.equal(head.children.length, 5);
  assert.match(head.children[1].textContent, /Acme 1.*Completed/);
  assert.match(head.children[3].textContent, /Waits for the first run/);
  assert.match(head.children[4].textContent, /Failed.*Odd\./);
  assert.equal(rows.length, 2);
  assert.deepEqual(rows[0].children.map((cell) => cell.textContent), ['1', 'Kefir <b>to go</b>Cold.', '—', '—', '—']);
  assert.deepEqual(rows[1].children.map((cell) => cell.textContent), ['2', 'Two', 'Spice', '—', '—']);
  assert.equal(rows[0].children[1].children[0].getAttribute('href'), '#/runs/b.1.1');
});

test('each document has a table of its own', () => {
  assert.deepEqual(documentsOf([run(1), run(2), run(1, { document: 2 })]).map((runs) => runs.length), [2, 1]);
});

test('a row of the list leads to the batch', () => {
  const row = batchRow({ batch_id: 'b 1', documents: 2, company_ids: ['acme-1', 'acme-2'], user_id: 'u', created_at: new Date().toISOString() });
  assert.match(row.textContent, /2 documents for Acme 1, Acme 2/);
  assert.equal(row.children[0].getAttribute('href'), '#/batches/b%201');
});
