import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { exportMenu, FORMATS, progressOf, written } from '../app/export-menu.js';

function server(...jobs) {
  const asked = [];
  globalThis.fetch = async (path, { method, body }) => {
    asked.push([method, path, body && JSON.parse(body)]);
    return { ok: true, status: 200, headers: new Headers(), json: async () => jobs.shift() };
  };
  return asked;
}

test('an export is asked for until it is done, and tells how far it is', async () => {
  const asked = server(
    { export_id: 'e1', state: 'WAITING', runs_done: 0, runs_total: 3, cards: 0 },
    { export_id: 'e1', state: 'WRITING', runs_done: 1, runs_total: 3, cards: 5 },
    { export_id: 'e1', state: 'DONE', runs_done: 3, runs_total: 3, cards: 15, file: '/exports/e1/file', name: 'a.pptx' },
  );
  const words = [];
  const job = await written({ search: { q: 'kefir' } }, 'pptx', (one) => words.push(one), async () => {});
  assert.equal(job.file, '/exports/e1/file');
  assert.deepEqual(asked[0], ['POST', '/exports', { format: 'pptx', search: { q: 'kefir' } }]);
  assert.deepEqual(asked.slice(1).map(([method, path]) => `${method} ${path}`), ['GET /exports/e1', 'GET /exports/e1']);
  assert.deepEqual(words, ['Waiting for other exports …', 'Reading run 2 of 3 …']);
});

test('an export that fails says why', async () => {
  server({ export_id: 'e1', state: 'FAILED', problem: 'format takes at most 300 cards.' });
  await assert.rejects(written({ runs: ['r'] }, 'pdf', () => {}), /at most 300 cards/);
});

test('the words of an export of one run do not count runs', () => {
  assert.equal(progressOf({ state: 'WRITING', runs_done: 0, runs_total: 1, cards: 5 }), 'Writing 5 cards …');
});

test('the menu has a button for each format', () => {
  const menu = exportMenu(() => ({ runs: ['r'] }));
  const panel = menu.all('export-formats')[0];
  assert.deepEqual(panel.children.map((button) => button.textContent), FORMATS.map(([, name]) => name));
});
