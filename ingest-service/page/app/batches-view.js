// The list of batches, and the form that starts one: documents and companies.
import * as api from './api.js';
import { companies, nameOf } from './companies.js';
import { h, setHidden, setText } from './dom.js';
import { ago, moment } from './format.js';
import { toast } from './notices.js';
import { pagedList } from './paged-list.js';
import { may, userId } from './session.js';

const PAGE = 25;

export function batchesView(root, { setTitle }) {
  setTitle('Batches');
  const { nodes, leave } = pagedList({
    label: 'Batches',
    empty: 'There are no batches yet.',
    load: async (cursor, signal) => {
      const page = await api.batches({ limit: PAGE, cursor }, signal);
      return { rows: page.batches.map(batchRow), cursor: page.next_cursor };
    },
    said: (count) => `${count} batches shown`,
  });
  root.append(h('div.page-head', {}, h('h1', {}, 'Batches')), ...(may('author') ? [batchForm()] : []), ...nodes);
  return leave;
}

export function batchRow(batch) {
  const documents = batch.documents === 1 ? '1 document' : `${batch.documents} documents`;
  return h('li.batch-row', {}, h('a', { href: `#/batches/${encodeURIComponent(batch.batch_id)}` }, `${documents} for ${batch.company_ids.map(nameOf).join(', ')}`),
    h('span.soft.small', {}, batch.user_id),
    h('time.soft.small', { datetime: batch.created_at, title: moment(batch.created_at) }, ago(batch.created_at)));
}

/** Several files, several companies; a file is uploaded once, however often the form is sent. */
export function batchForm() {
  const files = h('input', { type: 'file', id: 'batch-files', multiple: true, 'aria-describedby': 'batch-problem' });
  const choices = h('div.batch-companies');
  const problem = h('p.problem', { id: 'batch-problem', role: 'alert', hidden: true });
  const button = h('button.primary', { type: 'submit' }, 'Start the batch');
  const form = h('form.batch-form.paper', { novalidate: true, 'aria-label': 'New batch' },
    h('div.field', {}, h('label', { for: 'batch-files' }, 'Documents, or ZIP archives of them'), files),
    h('fieldset', {}, h('legend', {}, 'Companies'), choices),
    h('p.soft.small', {}, 'Each document is read once, and its first stages are done and paid once for all companies.'),
    problem, h('div.buttons', {}, button));
  const uploaded = new Map();

  companies().then((known) => choices.replaceChildren(...known.filter(({ profile }) => profile !== false).map(({ id, name }) =>
    h('label.choice', {}, h('input', { type: 'checkbox', name: 'company', value: id }), name))));

  /** The addresses of a file's documents: of an archive several. */
  async function addresses(file) {
    if (!uploaded.has(file)) uploaded.set(file, /\.zip$/i.test(file.name) ? await unpacked(file) : [await stored(file)]);
    return uploaded.get(file);
  }

  async function stored(file) {
    const kept = new URL(await api.upload(file, () => {}));
    kept.searchParams.set('name', file.name.slice(0, 200));
    return kept.href;
  }

  async function unpacked(file) {
    const { documents, refused } = await api.unpack(file);
    if (refused.length) toast(`Left out of ${file.name}: ${refused.map(({ name, reason }) => `${name} ${reason}`).join('; ')}`, 'bad');
    return documents.map(({ blob_url: url }) => url);
  }

  function complain(message) {
    setText(problem, message);
    setHidden(problem, !message);
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    complain('');
    const chosen = [...choices.querySelectorAll('input:checked')].map(({ value }) => value);
    if (!files.files.length || !chosen.length) {
      complain('Choose at least one document and one company.');
      return;
    }
    button.disabled = true;
    try {
      const urls = [];
      for (const file of files.files) urls.push(...await addresses(file));
      const { batch_id: batch } = await api.startBatch({ blob_urls: [...new Set(urls)], company_ids: chosen, user_id: userId() });
      location.hash = `#/batches/${encodeURIComponent(batch)}`;
    } catch (failure) {
      complain([failure.message, ...[...(failure.fields ?? [])].map(([field, message]) => `${field} ${message}.`)].join(' '));
    } finally {
      button.disabled = false;
    }
  });
  return form;
}
