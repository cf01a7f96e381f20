// The stages of a run and their progress, patched in place on every change and every tick.
import { h, setHidden, setText } from './dom.js';
import { duration, now, ticking } from './format.js';
import { icon } from './icons.js';

const SIGNS = { COMPLETED: 'check', FAILED: 'cross', CANCELLED: 'stop' };

export function timeline() {
  const list = h('ol.timeline', { 'aria-label': 'Stages' });
  let steps = [];

  function step(stage) {
    const sign = h('span.sign', { 'aria-hidden': 'true' });
    const state = h('span.stage-state');
    const note = h('span.stage-note', { hidden: true });
    const item = h('li', {}, sign, h('span.stage-title', {}, h('span.visually-hidden', {}, `Stage ${stage.number}: `), stage.title), state, note);
    return { item, sign, state, note, shown: '' };
  }

  return {
    element: list,
    show(run) {
      if (steps.length !== run.stages.length) {
        steps = run.stages.map(step);
        list.replaceChildren(...steps.map(({ item }) => item));
      }
      run.stages.forEach((stage, i) => {
        const { item, sign, state, note } = steps[i];
        const shape = shapeOf(stage, run);
        if (steps[i].shown !== shape) {
          steps[i].shown = shape;
          item.dataset.state = shape;
          sign.replaceChildren(SIGNS[shape] ? icon(SIGNS[shape]) : String(stage.number));
          if (shape === 'RUNNING' || shape === 'RETRYING' || shape === 'STALLED') item.setAttribute('aria-current', 'step');
          else item.removeAttribute('aria-current');
        }
        setText(state, stateWords(stage, shape));
        const words = noteWords(stage, shape);
        setText(note, words);
        setHidden(note, !words);
      });
    },
  };
}

/** The state to show: the stage's status, in more detail while it runs. */
export function shapeOf(stage, run) {
  if (stage.status !== 'RUNNING') return stage.status;
  if (run.status === 'CANCELLED') return 'CANCELLED';
  if (stage.waiting) return 'STALLED';
  return stage.next_try_at && Date.parse(stage.next_try_at) > now() ? 'RETRYING' : 'RUNNING';
}

function stateWords(stage, shape) {
  switch (shape) {
    case 'COMPLETED': return stage.carried_over ? 'kept' : duration(stage.duration_ms);
    case 'RUNNING': return stage.started_at ? ticking(stage.started_at) : 'starting';
    case 'RETRYING': return `next try in ${Math.max(1, Math.ceil((Date.parse(stage.next_try_at) - now()) / 1000))} s`;
    case 'STALLED': return 'waiting';
    case 'FAILED': return 'failed';
    case 'CANCELLED': return 'cancelled';
    default: return '';
  }
}

function noteWords(stage, shape) {
  if (shape === 'STALLED') return 'Its processor has stopped sending heartbeats; another takes over.';
  if (shape === 'RETRYING' || (shape === 'RUNNING' && stage.tries > 0)) return `${stage.tries} ${stage.tries === 1 ? 'try' : 'tries'} failed`;
  if (shape === 'COMPLETED' && stage.carried_over) return 'from an earlier attempt';
  if (shape === 'COMPLETED' && stage.tries > 0) return `after ${stage.tries + 1} tries`;
  return '';
}
