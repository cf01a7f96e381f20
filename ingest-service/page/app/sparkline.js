// A small line over time, with its figures in words for those who cannot see it.
import { h, svg } from './dom.js';
import { count } from './format.js';

const WIDTH = 320;
const HEIGHT = 72;

/** Said in words, too: `name` of the line, what its `latest` point is of, over which `span`. */
export function sparkline(points, { name, latest: latestWords, span, text = count }) {
  const highest = Math.max(...points);
  const most = highest || 1;
  const step = WIDTH / Math.max(1, points.length - 1);
  const at = points.map((worth, i) => `${(i * step).toFixed(1)},${(HEIGHT - 4 - (worth / most) * (HEIGHT - 10)).toFixed(1)}`);
  const latest = points.at(-1);
  return h('div.sparkline', {},
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `${name} over ${span}: ${text(latest)} ${latestWords}, at most ${text(highest)}` },
      svg('polygon', { points: `0,${HEIGHT} ${at.join(' ')} ${WIDTH},${HEIGHT}`, class: 'area' }),
      svg('polyline', { points: at.join(' '), class: 'line' })),
    h('p.sparkline-words', {}, h('span', {}, h('b', {}, text(latest)), ` ${latestWords}`), h('span.soft', {}, `at most ${text(highest)} in ${span}`)));
}
