// A company: its profile in a form. A change makes a version; stage 4 tells the model of the newest.
import * as api from './api.js';
import { forgetCompanies } from './companies.js';
import { companyShares } from './company-shares.js';
import { h, setHidden, setText } from './dom.js';
import { ago } from './format.js';
import { toast } from './notices.js';
import { spendPanel } from './spend-panel.js';
import { webhooksPanel } from './webhooks-panel.js';
import { FIELDS, profileOf, textOf } from './profile-fields.js';

export function companyView(root, { id, setTitle }) {
  setTitle(id);
  const heading = h('h1', {}, id);
  const version = h('p.soft.small');
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const body = h('div', { 'aria-busy': 'true' }, h('div.skeleton'));
  root.append(h('div.page-head', {}, heading, version), problem, body);
  const leaving = new AbortController();
  root.append(spendPanel(id, leaving.signal), webhooksPanel(id, leaving.signal), companyShares(id, leaving.signal));

  function show(company) {
    setText(heading, company?.name ?? id);
    setTitle(company?.name ?? id);
    version.replaceChildren(...words(company));
    body.replaceChildren(profileForm(company, async (profile) => {
      const changed = await api.putProfile(id, profile, company?.version ?? null);
      forgetCompanies();
      show(changed);
      toast(`${changed.name} is at version ${changed.version}`);
    }));
  }

  api.company(id, leaving.signal).then(show, (failure) => {
    if (leaving.signal.aborted) return;
    if (failure.status === 404) {
      show(null);
      return;
    }
    body.replaceChildren();
    setText(problem, failure.message);
    setHidden(problem, false);
  }).finally(() => body.removeAttribute('aria-busy'));
  return () => leaving.abort();
}

export function words(company) {
  if (!company) return ['A new company: it has no profile yet.'];
  if (company.source === 'PROCESSOR') return ['From a file of the processors. What you save here comes before it.'];
  if (!company.version) return ['As shipped. What you save here comes before it.'];
  return [`Version ${company.version}, by ${company.changed_by} `, ago(company.changed_at)];
}

function profileForm(company, save) {
  const controls = new Map();
  const problem = h('p.problem', { role: 'alert', hidden: true });
  const button = h('button.primary', { type: 'submit' }, 'Save');
  const fields = FIELDS.map(([name, label, { lines, long }]) => {
    const field = `profile-${name}`;
    const text = textOf(company?.profile, name);
    const control = lines || long
      ? h('textarea', { id: field, name, rows: Math.min(10, Math.max(3, text.split('\n').length + 1)), value: text, 'aria-describedby': `${field}-problem` })
      : h('input', { id: field, name, value: text, autocomplete: 'off', 'aria-describedby': `${field}-problem` });
    const complaint = h('p.problem', { id: `${field}-problem`, role: 'alert', hidden: true });
    controls.set(name, { control, complaint });
    return h(lines || long ? 'div.field.wide' : 'div.field', {}, h('label', { for: field }, label), control, complaint);
  });
  return h('form.profile.paper', { novalidate: true, 'aria-label': 'Profile', on: { submit: async (event) => {
    event.preventDefault();
    complain(controls, problem, null);
    button.disabled = true;
    try {
      await save(profileOf(Object.fromEntries([...controls].map(([name, { control }]) => [name, control.value]))));
    } catch (failure) {
      complain(controls, problem, failure);
    } finally {
      button.disabled = false;
    }
  } } }, fields, problem, h('div.buttons', {}, button));
}

function complain(controls, problem, failure) {
  const rest = [];
  for (const { control, complaint } of controls.values()) {
    control.removeAttribute('aria-invalid');
    setHidden(complaint, true);
  }
  for (const [name, message] of failure?.fields ?? []) {
    const found = controls.get(name.replace(/\[.*/, ''));
    if (!found) {
      rest.push(`${name} ${message}.`);
      continue;
    }
    found.control.setAttribute('aria-invalid', 'true');
    setText(found.complaint, `It ${message}.`);
    setHidden(found.complaint, false);
  }
  const text = failure && (!failure.fields?.size || rest.length) ? [failure.message, ...rest].join(' ') : '';
  setText(problem, text);
  setHidden(problem, !text);
}
