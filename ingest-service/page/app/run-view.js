// One run: its live progress and its results.
import * as api from './api.js';
import { attemptsSection } from './attempts.js';
import { cardsSection } from './cards.js';
import { checksOf } from './checks.js';
import { h, setHidden, setText } from './dom.js';
import { inspirationsSection, outputsSection } from './findings.js';
import { documentName, isEnded } from './format.js';
import { liveText } from './live-text.js';
import { lossesOf, sentences } from './losses.js';
import { announce } from './notices.js';
import { resultsLoader } from './results-loader.js';
import { reviewPanel } from './review-panel.js';
import { runActions } from './run-actions.js';
import { notify, notifyButton } from './notifications.js';
import { runHeader, titleOf } from './run-header.js';
import { runNotes } from './run-notes.js';
import { sharePanel } from './share-panel.js';
import { timeline } from './timeline.js';

const TICK_MILLIS = 200;

export function runView(root, { id, setTitle }) {
  const header = runHeader(id);
  const notes = runNotes(id, ({ title }) => {
    header.showTitle(title);
    if (status) setTitle(titleOf(status, title));
  });
  const stages = timeline();
  const live = liveText();
  const cards = cardsSection(() => loader.load(status));
  const inspirations = inspirationsSection();
  const outputs = outputsSection(id, { onEdited: () => loader.load(status), onGoneOn: watchAgain });
  const attempts = attemptsSection(id);
  const review = reviewPanel(id, watchAgain);
  const share = sharePanel(id, () => loader.results()?.cards ?? []);
  const trouble = h('p.notice.bad', { role: 'alert', hidden: true });
  const connection = h('p.notice', { hidden: true }, 'The connection is lost; reconnecting. The run continues meanwhile.');
  const pending = h('p.notice', { role: 'status', hidden: true }, 'The latest results are not stored yet. They appear here as soon as they are.');
  const actions = runActions(id, () => ({ status, results: loader.results() }), watchAgain, outputs.openAll);
  const notifying = notifyButton();
  if (notifying) actions.element.append(notifying);
  let status;
  let stop = () => {};
  let awaited = 0;

  const loader = resultsLoader(id, showResults, (problem) => {
    setText(trouble, problem ? problem.message : status?.error_message ?? '');
    setHidden(trouble, !trouble.textContent);
  });

  function showResults(results, late) {
    setHidden(pending, !late);
    const older = status && !isEnded(status.status) && status.attempt > 1;
    cards.show(results.cards, older ? `Attempt ${status.attempt} is under way. The cards shown are those of the attempt before; they are replaced when it is complete.` : null, lossesOf(results.stages), checksOf(results.stages), id);
    notes.show(results.run ?? {});
    inspirations.show(results.inspirations);
    outputs.show(results.stages);
    actions.show({ status, results });
    share.show(results.cards.length > 0);
  }

  function showStatus(next, stopWatching) {
    if (next.attempt < awaited) return;
    const before = status;
    status = next;
    setTitle(titleOf(next, notes.title()));
    announceChange(before, next);
    notify(before, next, notes.title() ?? documentName(next.blob_url));
    header.showStatus(next);
    stages.show(next);
    live.show(next);
    review.show(next);
    setText(trouble, next.error_message ?? '');
    setHidden(trouble, !next.error_message);
    actions.show({ status: next, results: loader.results() });
    if (isEnded(next.status)) {
      stopWatching();
      live.end();
      setHidden(connection, true);
    }
    if (done(before) !== done(next) || before?.status !== next.status) {
      loader.load(next);
      attempts.load(next.attempt);
    }
  }

  function watch() {
    stop();
    stop = api.watch(id, {
      onStatus: showStatus,
      onText: live.add,
      onConnection: (open) => setHidden(connection, open || isEnded(status?.status)),
      onGone: (problem) => {
        setTitle(problem.status === 410 ? 'Forgotten' : 'No such run');
        root.replaceChildren(gone(id, problem));
      },
    });
  }

  function watchAgain(attempt) {
    awaited = attempt;
    watch();
  }

  const clock = setInterval(() => {
    if (!status || isEnded(status.status) || document.hidden) return;
    stages.show(status);
    header.tick(status);
    live.show(status);
  }, TICK_MILLIS);

  setTitle('Run');
  root.append(h('div.run-top', {}, h('div', {}, header.element, notes.element), actions.element), connection, pending, trouble, stages.element, review.element, live.element, cards.element, share.element, inspirations.element, outputs.element, attempts.element);
  watch();
  return () => {
    stop();
    loader.stop();
    live.end();
    clearInterval(clock);
  };
}

const done = (run) => run && run.stages.map((stage) => (stage.status === 'COMPLETED' ? `${run.attempt}` : '-')).join();

function announceChange(before, run) {
  if (!before) return;
  if (before.status !== run.status && isEnded(run.status)) {
    const losses = sentences(run.degraded).join(' ');
    announce({ COMPLETED: `The run is completed; its cards are ready. ${losses}`.trim(), FAILED: `The run failed. ${run.error_message ?? ''}`, CANCELLED: 'The run is cancelled.' }[run.status]);
  } else if (before.current_stage !== run.current_stage && run.current_stage) {
    announce(`Stage ${run.current_stage} of ${run.stages.length}: ${run.stages[run.current_stage - 1].title}`);
  }
}

function gone(id, problem) {
  return h('div.empty', {}, h('h1', {}, problem.status === 410 ? 'This run is forgotten' : 'There is no such run'),
    h('p', {}, problem.status === 410 ? 'It was erased on request; nothing of it is kept.' : problem.message),
    h('p.soft.small', {}, h('code', {}, id)), h('a.button.primary', { href: '#/runs' }, 'Look at the runs'));
}
