// What is said to everybody: short notes that go by themselves, and words for screen readers.
import { h, setText } from './dom.js';

const STAYS_MILLIS = 5000;

export function announce(text) {
  setText(document.getElementById('announcer'), text);
}

export function toast(text, kind = 'good') {
  const note = h('div.toast', { data: { kind } }, text);
  document.getElementById('toasts').append(note);
  announce(text);
  setTimeout(() => note.remove(), STAYS_MILLIS);
}

export async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https the clipboard is closed: the old way still works.
    const field = h('textarea.visually-hidden', { value: text, 'aria-hidden': 'true' });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  toast(`${what} copied`);
}
