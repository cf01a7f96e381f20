// Who is at the page, what they may do, and the way to log in and out.
import * as api from './api.js';
import { h } from './dom.js';
import { toast } from './notices.js';

const ROLES = ['viewer', 'author', 'operator', 'admin'];

/** Until the service has answered: of a service that asks nobody. */
let session = { mode: ['local'], caller: { name: 'anybody', role: 'admin', companies: [], all_companies: true } };
let onOver = () => {};

export const isLocal = () => session.mode.includes('local');
export const isKnown = () => Boolean(session.caller);
export const takes = (means) => session.mode.includes(means);
export const loginPath = () => session.login;
export const callerName = () => session.caller?.name;

/** Whether the person has a role or one that includes it. The service checks it again. */
export const may = (role) => ROLES.indexOf(session.caller?.role) >= ROLES.indexOf(role);

/** Runs are started in one's own name; without a login, in the page's. */
export const userId = () => (isLocal() ? 'web' : undefined);

/** Called when the service knows the person no longer. */
export function whenOver(listener) {
  onOver = listener;
}

function take(answer) {
  session = answer;
  api.setCsrfToken(answer.csrf_token);
  const every = session.caller?.all_companies;
  const rights = ROLES.filter(may);
  if (every && may('viewer')) rights.push('statistics');
  if (every && may('operator')) rights.push('letters');
  if (globalThis.document?.body) document.body.dataset.may = rights.join(' ');
}

export async function loadSession() {
  try {
    take(await api.session());
  } catch {
    take(session); // Each view says that the service is away.
  }
}

/** Keeps the key nowhere: the service gives a session for it. */
export async function beginWith(key) {
  take(await api.beginSession(key));
}

async function logOut() {
  try {
    const { issuer_logout: elsewhere } = await api.endSession();
    location.assign(elsewhere ?? '/');
    if (!elsewhere) location.reload();
  } catch (problem) {
    toast(`You are still logged in: ${problem.message}`, 'bad');
  }
}

/** The name and the way out; nothing where nobody is asked. */
export function accountElement() {
  if (isLocal()) return h('span');
  const { name, role, companies, all_companies: every } = session.caller;
  const where = every ? 'all companies' : companies.join(', ');
  return h('span.account-known', {},
    h('span.account-name', { title: where }, name, h('span.soft.small', {}, ` ${role ?? 'no role'} · ${where}`)),
    h('button.quiet.small-button', { type: 'button', on: { click: logOut } }, 'Log out'));
}

api.whenUnknown(() => {
  if (!isKnown()) return;
  take({ ...session, caller: undefined, csrf_token: undefined });
  document.getElementById('account').replaceChildren();
  onOver();
});
