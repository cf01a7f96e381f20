import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from './fake-dom.mjs';
import { seenBeforeMarks } from '../app/seen-before.js';

const FOUND = {
  cards: [
    { card: 2, seen_before: [
      { run_id: 'r/1', card: 4, title: 'Known by Name', likeness: 0.83 },
      { run_id: 'r2', card: 1, title: 'Named', likeness: 0.5 },
    ] },
    { card: 9, seen_before: [{ run_id: 'r2', card: 1, title: 'Of a card that is not shown', likeness: 1 }] },
  ],
};

test('a card that was seen before links to the earlier runs', async () => {
  const requested = serve(() => FOUND);
  const marks = seenBeforeMarks('run 1');
  const [one, two] = [marks.placeFor(1), marks.placeFor(2)];
  assert.ok(one.hidden && two.hidden);
  await marks.load();
  assert.deepEqual(requested, ['/runs/run%201/seen-before']);
  assert.ok(one.hidden);
  assert.equal(two.hidden, false);
  assert.equal(two.textContent, 'Seen before: “Known by Name”, card 4, “Named”, card 1.');
  assert.equal(two.children[1].getAttribute('href'), '#/runs/r%2F1');
});

test('cards stay as they are where earlier ones cannot be known', async () => {
  const requested = serve(() => undefined);
  const marks = seenBeforeMarks('r3');
  const place = marks.placeFor(1);
  await marks.load();
  assert.equal(requested.length, 1);
  assert.ok(place.hidden);
  const without = seenBeforeMarks(undefined);
  without.placeFor(1);
  await without.load();
  assert.equal(requested.length, 1, 'without a run nothing is asked');
});
