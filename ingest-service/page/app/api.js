// Every request the page makes. Who one is says a cookie that scripts cannot read.
import { setServerTime } from './format.js';

/** A problem as in RFC 9457; status 0 when the service did not answer. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The service answered ${status}.`);
    this.status = status;
    this.body = body;
    this.fields = new Map((body.errors ?? []).map(({ field, message }) => [field, message]));
  }

  /** Whether a retry may succeed. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

let csrfToken;
let onUnknown = () => {};

/** What a request that changes something must have in a header, while a session lasts. */
export function setCsrfToken(token) {
  csrfToken = token;
}

/** Called when the service no longer knows who is at the page. */
export function whenUnknown(listener) {
  onUnknown = listener;
}

const proof = () => csrfToken && { 'x-csrf-token': csrfToken };

function problemOf(status, body) {
  if (status === 401) onUnknown();
  return new Problem(status, body);
}

const UNREACHABLE = { detail: 'The service cannot be reached. Is it running?' };

async function ask(path, { method = 'GET', json, signal, headers, key, read = (answer) => answer.json().catch(() => ({})) } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(json && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && proof()),
        ...(key && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      body: json && JSON.stringify(json),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, UNREACHABLE);
  }
  setServerTime(response.headers.get('date'));
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => ({})));
  return read(response);
}

const run = (id) => `/runs/${encodeURIComponent(id)}`;

function query(parameters) {
  const kept = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return kept.length ? `?${new URLSearchParams(kept)}` : '';
}

