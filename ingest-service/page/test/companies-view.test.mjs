import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { table, versionWords } from '../app/companies-view.js';
import { words } from '../app/company-view.js';

test('a table of companies names their versions', () => {
  const text = table([{ id: 'acme', name: 'Acme <b>', profile: true, version: 3, runs: 7 }, { id: 'c', name: 'c', profile: false }]).textContent;
  assert.match(text, /Acme <b>acmeVersion 37/);
  assert.match(text, /ccNone/);
  assert.equal(versionWords({ profile: true, version: 0 }), 'As shipped');
});

test('a company says where its profile comes from', () => {
  assert.match(words(null)[0], /no profile yet/);
  assert.match(words({ version: 0, source: 'SHIPPED' })[0], /As shipped/);
  assert.match(words({ version: 0, source: 'PROCESSOR' })[0], /file of the processors/);
  assert.match(words({ version: 3, source: 'CHANGED', changed_by: 'anna', changed_at: '2026-11-30T00:00:00Z' })[0], /Version 3, by anna/);
});
