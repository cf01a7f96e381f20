import { svg } from './dom.js';

// Drawn on a 24 by 24 grid with one stroke width.
const PATHS = {
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9-4.3-4.1 5.9-.8z',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11l-11 11',
  retry: 'M19 12a7 7 0 1 1-2.1-5M19 4v4h-4',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14',
  print: 'M7 9V4h10v5M7 17H4.5V9.5h15V17H17M7 14h10v6H7z',
  stop: 'M7 7h10v10H7z',
  upload: 'M12 16V5m-4.5 4.5L12 5l4.5 4.5M5 15v4h14v-4',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6l1.4 1.4m0-13.4l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  system: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  bolt: 'M13 3L5.5 13.5H12L11 21l7.5-10.5H12z',
  compare: 'M4 5h6.5v14H4zM13.5 5H20v14h-6.5z',
  link: 'M14 4h6v6m0-6l-9 9M18 14v6H4V6h6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5',
  pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2',
  alert: 'M12 4L2.8 19.5h18.4zM12 10v4.5m0 2.4v.1',
};

/** Always beside a text or inside something that has a name. */
export function icon(name) {
  return svg('svg', { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
}
