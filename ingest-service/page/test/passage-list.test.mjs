import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from './fake-dom.mjs';
import { passageList, passageText, placeName } from '../app/passage-list.js';

const marks = (node) => (node.children ?? []).flatMap((child) => [...(child.nodeName === 'MARK' ? [child.textContent] : []), ...marks(child)]);
const all = (node, tag) => (node.children ?? []).flatMap((child) => [...(child.nodeName === tag ? [child.textContent] : []), ...all(child, tag)]);

test('places have names for people', () => {
  assert.equal(placeName({ kind: 'page', number: 12 }), 'Page 12');
  assert.equal(placeName({ kind: 'slide', number: 4, name: 'Outlook' }), 'Slide 4 · Outlook');
  assert.equal(placeName({ kind: 'sheet', number: 2, name: 'Budget' }), 'Sheet 2 · Budget');
  assert.equal(placeName({ kind: 'section', number: 3, name: 'Refilling' }), 'Refilling');
  assert.equal(placeName({ kind: 'section', number: 3 }), 'Section 3');
  assert.equal(placeName({ kind: 'section', number: 0 }), 'Beginning');
});

test('the quote is marked in its passage', () => {
  const text = 'People refill jars.\nAt home.';
  assert.deepEqual(marks(passageText(text, { start: 7, end: 18 })), ['refill jars']);
  assert.deepEqual(marks(passageText(text, { start: 20, end: 99 })), ['At home.']);
  assert.deepEqual(marks(passageText(text, null)), []);
  assert.equal(passageText(text, { start: 7, end: 18 }).textContent, text);
});

test('rows become a table, in which the quote is marked cell by cell', () => {
  const text = 'Year | Share\n2024 | 31 %\n2025 | 42 %';
  const start = text.indexOf('2025');
  const table = passageText(text, { start, end: text.length });
  assert.deepEqual(all(table, 'TH'), ['Year', 'Share']);
  assert.deepEqual(all(table, 'TD'), ['2024', '31 %', '2025', '42 %']);
  assert.deepEqual(marks(table), ['2025', '42 %']);
});

test('headings lose their signs, and are left out where they repeat the name of the place', () => {
  const text = '## Sheet: Shops\n\nTown | Jars\nBonn | 12\n\n### Others\nNone.';
  const place = { kind: 'sheet', number: 1, name: 'Shops' };
  const shown = passageText(text, null, place);
  assert.deepEqual(shown.all('passage-heading').map((one) => one.textContent), ['Others']);
  assert.deepEqual(all(shown, 'TD'), ['Bonn', '12']);
  assert.equal(shown.all('passage-text')[0].textContent, 'None.');
  assert.deepEqual(marks(passageText(text, { start: 3, end: 15 }, place)), ['Sheet: Shops']);
});

test('passages of one place stand under its name, and no more than a page of them', () => {
  const passage = (id, number) => ({ id, place: { kind: 'page', number }, text: `Text of ${id}` });
  const list = passageList('r', { passage: 'p2.1' }, () => {});
  list.show({ document: { passages: 250 }, from: 100, passages: [passage('p1.9', 1), passage('p2.1', 2), passage('p2.2', 2)], next_cursor: 'p2.2' });
  assert.deepEqual(all(list.element, 'H2'), ['Page 1', 'Page 2']);
  assert.deepEqual(list.element.all('passage').map((one) => one.dataset.wanted), ['false', 'true', 'false']);
  const [pager] = list.element.all('pager');
  assert.ok(!pager.hidden);
  assert.equal(pager.children[1].textContent, 'Passages 101 to 103 of 250');
});

test('the next page of passages is asked for by its beginning', async () => {
  globalThis.scrollTo = () => {};
  document.getElementById = () => document.createElement('div');
  const page = (from) => ({ document: { passages: 250 }, from, passages: [{ id: `p${from}.1`, place: { kind: 'page', number: 1 }, text: 'x' }], ...(from < 200 && { next_cursor: 'x' }) });
  const requested = serve((path) => page(Number(new URL(path, 'http://h').searchParams.get('from'))));
  const list = passageList('r', null, assert.fail);
  list.show(page(100));
  const [pager] = list.element.all('pager');
  await pager.children[2].onclick();
  await pager.children[0].onclick();
  assert.deepEqual(requested, ['/runs/r/passages?limit=100&from=101', '/runs/r/passages?limit=100&from=1']);
});
