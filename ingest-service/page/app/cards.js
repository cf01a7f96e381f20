// Opportunity cards: read, star, copy.
import * as api from './api.js';
import { marksElement } from './checks.js';
import { h } from './dom.js';
import { editCardButton, editMark } from './edit.js';
import { groundsElement } from './grounds.js';
import { icon } from './icons.js';
import { lossesNotice } from './losses.js';
import { copyText, toast } from './notices.js';
import { cardFields } from './pipelines.js';
import { seenBeforeMarks } from './seen-before.js';
import { may } from './session.js';
import { whyButton } from './why.js';

/** The fields below a card's title; the tagline stands in the title. */
const parts = () => cardFields().filter(({ name }) => name !== 'tagline');

export function cardText(card) {
  const texts = parts().filter(({ name }) => card[name]).map(({ name, label }) => `**${label}:** ${card[name]}`);
  return [`## ${card.number}. ${card.title}`, card.tagline && `*${card.tagline}*`, ...texts].filter(Boolean).join('\n\n');
}

function starButton(card, onStar) {
  const button = h('button.star', { type: 'button', disabled: !may('author'), 'aria-pressed': String(Boolean(card.starred)), 'aria-label': `Star card ${card.number}: ${card.title}`, title: 'Star' }, icon('star'));
  button.addEventListener('click', async () => {
    const wanted = button.getAttribute('aria-pressed') !== 'true';
    const set = (starred) => {
      card.starred = starred;
      button.setAttribute('aria-pressed', String(starred));
      onStar();
    };
    set(wanted);
    try {
      await api.star(card.id, wanted);
    } catch (problem) {
      set(!wanted);
      toast(`The star was not kept: ${problem.message}`, 'bad');
    }
  });
  return button;
}

const UNREADABLE = 'This card could not be read from the answer.';

/**
 * Without `onStar` the card is read-only.
 * @param losses those of the run; the one about this card says why it is a standard card
 * @param checks those of the run, by the number of the card
 * @param runId of the run in which its quotes can be opened
 * @param seen where links to earlier cards will stand
 * @param onEdited called once it is edited; without it, it cannot be
 */
export function cardElement(card, { onStar, level = 'h3', losses = [], checks = new Map(), runId, onEdited, seen } = {}) {
  const loss = losses.find((one) => one.card === card.number)?.message ?? (card.parsed === false && UNREADABLE);
  const texts = parts().map(({ name, label }) =>
    h(`div.part.part-${name.replaceAll('_', '-')}`, {}, h('dt', {}, label), h('dd', {}, card[name] || '—')));
  return h('article.card', { data: { number: card.number, starred: String(Boolean(card.starred)), standard: String(card.parsed === false) }, 'aria-label': `Card ${card.number}` },
    h('header.card-head', {},
      h('span.numeral', { 'aria-hidden': 'true' }, card.number),
      onStar && h('span.card-tools', {},
        h('button.quiet.icon-only', { type: 'button', title: 'Copy as Markdown', 'aria-label': `Copy card ${card.number}`, on: { click: () => copyText(cardText(card), `Card ${card.number}`) } }, icon('copy')),
        onEdited && editCardButton(runId, card.number, onEdited),
        starButton(card, onStar))),
    h('div.card-title', {}, h(level, {}, card.title || `Opportunity ${card.number}`),
      loss && h('p.fallback', {}, icon('alert'), card.parsed === false ? `${loss} The output of its stage has the whole answer.` : loss),
      card.tagline && h('p.tagline', {}, card.tagline),
      marksElement(card.edited ? card.edited.check : checks.get(card.number)),
      seen?.placeFor(card.number),
      editMark(card)),
    h('dl.parts', {}, texts),
    h('footer.card-sources', {}, groundsElement(runId, card.evidence), card.parsed !== false && whyButton(runId, card)));
}

/** All cards of a run with the filter above them. */
export function cardsSection(onEdited) {
  const grid = h('div.cards');
  const none = h('p.empty-small', { hidden: true }, 'No card has a star yet. Stars are kept with the run.');
  const all = h('button', { type: 'button', 'aria-pressed': 'true' }, 'All');
  const starred = h('button', { type: 'button', 'aria-pressed': 'false' }, 'Starred');
  const note = h('p.notice', { hidden: true });
  const lost = lossesNotice();
  const element = h('section.cards-section', { hidden: true, 'aria-labelledby': 'cards-title' },
    h('div.section-head', {}, h('h2', { id: 'cards-title' }, 'Opportunities'), h('div.segmented', { role: 'group', 'aria-label': 'Which cards' }, all, starred)),
    note, lost.element, grid, none);
  let shown = '';
  let onlyStarred = false;

  function filter() {
    let visible = 0;
    let stars = 0;
    for (const card of grid.children) {
      const isStarred = card.querySelector('.star').getAttribute('aria-pressed') === 'true';
      card.dataset.starred = String(isStarred);
      card.hidden = onlyStarred && !isStarred;
      visible += card.hidden ? 0 : 1;
      stars += isStarred ? 1 : 0;
    }
    grid.classList.toggle('filtered', onlyStarred);
    none.hidden = visible > 0;
    starred.textContent = stars ? `Starred (${stars})` : 'Starred';
    all.setAttribute('aria-pressed', String(!onlyStarred));
    starred.setAttribute('aria-pressed', String(onlyStarred));
  }

  for (const [button, worth] of [[all, false], [starred, true]]) {
    button.addEventListener('click', () => {
      onlyStarred = worth;
      filter();
    });
  }

  return {
    element,
    show(cards, words, losses = [], checks = new Map(), runId = undefined) {
      element.hidden = cards.length === 0;
      note.textContent = words ?? '';
      note.hidden = !words;
      lost.show(losses);
      const wanted = JSON.stringify([cards, losses, [...checks]]);
      if (wanted === shown) return;
      shown = wanted;
      const seen = seenBeforeMarks(runId);
      grid.replaceChildren(...cards.map((card) => cardElement(card, { onStar: filter, losses, checks, runId, onEdited, seen })));
      filter();
      seen.load();
    },
  };
}
