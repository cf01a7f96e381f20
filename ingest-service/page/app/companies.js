// The names of companies, fetched once; labels that show an id are renamed when they arrive.
import * as api from './api.js';
import { h, setText } from './dom.js';
import { companyName } from './format.js';

let asked;
const names = new Map();

/** Forgets the names, as when one has changed. */
export function forgetCompanies() {
  asked = undefined;
}

/** All known companies by name; empty while none is known. */
export function companies() {
  asked ??= api.companies().then(({ companies: known }) => {
    for (const { id, name } of known) if (name && name !== id) names.set(id, name);
    if (!known.length) asked = undefined;
    return known.map((company) => ({ ...company, name: nameOf(company.id) })).sort((a, b) => a.name.localeCompare(b.name));
  }).catch(() => {
    asked = undefined;
    return [];
  });
  return asked;
}

export const nameOf = (id) => names.get(id) ?? companyName(id);

export function companyLabel(id, kind = 'span') {
  const label = h(kind, {}, nameOf(id));
  if (!names.has(id)) companies().then(() => setText(label, nameOf(id)));
  return label;
}
