// The document of a run: dropped anywhere on the page, chosen, pasted, or given by its address.
import * as api from './api.js';
import { h, setHidden, setText } from './dom.js';
import { icon } from './icons.js';

const ACCEPTED =
  '.pdf,.docx,.docm,.doc,.pptx,.pptm,.ppt,.xlsx,.xlsm,.xls,.odt,.odp,.ods,.rtf,.epub,.html,.htm,.eml,.msg,.csv,.tsv,.md,.txt';
const FORMATS = ' · PDF, Office, OpenDocument, EPUB, HTML, mail, Markdown or text, up to 25 MB';

/** @param onTake told of each file that is taken, and of null */
export function documentField(onTake = () => {}) {
  let file = null;
  let uploaded = null;
  const input = h('input.visually-hidden', { type: 'file', id: 'file', name: 'file', accept: ACCEPTED, 'aria-describedby': 'file-hint document-problem' });
  const name = h('span.drop-name', {}, 'Drop a document here');
  const hint = h('span.drop-hint', { id: 'file-hint' }, 'or ', h('span.like-link', {}, 'choose a file'), FORMATS);
  const progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Upload' });
  const zone = h('label.drop', { for: 'file' }, icon('upload'), h('span.drop-words', {}, h('span.visually-hidden', {}, 'Document. '), name, hint), progress);
  const remove = h('button.quiet.small-button', { type: 'button', hidden: true, on: { click: () => { take(null); input.focus(); } } }, icon('cross'), 'Take another');
  const url = h('input', { type: 'url', id: 'url', name: 'url', placeholder: 'https://…', maxlength: 2048, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'document-problem' });
  const problem = h('p.problem', { id: 'document-problem', role: 'alert', hidden: true });
  const element = h('div.document-field', {}, input, zone, remove,
    h('div.field.address', {}, h('label', { for: 'url' }, 'or its address'), url), problem);

  function take(chosen) {
    file = chosen;
    uploaded = null;
    zone.classList.toggle('full', Boolean(chosen));
    setText(name, chosen ? chosen.name : 'Drop a document here');
    hint.replaceChildren(...(chosen ? [size(chosen.size)] : ['or ', h('span.like-link', {}, 'choose a file'), FORMATS]));
    setHidden(remove, !chosen);
    url.disabled = Boolean(chosen);
    if (!chosen) input.value = '';
    complain('');
    onTake(chosen);
  }

  function complain(message) {
    setText(problem, message);
    setHidden(problem, !message);
    for (const control of [input, url]) control.toggleAttribute('aria-invalid', false);
    if (!message) return;
    const control = url.value && !file ? url : input;
    control.setAttribute('aria-invalid', 'true');
    control.focus();
  }

  input.addEventListener('change', () => input.files[0] && take(input.files[0]));

  return {
    element,
    complain,
    isEmpty: () => !file && !url.value.trim(),
    /** The address of the document, with its file name; a file is uploaded first. */
    async address() {
      if (!file) return url.value.trim();
      if (!uploaded) {
        setHidden(progress, false);
        try {
          const kept = new URL(await api.upload(file, (share) => { progress.value = share; }));
          kept.searchParams.set('name', file.name.slice(0, 200));
          uploaded = kept.href;
        } finally {
          setHidden(progress, true);
        }
      }
      return uploaded;
    },
    /** Drops and pastes count on the whole page while this view is shown. */
    listen() {
      const listeners = {
        dragover: (event) => {
          event.preventDefault();
          zone.classList.add('over');
        },
        dragleave: (event) => event.relatedTarget === null && zone.classList.remove('over'),
        drop: (event) => {
          event.preventDefault();
          zone.classList.remove('over');
          const [dropped] = event.dataTransfer.files;
          if (dropped) take(dropped);
          else if (/^https?:/.test(event.dataTransfer.getData('text/uri-list'))) url.value = event.dataTransfer.getData('text/uri-list').split('\n')[0];
        },
        paste: (event) => {
          const [pasted] = event.clipboardData.files;
          if (pasted) take(pasted);
          else if (!event.target.closest?.('input, textarea') && /^https?:\S+$/.test(event.clipboardData.getData('text').trim())) {
            url.value = event.clipboardData.getData('text').trim();
          }
        },
      };
      for (const [event, listener] of Object.entries(listeners)) document.addEventListener(event, listener);
      return () => {
        for (const [event, listener] of Object.entries(listeners)) document.removeEventListener(event, listener);
      };
    },
  };
}

function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
