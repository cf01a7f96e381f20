import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { cardFields, kindOf, loadPipelines, stagesOf } from '../app/pipelines.js';

test('the versions are fetched until the service answers, and once then', async () => {
  serve(() => new Error());
  await loadPipelines();
  assert.deepEqual(stagesOf(1), []);
  assert.deepEqual(cardFields(), []);
  const requested = serve(() => PIPELINES);
  await loadPipelines();
  await loadPipelines();
  assert.deepEqual(requested, ['/pipelines']);
});

test('stages are those of the version, or of the newest', () => {
  assert.equal(stagesOf(1).length, 3);
  assert.equal(stagesOf().length, 4);
  assert.equal(stagesOf(9).length, 0);
  assert.equal(kindOf(2, 3), 'prose');
  assert.equal(kindOf(1, 3), 'opportunity-cards');
  assert.equal(kindOf(1, 4), undefined);
});