export const session = () => ask('/session');
export const beginSession = (key) => ask('/session', { method: 'POST', key });
export const endSession = () => ask('/session', { method: 'DELETE' });
export const startBatch = (request) => ask('/batches', { method: 'POST', json: request });
export const batches = (filter, signal) => ask(`/batches${query(filter)}`, { signal });
export const batch = (id, signal) => ask(`/batches/${encodeURIComponent(id)}`, { signal });
export const changeBatch = (id, act) => ask(`/batches/${encodeURIComponent(id)}/${act}`, { method: 'POST' });
export const launch = (request) => ask('/run', { method: 'POST', json: request });
export const status = (id) => ask(`/status/${encodeURIComponent(id)}`);
export const results = (id, signal) => ask(run(id), { signal });
export const runs = (filter, signal) => ask(`/runs${query(filter)}`, { signal });
export const passages = (id, page, signal) => ask(`${run(id)}/passages${query(page)}`, { signal });
export const documentOf = (id, signal) => ask(`${run(id)}/document`, { signal, read: async (answer) => ({ type: answer.headers.get('content-type'), content: await answer.arrayBuffer() }) });
export const trace = (id) => ask(`${run(id)}/trace`);
export const seenBefore = (id) => ask(`${run(id)}/seen-before`);
export const attempt = (id, number) => ask(`${run(id)}/attempts/${number}`);
export const attempts = (id) => ask(`${run(id)}/attempts`);
export const compare = (id, a, b) => ask(`${run(id)}/compare${query({ a, b })}`);
export const cancel = (id) => ask(`${run(id)}/cancel`, { method: 'POST' });
export const reprocess = (id, request) => ask(`${run(id)}/reprocess`, { method: 'POST', json: request });
export const review = (id, decision) => ask(`${run(id)}/review`, { method: 'POST', json: decision });
export const reviews = (filter, signal) => ask(`/reviews${query(filter)}`, { signal });
export const star = (card, starred) => ask(`/cards/${encodeURIComponent(card)}`, { method: 'PATCH', json: { starred } });
export const editableStage = (id, stage) => ask(`${run(id)}/stages/${stage}`);
export const editStage = (id, stage, request, version) => ask(`${run(id)}/stages/${stage}`, { method: 'PUT', json: request, headers: { 'if-match': version } });
export const editableCard = (id, number) => ask(`${run(id)}/cards/${number}`);
export const editCard = (id, number, request, version) => ask(`${run(id)}/cards/${number}`, { method: 'PUT', json: request, headers: { 'if-match': version } });
const card = (id) => `/cards/${encodeURIComponent(id)}`;
/** A filter's lists are repeated parameters. */
function conditions(filter) {
  const kept = Object.entries(filter).flatMap(([name, value]) => [value].flat().filter((one) => one !== undefined && one !== null && one !== '').map((one) => [name, one]));
  return kept.length ? `?${new URLSearchParams(kept)}` : '';
}
export const cards = (filter, signal) => ask(`/cards${conditions(filter)}`, { signal });
export const cardCounts = (filter, signal) => ask(`/cards/counts${conditions(filter)}`, { signal });
export const cardWithNotes = (id) => ask(card(id));
/** Does something to cards; answers the outcome for each. */
export const act = (cards, action) => ask('/cards/actions', { method: 'POST', json: { cards, ...action } });
export const uncomment = (id, comment) => ask(`${card(id)}/comments/${encodeURIComponent(comment)}`, { method: 'DELETE' });
export const views = () => ask('/views');
export const saveView = (name, viewed) => ask(`/views/${encodeURIComponent(name)}`, { method: 'PUT', json: { query: viewed } });
export const deleteView = (name) => ask(`/views/${encodeURIComponent(name)}`, { method: 'DELETE' });
export const setTitle = (id, title) => (title ? ask(`${run(id)}/title`, { method: 'PUT', json: { title } }) : ask(`${run(id)}/title`, { method: 'DELETE' }));
export const tagRun = (id, tag) => ask(`${run(id)}/tags/${encodeURIComponent(tag)}`, { method: 'PUT', json: {} });
export const untagRun = (id, tag) => ask(`${run(id)}/tags/${encodeURIComponent(tag)}`, { method: 'DELETE' });
export const startExport = (request) => ask('/exports', { method: 'POST', json: request });
export const exportState = (id) => ask(`/exports/${encodeURIComponent(id)}`);
export const shares = (id) => ask(`${run(id)}/shares`);
export const share = (id, request) => ask(`${run(id)}/shares`, { method: 'POST', json: request });
export const companySharesOf = (id, signal) => ask(`/companies/${encodeURIComponent(id)}/shares`, { signal });
export const revokeShare = (id) => ask(`/shares/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const companies = () => ask('/companies');
export const company = (id, signal) => ask(`/companies/${encodeURIComponent(id)}`, { signal });
export const spend = (id, signal) => ask(`/companies/${encodeURIComponent(id)}/spend`, { signal });
/** Changes the profile that has a version; null for a company without a profile. */
export const putProfile = (id, profile, version) => ask(`/companies/${encodeURIComponent(id)}`, {
  method: 'PUT', json: profile, headers: version === null ? {} : { 'if-match': `"${version}"` },
});
const webhookPath = (company, id) => `/companies/${encodeURIComponent(company)}/webhooks${id ? `/${encodeURIComponent(id)}` : ''}`;
export const webhooks = (company, signal) => ask(webhookPath(company), { signal });
export const addWebhook = (company, request) => ask(webhookPath(company), { method: 'POST', json: request });
export const changeWebhook = (company, id, change) => ask(webhookPath(company, id), { method: 'PATCH', json: change });
export const deleteWebhook = (company, id) => ask(webhookPath(company, id), { method: 'DELETE' });
export const rotateWebhook = (company, id) => ask(`${webhookPath(company, id)}/rotate`, { method: 'POST' });
export const testWebhook = (company, id) => ask(`${webhookPath(company, id)}/test`, { method: 'POST' });
export const webhookDeliveries = (company, id, signal) => ask(`${webhookPath(company, id)}/deliveries`, { signal });
export const redeliver = (company, id, message) => ask(`${webhookPath(company, id)}/deliveries/${encodeURIComponent(message)}/redeliver`, { method: 'POST' });
export const pipelines = () => ask('/pipelines');
export const stats = (signal) => ask('/stats', { signal });
export const deadLetters = (signal) => ask('/dead-letters', { signal });

/** Stores the documents of a ZIP archive. */
export const unpack = (file) => send('/documents/unpack', file, () => {});

/** Uses XMLHttpRequest, as fetch does not report the progress of an upload. */
function send(path, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', path);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(proof() ?? {})) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('error', () => reject(new Problem(0, UNREACHABLE)));
    request.addEventListener('load', () => {
      const answer = request.response ?? {};
      if (request.status < 300) resolve(answer);
      else reject(problemOf(request.status, answer));
    });
    request.send(body);
  });
}

/** Answers the address of the file. */
export const upload = async (file, onProgress) => (await send('/documents', file, onProgress)).blob_url;

/** Watches a run. Returns a function that stops watching. */
export function watch(id, { onStatus, onText, onConnection, onGone }) {
  return follow(`${run(id)}/events?tokens=true`, { status: onStatus, text: onText }, { read: async (stop) => onStatus(await status(id), stop), onConnection, onGone });
}

/** Watches a batch, in the same way. */
export function watchBatch(id, { onBatch, onConnection, onGone }) {
  return follow(`/batches/${encodeURIComponent(id)}/events`, { batch: onBatch }, { read: async (stop) => onBatch(await batch(id), stop), onConnection, onGone });
}

/**
 * Follows a stream. The browser reconnects by itself with Last-Event-ID; when it stops to, an
 * ordinary request tells how things are, or why.
 */
function follow(address, listeners, { read, onConnection, onGone }) {
  let source;
  let stopped = false;
  let pause;
  const stop = () => {
    stopped = true;
    clearTimeout(pause);
    source?.close();
  };
  const open = () => {
    source = new EventSource(address);
    source.addEventListener('open', () => onConnection(true));
    for (const [name, listener] of Object.entries(listeners)) source.addEventListener(name, (event) => !stopped && listener(JSON.parse(event.data), stop));
    source.addEventListener('error', async () => {
      if (stopped) return;
      onConnection(false);
      if (source.readyState !== EventSource.CLOSED) return;
      try {
        await read(stop);
      } catch (problem) {
        if (!problem.isPassing) {
          stop();
          if (problem.status !== 401) onGone(problem);
        }
      }
      if (!stopped) pause = setTimeout(open, 2000);
    });
  };
  open();
  return stop;
}
