// Two attempts of a run side by side, stage by stage and card by card.
import * as api from './api.js';
import { cardElement } from './cards.js';
import { checksOf } from './checks.js';
import { h } from './dom.js';
import { documentName, duration, money } from './format.js';
import { inspirationElement } from './findings.js';
import { lossesOf } from './losses.js';
import { markdown } from './markdown.js';
import { kindOf } from './pipelines.js';
import { badge } from './run-rows.js';

export function compareView(root, { id, parameters, setTitle }) {
  setTitle('Compare attempts');
  const back = `#/runs/${encodeURIComponent(id)}`;
  const name = h('h1', {}, 'Two attempts');
  const pickers = h('div.pickers');
  const body = h('div', { 'aria-busy': 'true' }, h('div.skeleton'), h('div.skeleton'));
  root.append(h('div.run-head', {}, h('p.crumbs', {}, h('a', { href: '#/runs' }, 'Runs'), h('span', { 'aria-hidden': 'true' }, '/'), h('a', { href: back }, 'The run')), name), pickers, body);
  let left = false;

  async function show() {
    try {
      const [{ attempts }, { run }] = await Promise.all([api.attempts(id), api.results(id)]);
      const numbers = attempts.map(({ attempt }) => attempt).sort((a, b) => a - b);
      if (left) return;
      name.textContent = documentName(run.blob_url);
      setTitle(`Compare · ${documentName(run.blob_url)}`);
      if (numbers.length < 2) {
        body.replaceChildren(h('div.empty', {}, h('h2', {}, 'There is one attempt only'), h('p', {}, 'Reprocess the run from a stage, and both attempts can be laid side by side.'), h('a.button.primary', { href: back }, 'Back to the run')));
        return;
      }
      const a = Number(parameters.get('a')) || numbers.at(-2);
      const b = Number(parameters.get('b')) || numbers.at(-1);
      pickers.replaceChildren(picker('a', 'Left', numbers, a), picker('b', 'Right', numbers, b));
      await load(a, b);
    } catch (problem) {
      if (!left) body.replaceChildren(h('p.notice.bad', { role: 'alert' }, problem.message));
    } finally {
      body.removeAttribute('aria-busy');
    }
  }

  async function load(a, b) {
    const answer = await api.compare(id, a, b);
    if (!left) body.replaceChildren(...comparison(answer));
  }

  function picker(key, label, numbers, chosen) {
    const select = h('select', { id: `attempt-${key}` }, numbers.map((number) => h('option', { value: number, selected: number === chosen }, `Attempt ${number}`)));
    select.addEventListener('change', async () => {
      parameters.set(key, select.value);
      history.replaceState(null, '', `${back}/compare?${new URLSearchParams({ a: pick('a'), b: pick('b') })}`);
      await load(pick('a'), pick('b')).catch((problem) => body.replaceChildren(h('p.notice.bad', { role: 'alert' }, problem.message)));
    });
    return h('div.field', {}, h('label', { for: `attempt-${key}` }, label), select);
  }

  const pick = (key) => Number(pickers.querySelector(`#attempt-${key}`).value);
  show();
  return () => {
    left = true;
  };
}

function comparison({ a, b, stages }) {
  return [
    h('div.pair.pair-head', {}, head(a), head(b)),
    h('section', { 'aria-labelledby': 'compare-stages' }, h('h2', { id: 'compare-stages' }, 'Stages'), stages.map(({ number, changed }) => stageRow(number, changed, a, b))),
    a.cards.length + b.cards.length > 0 && h('section', { 'aria-labelledby': 'compare-cards' }, h('h2', { id: 'compare-cards' }, 'Cards'),
      cardNumbers(a, b).map((number) => h('div.pair.pair-cards', {}, cardOf(a, number), cardOf(b, number)))),
  ].filter(Boolean);
}

const cardNumbers = (a, b) => [...new Set([...a.cards, ...b.cards].map(({ number }) => number))].sort((one, other) => one - other);

function head(side) {
  const took = side.completed_at && side.requested_at ? duration(Date.parse(side.completed_at) - Date.parse(side.requested_at)) : '';
  const from = (side.from_stage ?? 1) > 1 ? `from stage ${side.from_stage}` : 'from the beginning';
  return h('div.pair-side', {}, h('p.side-title', {}, `Attempt ${side.attempt} `, badge(side.status, side.degraded)),
    h('p.soft.small', {}, [from, side.model, side.prompt_version && `prompt ${side.prompt_version}`, took, money(side.cost_usd)].filter(Boolean).join(' · ')));
}

function stageRow(number, changed, a, b) {
  const [ours, theirs] = [a, b].map((side) => side.stages.find((stage) => stage.number === number));
  const title = ours?.title ?? theirs?.title ?? `Stage ${number}`;
  const body = h('div.pair');
  const details = h('details.output.paper', { data: { changed: String(changed) } },
    h('summary', {}, h('span.output-number', {}, number), h('span.output-title', {}, title), h('span.change', { data: { changed: String(changed) } }, changed ? 'Changed' : 'The same')), body);
  details.addEventListener('toggle', () => {
    if (!details.open || body.hasChildNodes()) return;
    body.append(...[[ours, a], [theirs, b]].map(([stage, side]) => h('div.pair-side', {}, h('p.eyebrow', {}, `Attempt ${side.attempt}`), words(stage, number, side))));
  });
  return details;
}

function words(stage, number, side) {
  if (!stage) return h('p.soft', {}, 'This attempt kept the output of an earlier one.');
  if (kindOf(side.pipeline_version, number) === 'inspirations' && side.inspirations?.length) return h('div', {}, side.inspirations.map(inspirationElement));
  return h('div.prose', {}, markdown(stage.markdown, 3));
}

function cardOf(side, number) {
  const card = side.cards.find((one) => one.number === number);
  return h('div.pair-side', {}, h('p.eyebrow', {}, `Attempt ${side.attempt}`), card ? cardElement(card, { losses: lossesOf(side.stages), checks: checksOf(side.stages) }) : h('p.soft', {}, 'No card.'));
}
