// The share links of a run: make one, copy it, see how often each was opened, revoke it.
import * as api from './api.js';
import { ask } from './dialogs.js';
import { h, nextId, setHidden, setText } from './dom.js';
import { ago, count, moment } from './format.js';
import { icon } from './icons.js';
import { copyText, toast } from './notices.js';
import { may } from './session.js';

const LENGTHS = [['1d', 'A day'], ['7d', 'A week'], ['30d', '30 days'], ['90d', '90 days']];
const STATES = { open: 'Open', expired: 'Expired', revoked: 'Revoked', disabled: 'Turned off by a setting' };

/** How often a link was opened, in words. */
export function viewsOf({ views, last_viewed_at: last }) {
  if (!views) return 'Not opened yet';
  return `Opened ${views === 1 ? 'once' : `${count(views)} times`}, last ${ago(last)}`;
}

export const shownCards = ({ cards }) => (!cards ? 'All cards' : cards.length === 1 ? `Card ${cards[0]}` : `Cards ${cards.join(', ')}`);

/** The request that the fields of the dialog say; all cards are none named. */
export function requestOf({ boxes, title, note, length, quotes, reasons }) {
  const chosen = boxes.filter((box) => box.checked).map((box) => Number(box.value));
  if (!chosen.length) throw new Error('Choose at least one card.');
  return {
    ...(chosen.length < boxes.length && { cards: chosen }),
    ...(title.trim() && { title: title.trim() }),
    ...(note.trim() && { note: note.trim() }),
    expires_in: length,
    include_quotes: quotes,
    include_reasons: reasons,
  };
}

export function madeNote({ url, warning }) {
  return h('div.notice.share-made', { role: 'status' },
    h('p', {}, 'The link is shown this once. Everybody who has it reads the cards, without a login.'),
    h('p', {}, h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url), ' ', h('button.small-button', { type: 'button', on: { click: () => copyText(url, 'The link') } }, 'Copy')),
    warning ? h('p.small', {}, warning) : null);
}

/** `done` is called once a link is revoked. */
export function askRevoke(share, done) {
  ask({
    title: 'Revoke this link?',
    text: 'It shows nothing from now on, and cannot be given back.',
    confirm: 'Revoke',
    danger: true,
    act: async () => {
      await api.revokeShare(share.id);
      toast('The link is revoked');
      await done();
    },
  });
}

/**
 * @param revoke called for a link that is open
 * @param ofManyRuns whether its run is named
 */
export function shareItem(share, revoke, ofManyRuns = false) {
  const about = [share.title, share.note && `(${share.note})`].filter(Boolean).join(' ');
  return h('li.share', { data: { share: share.id } },
    h('p', {}, h('span.share-state', { data: { state: share.state } }, STATES[share.state] ?? share.state), ` · ${shownCards(share)} · ${viewsOf(share)}`),
    h('p.soft.small', {}, about ? h('bdi', {}, about, ' · ') : null, ofManyRuns ? [h('a', { href: `#/runs/${encodeURIComponent(share.run_id)}` }, 'Run'), ' · '] : null, `until ${moment(share.expires_at)} · by ${share.created_by}${share.attempt > 1 ? ` · attempt ${share.attempt}` : ''}`),
    share.state === 'open' ? h('button.small-button.danger', { type: 'button', 'aria-label': `Revoke the link of ${moment(share.created_at)}`, on: { click: () => revoke(share) } }, 'Revoke') : null);
}

/** `cards()` gives the cards that are there now. */
export function sharePanel(runId, cards) {
  const made = h('div');
  const list = h('ul.shares');
  const none = h('p.soft', {}, 'No links yet. A link shows cards to people without a login, and nothing else.');
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const begin = h('button', { type: 'button', on: { click: form } }, icon('link'), 'Share by a link …');
  const element = h('section.share-panel', { hidden: true, 'aria-labelledby': 'share-title' },
    h('div.section-head', {}, h('h2', { id: 'share-title' }, 'Share'), begin), problem, made, list, none);
  let loaded = false;

  async function load() {
    try {
      const { shares } = await api.shares(runId);
      list.replaceChildren(...shares.map((share) => shareItem(share, revoke)));
      setHidden(none, shares.length > 0);
      setHidden(problem, true);
    } catch (failure) {
      setText(problem, failure.message);
      setHidden(problem, false);
    }
  }

  const revoke = (share) => askRevoke(share, () => {
    made.replaceChildren();
    return load();
  });

  function form() {
    const boxes = cards().map(({ number }) => h('input', { type: 'checkbox', name: 'cards', value: String(number), checked: true }));
    const title = h('input', { id: nextId('share'), maxlength: 200, autocomplete: 'off' });
    const note = h('input', { id: nextId('share'), maxlength: 500, autocomplete: 'off' });
    const length = h('select', { id: nextId('share') }, LENGTHS.map(([value, words]) => h('option', { value, selected: value === '30d' }, words)));
    const quotes = h('input', { type: 'checkbox', checked: true });
    const reasons = h('input', { type: 'checkbox' });
    ask({
      title: 'Share by a link',
      text: 'Everybody who has the link reads these cards as they are now, with later edits, and nothing else of the run. The document is never shown.',
      body: [
        h('fieldset.share-cards', {}, h('legend', {}, 'Cards'), cards().map((card, i) => h('label', {}, boxes[i], h('bdi', {}, ` ${card.number}. ${card.title}`)))),
        h('div.field', {}, h('label', { for: title.id }, 'Heading of the page (optional)'), title),
        h('div.field', {}, h('label', { for: note.id }, 'Note for yourselves, such as for whom it is (optional)'), note),
        h('div.field', {}, h('label', { for: length.id }, 'Good for'), length),
        h('fieldset.share-cards', {}, h('legend', {}, 'With'), h('label', {}, quotes, ' Quotes of the document, with pages'), h('label', {}, reasons, ' Inspiration and principle of each card')),
      ],
      confirm: 'Make the link',
      act: async () => {
        made.replaceChildren(madeNote(await api.share(runId, requestOf({ boxes, title: title.value, note: note.value, length: length.value, quotes: quotes.checked, reasons: reasons.checked }))));
        await load();
      },
    });
  }

  return {
    element,
    /** Offers it once there is something to share. */
    show(there) {
      const offered = there && may('author') && cards().length > 0;
      setHidden(element, !offered);
      if (offered && !loaded) {
        loaded = true;
        load();
      }
    },
  };
}
