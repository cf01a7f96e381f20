// A PDF, page by page, with the passage and the quote marked on its text.
import { h, setHidden } from './dom.js';
import { icon } from './icons.js';
import { announce } from './notices.js';
import { isFound, locate, pieces } from './passage-marks.js';
import { openPdf } from './pdf-engine.js';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const MAX_PIXELS = 16_000_000;
const RESIZE_PAUSE_MILLIS = 150;

/**
 * @param wanted the passage with its text, and the quote in it; null for none
 * @param onSearch is told whether the passage was found on the page where it should be
 * @param onTrouble is told that a page cannot be drawn
 */
export async function pdfPages(bytes, wanted, onSearch, onTrouble) {
  const { pdf, TextLayer, close } = await openPdf(bytes);
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const layer = h('div.text-layer');
  const sheet = h('div.pdf-page', {}, canvas, layer);
  const frame = h('div.pdf-frame', { tabindex: '0', role: 'region', 'aria-label': 'Page' }, sheet);
  const back = h('button.quiet.small-button', { type: 'button', 'aria-label': 'Previous page' }, 'Previous');
  const next = h('button.quiet.small-button', { type: 'button', 'aria-label': 'Next page' }, 'Next');
  const field = h('input', { id: 'pdf-page', type: 'number', min: 1, max: pdf.numPages, inputmode: 'numeric', value: 1 });
  const smaller = h('button.quiet.small-button', { type: 'button', 'aria-label': 'Smaller' }, '−');
  const larger = h('button.quiet.small-button', { type: 'button', 'aria-label': 'Larger' }, '+');
  const home = h('button.quiet.small-button', { type: 'button', hidden: true }, icon('search'), 'To the passage');
  const element = h('div.pdf', {},
    h('div.pdf-tools', { role: 'group', 'aria-label': 'Pages' }, back, h('label', { for: 'pdf-page' }, 'Page'), field, h('span.soft', {}, `of ${pdf.numPages}`), next, h('span.pdf-zoom', {}, smaller, larger), home),
    frame);
  let shown = 0;
  let zoom = ZOOMS.indexOf(1);
  let turn = 0;
  let drawing;
  let natural;
  let target = wanted?.place.kind === 'page' ? wanted.place.number : 1;

  /** Sizes the page as the frame is wide, at once; what is drawn already is stretched until it is drawn anew. */
  function fit() {
    const scale = ZOOMS[zoom] * (frame.clientWidth / natural.width);
    sheet.style.width = `${natural.width * scale}px`;
    sheet.style.height = `${natural.height * scale}px`;
    sheet.style.setProperty('--total-scale-factor', scale);
    return scale;
  }

  /** Draws a page; a later call overtakes an earlier one. */
  async function show(number) {
    const mine = ++turn;
    drawing?.cancel();
    shown = Math.min(pdf.numPages, Math.max(1, number));
    const page = await pdf.getPage(shown);
    const content = await page.getTextContent({ disableNormalization: true });
    if (mine !== turn) return null;
    natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: fit() });
    const density = Math.min(devicePixelRatio || 1, Math.sqrt(MAX_PIXELS / (viewport.width * viewport.height)));
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    layer.replaceChildren();
    const text = new TextLayer({ textContentSource: content, container: layer, viewport });
    drawing = page.render({ canvas, viewport, transform: density === 1 ? null : [density, 0, 0, density, 0, 0] });
    await Promise.all([text.render(), drawing.promise]).catch((failure) => {
      if (failure.name !== 'RenderingCancelledException') throw failure;
    });
    if (mine !== turn) return null;
    frame.setAttribute('aria-label', `Page ${shown} of ${pdf.numPages}`);
    field.value = shown;
    back.disabled = shown === 1;
    next.disabled = shown === pdf.numPages;
    smaller.disabled = zoom === 0;
    larger.disabled = zoom === ZOOMS.length - 1;
    setHidden(home, !wanted || shown === target);
    sheet.dataset.wanted = 'false';
    return wanted && shown === target ? mark(text) : null;
  }

  /** Marks what is found; the whole page otherwise. */
  function mark(text) {
    const strings = text.textContentItemsStr;
    const found = locate(wanted.text, strings.join(''), wanted.start, wanted.end);
    const isThere = isFound(found);
    sheet.dataset.wanted = String(!isThere);
    if (!isThere) return found;
    let offset = 0;
    strings.forEach((string, i) => {
      const parts = pieces(string.length, offset, found.passage.ranges, found.quote.ranges);
      if (parts.some(({ kind }) => kind)) {
        text.textDivs[i].replaceChildren(...parts.map(({ from, to, kind }) => (kind ? h('mark', { data: { kind } }, string.slice(from, to)) : string.slice(from, to))));
      }
      offset += string.length;
    });
    return found;
  }

  /** A passage may go on on the page after; there a quote may be. */
  async function reveal() {
    let found = await show(target);
    const isQuoted = wanted?.start !== undefined;
    if (found && isQuoted && found.quote.share < 0.5 && target < pdf.numPages) {
      const first = target;
      target = first + 1;
      const after = await show(target);
      if (!after || after.quote.share < 0.5) {
        target = first;
        found = await show(target);
      } else found = after;
    }
    if (!wanted || !found) return;
    onSearch(isFound(found), shown);
    const first = layer.querySelector('mark[data-kind=quote]') ?? layer.querySelector('mark');
    frame.focus({ preventScroll: true });
    (first ?? frame).scrollIntoView({ block: first ? 'center' : 'start' });
  }

  async function turnTo(number) {
    await show(number).catch(onTrouble);
    announce(`Page ${shown} of ${pdf.numPages}`);
  }

  function zoomBy(steps) {
    zoom = Math.min(ZOOMS.length - 1, Math.max(0, zoom + steps));
    show(shown).catch(onTrouble);
  }

  back.addEventListener('click', () => turnTo(shown - 1));
  next.addEventListener('click', () => turnTo(shown + 1));
  field.addEventListener('change', () => turnTo(Number(field.value) || shown));
  smaller.addEventListener('click', () => zoomBy(-1));
  larger.addEventListener('click', () => zoomBy(1));
  home.addEventListener('click', () => reveal().catch(onTrouble));
  frame.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== frame || ZOOMS[zoom] > 1) return;
    if (event.key === 'ArrowLeft' && shown > 1) turnTo(shown - 1);
    if (event.key === 'ArrowRight' && shown < pdf.numPages) turnTo(shown + 1);
  });
  let pause;
  let width = 0;
  const resizes = new ResizeObserver(() => {
    const before = width;
    width = frame.clientWidth;
    if (!natural || !before || !width || width === before) return;
    fit();
    clearTimeout(pause);
    pause = setTimeout(() => show(shown).catch(onTrouble), RESIZE_PAUSE_MILLIS);
  });
  resizes.observe(frame);

  return {
    element,
    reveal,
    stop() {
      resizes.disconnect();
      clearTimeout(pause);
      turn++;
      drawing?.cancel();
      close();
    },
  };
}
