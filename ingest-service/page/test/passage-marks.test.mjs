import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, isFound, locate, pieces } from '../app/passage-marks.js';

const texts = (page, ranges) => ranges.map(({ from, to }) => page.slice(from, to));

test('white space, hyphens, ligatures, accents and quotation marks do not count', () => {
  assert.equal(counted('ﬁ\u00adnal co-\noperation “café”').text, counted('Final  cooperation "cafe\u0301"').text);
});

test('each counted character knows where it stands', () => {
  const { text, starts, ends } = counted('a 𝐁ﬁ');
  assert.equal(text, 'abfi');
  assert.deepEqual(starts, [0, 2, 4, 4]);
  assert.deepEqual(ends, [1, 4, 5, 5]);
});

test('a passage is found across the lines of a page, and the quote in it', () => {
  const passage = 'People refill jars at home, and they like to cooperate.';
  const page = 'A title.People re-\nfill jars at home,and they like to co-operate.The end.';
  const start = passage.indexOf('refill');
  const found = locate(passage, page, start, start + 'refill jars'.length);
  assert.equal(found.passage.share, 1);
  assert.deepEqual(texts(page, found.passage.ranges), ['People re-\nfill jars at home,and they like to co-operate.']);
  assert.deepEqual(texts(page, found.quote.ranges), ['re-\nfill jars']);
  assert.ok(isFound(found));
});

test('parts that the page has in another order are found one by one', () => {
  const passage = 'The first half stands on the left side. The second half stands on the right side.';
  const page = 'The second half stands on the right side. A footer. The first half stands on the left side.';
  const found = locate(passage, page);
  assert.equal(found.passage.share, 1);
  assert.deepEqual(texts(page, found.passage.ranges), ['The second half stands on the right side.', 'The first half stands on the left side.']);
});

test('of equal sentences the one is meant where the text goes on', () => {
  const page = 'Prices rise again. Nothing more. Before it all. Prices rise again. People save energy.';
  const found = locate('Before it all. Prices rise again. People save energy.', page);
  assert.deepEqual(texts(page, found.passage.ranges), ['Before it all. Prices rise again. People save energy.']);
});

test('a page with other words is not taken for the passage', () => {
  const found = locate('Entirely different words are written in this one, of course.', 'People refill jars at home, and they like to cooperate.', 0, 20);
  assert.deepEqual(found.quote, { share: 0, ranges: [] });
  assert.ok(!isFound(found));
  assert.ok(!isFound(locate('Something', '', 0, 4)));
});

test('a short passage is found whole', () => {
  assert.deepEqual(locate('42 %', 'Sum: 42% of all').passage.ranges, [{ from: 5, to: 8 }]);
});

test('a piece of the page knows what it is part of', () => {
  const passage = [{ from: 5, to: 30 }];
  const quote = [{ from: 12, to: 15 }];
  assert.deepEqual(pieces(10, 10, passage, quote), [
    { from: 0, to: 2, kind: 'passage' }, { from: 2, to: 5, kind: 'quote' }, { from: 5, to: 10, kind: 'passage' },
  ]);
  assert.deepEqual(pieces(5, 40, passage, quote), [{ from: 0, to: 5, kind: null }]);
});

test('a passage of the longest kind is looked for without delay', () => {
  const page = 'ab'.repeat(20_000);
  const before = performance.now();
  assert.ok(isFound(locate('ab'.repeat(750), page)));
  assert.ok(!isFound(locate('ba'.repeat(10) + 'xy'.repeat(750), 'ba'.repeat(5) + page)));
  assert.ok(performance.now() - before < 2000);
});
