import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { serve } from './fake-dom.mjs';
import { resultsLoader } from '../app/results-loader.js';

const settled = () => new Promise((done) => { setImmediate(() => setImmediate(() => setImmediate(done))); });
const COMPLETED = { status: 'COMPLETED', attempt: 1, stages: [{ status: 'COMPLETED' }] };

test('polls until the sink has written the end of the run', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let answer = { run: { status: 'RUNNING', attempt: 1 }, stages: [], cards: [] };
  const requested = serve(() => answer);
  const shown = [];
  const loader = resultsLoader('r 1', (results) => shown.push(results.run.status), () => {});
  loader.load(COMPLETED);
  await settled();
  answer = { run: { status: 'COMPLETED', attempt: 1 }, stages: [{}], cards: [{}] };
  mock.timers.tick(200);
  await settled();
  mock.timers.tick(60_000);
  await settled();
  assert.deepEqual(requested, ['/runs/r%201', '/runs/r%201']);
  assert.deepEqual(shown, ['RUNNING', 'COMPLETED']);
  assert.deepEqual(loader.results().inspirations, []);
  mock.timers.reset();
});

test('a database that is down is reported and polled more slowly', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let answer = new Error();
  const requested = serve(() => answer);
  const problems = [];
  const loader = resultsLoader('r', () => {}, (problem) => problems.push(problem?.message));
  loader.load(COMPLETED);
  await settled();
  mock.timers.tick(2999);
  await settled();
  assert.equal(requested.length, 1);
  answer = { run: { status: 'COMPLETED', attempt: 1 }, stages: [{}], cards: [{}] };
  mock.timers.tick(1);
  await settled();
  assert.equal(requested.length, 2);
  assert.match(problems[0], /cannot be read/);
  assert.equal(problems[1], undefined);
  mock.timers.reset();
});

test('results that are on their way for a second are told to be late', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let answer = { run: { status: 'COMPLETED', attempt: 1 }, stages: [{}], cards: [{}], results_pending: true };
  serve(() => answer);
  const late = [];
  const loader = resultsLoader('r', (results, isLate) => late.push(isLate), () => {});
  loader.load(COMPLETED);
  await settled();
  for (let i = 0; i < 4; i++) {
    mock.timers.tick(200);
    await settled();
  }
  answer = { ...answer, results_pending: false };
  mock.timers.tick(200);
  await settled();
  assert.deepEqual(late, [false, false, false, false, true, false]);
  mock.timers.reset();
});

test('nothing is requested after a stop', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const requested = serve(() => ({ run: { status: 'RUNNING', attempt: 1 }, stages: [], cards: [] }));
  const loader = resultsLoader('r', () => {}, () => {});
  loader.load(COMPLETED);
  await settled();
  loader.stop();
  mock.timers.tick(60_000);
  await settled();
  assert.equal(requested.length, 1);
  mock.timers.reset();
});
