// The fields of a profile, as text that people write: a list has an entry on each line.
const LIST = { lines: true };

export const FIELDS = [
  ['name', 'Name', {}],
  ['description', 'Description', { long: true }],
  ['portfolio', 'Portfolio: categories, one on each line', LIST],
  ['brands', 'Brands, one on each line; a role after a colon', LIST],
  ['audiences', 'Audiences, one on each line', LIST],
  ['strengths', 'Strengths, one on each line', LIST],
  ['constraints', 'Constraints, one on each line', LIST],
  ['tone', 'Tone', {}],
  ['markets', 'Markets, one on each line', LIST],
  ['forbidden_themes', 'Forbidden themes, one on each line', LIST],
  ['review_after', 'Runs wait for a review after stages, such as 3, 5', { numbers: true }],
];

const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** Numbers as people list them; what is none stays as it is, for the service to refuse. */
export const numbersOf = (text) => text.split(/[\s,;]+/).filter(Boolean).map((one) => (/^\d+$/.test(one) ? Number(one) : one));

function brand(line) {
  const [name, ...role] = line.split(': ');
  return role.length ? { name: name.trim(), role: role.join(': ').trim() } : { name: line };
}

/** The text of a field of a profile, which may be absent. */
export function textOf(profile, name) {
  const value = profile?.[name];
  if (!Array.isArray(value)) return value ?? '';
  if (name === 'review_after') return value.join(', ');
  return value.map((entry) => (typeof entry === 'string' ? entry : entry.role ? `${entry.name}: ${entry.role}` : entry.name)).join('\n');
}

/** The profile that the texts say; empty fields are left out. */
export function profileOf(texts) {
  const profile = {};
  for (const [name, , { lines: isList, numbers }] of FIELDS) {
    const text = (texts[name] ?? '').trim();
    if (!text) continue;
    if (numbers) profile[name] = numbersOf(text);
    else if (name === 'brands') profile.brands = lines(text).map(brand);
    else profile[name] = isList ? lines(text) : text.replace(/\s+/g, ' ');
  }
  return profile;
}
