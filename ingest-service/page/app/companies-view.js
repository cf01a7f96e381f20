// The companies: their profiles' versions, and the way to change or add one.
import * as api from './api.js';
import { h, setHidden, setText } from './dom.js';
import { count } from './format.js';

export function companiesView(root, { setTitle }) {
  setTitle('Companies');
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const body = h('div', { 'aria-busy': 'true' }, h('div.skeleton'));
  root.append(h('div.page-head', {}, h('h1', {}, 'Companies')), problem, body, addForm());
  let left = false;
  api.companies().then(
    ({ companies }) => left || body.replaceChildren(companies.length ? table(companies) : h('p.soft', {}, 'None yet.')),
    (failure) => {
      if (left) return;
      body.replaceChildren();
      setText(problem, failure.message);
      setHidden(problem, false);
    },
  ).finally(() => body.removeAttribute('aria-busy'));
  return () => {
    left = true;
  };
}

export function table(companies) {
  return h('div.table-frame.paper', { tabindex: '0', role: 'group', 'aria-label': 'Companies as a table' }, h('table', {},
    h('thead', {}, h('tr', {}, ['Company', 'Id', 'Profile', 'Runs'].map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, companies.map((company) => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: `#/companies/${encodeURIComponent(company.id)}` }, company.name)),
      h('td', {}, h('code', {}, company.id)),
      h('td', {}, versionWords(company)),
      h('td', {}, company.runs === undefined ? '' : count(company.runs)))))));
}

export function versionWords({ profile, version }) {
  if (!profile) return 'None';
  return version ? `Version ${version}` : 'As shipped';
}

function addForm() {
  const input = h('input', { id: 'new-company', name: 'id', maxlength: 128, autocomplete: 'off', required: true, pattern: '[A-Za-z0-9._\\-]+', title: 'Letters, digits, dots, underscores and hyphens' });
  return h('form.add-company', { 'aria-label': 'Add a company', on: { submit: (event) => {
    event.preventDefault();
    location.hash = `#/companies/${encodeURIComponent(input.value.trim())}`;
  } } }, h('div.field', {}, h('label', { for: 'new-company' }, 'Id of a new company'), input), h('button', { type: 'submit' }, 'Add'));
}
