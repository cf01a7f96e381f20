// The head of a run: its document, company, status and figures.
import { companyLabel } from './companies.js';
import { documentAddress } from './document-view.js';
import { h, setHidden, setText } from './dom.js';
import { DEGRADED, documentName, duration, isEnded, moment, money, now, short, STATUS_WORDS, WAITS_FOR_REVIEW } from './format.js';
import { icon } from './icons.js';
import { sentences } from './losses.js';
import { copyText } from './notices.js';

const SIGNS = { PENDING: '○', COMPLETED: '✓', FAILED: '✕', CANCELLED: '■' };

/** @param own the title that people gave the run */
export function titleOf(run, own) {
  const sign = run.waiting_for ? '‖' : SIGNS[run.status] ?? `${run.current_stage}/${run.stages.length}`;
  return `${sign} ${own ?? documentName(run.blob_url)}`;
}

export function runHeader(id) {
  const name = h('h1', {}, 'Run');
  const company = h('span.company');
  const state = h('span.badge');
  const degraded = h('span.badge', { hidden: true, data: { status: 'DEGRADED' } }, DEGRADED);
  const attempt = h('span.soft', { hidden: true });
  const source = h('a', { href: documentAddress(id) }, icon('file'), 'Document');
  const ownTitle = h('p.document-title', { hidden: true });
  const file = h('p.document-file.soft', { hidden: true });
  const facts = { started: fact('Started'), took: fact('Took'), calls: fact('Calls'), tokens: fact('Tokens'), cost: fact('Cost') };
  const element = h('div.run-head', {},
    h('p.crumbs', {}, h('a', { href: '#/runs' }, 'Runs'), h('span', { 'aria-hidden': 'true' }, '/'),
      h('button.quiet.id', { type: 'button', title: 'Copy the run id', 'aria-label': `Copy the run id ${id}`, on: { click: () => copyText(id, 'Run id') } }, h('code', {}, id), icon('copy'))),
    name, file, ownTitle, h('p.run-line', {}, state, degraded, company, attempt, source),
    h('dl.facts', {}, Object.values(facts).map(({ element: part }) => part)));

  let title;
  let named;
  const showNames = () => {
    setText(name, title ?? named ?? 'Run');
    setText(file, title && named ? named : '');
    setHidden(file, !title || !named);
  };

  return {
    element,
    showTitle(own) {
      title = own;
      showNames();
    },
    showStatus(run) {
      named = documentName(run.blob_url);
      showNames();
      if (!company.hasChildNodes()) company.append('for ', companyLabel(run.company_id));
      setText(state, run.waiting_for === 'review' ? WAITS_FOR_REVIEW : STATUS_WORDS[run.status] ?? run.status);
      state.dataset.status = run.status;
      degraded.title = sentences(run.degraded).join('\n');
      setHidden(degraded, !run.degraded?.length);
      setText(attempt, `attempt ${run.attempt}`);
      setHidden(attempt, run.attempt < 2);
      setText(ownTitle, run.document_title);
      setHidden(ownTitle, !run.document_title);
      facts.started.set(moment(run.created_at));
      facts.calls.set(run.usage?.calls ? short(run.usage.calls) : '');
      const tokens = (run.usage?.prompt_tokens ?? 0) + (run.usage?.completion_tokens ?? 0);
      facts.tokens.set(tokens ? short(tokens) : '');
      facts.cost.set(run.usage?.calls ? money(run.cost_usd) : '');
      this.tick(run);
    },
    tick(run) {
      const starts = run.stages.filter((stage) => !stage.carried_over && stage.started_at).map((stage) => Date.parse(stage.started_at));
      const began = run.attempt > 1 && starts.length ? Math.min(...starts) : Date.parse(run.created_at);
      const end = isEnded(run.status) ? Date.parse(run.completed_at ?? run.updated_at) : now();
      setText(facts.took.label, isEnded(run.status) ? 'Took' : 'Running for');
      facts.took.set(duration(end - began));
    },
  };
}

function fact(name) {
  const label = h('dt', {}, name);
  const worth = h('dd');
  const element = h('div', { hidden: true }, label, worth);
  return {
    element,
    label,
    set(text) {
      setText(worth, text);
      setHidden(element, !text);
    },
  };
}
