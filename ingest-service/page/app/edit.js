// Editing: a card in place, or the output of a stage from which a new attempt may go on.
import * as api from './api.js';
import { h, nextId } from './dom.js';
import { ask } from './dialogs.js';
import { moment } from './format.js';
import { icon } from './icons.js';
import { toast } from './notices.js';
import { cardFields } from './pipelines.js';
import { may } from './session.js';

const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** The fields of an output or a card as texts that people write: their names, labels and texts. */
export function fieldsOf(output) {
  if (output.inspirations) {
    return output.inspirations.flatMap((inspiration, i) => [
      { name: `inspirations[${i}].title`, label: `Inspiration ${i + 1}: title`, text: inspiration.title },
      { name: `inspirations[${i}].content`, label: `Inspiration ${i + 1}: content`, text: inspiration.content, rows: 6 },
      { name: `inspirations[${i}].key_elements`, label: `Inspiration ${i + 1}: key elements, one on each line`, text: (inspiration.key_elements ?? []).join('\n'), rows: 4 },
      { name: `quotes[${i}]`, label: `Inspiration ${i + 1}: quotes of the document, one on each line`, text: (output.quotes ?? []).filter((quote) => quote.inspiration === i + 1).map(({ text }) => text.replace(/\s+/g, ' ')).join('\n'), rows: 4 },
    ]);
  }
  if ('markdown' in output) return [{ name: 'markdown', label: 'Text, as Markdown', text: output.markdown, rows: 18 }];
  return [{ name: 'title', label: 'Title', text: output.title },
    ...cardFields().map(({ name, label }) => ({ name, label, text: output[name] ?? '', rows: name === 'tagline' ? 2 : 4 }))];
}

/** The request that the texts say, in the form of the output that was read. */
export function requestOf(output, texts) {
  if (output.inspirations) {
    return {
      inspirations: output.inspirations.map((_, i) => ({
        title: texts[`inspirations[${i}].title`], content: texts[`inspirations[${i}].content`], key_elements: lines(texts[`inspirations[${i}].key_elements`]),
      })),
      quotes: output.inspirations.flatMap((_, i) => lines(texts[`quotes[${i}]`]).map((text) => ({ inspiration: i + 1, text }))),
    };
  }
  return 'markdown' in output ? { markdown: texts.markdown } : texts;
}

function field({ label, text, rows }) {
  const id = nextId('edit');
  const input = rows ? h('textarea', { id, rows, value: text }) : h('input', { id, value: text, autocomplete: 'off' });
  return { input, element: h('div.field', {}, h('label', { for: id }, label), input) };
}

/** What somebody else has changed meanwhile, beside one's own words. */
export function differenceElement(difference) {
  return h('div.difference', { tabindex: '0', role: 'group', 'aria-label': 'What differs' }, h('p', {}, 'Somebody else has changed it. This is how it is now; your words are still in the fields. Save again to put them in its place.'),
    h('dl', {}, difference.flatMap(({ field: name, current, yours }) => [h('dt', {}, name), h('dd', {}, h('b', {}, 'Now: '), current ?? '—'), h('dd', {}, h('b', {}, 'Yours: '), yours ?? '—')])));
}

/** `read` gives the answer of the service, `write` takes a request and the version that it changes. */
function openEditor({ title, text, confirm, read, write, done }) {
  return read().then((answer) => {
    const output = answer.card ?? answer.output;
    const fields = fieldsOf(output).map((one) => ({ ...one, ...field(one) }));
    const conflict = h('div', { role: 'status' });
    let version = `"${answer.attempt}.${answer.version}"`;
    ask({
      title, text, confirm,
      body: [conflict, h('div.editor', {}, fields.map(({ element }) => element))],
      act: async () => {
        const texts = Object.fromEntries(fields.map(({ name, input }) => [name, input.value]));
        try {
          done(await write(requestOf(output, texts), version));
        } catch (problem) {
          if (problem.status === 412) {
            version = problem.body.etag;
            conflict.replaceChildren(differenceElement(problem.body.difference ?? []));
          }
          throw problem;
        }
      },
    });
  }).catch((problem) => toast(`It cannot be edited now: ${problem.message}`, 'bad'));
}

/** A button that edits a card in place; nothing for people who may not. */
export function editCardButton(runId, number, onEdited) {
  return may('author') && h('button.quiet.icon-only', { type: 'button', title: 'Edit', 'aria-label': `Edit card ${number}`, on: { click: () => openEditor({
    title: `Edit card ${number}`,
    text: 'The card is changed in place; what the model wrote stays beside it.',
    confirm: 'Save',
    read: () => api.editableCard(runId, number),
    write: (request, version) => api.editCard(runId, number, request, version),
    done: () => {
      toast(`Card ${number} is saved`);
      onEdited();
    },
  }) } }, icon('pencil'));
}

/** The mark of an edited card: who, when, and the words of the model. */
export function editMark(card) {
  const { by, at, model } = card.edited ?? {};
  if (!by) return false;
  const changed = [{ name: 'title', label: 'Title' }, ...cardFields()].filter(({ name }) => model && (model[name] ?? '') !== (card[name] ?? ''));
  return h('details.edit-mark', {}, h('summary', {}, `Edited by ${by}`, at && h('span.soft.small', {}, ` ${moment(at)}`)),
    changed.length > 0 && [h('p.eyebrow', {}, 'The model wrote'), h('dl', {}, changed.flatMap(({ name, label }) => [h('dt', {}, label), h('dd', {}, model[name] || '—')]))]);
}

function goOn(runId, stage, version, onGoneOn) {
  ask({
    title: 'Go on from here?',
    text: `A new attempt takes version ${version} of the edited output of stage ${stage.number} and runs the later stages again. The present cards stay until the new ones are complete.`,
    confirm: 'Go on',
    act: async () => {
      const answer = await api.reprocess(runId, { from_stage: stage.number + 1, edit_version: version });
      toast(`Attempt ${answer.attempt} begins at stage ${answer.from_stage}`);
      onGoneOn(answer.attempt);
    },
  });
}

/** Tools of an output of a stage before the last: edit it, and go on from its newest edit. */
export function outputTools(runId, stage, { onEdited, onGoneOn }) {
  if (!may('author') || stage.json?.cards) return false;
  const { newest_edit: newest } = stage;
  const edit = h('button.quiet.small-button', { type: 'button', on: { click: () => openEditor({
    title: `Edit the output of stage ${stage.number}`,
    text: 'The run stays as it is until somebody goes on from here. Quotes are looked up in the document.',
    confirm: 'Save',
    read: () => api.editableStage(runId, stage.number),
    write: (request, version) => api.editStage(runId, stage.number, request, version),
    done: () => {
      toast(`The output of stage ${stage.number} is saved`);
      onEdited();
    },
  }) } }, icon('pencil'), 'Edit');
  return [edit, newest && h('button.primary.small-button', { type: 'button', on: { click: () => goOn(runId, stage, newest.version, onGoneOn) } }, 'Go on from here')];
}

/** Who edited an output, where somebody did. */
export const editedFact = ({ edited, newest_edit: newest }) => (newest ? `edited by ${newest.by}, not gone on from yet` : edited && `edited by ${edited.by}`);
