// One card with all notes on it, in a dialog: read, rate, comment.
import * as api from './api.js';
import { ratingWords } from './board-card.js';
import { STATUSES } from './board-filters.js';
import { cardElement } from './cards.js';
import { h, nextId, setText } from './dom.js';
import { ago, moment } from './format.js';
import { toast } from './notices.js';
import { callerName, may, userId } from './session.js';

/** `onChange` is called with the card as it is after each change. */
export async function openPanel(cardId, onChange) {
  const body = h('div.panel-body', { 'aria-busy': 'true' }, h('div.skeleton'));
  const heading = nextId('panel');
  const dialog = h('dialog.panel', { 'aria-labelledby': heading, on: {
    close: () => dialog.remove(),
    click: (event) => event.target === dialog && dialog.close(),
  } }, h('div.panel-top', {}, h('h2.panel-title', { id: heading }, 'Card'), h('button.quiet', { type: 'button', on: { click: () => dialog.close() } }, 'Close')), body);
  document.body.append(dialog);
  dialog.showModal();

  async function show() {
    const { card, notes } = await api.cardWithNotes(cardId);
    setText(dialog.querySelector('h2'), card.title);
    body.replaceChildren(cardElement(card), h('p.soft', {}, `${STATUSES[card.status] ?? card.status} · ${ratingWords(card)}`),
      notesElement(notes, remove), may('author') && ratingForm(notes, act), may('author') && commentForm(act));
    body.removeAttribute('aria-busy');
    return card;
  }

  async function act(action) {
    await attempt(() => api.act([cardId], action));
  }

  const remove = (comment) => attempt(() => api.uncomment(cardId, comment));

  async function attempt(change) {
    try {
      await change();
      onChange(await show());
    } catch (problem) {
      toast(`It was not kept: ${problem.message}`, 'bad');
    }
  }

  try {
    await show();
  } catch (problem) {
    body.replaceChildren(h('p.notice.bad', { role: 'alert' }, problem.message));
  }
}

const isOwn = (note) => note.user_id === (userId() ?? callerName());

function words(note) {
  if (note.kind === 'rating') return `${note.stars} of 5${note.text ? `: ${note.text}` : ''}`;
  if (note.kind === 'tag') return `tagged it #${note.name}`;
  return note.kind === 'status' ? `set it to ${STATUSES[note.text] ?? note.text}` : note.text;
}

function notesElement(notes, remove) {
  return h('section', { 'aria-label': 'Notes' }, h('h3.panel-head', {}, 'Notes'), notes.length === 0 && h('p.empty-small', {}, 'Nobody has noted anything yet.'),
    h('ul.notes', {}, notes.map((note) => h('li', { data: { kind: note.kind } },
      h('span.note-words', {}, words(note)), h('span.small.soft', { title: moment(note.at) }, ` ${note.user_id}, ${ago(note.at)}`),
      note.kind === 'comment' && (isOwn(note) || may('operator')) && h('button.quiet.small-button', { type: 'button', on: { click: () => remove(note.name) } }, 'Take away')))));
}

function ratingForm(notes, act) {
  const own = notes.find((note) => note.kind === 'rating' && isOwn(note));
  const name = nextId('stars');
  const reason = h('input', { id: nextId('reason'), maxlength: 1000, autocomplete: 'off', value: own?.text ?? '' });
  const form = h('form.panel-form', { 'aria-label': 'Your rating', on: { submit: (event) => {
    event.preventDefault();
    const stars = Number(new FormData(form).get(name));
    if (stars) act({ stars, reason: reason.value.trim() || undefined, user_id: userId() });
  } } },
  h('fieldset.stars', {}, h('legend', {}, 'Your rating'), [1, 2, 3, 4, 5].map((stars) => h('label', {},
    h('input', { type: 'radio', name, value: String(stars), checked: own?.stars === stars }), h('span', {}, stars)))),
  h('div.field', {}, h('label', { for: reason.id }, 'Reason'), reason), h('button', { type: 'submit' }, 'Rate'));
  return form;
}

function commentForm(act) {
  const text = h('textarea', { id: nextId('comment'), maxlength: 4000, rows: 3, required: true });
  return h('form.panel-form', { 'aria-label': 'Comment', on: { submit: (event) => {
    event.preventDefault();
    if (text.value.trim()) act({ comment: text.value.trim(), comment_id: crypto.randomUUID?.(), user_id: userId() });
  } } }, h('div.field', {}, h('label', { for: text.id }, 'Comment'), text), h('button', { type: 'submit' }, 'Comment'));
}
