import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { shapeOf, timeline } from '../app/timeline.js';

const stage = (number, status, more = {}) => ({ number, title: `Title ${number}`, status, tries: 0, ...more });

test('a timeline has the stages of the status, whatever their number', () => {
  const shown = timeline();
  shown.show({ status: 'RUNNING', stages: [1, 2, 3, 4, 5, 6].map((number) => stage(number, number < 3 ? 'COMPLETED' : 'PENDING', { duration_ms: 1500 })) });
  assert.equal(shown.element.children.length, 6);
  assert.match(shown.element.children[0].textContent, /Title 1.*1\.5 s/);
});

test('a running stage is shown as retrying or stalled', () => {
  const running = { status: 'RUNNING' };
  assert.equal(shapeOf(stage(1, 'RUNNING'), running), 'RUNNING');
  assert.equal(shapeOf(stage(1, 'RUNNING', { waiting: true }), running), 'STALLED');
  assert.equal(shapeOf(stage(1, 'RUNNING', { next_try_at: new Date(Date.now() + 9000).toISOString() }), running), 'RETRYING');
  assert.equal(shapeOf(stage(1, 'RUNNING'), { status: 'CANCELLED' }), 'CANCELLED');
  assert.equal(shapeOf(stage(1, 'COMPLETED', { waiting: true }), running), 'COMPLETED');
});
