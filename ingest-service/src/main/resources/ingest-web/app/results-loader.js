// What the library has of a run. The sink writes after the event is out, so an end is asked for
// until it is there; a library that is away is asked again more slowly.
import * as api from './api.js';

const SOON_MILLIS = 200;
const LATER_MILLIS = 3000;
const QUICK_TRIES = 25;

export function resultsLoader(id, onResults, onProblem) {
  let results = null;
  let wanted = null;
  let pause;
  let tries = 0;
  let request = new AbortController();

  const isThere = (answer) => {
    const complete = wanted.status !== 'COMPLETED' || (answer.run.status === 'COMPLETED' && answer.cards.length > 0);
    const newest = (answer.run.attempt ?? 1) >= wanted.attempt;
    const stages = wanted.stages.filter((stage) => stage.status === 'COMPLETED').length;
    return newest && complete && (wanted.attempt > 1 || answer.stages.length >= stages);
  };

  async function load() {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    let next = null;
    try {
      const answer = await api.results(id, signal);
      results = { inspirations: [], stages: [], cards: [], ...answer };
      onProblem(null);
      onResults(results);
      if (!isThere(results)) next = ++tries < QUICK_TRIES ? SOON_MILLIS : LATER_MILLIS;
    } catch (failure) {
      if (signal.aborted) return;
      onProblem(failure.isPassing ? Object.assign(new Error('The results cannot be read at the moment; trying again.')) : failure);
      next = failure.isPassing ? LATER_MILLIS : null;
    }
    if (next && !signal.aborted) pause = setTimeout(load, next);
  }

  return {
    results: () => results,
    load(status) {
      wanted = status;
      tries = 0;
      clearTimeout(pause);
      load();
    },
    stop() {
      clearTimeout(pause);
      request.abort();
    },
  };
}
