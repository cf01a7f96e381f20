// The page: shows the view that the address names, and keeps title, focus and theme.
import { h, setText } from './dom.js';
import { decoded } from './format.js';
import { announce } from './notices.js';
import { themeButton } from './theme-button.js';
import { launchView } from './launch-view.js';
import { runView } from './run-view.js';
import { compareView } from './compare-view.js';
import { documentView } from './document-view.js';
import { boardView } from './board-view.js';
import { runListView } from './run-list-view.js';
import { reviewsView } from './reviews-view.js';
import { batchesView } from './batches-view.js';
import { batchView } from './batch-view.js';
import { companiesView } from './companies-view.js';
import { companyView } from './company-view.js';
import { lettersView } from './letters-view.js';
import { pipelineView } from './pipeline-view.js';
import { loginView } from './login-view.js';
import { loadPipelines } from './pipelines.js';
import { accountElement, isKnown, loadSession, may, whenOver } from './session.js';

const main = document.getElementById('main');

const DOCUMENT = /^\/runs\/([^/]+)\/document$/;

const ROUTES = [
  [/^\/?$/, 'launch', launchView],
  [/^\/cards\/?$/, 'cards', boardView],
  [/^\/runs\/?$/, 'runs', runListView],
  [/^\/runs\/([^/]+)\/compare$/, 'runs', compareView],
  [DOCUMENT, 'runs', documentView],
  [/^\/runs\/([^/]+)$/, 'runs', runView],
  [/^\/reviews\/?$/, 'reviews', reviewsView],
  [/^\/batches\/?$/, 'batches', batchesView],
  [/^\/batches\/([^/]+)$/, 'batches', batchView],
  [/^\/companies\/?$/, 'companies', companiesView],
  [/^\/companies\/([^/]+)$/, 'companies', companyView],
  [/^\/pipeline$/, 'pipeline', pipelineView],
  [/^\/dead-letters$/, 'letters', lettersView],
  [/^\/login$/, 'login', loginView],
];

let leave = () => {};
let shown;

function address() {
  const [path, query] = location.hash.slice(1).split('?');
  return { path, parameters: new URLSearchParams(query) };
}

/** What is shown: a path, whose view keeps its own query; of a document the place in it, too. */
const shownAt = (path) => (DOCUMENT.test(path) ? location.hash : path);

function setTitle(text) {
  document.title = text ? `${text} – Innovation Pipeline` : 'Innovation Pipeline';
}

function mark(route) {
  for (const link of document.querySelectorAll('[data-route]')) {
    if (link.dataset.route === route) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function notFound(root) {
  setTitle('Not found');
  root.append(h('div.empty', {}, h('h1', {}, 'There is nothing here'),
    h('p', {}, 'The address names no view of this page. ', h('a', { href: '#/' }, 'Start a run'), ' or ', h('a', { href: '#/runs' }, 'look at the runs'), '.')));
}

/** Earlier releases used the bare id of a run as its address. */
function oldAddress(path) {
  return /^[\w.-]+$/.test(path) && path !== 'main' ? `#/runs/${path}` : null;
}

/** Those who may not start runs begin at the list. */
const beginning = (path) => (/^\/?$/.test(path) && !may('author') ? '#/runs' : null);

function route() {
  const { path, parameters } = address();
  if (!isKnown()) {
    showLogin(path, parameters);
    return;
  }
  const old = oldAddress(path) ?? beginning(path);
  if (old) {
    location.replace(old);
    return;
  }
  const first = shown === undefined;
  shown = shownAt(path);
  leave();
  const [pattern, name, view] = ROUTES.find(([candidate]) => candidate.test(path)) ?? [];
  const root = h('div.view', { data: { view: name ?? 'none' } });
  main.replaceChildren(root);
  mark(name);
  const id = pattern ? decoded(path.match(pattern)[1] ?? '') : '';
  leave = (view && id !== null ? view(root, { id, parameters, setTitle }) : notFound(root)) ?? (() => {});
  if (first) return;
  scrollTo(0, 0);
  const heading = root.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  announce(heading?.textContent);
}

/** In place of every view, whose address stays for afterwards. */
function showLogin(path, parameters) {
  shown = path;
  leave();
  mark('login');
  const root = h('div.view', { data: { view: 'login' } });
  main.replaceChildren(root);
  leave = loginView(root, { parameters, setTitle, view: location.hash.slice(1), onKnown: begin }) ?? (() => {});
}

async function begin() {
  document.getElementById('account').replaceChildren(accountElement());
  await loadPipelines();
  route();
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', async () => {
  if (isKnown()) await loadPipelines();
  if (shownAt(address().path) !== shown) route();
});
themeButton(document.getElementById('theme'));
setText(document.getElementById('announcer'), '');
whenOver(route);
await loadSession();
if (isKnown()) await begin();
else route();
