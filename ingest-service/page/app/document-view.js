// The document of a run, opened at a passage: pages of a PDF, or the text of anything else.
import * as api from './api.js';
import { h, setHidden, setText } from './dom.js';
import { documentName } from './format.js';
import { icon } from './icons.js';
import { announce } from './notices.js';
import { passageList, passageText, PASSAGES_ON_PAGE, placeName } from './passage-list.js';

const PDF = 'application/pdf';

/** A whole number that is not negative, or undefined. */
const offset = (text) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined);

export const documentAddress = (id, passage, start, end) => {
  const place = Object.entries({ passage, start, end }).filter(([, value]) => value !== undefined && value !== null);
  return `#/runs/${encodeURIComponent(id)}/document${place.length ? `?${new URLSearchParams(place)}` : ''}`;
};

export function documentView(root, { id, parameters, setTitle }) {
  const run = `#/runs/${encodeURIComponent(id)}`;
  const name = h('h1', {}, 'Document');
  const ownTitle = h('p.document-title', { hidden: true });
  const place = h('p.soft', { hidden: true });
  const note = h('p.notice', { hidden: true, role: 'status' });
  const trouble = h('p.notice.bad', { hidden: true, role: 'alert' });
  const modes = h('div.segmented', { role: 'group', 'aria-label': 'Show', hidden: true });
  const download = h('a.button.quiet', { href: `/runs/${encodeURIComponent(id)}/document`, download: true, hidden: true }, icon('download'), 'Download');
  const body = h('div.document-body', { 'aria-busy': 'true' }, h('div.skeleton'), h('div.skeleton'));
  root.append(
    h('div.run-head', {},
      h('p.crumbs', {}, h('a', { href: '#/runs' }, 'Runs'), h('span', { 'aria-hidden': 'true' }, '/'), h('a', { href: run }, 'The run')),
      name, ownTitle, place, h('div.document-tools', {}, modes, download)),
    trouble, note, body);
  const request = new AbortController();
  const { signal } = request;
  const wanted = { passage: parameters.get('passage') ?? undefined, start: offset(parameters.get('start')), end: offset(parameters.get('end')) };
  let current = null;

  function tell(element, sentence) {
    setText(element, sentence ?? '');
    setHidden(element, !sentence);
  }

  async function show() {
    try {
      const status = await api.status(id);
      const shownName = status.document_name ?? documentName(status.blob_url);
      setText(name, shownName);
      setTitle(shownName);
      tell(ownTitle, status.document_title);
      download.setAttribute('download', shownName);
      const { answer, problem } = await firstPassages();
      if (signal.aborted) return;
      await open(answer, problem, status);
    } catch (problem) {
      if (!signal.aborted) gone(problem);
    } finally {
      body.removeAttribute('aria-busy');
    }
  }

  /** Those around the passage; the first ones when the text has none of that name. */
  async function firstPassages() {
    const query = { limit: PASSAGES_ON_PAGE };
    try {
      return { answer: await api.passages(id, { ...query, passage: wanted.passage }, signal) };
    } catch (problem) {
      if (problem.status === 400 && wanted.passage) {
        tell(note, `The text of this document has no passage ${wanted.passage}: it was read anew since, and this is its beginning.`);
        wanted.passage = undefined;
        return { answer: await api.passages(id, query, signal) };
      }
      if (problem.status === 404) return { problem };
      throw problem;
    }
  }

  async function open(answer, problem, status) {
    const isPdf = !answer || answer.document.media_type === PDF;
    const file = isPdf ? await bytes() : null;
    if (signal.aborted) return;
    setHidden(download, !(file?.bytes || (answer && !isPdf)));
    if (!answer && !file.bytes) {
      nothing(file.problem ?? problem, status);
      return;
    }
    const passage = answer?.passages.find((one) => one.id === wanted.passage);
    if (passage) tell(place, `${placeName(passage.place)}, passage ${passage.id}`);
    const target = passage ? { ...wanted, ...quoteIn(passage), text: passage.text, place: passage.place } : null;
    if (file?.bytes) {
      if (answer) offerModes(file.bytes, answer, target);
      await showPages(file.bytes, target, answer);
    } else {
      if (file) tell(note, 'The file is not kept any more; this is its text as it was read.');
      showText(answer, target);
    }
  }

  /** A quote that reaches out of its passage is not marked. */
  function quoteIn({ text }) {
    const isQuote = wanted.start !== undefined && wanted.end !== undefined && wanted.start < wanted.end && wanted.end <= text.length;
    return isQuote ? {} : { start: undefined, end: undefined };
  }

  async function bytes() {
    try {
      const { type, content } = await api.documentOf(id, signal);
      return type === PDF ? { bytes: content } : {};
    } catch (problem) {
      if (problem.status === 404) return { problem };
      throw problem;
    }
  }

  function offerModes(content, answer, target) {
    const pages = h('button', { type: 'button', 'aria-pressed': 'true' }, 'Pages');
    const text = h('button', { type: 'button', 'aria-pressed': 'false' }, 'Text');
    for (const [button, view] of [[pages, () => showPages(content, target, answer)], [text, () => showText(answer, target)]]) {
      button.addEventListener('click', () => {
        pages.setAttribute('aria-pressed', String(button === pages));
        text.setAttribute('aria-pressed', String(button === text));
        tell(note, '');
        view();
      });
    }
    modes.replaceChildren(pages, text);
    setHidden(modes, false);
  }

  function showText(answer, target) {
    current?.stop();
    const list = passageList(id, target, (problem) => tell(trouble, problem.message));
    current = list;
    list.show(answer);
    body.replaceChildren(list.element);
    if (target) {
      list.reveal();
      announce(`${placeName(target.place)}, passage ${target.passage}`);
    }
  }

  async function showPages(content, target, answer) {
    current?.stop();
    current = null;
    const { pdfPages } = await import('./pdf-pages.js');
    try {
      // pdf.js takes the bytes away with it.
      const pages = await pdfPages(content.slice(0), target, (isFound, page) => searched(isFound, page, target), () => tell(note, 'This page cannot be drawn.'));
      if (signal.aborted) {
        pages.stop();
        return;
      }
      current = pages;
      body.replaceChildren(pages.element);
      await pages.reveal();
    } catch (failure) {
      if (signal.aborted) return;
      const reason = failure.name === 'PasswordException' ? 'it needs a password' : 'the file is damaged, or of a kind that is not drawn here';
      tell(note, `The pages cannot be shown: ${reason}.${answer ? ' This is the text as it was read.' : ' Download it to open it in another program.'}`);
      if (answer) showText(answer, target);
      else body.replaceChildren();
    }
  }

  function searched(isFound, page, target) {
    body.querySelector('.beside')?.remove();
    if (isFound) {
      announce(`Page ${page}; the passage is marked.`);
      return;
    }
    const words = 'The passage was read on this page. It cannot be marked there, because the page is a picture, or its text differs from what was read:';
    body.append(h('section.beside.paper', { 'aria-label': 'The passage' }, h('p.soft.small', {}, words), passageText(target.text, target, target.place)));
    announce(`Page ${page}. ${words} ${target.text}`);
  }

  function nothing(problem, status) {
    const isWeb = /^https?:\/\//i.test(status.blob_url ?? '');
    body.replaceChildren(h('div.empty', {}, h('h2', {}, 'The document cannot be shown'), h('p', {}, problem.message),
      isWeb && h('a.button', { href: status.blob_url, target: '_blank', rel: 'noopener noreferrer' }, icon('link'), 'Open its address')));
  }

  function gone(problem) {
    const isErased = problem.status === 410;
    const title = isErased ? 'This document is erased' : problem.status === 404 ? 'There is no such run' : 'The document cannot be shown';
    setTitle(title);
    root.replaceChildren(h('div.empty', {}, h('h1', {}, title),
      h('p', {}, isErased ? 'The run was erased on request, and its document with it.' : problem.message), h('a.button.primary', { href: '#/runs' }, 'Look at the runs')));
  }

  show();
  return () => {
    request.abort();
    current?.stop();
  };
}
