import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileOf, textOf } from '../app/profile-fields.js';

const PROFILE = {
  name: 'Acme', description: 'Anvils.', portfolio: ['anvils', 'springs'],
  brands: [{ name: 'Anvil', role: 'heavy: very' }, { name: 'Hammer' }], tone: 'loud', markets: ['Canada'],
};

test('a profile becomes texts and comes back as it was', () => {
  const texts = Object.fromEntries(Object.keys(PROFILE).map((name) => [name, textOf(PROFILE, name)]));
  assert.equal(texts.brands, 'Anvil: heavy: very\nHammer');
  assert.deepEqual(profileOf(texts), PROFILE);
});

test('what is empty is left out', () => {
  assert.deepEqual(profileOf({ name: ' Acme ', tone: ' ', markets: '\n \n' }), { name: 'Acme' });
  assert.equal(textOf(undefined, 'name'), '');
});

test('markup stays text', () => {
  assert.deepEqual(profileOf({ name: '<b>A</b>' }), { name: '<b>A</b>' });
});
