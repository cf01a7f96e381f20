// Cards that say nearly the same as cards of earlier runs: asked for once cards are shown, as it is no
// part of a run's results.
import * as api from './api.js';
import { h } from './dom.js';

function links(earlier) {
  return earlier.flatMap(({ run_id: runId, card, title, likeness }, index) => [
    index > 0 && ', ',
    h('a', { href: `#/runs/${encodeURIComponent(runId)}`, title: `Run ${runId}; likeness ${likeness} of 1` }, `“${title}”`),
    `, card ${card}`,
  ]);
}

/** The places in a run's cards where links to earlier cards stand, and their loading. */
export function seenBeforeMarks(runId) {
  const places = new Map();
  return {
    placeFor(number) {
      const place = h('p.seen-before', { hidden: true });
      places.set(number, place);
      return place;
    },
    /** Nobody is told when it cannot be known, as in file mode: the cards are all there. */
    async load() {
      if (!runId || places.size === 0) return;
      const { cards = [] } = await api.seenBefore(runId).catch(() => ({}));
      for (const { card, seen_before: earlier } of cards) {
        const place = places.get(card);
        if (!place) continue;
        place.append(...['Seen before: ', ...links(earlier), '.'].filter(Boolean));
        place.hidden = false;
      }
    },
  };
}
