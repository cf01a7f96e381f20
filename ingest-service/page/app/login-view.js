// In place of all views until somebody is known: the issuer's login, or a key in exchange for a session.
import { h, setHidden, setText } from './dom.js';
import { beginWith, callerName, isKnown, loginPath, takes } from './session.js';

const REASONS = {
  refused: 'The login was refused. If you have an account here, ask an administrator which companies and role it has.',
  expired: 'That login took too long, or was begun in another window. Log in again.',
  unavailable: 'The login service does not answer. Try again in a moment.',
};

export const reasonOf = (parameters) => REASONS[parameters?.get('reason')] ?? '';

export function loginView(root, { parameters, setTitle, view = '/', onKnown }) {
  setTitle('Log in');
  if (isKnown()) {
    root.append(h('div.empty', {}, h('h1', {}, 'You are logged in'), h('p', {}, callerName()), h('a.button.primary', { href: '#/runs' }, 'Look at the runs')));
    return;
  }
  const reason = reasonOf(parameters);
  const after = view.startsWith('/login') ? '/' : view || '/';
  root.append(h('div.login', {}, h('h1', {}, 'Log in'),
    reason && h('p.notice.bad', { role: 'alert' }, reason),
    loginPath() && h('a.button.primary.large', { href: `${loginPath()}?view=${encodeURIComponent(after)}` }, 'Log in'),
    keyForm(onKnown)));
}

/** A key is what machines have; it lets a person in where no issuer is set up, and administrators everywhere. */
function keyForm(onKnown) {
  const input = h('input', { id: 'key', name: 'key', type: 'password', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'key-hint key-problem' });
  const problem = h('p.problem', { id: 'key-problem', role: 'alert', hidden: true });
  const form = h('form.key-form.paper', { novalidate: true, 'aria-label': 'Log in with a key' },
    h('div.field', {}, h('label', { for: 'key' }, takes('keys') ? 'Key' : 'Token'), input),
    h('p.soft.small', { id: 'key-hint' }, hint()), problem,
    h('button', { type: 'submit' }, loginPath() ? 'Use a key' : 'Log in'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const key = input.value.trim();
    if (!key) return;
    try {
      await beginWith(key);
      input.value = '';
      await onKnown();
    } catch (failure) {
      setText(problem, failure.message);
      setHidden(problem, false);
      input.focus();
    }
  });
  return loginPath() ? h('details.options', {}, h('summary', {}, 'With a key instead'), form) : form;
}

function hint() {
  return takes('keys')
    ? 'An administrator makes one: ./pipeline keys create --company ID --role author. This browser gets a session for it and does not keep the key.'
    : 'A token of the issuer for this service. This browser gets a session until the token ends and does not keep it.';
}
