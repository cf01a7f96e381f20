import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { madeNote, requestOf, shareItem, shownCards, viewsOf } from '../app/share-panel.js';

const SHARE = { id: 'sh_1', state: 'open', attempt: 1, views: 0, created_at: '2026-11-29T10:00:00Z', created_by: 'anna', expires_at: '2026-12-06T10:00:00Z' };
const boxes = (...checked) => checked.map((on, i) => ({ checked: on, value: String(i + 1) }));
const FIELDS = { title: ' ', note: '', length: '7d', quotes: true, reasons: false };

test('all cards are shared without naming them, some by their numbers', () => {
  assert.deepEqual(requestOf({ ...FIELDS, boxes: boxes(true, true) }), { expires_in: '7d', include_quotes: true, include_reasons: false });
  assert.deepEqual(requestOf({ ...FIELDS, boxes: boxes(true, false, true), title: ' Autumn ', note: 'agency' }),
    { cards: [1, 3], title: 'Autumn', note: 'agency', expires_in: '7d', include_quotes: true, include_reasons: false });
  assert.throws(() => requestOf({ ...FIELDS, boxes: boxes(false, false) }), /at least one card/);
});

test('a link says what it shows and how often it was opened', () => {
  assert.equal(shownCards(SHARE), 'All cards');
  assert.equal(shownCards({ cards: [2] }), 'Card 2');
  assert.equal(shownCards({ cards: [1, 3] }), 'Cards 1, 3');
  assert.equal(viewsOf(SHARE), 'Not opened yet');
  assert.match(viewsOf({ views: 1, last_viewed_at: '2026-11-29T10:00:00Z' }), /^Opened once, last /);
  assert.match(viewsOf({ views: 1200, last_viewed_at: '2026-11-29T10:00:00Z' }), /^Opened 1.200 times, last /);
});

test('only a link that is open can be revoked', () => {
  let revoked;
  const item = shareItem({ ...SHARE, title: '<b>', note: 'for B' }, (share) => { revoked = share.id; });
  assert.match(item.textContent, /^Open · All cards · Not opened yet<b> \(for B\)/);
  item.lastElementChild.listeners.get('click')();
  assert.equal(revoked, 'sh_1');
  assert.doesNotMatch(shareItem({ ...SHARE, state: 'expired' }, () => {}).textContent, /Revoke/);
});

test('in the list of a company a link names its run', () => {
  const item = shareItem({ ...SHARE, run_id: 'a b' }, () => {}, true);
  assert.match(item.textContent, /Run · until/);
  assert.doesNotMatch(shareItem({ ...SHARE, run_id: 'a b' }, () => {}).textContent, /Run/);
});

test('a new link is shown with what keeps others from reaching it', () => {
  const text = madeNote({ url: 'http://localhost:8080/s/ips_x', warning: 'This link opens on this machine alone.' }).textContent;
  assert.match(text, /shown this once.*ips_x.*on this machine alone/);
});
