import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import './fake-dom.mjs';
import * as api from '../app/api.js';
import { accountElement, beginWith, isKnown, loadSession, may, userId, whenOver } from '../app/session.js';
import { reasonOf } from '../app/login-view.js';

const ANNA = { mode: ['jwt'], caller: { name: 'Anna', user: 'anna', role: 'author', companies: ['a'], all_companies: false }, csrf_token: 't0ken' };

let asked;
let answers;

beforeEach(() => {
  asked = [];
  answers = {};
  document.body = { dataset: {} };
  document.getElementById = () => ({ replaceChildren() {} });
  globalThis.fetch = async (path, { method, headers }) => {
    asked.push({ path, method, headers });
    const [status, body] = answers[`${method} ${path}`] ?? [200, {}];
    return new Response(JSON.stringify(body), { status });
  };
});

test('requests that change something have the token of the session, others have not', async () => {
  answers['GET /session'] = [200, ANNA];
  await loadSession();
  await api.runs({});
  await api.cancel('r');
  await api.star('c', true);
  assert.deepEqual(asked.slice(1).map(({ headers }) => headers['x-csrf-token']), [undefined, 't0ken', 't0ken']);
});

test('a role includes those before it, and what is about all companies is for those of all', async () => {
  answers['GET /session'] = [200, ANNA];
  await loadSession();
  assert.deepEqual(['viewer', 'author', 'operator'].map(may), [true, true, false]);
  assert.equal(document.body.dataset.may, 'viewer author');
  assert.equal(userId(), undefined);
  assert.equal(accountElement().textContent, 'Anna author · aLog out');
  answers['GET /session'] = [200, { ...ANNA, caller: { ...ANNA.caller, role: 'operator', all_companies: true } }];
  await loadSession();
  assert.equal(document.body.dataset.may, 'viewer author operator statistics letters');
  answers['GET /session'] = [200, { ...ANNA, caller: { ...ANNA.caller, role: undefined } }];
  await loadSession();
  assert.equal(document.body.dataset.may, '');
});

test('a service in local mode asks nobody and names the page', async () => {
  answers['GET /session'] = [200, { mode: ['local'], caller: { name: 'anybody', role: 'admin', companies: [], all_companies: true } }];
  await loadSession();
  assert.equal(userId(), 'web');
  assert.equal(accountElement().textContent, '');
});

test('a session that is over shows the login once, and its token is sent no more', async () => {
  answers['GET /session'] = [200, ANNA];
  answers['GET /runs'] = [401, { detail: 'Say who you are.' }];
  await loadSession();
  let shown = 0;
  whenOver(() => { shown += 1; });
  await assert.rejects(api.runs({}), /Say who you are/);
  await assert.rejects(api.runs({}));
  assert.equal(shown, 1);
  assert.equal(isKnown(), false);
  await api.cancel('r');
  assert.equal(asked.at(-1).headers['x-csrf-token'], undefined);
});

test('a key goes into one header of one request', async () => {
  answers['GET /session'] = [200, { mode: ['keys'] }];
  await loadSession();
  assert.equal(isKnown(), false);
  answers['POST /session'] = [200, { ...ANNA, mode: ['keys'] }];
  await beginWith('ipk_1');
  await api.runs({});
  assert.deepEqual(asked.map(({ headers }) => headers.authorization), [undefined, 'Bearer ipk_1', undefined]);
  assert.equal(isKnown(), true);
});

test('a login that failed says why, in words of this page alone', () => {
  assert.match(reasonOf(new URLSearchParams('reason=expired')), /too long/);
  assert.equal(reasonOf(new URLSearchParams('reason=<b>')), '');
  assert.equal(reasonOf(undefined), '');
});
