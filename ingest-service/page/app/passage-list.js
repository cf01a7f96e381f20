// A document as text: its passages in order, a page of the list at a time.
import * as api from './api.js';
import { h, setHidden, setText } from './dom.js';
import { count } from './format.js';
import { announce } from './notices.js';

export const PASSAGES_ON_PAGE = 100;

const KINDS = { page: 'Page', slide: 'Slide', sheet: 'Sheet', section: 'Section' };
const CELL_END = ' | ';
const HEADING = /^#{1,6} +/;

export function placeName({ kind, number, name }) {
  if (kind === 'section') return name || (number ? `Section ${number}` : 'Beginning');
  return [`${KINDS[kind] ?? kind} ${number}`, name].filter(Boolean).join(' · ');
}

/** Part of a passage's text, with the quote marked where it reaches into it. */
function marked(text, from, to, quote) {
  const start = Math.max(from, Math.min(to, quote?.start ?? to));
  const end = Math.min(to, Math.max(start, quote?.end ?? start));
  return [text.slice(from, start), end > start && h('mark', {}, text.slice(start, end)), text.slice(end, to)].filter(Boolean);
}

/** Lines with where they begin, in groups of one kind: headings, rows of tables, and paragraphs. */
function groups(text) {
  const found = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const kind = !line.trim() ? 'blank' : HEADING.test(line) ? 'heading' : line.includes(CELL_END) ? 'rows' : 'words';
    if (found.at(-1)?.kind !== kind || kind === 'heading') found.push({ kind, lines: [] });
    found.at(-1).lines.push({ from, to: from + line.length });
    from += line.length + 1;
  }
  return found;
}

function tableOf(text, lines, quote) {
  const rows = lines.map(({ from, to }, row) => {
    let position = from;
    const cells = text.slice(from, to).split(CELL_END).map((cell) => {
      const shown = h(row ? 'td' : 'th', row ? {} : { scope: 'col' }, marked(text, position, position + cell.length, quote));
      position += cell.length + CELL_END.length;
      return shown;
    });
    return h('tr', {}, cells);
  });
  return h('div.table-frame', { tabindex: '0', role: 'group', 'aria-label': 'Table' }, h('table.passage-table', {}, h('thead', {}, rows[0]), h('tbody', {}, rows.slice(1))));
}

/** Whether a heading says only what stands above the passage, as readers write titles into the text. */
function repeats(heading, { kind, number, name } = {}) {
  const said = { slide: [`Slide ${number}`, `Slide ${number}: ${name}`], sheet: [`Sheet: ${name}`, `Sheet ${number}: ${name}`], section: [name] }[kind];
  return Boolean(said?.includes(heading));
}

/**
 * Rows of a table are shown as one, headings without their signs, anything else as lines; of a page,
 * whose lines end where its margin is, as paragraphs.
 * @param place of the passage, whose name stands above it
 */
export function passageText(text, quote, place) {
  const parts = groups(text).map(({ kind, lines }) => {
    const from = lines[0].from;
    const to = lines.at(-1).to;
    if (kind === 'rows' && lines.length > 1) return tableOf(text, lines, quote);
    if (kind === 'blank') return null;
    if (kind !== 'heading') return h(`p.passage-text${place?.kind === 'page' ? '.flowing' : ''}`, {}, marked(text, from, to, quote));
    const begins = from + text.slice(from, to).match(HEADING)[0].length;
    const isQuoted = quote?.start < to && quote?.end > from;
    return (isQuoted || !repeats(text.slice(begins, to), place)) && h('p.passage-heading', {}, marked(text, begins, to, quote));
  });
  return h('div.passage-words', {}, parts.filter(Boolean));
}

/**
 * @param wanted the passage that is named in the address, and the quote in it; null for none
 */
export function passageList(id, wanted, onProblem) {
  const list = h('div.passages');
  const top = pager();
  const bottom = pager();
  const element = h('div.document-text', {}, top.element, list, bottom.element);
  let request = new AbortController();

  function pager() {
    const words = h('span');
    const before = h('button.quiet.small-button', { type: 'button' }, 'Earlier');
    const after = h('button.quiet.small-button', { type: 'button' }, 'Later');
    return { element: h('div.pager', { role: 'group', 'aria-label': 'Passages', hidden: true }, before, words, after), words, before, after };
  }

  function show(answer) {
    const { passages, from } = answer;
    const sections = [];
    passages.forEach((passage) => {
      const title = placeName(passage.place);
      if (sections.at(-1)?.title !== title) sections.push({ title, passages: [] });
      sections.at(-1).passages.push(passageElement(passage));
    });
    list.replaceChildren(...sections.map(({ title, passages: shown }) => h('div.place', {}, h('h2', {}, title), shown)));
    const all = answer.document.passages;
    for (const { element: nav, words, before, after } of [top, bottom]) {
      setHidden(nav, all <= passages.length);
      setText(words, `Passages ${count(from + 1)} to ${count(from + passages.length)} of ${count(all)}`);
      before.disabled = from === 0;
      after.disabled = !answer.next_cursor;
      before.onclick = () => load({ from: Math.max(0, from - PASSAGES_ON_PAGE) });
      after.onclick = () => load({ from: from + passages.length });
    }
  }

  function passageElement(passage) {
    const isWanted = passage.id === wanted?.passage;
    return h('div.passage', { id: `passage-${passage.id}`, data: { wanted: String(isWanted) }, tabindex: isWanted ? '-1' : null, 'aria-current': isWanted ? 'location' : null },
      h('a.passage-id', { href: `#/runs/${encodeURIComponent(id)}/document?passage=${encodeURIComponent(passage.id)}`, 'aria-label': `Passage ${passage.id}` }, passage.id),
      passageText(passage.text, isWanted ? wanted : null, passage.place));
  }

  async function load(query) {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    list.setAttribute('aria-busy', 'true');
    try {
      show(await api.passages(id, { limit: PASSAGES_ON_PAGE, ...query }, signal));
      announce(top.words.textContent);
      scrollTo(0, 0);
    } catch (problem) {
      if (!signal.aborted) onProblem(problem);
    } finally {
      if (!signal.aborted) list.removeAttribute('aria-busy');
    }
  }

  return {
    element,
    show,
    /** Scrolls to the passage that is wanted. */
    reveal() {
      const passage = list.querySelector('[data-wanted=true]');
      if (!passage) return;
      passage.focus({ preventScroll: true });
      (passage.querySelector('mark') ?? passage).scrollIntoView({ block: 'center' });
    },
    stop: () => request.abort(),
  };
}
