// The model's text while it is written, with a caret at its end.
import { h, setHidden, setText } from './dom.js';
import { markdown } from './markdown.js';
import { shapeOf } from './timeline.js';

const REDRAW_INTERVAL_MILLIS = 120;
const NEAR_THE_END = 48;

export function liveText() {
  const title = h('h2', { id: 'live-title' });
  const trouble = h('p.live-trouble', { hidden: true });
  const paper = h('div.live-paper.prose', { tabindex: '0', role: 'group', 'aria-label': 'The text so far' });
  const element = h('section.live.paper', { hidden: true, 'aria-labelledby': 'live-title' },
    h('div.live-head', {}, h('span.pulse', { 'aria-hidden': 'true' }), title), trouble, paper);
  let waitsToRetry = false;
  let key = '';
  let text = '';
  let from = 0;
  let drawing;

  function draw() {
    drawing = undefined;
    const follows = paper.scrollHeight - paper.scrollTop - paper.clientHeight < NEAR_THE_END;
    const written = readable(from > 0 ? text.replace(/^\S*\s*/, '… ') : text);
    if (written) {
      paper.replaceChildren(markdown(written, 3));
      (lastBlock(paper) ?? paper).append(h('span.caret', { 'aria-hidden': 'true' }));
    } else paper.replaceChildren(h('p.soft', {}, waitsToRetry ? 'The call is retried in a moment.' : 'The model has not answered yet; its text appears here while it is written.'));
    paper.classList.toggle('silent', !written);
    if (follows) paper.scrollTop = paper.scrollHeight;
  }

  function begin(attempt, stage) {
    const wanted = `${attempt}/${stage}`;
    if (key === wanted) return;
    key = wanted;
    text = '';
    draw();
  }

  return {
    element,
    /** A retried call starts at position 0 again, and so does the whole text for a late watcher. */
    add({ attempt, stage, position, text: piece }) {
      begin(attempt, stage);
      const at = position - from;
      if (at >= 0 && at <= text.length && text) text = text.slice(0, at) + piece;
      else {
        from = position;
        text = piece;
      }
      drawing ??= setTimeout(draw, REDRAW_INTERVAL_MILLIS);
    },
    show(run) {
      const stage = run.status === 'RUNNING' ? run.stages.find(({ status }) => status === 'RUNNING') : undefined;
      const pending = run.status === 'PENDING' || (run.status === 'RUNNING' && !stage && !run.waiting_for);
      setHidden(element, !stage && !pending);
      if (!stage) {
        setText(title, run.status === 'PENDING' ? 'Waiting for a free processor' : 'On to the next stage');
        setHidden(trouble, true);
        return;
      }
      begin(run.attempt, stage.number);
      setText(title, `Stage ${stage.number} ${text ? 'is writing' : 'is at work'}`);
      const shape = shapeOf(stage, run);
      element.dataset.state = shape;
      if (waitsToRetry !== (shape === 'RETRYING')) {
        waitsToRetry = !waitsToRetry;
        if (!text) draw();
      }
      const words = shape === 'STALLED'
        ? `The processor at work${stage.processor ? ` (${stage.processor})` : ''} has stopped sending heartbeats. The stage restarts as soon as another takes it up; nothing is lost.`
        : stage.tries > 0 && stage.error ? stage.error : '';
      setText(trouble, words);
      setHidden(trouble, !words);
    },
    end() {
      clearTimeout(drawing);
      setHidden(element, true);
    },
  };
}

function lastBlock(element) {
  let last = element.lastElementChild;
  while (last && /^(UL|OL|LI|BLOCKQUOTE|P)$/.test(last.lastElementChild?.nodeName ?? '')) last = last.lastElementChild;
  return last && !/^(TABLE|HR|PRE)$/.test(last.nodeName) ? last : null;
}

/** A heading of which no word is there yet would be an empty one. */
const BEGUN_HEADING = /(^|\n)#{1,6}[ \t]*$/;
const JSON_BEGINS = /^\s*(?:```(?:json)?\s*)?[{[]/;
const TOKEN = /"((?:[^"\\]|\\.)*)"?|[{}[\]:,]/gs;

/** Of an answer in JSON the texts are shown as they will be read: titles as headings, the others under their names. */
export function readable(text) {
  if (!JSON_BEGINS.test(text)) return text.replace(BEGUN_HEADING, '$1');
  const open = [];
  const blocks = [];
  let key = '';
  let isKey = false;
  let named = '';
  for (const [token, worth] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token);
      isKey = token === '{';
      named = '';
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',') isKey = open.at(-1) === '{';
    else if (token === ':') isKey = false;
    else if (isKey) key = worth;
    else if (worth) {
      const value = unescaped(worth);
      if (open.at(-1) === '[') {
        if (key && named !== key) blocks.push(`**${label(key)}:**`);
        named = key;
        blocks.push(`- ${value}`);
      } else if (key === 'title') blocks.push(`## ${value.replace(/\s+/g, ' ')}`);
      else blocks.push(key === 'content' ? value : `**${label(key)}:** ${value}`);
    }
  }
  return blocks.join('\n\n');
}

const label = (key) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');

function unescaped(worth) {
  try {
    return JSON.parse(`"${worth.replace(/\\u?[0-9a-f]{0,3}$/i, (tail) => (/^\\(?:u.{4}|[^u])$/.test(tail) ? tail : ''))}"`);
  } catch {
    return worth;
  }
}
