// Actions on a run: cancel it, reprocess it from a stage, copy or export its results.
import * as api from './api.js';
import { asMarkdown } from './download.js';
import { exportMenu } from './export-menu.js';
import { h, nextId, setHidden } from './dom.js';
import { isEnded } from './format.js';
import { icon } from './icons.js';
import { ask } from './dialogs.js';
import { copyText, toast } from './notices.js';

/** `current()` gives {status, results}; `watchAgain` is called once a new attempt is on its way. */
export function runActions(runId, current, watchAgain, beforePrint) {
  const cancel = h('button.quiet', { type: 'button', hidden: true, data: { needs: 'author' }, on: { click: () => askCancel(runId) } }, icon('stop'), 'Cancel');
  const again = h('button.quiet', { type: 'button', hidden: true, data: { needs: 'author' }, on: { click: () => askReprocess(runId, current().status, watchAgain) } }, icon('retry'), 'Reprocess …');
  const copy = h('button.quiet', { type: 'button', hidden: true, on: { click: () => copyText(asMarkdown(current().results), 'The run') } }, icon('copy'), 'Copy');
  const files = exportMenu(() => ({ runs: [runId] }));
  files.hidden = true;
  const print = h('button.quiet', { type: 'button', hidden: true, on: { click: () => {
    beforePrint();
    window.print();
  } } }, icon('print'), 'Print');
  return {
    element: h('div.actions', {}, cancel, again, copy, files, print),
    show({ status, results }) {
      setHidden(cancel, !status || isEnded(status.status));
      setHidden(again, !status || !isEnded(status.status) || !status.stages.some((stage) => stage.status === 'COMPLETED' || stage.number === 1));
      for (const part of [copy, files, print]) setHidden(part, !results?.cards.length);
    },
  };
}

function askCancel(runId) {
  ask({
    title: 'Cancel this run?',
    text: 'The call in flight is aborted and no further stage starts. The results so far stay, and the run can be reprocessed from any stage.',
    confirm: 'Cancel the run',
    danger: true,
    act: async () => {
      await api.cancel(runId);
      toast('The run is cancelled');
    },
  });
}

function askReprocess(runId, status, watchAgain) {
  const name = nextId('stage');
  const furthest = Math.min(status.stages.length, status.stages.filter((stage, i, all) => all.slice(0, i + 1).every((one) => one.status === 'COMPLETED')).length + 1);
  const preset = status.status === 'COMPLETED' ? Math.max(1, furthest - 1) : furthest;
  const choices = status.stages.map((stage) => h('label.choice', {},
    h('input', { type: 'radio', name, value: String(stage.number), checked: stage.number === preset, disabled: stage.number > furthest }),
    h('span', {}, h('b', {}, stage.number), ` ${stage.title}`)));
  const model = h('input', { id: nextId('model'), placeholder: status.stages.find((stage) => stage.model)?.model ?? 'As before', maxlength: 128, autocomplete: 'off', spellcheck: 'false' });
  ask({
    title: 'Reprocess from a stage',
    text: 'A new attempt keeps the stages before this one and runs it and the later ones again. The present cards stay until the new ones are complete; both attempts can be compared.',
    body: [h('fieldset', {}, h('legend', {}, 'From stage'), choices),
      h('div.field', {}, h('label', { for: model.id }, 'With another model (optional)'), model)],
    confirm: 'Start the attempt',
    act: async (form) => {
      const stage = Number(new FormData(form).get(name));
      const answer = await api.reprocess(runId, { from_stage: stage, model: model.value.trim() || undefined });
      toast(`Attempt ${answer.attempt} begins at stage ${answer.from_stage}`);
      watchAgain(answer.attempt);
    },
  });
}
