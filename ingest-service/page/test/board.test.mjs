import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { actionOf, boardCard, ratingWords } from '../app/board-card.js';
import { conditionsOf, filterOf, queryOf } from '../app/board-filters.js';
import { newsOf } from '../app/notifications.js';

const CARD = { id: 'c1', run_id: 'r/1', title: 'Slow tea', status: 'new', starred: false, ratings: 0, comments: 0, tags: ['tea'], marks: ['number'], degraded: true, company_id: 'c', document_name: 'a.pdf', created_at: '2026-01-01T00:00:00Z' };

test('an address keeps the conditions, in one order and with every tag', () => {
  const filter = filterOf(new URLSearchParams('view=columns&tag=tea&status=new&tag=autumn&q=kefir&other=1&starred='));
  assert.deepEqual(filter, { q: 'kefir', status: 'new', tag: ['tea', 'autumn'] });
  assert.equal(queryOf(filter), 'q=kefir&status=new&tag=tea&tag=autumn');
  assert.deepEqual(filterOf(new URLSearchParams(queryOf(filter))), filter);
  assert.equal(conditionsOf({ since: '2026-01-02' }).since, '2026-01-02T00:00:00Z');
});

test('keys of a card ask for what they say, and others for nothing', () => {
  assert.deepEqual(actionOf('s', CARD), { starred: true });
  assert.deepEqual(actionOf('s', { ...CARD, starred: true }), { starred: false });
  assert.deepEqual(actionOf('4', CARD), { stars: 4 });
  assert.deepEqual(actionOf('w', CARD), { status: 'in_work' });
  for (const key of ['6', '0', 'q', 'Enter', 'Tab']) assert.equal(actionOf(key, CARD), undefined);
});

test('a card says its rating in words, and links to its run', () => {
  assert.equal(ratingWords(CARD), 'Not rated');
  assert.equal(ratingWords({ rating: 4.5, ratings: 2 }), 'Rated 4.5 of 5 by 2 persons');
  const element = boardCard(CARD, {}, false);
  assert.match(element.textContent, /Slow tea.*a\.pdf.*Not rated.*#tea.*Number without source.*Degraded/);
  assert.equal(element.all('board-from')[0].children.find((child) => child.nodeName === 'A').getAttribute('href'), '#/runs/r%2F1');
});

test('a key on a card acts, one in a field of it does not', () => {
  const acted = [];
  const element = boardCard(CARD, { act: (card, action) => acted.push(action) }, false);
  const press = (target) => element.listeners.get('keydown')({ target, key: 's', preventDefault() {} });
  press(element);
  press({});
  assert.deepEqual(acted, [{ starred: true }]);
});

test('a run that ends or waits is news, one that goes on is none', () => {
  const before = { status: 'RUNNING' };
  assert.equal(newsOf(before, { status: 'COMPLETED' }, 'a.pdf'), '“a.pdf” is completed.');
  assert.equal(newsOf(before, { status: 'RUNNING', waiting_for: 'review' }, 'a.pdf'), '“a.pdf” waits for a review.');
  assert.equal(newsOf(before, { status: 'RUNNING' }, 'a.pdf'), undefined);
  assert.equal(newsOf(undefined, { status: 'COMPLETED' }, 'a.pdf'), undefined);
});
