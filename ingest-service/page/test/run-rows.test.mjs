import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { runRow, steps } from '../app/run-rows.js';
import { loadPipelines } from '../app/pipelines.js';

const classes = (run) => steps(run).children.map((mark) => [...mark.classes].join());

test('a row has as many marks as the run has stages in its version', async () => {
  assert.deepEqual(classes({ status: 'COMPLETED', current_stage: 3, pipeline_version: 1 }), [], 'unknown before the service answers');
  serve((path) => (path === '/pipelines' ? PIPELINES : { companies: [] }));
  await loadPipelines();
  assert.deepEqual(classes({ status: 'COMPLETED', current_stage: 3, pipeline_version: 1 }), ['done', 'done', 'done']);
  assert.deepEqual(classes({ status: 'RUNNING', current_stage: 2, pipeline_version: 2 }), ['done', 'at', '', '']);
  assert.deepEqual(classes({ status: 'PENDING', current_stage: 0, pipeline_version: 2 }), ['', '', '', '']);
});

test('a row links to its run', () => {
  const row = runRow({ run_id: 'a/b', status: 'FAILED', current_stage: 1, pipeline_version: 1, blob_url: 'https://h/x.pdf', company_id: 'c', cost_usd: 0.5, created_at: '2026-01-01T00:00:00Z' });
  assert.equal(row.children[0].getAttribute('href'), '#/runs/a%2Fb');
  assert.match(row.textContent, /x\.pdf.*Failed.*\$0\.50/);
});

test('a run that waits for a review says so instead of running', () => {
  const run = { run_id: 'r', status: 'RUNNING', current_stage: 3, pipeline_version: 1, blob_url: 'https://h/x.pdf', company_id: 'c', cost_usd: 0, created_at: '2026-01-01T00:00:00Z' };
  assert.equal(runRow(run).all('badge')[0].textContent, 'Running');
  const [mark] = runRow({ ...run, waiting_for: 'review' }).all('badge');
  assert.equal(mark.textContent, 'Waits for review');
  assert.equal(mark.dataset.status, 'WAITING');
});

test('a completed run with losses is marked degraded, with the reasons', () => {
  const run = { run_id: 'r', status: 'COMPLETED', current_stage: 3, pipeline_version: 1, blob_url: 'https://h/x.pdf', company_id: 'c', cost_usd: 0, created_at: '2026-01-01T00:00:00Z' };
  assert.equal(runRow(run).all('badge')[0].dataset.status, 'COMPLETED');
  const [mark] = runRow({ ...run, degraded: [{ code: 'fallback_card', message: 'Card 3 is lost.', card: 3 }, { code: 'of_a_later_version', message: 'More is lost.' }] }).all('badge');
  assert.equal(mark.dataset.status, 'DEGRADED');
  assert.equal(mark.textContent, 'Completed, Degraded');
  assert.equal(mark.getAttribute('title'), 'Card 3 is lost.\nMore is lost.');
});
