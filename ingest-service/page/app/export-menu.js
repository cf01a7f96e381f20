// Cards as files that the server writes: a menu of formats, with the progress of large ones.
import * as api from './api.js';
import { h, setHidden, setText } from './dom.js';
import { icon } from './icons.js';
import { toast } from './notices.js';

const POLL_MILLIS = 400;

export const FORMATS = [
  ['pptx', 'Slides (PPTX)'],
  ['docx', 'Document (DOCX)'],
  ['pdf', 'PDF'],
  ['xlsx', 'Table (XLSX)'],
  ['csv', 'Table (CSV)'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
];

const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** How far an export is, in words. */
export function progressOf({ state, runs_done: done, runs_total: total, cards }) {
  if (state === 'WAITING') return 'Waiting for other exports …';
  return total > 1 && done < total ? `Reading run ${done + 1} of ${total} …` : `Writing ${cards || 'the'} cards …`;
}

/**
 * Has a file written and returns its address.
 * @param onProgress is told in words how far it is
 */
export async function written(selection, format, onProgress, pause = () => wait(POLL_MILLIS)) {
  let job = await api.startExport({ format, ...selection });
  while (job.state !== 'DONE') {
    if (job.state === 'FAILED') throw new Error(job.problem);
    onProgress(progressOf(job));
    await pause();
    job = await api.exportState(job.export_id);
  }
  return job;
}

function fetchFile({ file, name }) {
  const link = h('a', { href: file, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/** @param selection returns what is exported: {runs}, {cards} or {search} */
export function exportMenu(selection, { label = 'Export' } = {}) {
  const state = h('p.export-state', { role: 'status', hidden: true });
  const buttons = FORMATS.map(([format, name]) => h('button.quiet', { type: 'button', on: { click: () => start(format) } }, name));
  const list = h('div.export-formats', { role: 'group', 'aria-label': 'Format' }, buttons);
  const element = h('details.export-menu', {}, h('summary', {}, icon('download'), label), h('div.export-panel', {}, list, state));

  async function start(format) {
    for (const button of buttons) button.disabled = true;
    setHidden(state, false);
    setText(state, 'Starting …');
    try {
      fetchFile(await written(selection(), format, (words) => setText(state, words)));
      element.open = false;
    } catch (problem) {
      toast(`There is no file: ${problem.message}${fieldsOf(problem)}`, 'bad');
    } finally {
      setHidden(state, true);
      for (const button of buttons) button.disabled = false;
    }
  }
  return element;
}

const fieldsOf = ({ fields }) => [...(fields ?? [])].map(([field, message]) => ` ${field} ${message}.`).join('');
