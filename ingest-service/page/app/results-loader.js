// The results of a run. The sink writes them after the event is published, so the loader polls until
// they are complete, and more slowly while the database is down. It tells when they are late.
import * as api from './api.js';

const SHORT_INTERVAL_MILLIS = 200;
const LONG_INTERVAL_MILLIS = 3000;
const MAX_SHORT_INTERVALS = 25;
const MIN_TRIES_TO_TELL = 5; // a second: usually the results are there before

export function resultsLoader(id, onResults, onProblem) {
  let results = null;
  let wanted = null;
  let pause;
  let tries = 0;
  let request = new AbortController();

  const isThere = (answer) => {
    if (answer.results_pending) return false;
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
      const there = isThere(results);
      if (!there) tries++;
      onResults(results, !there && tries >= MIN_TRIES_TO_TELL);
      if (!there) next = tries < MAX_SHORT_INTERVALS ? SHORT_INTERVAL_MILLIS : LONG_INTERVAL_MILLIS;
    } catch (failure) {
      if (signal.aborted) return;
      onProblem(failure.isPassing ? Object.assign(new Error('The results cannot be read at the moment; retrying.')) : failure);
      next = failure.isPassing ? LONG_INTERVAL_MILLIS : null;
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
