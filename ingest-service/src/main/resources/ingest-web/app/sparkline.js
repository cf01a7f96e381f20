// A small line over time, with its figures in words for those who cannot see it.
import { h, svg } from './dom.js';
import { count } from './format.js';

const WIDTH = 320;
const HEIGHT = 72;

export function sparkline(points) {
  const most = Math.max(1, ...points);
  const step = WIDTH / Math.max(1, points.length - 1);
  const at = points.map((worth, i) => `${(i * step).toFixed(1)},${(HEIGHT - 4 - (worth / most) * (HEIGHT - 10)).toFixed(1)}`);
  const latest = points.at(-1);
  return h('div.sparkline', {},
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `Runs completed per minute over ${points.length} minutes: now ${count(latest)}, at most ${count(Math.max(...points))}` },
      svg('polygon', { points: `0,${HEIGHT} ${at.join(' ')} ${WIDTH},${HEIGHT}`, class: 'area' }),
      svg('polyline', { points: at.join(' '), class: 'line' })),
    h('p.sparkline-words', {}, h('span', {}, h('b', {}, count(latest)), ' this minute'), h('span.soft', {}, `at most ${count(Math.max(...points))} in ${points.length} minutes`)));
}
