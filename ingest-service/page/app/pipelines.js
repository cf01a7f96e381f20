// The versions of the pipeline and the fields of cards, fetched once from the service.
import * as api from './api.js';

let known = { pipelines: [], card_fields: [] };
let request;

/** Resolves once the versions are known; after a failure the next call fetches them again. */
export function loadPipelines() {
  request ??= api.pipelines().then((answer) => {
    known = answer;
  }).catch(() => {
    request = undefined;
  });
  return request;
}

/** The stages of a version; of the newest one when it is left out; none while unknown. */
export function stagesOf(version) {
  const pipeline = version === undefined || version === null ? known.pipelines.at(-1) : known.pipelines.find((one) => one.version === version);
  return pipeline?.stages ?? [];
}

/** The kind of a stage's result; undefined for a stage that the service does not know. */
export function kindOf(version, number) {
  return stagesOf(version).find((stage) => stage.number === number)?.kind;
}

/** The labelled texts of a card, in reading order. */
export const cardFields = () => known.card_fields;
