import assert from 'node:assert/strict';
import { test } from 'node:test';
import './fake-dom.mjs';
import { byDay, content, limitWords } from '../app/spend-panel.js';

const BUDGET = { state: 'SOFT_LIMIT_REACHED', limits: { month: { hard_usd: 10, hard_tokens: 2000000 } }, spent: { usd: 9 }, set_aside: { usd: 0.5 }, waiting: 2 };

test('days without runs are nothing', () => {
  assert.deepEqual(byDay('2026-11', [{ day: '2026-11-02', cost_usd: 1.5 }, { day: '2026-11-04', cost_usd: 2 }]), [0, 1.5, 0, 2]);
});

test('a limit that is reached is marked', () => {
  const text = content({ month: '2026-11', spent: { usd: 9, tokens: 1000 }, days: [], budget: BUDGET }).map((each) => each.textContent).join(' ');
  assert.match(text, /soft limit of this month is reached/);
  assert.match(text, /No runs this month/);
});

test('the budget is said in words', () => {
  assert.match(limitWords(BUDGET), /Hard limit: .*10.* or 2,000,000 tokens\. 2 runs wait/);
  assert.match(limitWords({ ...BUDGET, limits: {}, waiting: 0 }), /No hard limit for the month\.$/);
});
