// The result that a run waits with, and the decisions on it.
import * as api from './api.js';
import { ask } from './dialogs.js';
import { h, nextId, setHidden, setText } from './dom.js';
import { ago, moment } from './format.js';
import { markdown } from './markdown.js';
import { announce, toast } from './notices.js';

const MAX_COMMENT = 2000;

/** `watchAgain` is called with the attempt in which the run goes on. */
export function reviewPanel(runId, watchAgain) {
  const heading = h('h2', { id: 'review-title' });
  const words = h('p.soft.small');
  const result = h('div.review-result.paper', { tabindex: '0', role: 'group', 'aria-label': 'The result to review' });
  const buttons = h('div.buttons', { data: { needs: 'author' } },
    h('button.primary', { type: 'button', on: { click: () => approve() } }, 'Approve'),
    h('button', { type: 'button', on: { click: () => change() } }, 'Ask for changes …'),
    h('button.danger', { type: 'button', on: { click: () => reject() } }, 'Reject …'));
  const element = h('section.review', { hidden: true, 'aria-labelledby': 'review-title' },
    h('div.section-head', {}, heading, words), result, buttons);
  let shown;

  const about = () => ({ stage: shown.review.stage, attempt: shown.attempt });

  async function decide(decision, comment) {
    const answer = await api.review(runId, { decision, comment: comment || undefined, ...about() });
    toast(decisionWords(answer));
    setHidden(element, true);
    watchAgain(answer.attempt);
  }

  async function approve() {
    try {
      await decide('approve');
    } catch (problem) {
      toast(problem.message, 'bad');
    }
  }

  function comment(label, required) {
    const control = h('textarea', { id: nextId('comment'), rows: 5, maxlength: MAX_COMMENT, required });
    return { control, body: [h('div.field', {}, h('label', { for: control.id }, label), control)] };
  }

  function change() {
    const { control, body } = comment('What should be different?', true);
    ask({
      title: `Ask for changes of stage ${shown.review.stage}`,
      text: 'The stage is done again. The model reads your comment and the result that it is about; then the run waits for you again.',
      body,
      confirm: 'Do it again',
      act: () => decide('change', control.value.trim()),
    });
  }

  function reject() {
    const { control, body } = comment('Why? (optional)', false);
    ask({
      title: 'Reject the result?',
      text: 'The run ends as failed. Its results so far stay, and it can be reprocessed from any stage.',
      body,
      confirm: 'Reject',
      danger: true,
      act: () => decide('reject', control.value.trim()),
    });
  }

  async function load(status) {
    const { stage } = status.review;
    result.replaceChildren(h('div.skeleton'));
    try {
      const { stages } = await api.attempt(runId, status.attempt);
      if (shown !== status) return;
      const output = stages.find(({ number, attempt }) => number === stage && attempt === status.attempt);
      if (output) result.replaceChildren(h('div.prose', {}, markdown(output.markdown, 3)));
      else again(status);
    } catch (problem) {
      if (shown !== status) return;
      if (problem.status === 404) again(status);
      else result.replaceChildren(h('p.soft', {}, problem.message));
    }
  }

  /** It is stored moments after the run begins to wait. */
  function again(status) {
    setTimeout(() => shown === status && load(status), 500);
  }

  return {
    element,
    show(status) {
      const before = shown;
      shown = status.review ? status : undefined;
      setHidden(element, !shown);
      if (!shown) return;
      setText(heading, `Stage ${status.review.stage}, ${status.review.title}, waits for your review`);
      setText(words, waitWords(status.review));
      if (before?.attempt === status.attempt && before?.review.stage === status.review.stage) {
        shown = before;
        return;
      }
      announce(heading.textContent);
      load(status);
    },
  };
}

export function waitWords({ since, until, reminded_at: reminded }) {
  return [`Since ${ago(since)}`, until && `until ${moment(until)}`, reminded && `reminded ${ago(reminded)}`].filter(Boolean).join(', ');
}

export function decisionWords({ decision, stage, attempt }) {
  switch (decision) {
    case 'approved': return `Stage ${stage} is approved; the run goes on as attempt ${attempt}`;
    case 'changes_requested': return `Stage ${stage} is done again as attempt ${attempt}`;
    default: return `Stage ${stage} is rejected; the run has failed`;
  }
}
