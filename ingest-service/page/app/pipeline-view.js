// The whole pipeline: queues, calls, processors, throughput and spend, refreshed every two seconds.
import * as api from './api.js';
import { companies, nameOf } from './companies.js';
import { h, setHidden, setText } from './dom.js';
import { ago, count, money, now, short, STATUS_WORDS } from './format.js';
import { sparkline } from './sparkline.js';

const REFRESH_INTERVAL_MILLIS = 2000;
const DAYS = 30;
const DAY_MILLIS = 86_400_000;
const STATES = ['pending', 'running', 'completed', 'failed', 'cancelled'];

export function pipelineView(root, { setTitle }) {
  setTitle('Pipeline');
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const body = h('div.panels', { 'aria-busy': 'true' }, h('div.skeleton'), h('div.skeleton'));
  const fresh = h('p.soft.small');
  root.append(h('div.page-head', {}, h('h1', {}, 'Pipeline'), fresh), problem, body);
  const request = new AbortController();
  let timer;
  let shown = '';

  async function refresh() {
    if (!document.hidden) {
      try {
        const stats = await api.stats(request.signal);
        setHidden(problem, true);
        setText(fresh, 'Live, every two seconds');
        const wanted = JSON.stringify(stats);
        if (wanted !== shown) {
          shown = wanted;
          body.replaceChildren(...panels(stats));
        }
        body.removeAttribute('aria-busy');
      } catch (failure) {
        if (request.signal.aborted) return;
        setText(problem, failure.status === 404 ? 'This service has no statistics yet.' : failure.message);
        setHidden(problem, false);
        setText(fresh, '');
        if (!shown) body.replaceChildren();
      }
    }
    timer = setTimeout(refresh, REFRESH_INTERVAL_MILLIS);
  }

  companies().then(refresh);
  return () => {
    clearTimeout(timer);
    request.abort();
  };
}

function panel(id, title, wide, ...content) {
  return h(wide ? 'section.panel.paper.wide' : 'section.panel.paper', { 'aria-labelledby': id }, h('h2', { id }, title), content);
}

function panels(stats) {
  const runs = stats.runs ?? {};
  const throughput = (stats.throughput_per_minute ?? []).map(({ completed }) => completed);
  return [
    h('section.tiles', { 'aria-label': 'Runs by state' }, STATES.map((state) => h('a.tile.paper', { href: `#/runs?status=${state.toUpperCase()}`, data: { status: state.toUpperCase() } },
      h('span.tile-number', {}, short(runs[state])), h('span.tile-name', {}, STATUS_WORDS[state.toUpperCase()])))),
    panel('p-stages', 'Stages', true, stageTable(stats.stages ?? [])),
    panel('p-throughput', 'Completed per minute', false, throughput.some(Boolean) ? sparkline(throughput, { name: 'Runs completed per minute', latest: 'this minute', span: `${throughput.length} minutes` }) : nothing('No run was completed in the last hour.')),
    panel('p-processors', 'Processors', false, processors(stats.processors ?? []), stats.sink_lag === undefined || stats.sink_lag === null ? null
      : h('p.lag', {}, h('b', {}, count(stats.sink_lag)), stats.sink_lag === 1 ? ' event on its way to the database' : ' events on their way to the database')),
    panel('p-spend', 'Spend', true, spend(stats.spend ?? [])),
  ];
}

const nothing = (words) => h('p.soft', {}, words);

function bar(worth, most, kind) {
  return h(`span.bar.bar-${kind}`, { 'aria-hidden': 'true', data: { empty: String(!worth) }, custom: { share: most > 0 ? Math.min(1, worth / most) : 0 } });
}

function stageTable(stages) {
  const most = Math.max(1, ...stages.map((stage) => stage.queue_depth ?? 0));
  const busiest = Math.max(1, ...stages.map((stage) => stage.in_flight ?? 0));
  const figures = [
    ['Waiting in the queue', 'Queue', (stage) => [h('span.figure', {}, count(stage.queue_depth)), bar(stage.queue_depth, most, 'queue')]],
    ['In flight', 'In flight', (stage) => [h('span.figure', {}, count(stage.in_flight)), bar(stage.in_flight, busiest, 'flight')]],
    ['Calling', 'Calling', (stage) => count(stage.calling)],
    ['Before a retry', 'Retry', (stage) => count(stage.waiting_to_retry)],
    ['For a permit', 'Permit', (stage) => count(stage.waiting_for_permit)],
  ];
  // The roles are those of the elements: a narrow window lays the rows out as grids, which takes them away.
  return h('div.table-frame', { tabindex: '0', role: 'group', 'aria-label': 'Stages as a table' }, h('table.stages', { role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ['Stage', ...figures.map(([head]) => head)].map((head) => h('th', { scope: 'col', role: 'columnheader' }, head)))),
    h('tbody', { role: 'rowgroup' }, stages.map((stage) => h('tr', { role: 'row' }, h('th', { scope: 'row', role: 'rowheader' }, h('span.output-number', {}, stage.number), stage.title),
      figures.map(([, label, figure]) => h('td', { role: 'cell', data: { label } }, figure(stage))))))));
}

function processors(list) {
  if (!list.length) return nothing('No processor has sent a heartbeat. Runs wait until one starts.');
  const ordered = [...list].sort((a, b) => Number(b.alive) - Number(a.alive) || a.id.localeCompare(b.id));
  return h('ul.processors', {}, ordered.map(({ id, alive, last_seen: seen }) => h('li', {}, h('span.dot', { data: { alive: String(alive) }, 'aria-hidden': 'true' }),
    h('code', {}, id), h('span.soft.small', {}, alive ? 'alive' : `silent since ${ago(seen)}`))));
}

function spend(rows) {
  const byCompany = new Map();
  for (const { company_id: id, cost_usd: cost } of rows) byCompany.set(id, (byCompany.get(id) ?? 0) + Number(cost));
  const ordered = [...byCompany].sort(([, a], [, b]) => b - a);
  const total = ordered.reduce((sum, [, cost]) => sum + cost, 0);
  if (!total) return nothing('No costs so far.');
  const most = ordered[0][1];
  return [h('p.total', {}, h('b', {}, money(total)), ` in the last ${DAYS} days`),
    sparkline(byDay(rows), { name: 'Spend per day', latest: 'today', span: `${DAYS} days`, text: money }),
    h('ul.spend', {}, ordered.map(([id, cost]) => h('li', {}, h('span.spend-name', {}, nameOf(id)), bar(cost, most, 'spend'), h('span.figure', {}, money(cost)))))];
}

/** The last days, today last; a day without spend is none in the answer. */
function byDay(rows) {
  const days = Array.from({ length: DAYS }, (_, i) => new Date(now() - (DAYS - 1 - i) * DAY_MILLIS).toISOString().slice(0, 10));
  return days.map((day) => rows.filter((row) => row.day === day).reduce((sum, { cost_usd: cost }) => sum + Number(cost), 0));
}
