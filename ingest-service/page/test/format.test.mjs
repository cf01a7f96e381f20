import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago, companyName, decoded, documentName, duration, isEnded, money, now, setServerTime, short } from '../app/format.js';

test('a part of an address is a text, or none', () => {
  assert.equal(decoded('r%2D1'), 'r-1');
  for (const none of ['%', '%zz', 'a%C3', '%FF']) assert.equal(decoded(none), null);
});

test('durations get coarser as they grow', () => {
  assert.equal(duration(undefined), '');
  assert.equal(duration(12.4), '12 ms');
  assert.equal(duration(1530), '1.5 s');
  assert.equal(duration(59_990), '0 min 59 s');
  assert.equal(duration(125_000), '2 min 5 s');
  assert.equal(duration(3_720_000), '1 h 2 min');
});

test('small amounts of money keep their digits', () => {
  assert.equal(money(0), '$0');
  assert.equal(money(0.00001), '< $0.0001');
  assert.equal(money(0.0123), '$0.0123');
  assert.equal(money('1.5'), '$1.50');
});

test('a document is named by its upload, then by its address', () => {
  assert.equal(documentName('http://h/documents/' + 'a'.repeat(64) + '?name=Trends.pdf'), 'Trends.pdf');
  assert.equal(documentName('http://h/documents/' + 'a'.repeat(64)), 'Uploaded document');
  assert.equal(documentName('http://h/documents/' + 'a'.repeat(64) + '?name=a%1B%E2%80%AEb.pdf'), 'ab.pdf');
  assert.equal(documentName('http://h/documents/' + 'a'.repeat(64) + '?name=' + 'x'.repeat(500)).length, 100);
  assert.equal(documentName('https://example.com/a/Report%20One.pdf'), 'Report One.pdf');
  assert.equal(documentName('https://example.com/'), 'example.com');
  assert.equal(documentName('nonsense'), 'nonsense');
});

test('a company without a name is named by its id', () => {
  assert.equal(companyName('bank-of-the-west'), 'Bank of the West');
});

test('the clock follows the server, except for less than its whole seconds', () => {
  const received = Date.now();
  setServerTime(new Date(received + 60_000).toUTCString(), received);
  assert.ok(Math.abs(now() - Date.now() - 60_000) < 1500);
  setServerTime(new Date(received + 500).toUTCString(), received);
  assert.ok(Math.abs(now() - Date.now()) < 100);
  setServerTime('nonsense');
  assert.ok(Math.abs(now() - Date.now()) < 100);
});

test('times are told relative to now for a week', () => {
  const before = (seconds) => new Date(now() - seconds * 1000).toISOString();
  assert.equal(ago(before(1)), 'just now');
  assert.equal(ago(before(120)), '2 minutes ago');
  assert.equal(ago(before(86_400)), 'yesterday');
  assert.match(ago(before(30 * 86_400)), /\d{4}/);
});

test('numbers are whole up to ten thousand', () => {
  assert.equal(short(9_999), '9,999');
  assert.equal(short(12_345), '12.3K');
});

test('a run ends by completion, failure, cancellation or erasure', () => {
  assert.deepEqual(['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'FORGOTTEN'].map(isEnded), [false, false, true, true, true, true]);
});
