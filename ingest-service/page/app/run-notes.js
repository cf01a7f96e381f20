// A run's own title and tags: shown, and changed by those who may.
import * as api from './api.js';
import { ask } from './dialogs.js';
import { h, nextId } from './dom.js';
import { may } from './session.js';

const tagsOf = (text) => text.split(',').map((tag) => tag.trim().toLowerCase()).filter(Boolean);

/** `onChange` is called with the title and the tags as they are now. */
export function runNotes(id, onChange) {
  let noted = { title: undefined, tags: [] };
  const tags = h('span.run-tags');
  const change = h('button.quiet.small-button', { type: 'button', hidden: !may('author'), on: { click: edit } }, 'Title and tags …');
  const element = h('p.run-tags', {}, tags, change);

  function show({ title, tags: known = [] }) {
    noted = { title, tags: known };
    tags.replaceChildren(...known.map((tag) => h('a.tag', { href: `#/runs?tag=${encodeURIComponent(tag)}` }, `#${tag}`)));
    onChange(noted);
  }

  function edit() {
    const title = h('input', { id: nextId('title'), maxlength: 200, autocomplete: 'off', value: noted.title ?? '' });
    const list = h('input', { id: nextId('tags'), maxlength: 500, autocomplete: 'off', value: noted.tags.join(', ') });
    ask({
      title: 'Title and tags of this run',
      body: [h('div.field', {}, h('label', { for: title.id }, 'Title'), title), h('div.field', {}, h('label', { for: list.id }, 'Tags, with commas between'), list)],
      confirm: 'Keep',
      act: async () => {
        const wanted = tagsOf(list.value);
        const before = noted.tags;
        let now = noted;
        if (title.value.trim() !== (noted.title ?? '')) now = await api.setTitle(id, title.value.trim());
        for (const tag of wanted) if (!before.includes(tag)) now = await api.tagRun(id, tag);
        for (const tag of before) if (!wanted.includes(tag)) now = await api.untagRun(id, tag);
        show(now);
      },
    });
  }

  return { element, show, title: () => noted.title };
}
