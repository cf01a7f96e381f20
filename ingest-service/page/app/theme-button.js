// System, light, dark, and round again; theme.js applies the choice before the first paint.
import { h } from './dom.js';
import { icon } from './icons.js';

const ORDER = ['system', 'light', 'dark'];
const ICONS = { system: 'system', light: 'sun', dark: 'moon' };

export function themeButton(button) {
  const root = document.documentElement;
  const show = () => {
    const theme = root.dataset.theme ?? 'system';
    button.replaceChildren(icon(ICONS[theme]), h('span.visually-hidden', {}, `Theme: ${theme}`));
    button.title = `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(root.dataset.theme ?? 'system') + 1) % ORDER.length];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      localStorage.setItem('theme', next);
    } catch {
      // It holds until the page is closed.
    }
    show();
  });
  show();
}
