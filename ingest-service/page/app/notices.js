// Toasts that close by themselves, and announcements for screen readers.
import { h, setText } from './dom.js';

const TOAST_TIMEOUT_MILLIS = 5000;

export function announce(text) {
  setText(document.getElementById('announcer'), text);
}

export function toast(text, kind = 'good') {
  const note = h('div.toast', { data: { kind } }, text);
  document.getElementById('toasts').append(note);
  announce(text);
  setTimeout(() => note.remove(), TOAST_TIMEOUT_MILLIS);
}

export async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https there is no clipboard API; the older command still works.
    const field = h('textarea.visually-hidden', { value: text, 'aria-hidden': 'true' });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  toast(`${what} copied`);
}
