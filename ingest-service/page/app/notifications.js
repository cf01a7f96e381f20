// The browser's notifications, after consent, for runs that end or wait while nobody looks.
import { h } from './dom.js';
import { icon } from './icons.js';
import { toast } from './notices.js';

const KEPT = 'notify';
const WORDS = { COMPLETED: 'is completed', FAILED: 'failed', CANCELLED: 'is cancelled' };

const isPossible = () => 'Notification' in globalThis;
const isWanted = () => isPossible() && Notification.permission === 'granted' && localStorage.getItem(KEPT) === 'yes';

/** Nothing in a browser that has none. */
export function notifyButton() {
  if (!isPossible()) return null;
  const button = h('button.quiet', { type: 'button', 'aria-pressed': String(isWanted()), on: { click: toggle } }, icon('clock'), 'Notify me');
  async function toggle() {
    if (isWanted()) localStorage.removeItem(KEPT);
    else if (await Notification.requestPermission() === 'granted') localStorage.setItem(KEPT, 'yes');
    else toast('The browser does not allow notifications of this page; its settings can.', 'bad');
    button.setAttribute('aria-pressed', String(isWanted()));
  }
  return button;
}

/** What there is to say when a run changes so; undefined for nothing. */
export function newsOf(before, run, name) {
  if (!before) return undefined;
  if (before.status !== run.status && WORDS[run.status]) return `“${name}” ${WORDS[run.status]}.`;
  return run.waiting_for && before.waiting_for !== run.waiting_for ? `“${name}” waits for ${run.waiting_for === 'review' ? 'a review' : run.waiting_for}.` : undefined;
}

/** Only while the page is not looked at: who looks sees it. */
export function notify(before, run, name) {
  const news = newsOf(before, run, name);
  if (!news || !isWanted() || !document.hidden) return;
  const note = new Notification('Innovation Pipeline', { body: news, tag: run.run_id, icon: '/favicon.svg' });
  note.onclick = () => {
    window.focus();
    note.close();
  };
}
