// A person's saved views of the board: choose one, save the present one, delete one.
import * as api from './api.js';
import { ask } from './dialogs.js';
import { h, nextId } from './dom.js';
import { toast } from './notices.js';

/**
 * @param current the query of the present view
 * @param open called with the query of the one that is chosen
 */
export function savedViews(current, open) {
  const choice = h('select', { 'aria-label': 'Saved views' });
  let known = [];

  function show({ views }) {
    known = views;
    choice.replaceChildren(h('option', { value: '' }, views.length ? 'Saved views …' : 'No saved views'), ...views.map(({ name }) => h('option', { value: name }, name)));
  }

  async function attempt(request) {
    try {
      show(await request());
    } catch (problem) {
      toast(problem.message, 'bad');
    }
  }

  choice.addEventListener('change', () => {
    const view = known.find(({ name }) => name === choice.value);
    if (view) open(view.query);
  });
  const name = h('input', { id: nextId('view'), maxlength: 80, autocomplete: 'off', required: true });
  const manage = h('button.quiet', { type: 'button', on: { click: () => ask({
    title: 'Saved views',
    text: 'A saved view keeps these conditions under a name. Only you see it.',
    body: [h('div.field', {}, h('label', { for: name.id }, 'Name'), name),
      known.length > 0 && h('ul.notes', {}, known.map((view) => h('li', {}, h('span.note-words', {}, view.name), h('button.quiet.small-button', { type: 'button', 'aria-label': `Delete the view ${view.name}`, on: { click: async (event) => {
        event.currentTarget.disabled = true;
        await attempt(() => api.deleteView(view.name));
        toast(`The view “${view.name}” is deleted`);
      } } }, 'Delete'))))],
    confirm: 'Save this view',
    act: async () => {
      if (!name.value.trim()) throw new Error('Give the view a name.');
      show(await api.saveView(name.value.trim(), current()));
      toast('The view is saved');
    },
  }) } }, 'Save view …');
  attempt(api.views);
  return { element: h('div.saved-views', {}, choice, manage) };
}
