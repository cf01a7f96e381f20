// A run in one line, with its progress.
import { companyLabel } from './companies.js';
import { h } from './dom.js';
import { ago, DEGRADED, documentName, moment, money, STATUS_WORDS, WAITS_FOR_REVIEW } from './format.js';
import { sentences } from './losses.js';
import { stagesOf } from './pipelines.js';

/** A completed run with losses is degraded; the reasons are its title. */
export function badge(status, losses) {
  const words = STATUS_WORDS[status] ?? status;
  return losses?.length
    ? h('span.badge', { data: { status: 'DEGRADED' }, title: sentences(losses).join('\n') }, h('span.visually-hidden', {}, `${words}, `), DEGRADED)
    : h('span.badge', { data: { status } }, words);
}

/** A run that waits for a person says so: nothing moves until somebody comes. */
function state(run) {
  return run.waiting_for === 'review' ? h('span.badge', { data: { status: 'WAITING' } }, WAITS_FOR_REVIEW) : badge(run.status, run.degraded);
}

/** One mark for each stage; the badge beside them says the same in words. */
export function steps(run) {
  const stages = stagesOf(run.pipeline_version).length;
  const done = run.status === 'COMPLETED' ? stages : Math.max(0, (run.current_stage ?? 0) - 1);
  return h('span.steps', { 'aria-hidden': 'true', data: { status: run.waiting_for ? 'WAITING' : run.status } },
    Array.from({ length: stages }, (_, i) => h('i', { class: i < done ? 'done' : i === done && run.current_stage ? 'at' : null })));
}

export function runRows(runs) {
  return h('ul.rows', {}, runs.map(runRow));
}

export function runRow(run) {
  return h('li', {}, h('a.row.paper', { href: `#/runs/${encodeURIComponent(run.run_id)}` },
    h('span.row-name', {}, run.title ?? documentName(run.blob_url), run.title && h('span.soft.small', {}, ` ${documentName(run.blob_url)}`), (run.tags ?? []).map((tag) => h('span.tag', {}, `#${tag}`))),
    companyLabel(run.company_id, 'span.row-company'),
    h('span.row-state', {}, steps(run), state(run)),
    h('span.row-cost', {}, Number(run.cost_usd) ? money(run.cost_usd) : ''),
    h('time.row-time', { datetime: run.created_at, title: moment(run.created_at) }, ago(run.created_at))));
}
