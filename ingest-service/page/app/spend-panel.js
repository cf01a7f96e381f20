// What a company has spent this month, by day, beside its budget.
import * as api from './api.js';
import { h } from './dom.js';
import { count, money } from './format.js';
import { sparkline } from './sparkline.js';

const STATES = {
  SOFT_LIMIT_REACHED: ['warn', 'The soft limit of this month is reached. Runs go on until the hard limit.'],
  HARD_LIMIT_REACHED: ['bad', 'The budget of this month is spent. New runs are refused until it is raised, or the next month begins.'],
};

/** Fills itself once the service has answered; stays empty without a database. */
export function spendPanel(id, signal) {
  const panel = h('section.panel.paper.spend-panel', { 'aria-label': 'Spend', hidden: true });
  api.spend(id, signal).then((spend) => {
    panel.append(...content(spend));
    panel.hidden = false;
  }, () => {});
  return panel;
}

export function content({ month, spent, days, budget }) {
  const [kind, warning] = STATES[budget?.state] ?? [];
  return [
    h('h2', {}, `Spend in ${month}`),
    warning ? h(`p.notice.${kind}`, { role: 'status' }, warning) : null,
    h('p.total', {}, h('b', {}, money(spent.usd)), ` and ${count(spent.tokens)} tokens`),
    days.length ? sparkline(byDay(month, days), { name: 'Spend per day', latest: 'on the last day with runs', span: 'the month', text: money }) : h('p.soft', {}, 'No runs this month.'),
    budget ? h('p.soft.small', {}, limitWords(budget)) : h('p.soft.small', {}, 'No budget is set.'),
  ].filter(Boolean);
}

/** Every day of the month up to the last one with runs; a day without runs is none in the answer. */
export function byDay(month, days) {
  const costs = new Map(days.map(({ day, cost_usd: cost }) => [day, Number(cost)]));
  const last = Number(days.at(-1).day.slice(8));
  return Array.from({ length: last }, (_, i) => costs.get(`${month}-${String(i + 1).padStart(2, '0')}`) ?? 0);
}

export function limitWords({ limits, spent, set_aside: aside, waiting }) {
  const { hard_usd: usd, hard_tokens: tokens } = limits.month ?? {};
  const hard = [usd === undefined ? null : money(usd), tokens === undefined ? null : `${count(tokens)} tokens`].filter(Boolean).join(' or ');
  return [`Counted for the budget: ${money(spent.usd)}, and ${money(aside.usd)} set aside for runs under way.`,
    hard ? `Hard limit: ${hard}.` : 'No hard limit for the month.',
    waiting ? `${count(waiting)} ${waiting === 1 ? 'run waits' : 'runs wait'} for what is set aside.` : ''].filter(Boolean).join(' ');
}
