// A batch: how far its runs are, and their cards side by side, a column for each company.
import * as api from './api.js';
import { companies, nameOf } from './companies.js';
import { ask } from './dialogs.js';
import { h, setHidden, setText } from './dom.js';
import { isEnded, money, STATUS_WORDS } from './format.js';
import { announce, toast } from './notices.js';
import { badge } from './run-rows.js';
import { may } from './session.js';

const PACE_MILLIS = 1500;
const WAITS = { review: 'Waits for review', shared_stages: 'Waits for the first run' };

export function batchView(root, { id, setTitle }) {
  setTitle(`Batch ${id}`);
  const leaving = new AbortController();
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const connection = h('p.notice', { hidden: true }, 'The connection is lost; reconnecting. The batch continues meanwhile.');
  const line = h('p.batch-line', { 'aria-live': 'polite' });
  const cancel = h('button.quiet', { type: 'button', hidden: true, on: { click: () => confirmCancel() } }, 'Cancel all …');
  const retry = h('button.quiet', { type: 'button', hidden: true, on: { click: () => change('retry') } }, 'Try the failed again');
  const boards = h('div.batch-boards');
  root.append(h('div.page-head', {}, h('h1', {}, 'Batch'), h('div.buttons', {}, retry, cancel)), connection, problem, line, boards);
  const found = new Map();
  let timer;
  let stop = () => {};
  let newest;

  function watch() {
    stop();
    stop = api.watchBatch(id, {
      onBatch: (batch, end) => {
        if (batch.ended) end();
        update(batch);
      },
      onConnection: (open) => setHidden(connection, open || newest?.ended),
      onGone: complain,
    });
  }

  /** Asks for the cards of runs that have completed, until they are stored. */
  async function update(batch) {
    clearTimeout(timer);
    newest = batch;
    try {
      await companies();
      await Promise.all(batch.runs.filter(({ status, run_id: run, attempt }) => status === 'COMPLETED' && found.get(run)?.attempt !== attempt).map(fetchCards));
      if (leaving.signal.aborted || newest !== batch) return;
      show(batch);
      if (batch.runs.some(lacksCards)) timer = setTimeout(() => update(batch), PACE_MILLIS);
    } catch (failure) {
      if (!leaving.signal.aborted && newest === batch) {
        complain(failure);
        if (failure.isPassing) timer = setTimeout(() => update(batch), PACE_MILLIS);
      }
    }
  }

  function complain(failure) {
    setText(problem, failure.message);
    setHidden(problem, false);
  }

  const lacksCards = ({ status, run_id: run }) => status === 'COMPLETED' && !found.has(run);

  /** Cards are stored a moment after the run has ended. */
  async function fetchCards({ run_id: run, attempt }) {
    const { cards } = await api.results(run, leaving.signal).catch((failure) => {
      if (leaving.signal.aborted) throw failure;
      return { cards: [] };
    });
    if (cards.length) found.set(run, { attempt, cards });
  }

  function show(batch) {
    setHidden(connection, true);
    setHidden(problem, true);
    setText(line, batchWords(batch));
    setHidden(cancel, batch.ended || !may('author'));
    setHidden(retry, !may('author') || !batch.runs.some(({ status }) => status === 'FAILED'));
    const wide = boards.querySelectorAll?.('.table-frame') ?? [];
    const places = [...wide].map((frame) => frame.scrollLeft);
    boards.replaceChildren(...documentsOf(batch.runs).map((runs) => batchBoard(runs, found)));
    places.forEach((left, i) => { if (boards.children[i]) boards.children[i].lastElementChild.scrollLeft = left; });
  }

  async function change(act) {
    const { run_ids: runs } = await api.changeBatch(id, act);
    toast(act === 'cancel' ? `Cancelled: ${runs.length}` : `Begun again: ${runs.length}`);
    announce(`${runs.length} runs changed`);
    watch();
  }

  function confirmCancel() {
    ask({ title: 'Cancel this batch?', text: 'Its runs that have not ended are cancelled. What they have cost is not given back.', confirm: 'Cancel all', danger: true, act: () => change('cancel') });
  }

  watch();
  return () => {
    stop();
    clearTimeout(timer);
    leaving.abort();
  };
}

/** "2 completed, 1 running · $0.04" */
export function batchWords({ counts, cost_usd: cost }) {
  const states = Object.entries(counts).map(([status, number]) => `${number} ${(STATUS_WORDS[status] ?? status).toLowerCase()}`);
  return [states.join(', '), Number(cost) ? money(cost) : ''].filter(Boolean).join(' · ');
}

/** The runs of each document. */
export function documentsOf(runs) {
  const documents = new Map();
  for (const run of runs) documents.set(run.document, [...(documents.get(run.document) ?? []), run]);
  return [...documents.values()];
}

/**
 * A table: a column for each company, a row for each card.
 * @param found the cards by the id of the run
 */
export function batchBoard(runs, found) {
  const name = runs[0].document_name ?? runs[0].blob_url;
  const rows = Math.max(0, ...runs.map(({ run_id: run }) => found.get(run)?.cards.length ?? 0));
  const numbers = Array.from({ length: rows }, (_, i) => i + 1);
  return h('section.batch-document', { 'aria-label': name },
    h('h2', {}, name),
    h('div.table-frame', { tabindex: 0, role: 'region', 'aria-label': `Cards on ${name}, by company` },
      h('table.batch-table', {},
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, h('span.visually-hidden', {}, 'Card')), runs.map(columnHead))),
        h('tbody', {}, numbers.map((number) => h('tr', {},
          h('th', { scope: 'row' }, number),
          runs.map(({ run_id: run }) => cardCell(run, found.get(run)?.cards.find((card) => card.number === number)))))))));
}

function columnHead(run) {
  const waits = WAITS[run.waiting_for];
  return h('th', { scope: 'col' },
    h('a', { href: `#/runs/${encodeURIComponent(run.run_id)}` }, nameOf(run.company_id)),
    h('span.batch-state', {}, badge(run.status), waits ? h('span.soft.small', {}, waits) : stageWords(run)),
    run.error_message && h('span.problem', {}, run.error_message));
}

const stageWords = (run) => !isEnded(run.status) && run.current_stage > 0 && h('span.soft.small', {}, `Stage ${run.current_stage}`);

function cardCell(run, card) {
  if (!card) return h('td', {}, h('span.soft', {}, '—'));
  return h('td', {}, h('a.batch-card', { href: `#/runs/${encodeURIComponent(run)}` }, card.title), card.tagline && h('p.soft.small', {}, card.tagline));
}
