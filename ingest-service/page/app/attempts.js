// All attempts of a run, with a link that compares two.
import * as api from './api.js';
import { h } from './dom.js';
import { duration, moment, money } from './format.js';
import { icon } from './icons.js';
import { badge } from './run-rows.js';

export function attemptsSection(runId) {
  const body = h('tbody');
  const link = h('a.button.quiet', {}, icon('compare'), 'Compare side by side');
  const element = h('section', { hidden: true, 'aria-labelledby': 'attempts-title' },
    h('div.section-head', {}, h('h2', { id: 'attempts-title' }, 'Attempts'), link),
    h('div.table-frame.paper', { tabindex: '0', role: 'group', 'aria-label': 'Attempts as a table' }, h('table', {},
      h('thead', {}, h('tr', {}, ['Attempt', 'State', 'From stage', 'Model', 'Cost', 'Took', 'Requested'].map((head) => h('th', { scope: 'col' }, head)))), body)));
  return {
    element,
    async load(latest) {
      if (latest < 2) return;
      const { attempts } = await api.attempts(runId).catch(() => ({ attempts: [] }));
      if (attempts.length < 2) return;
      const ordered = [...attempts].sort((a, b) => b.attempt - a.attempt);
      body.replaceChildren(...ordered.map(row));
      link.href = `#/runs/${encodeURIComponent(runId)}/compare?a=${ordered[1].attempt}&b=${ordered[0].attempt}`;
      element.hidden = false;
    },
  };
}

function row(attempt) {
  const took = attempt.completed_at && attempt.requested_at ? Date.parse(attempt.completed_at) - Date.parse(attempt.requested_at) : undefined;
  return h('tr', {}, h('th', { scope: 'row' }, attempt.attempt), h('td', {}, state(attempt)), h('td', {}, attempt.from_stage ?? 1),
    h('td', {}, attempt.model ?? '—'), h('td', {}, money(attempt.cost_usd)), h('td', {}, duration(took) || '—'), h('td', {}, moment(attempt.requested_at)));
}

// One that waited never ends itself: a later attempt goes on from it.
function state(attempt) {
  return attempt.continued_by ? `Went on in attempt ${attempt.continued_by}` : badge(attempt.status);
}
