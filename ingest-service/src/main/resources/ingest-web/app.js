// The model's text is untrusted: it goes into the page by textContent only.
const $ = (id) => document.getElementById(id);
const form = $('launch');
let watching;
let ticking;

const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
};

async function json(path, options) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (response.ok) return body;
  const fields = (body.errors ?? []).map((e) => `${e.field} ${e.message}`).join('; ');
  throw new Error([body.detail ?? body.title, fields].filter(Boolean).join(' '));
}

async function blobUrl() {
  const file = form.file.files[0];
  if (!file) return form.url.value;
  const body = new FormData();
  body.append('file', file);
  return (await json('/documents', { method: 'POST', body })).blob_url;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  $('problem').textContent = '';
  try {
    const run = await json('/run', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ blob_url: await blobUrl(), company_id: form.company.value, user_id: 'web' }),
    });
    location.hash = run.run_id;
  } catch (problem) {
    $('problem').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
});

function elapsed(stage) {
  if (stage.duration_ms !== undefined) return `${(stage.duration_ms / 1000).toFixed(1)} s`;
  if (stage.status !== 'RUNNING' || !stage.started_at) return '';
  return `${Math.max(0, (Date.now() - Date.parse(stage.started_at)) / 1000).toFixed(0)} s`;
}

function showStatus(run) {
  $('run').hidden = false;
  $('run-id').textContent = run.run_id;
  if ($('run-status').textContent !== run.status) $('run-status').textContent = run.status;
  $('run-error').textContent = run.error_message ?? '';
  $('stages').replaceChildren(...run.stages.map((stage) => {
    const item = element('li');
    item.dataset.status = stage.status;
    item.append(element('b', `${stage.number}. ${stage.title}`), element('span', stage.status.toLowerCase()),
      element('span', elapsed(stage), 'soft'));
    if (stage.tries > 0) item.append(element('span', `${stage.tries} failed tries: ${stage.error ?? ''}`, 'soft'));
    if (stage.model) item.append(element('span', stage.model, 'soft'));
    return item;
  }));
}

const CARD = { problem: 'Problem', solution: 'Solution', why_now: 'Why now', target_segment: 'Target segment', quick_win: 'Quick win' };

function showResults(results) {
  const fill = (id, made) => {
    $(id).hidden = made.length === 0;
    $(id).querySelector('.grid').replaceChildren(...made);
  };
  fill('inspirations', results.inspirations.map((it) => {
    const card = element('article', null, 'card');
    const list = element('ul');
    list.append(...(it.key_elements ?? []).map((key) => element('li', key)));
    card.append(element('h3', it.title), element('p', it.content), list);
    return card;
  }));
  fill('cards', results.cards.map((it) => {
    const card = element('article', null, 'card');
    const parts = element('dl');
    for (const [field, label] of Object.entries(CARD)) {
      if (it[field]) parts.append(element('dt', label), element('dd', it[field]));
    }
    card.append(element('h3', `${it.number}. ${it.title}`), element('p', it.tagline, 'soft'), parts);
    return card;
  }));
  return results;
}

// The sink writes after the event is out: ask again until the cards of a completed run are there.
async function loadResults(id, triesLeft) {
  const results = await json(`/runs/${encodeURIComponent(id)}`).catch(() => null);
  if (location.hash.slice(1) !== id) return;
  if (results) showResults(results);
  if (!results?.cards.length && triesLeft > 0) setTimeout(() => loadResults(id, triesLeft - 1), 500);
}

function watch() {
  watching?.close();
  clearInterval(ticking);
  const id = location.hash.slice(1);
  if (!id) return;
  for (const section of ['run', 'inspirations', 'cards']) $(section).hidden = true;
  let last;
  watching = new EventSource(`/runs/${encodeURIComponent(id)}/events`);
  ticking = setInterval(() => last && showStatus(last), 1000);
  watching.addEventListener('status', (event) => {
    last = JSON.parse(event.data);
    showStatus(last);
    const ended = ['COMPLETED', 'FAILED', 'CANCELLED'].includes(last.status);
    if (ended) {
      watching.close();
      clearInterval(ticking);
    }
    loadResults(id, last.status === 'COMPLETED' ? 20 : 0);
  });
}

addEventListener('hashchange', watch);
watch();
