// The page: shows the view that the address names, and keeps title, focus and theme.
import { h, setText } from './dom.js';
import { announce } from './notices.js';
import { themeButton } from './theme-button.js';
import { launchView } from './launch-view.js';
import { runView } from './run-view.js';
import { compareView } from './compare-view.js';
import { documentView } from './document-view.js';
import { runListView } from './run-list-view.js';
import { companiesView } from './companies-view.js';
import { companyView } from './company-view.js';
import { lettersView } from './letters-view.js';
import { pipelineView } from './pipeline-view.js';
import { loadPipelines } from './pipelines.js';

const main = document.getElementById('main');

const DOCUMENT = /^\/runs\/([^/]+)\/document$/;

const ROUTES = [
  [/^\/?$/, 'launch', launchView],
  [/^\/runs\/?$/, 'runs', runListView],
  [/^\/runs\/([^/]+)\/compare$/, 'runs', compareView],
  [DOCUMENT, 'runs', documentView],
  [/^\/runs\/([^/]+)$/, 'runs', runView],
  [/^\/companies\/?$/, 'companies', companiesView],
  [/^\/companies\/([^/]+)$/, 'companies', companyView],
  [/^\/pipeline$/, 'pipeline', pipelineView],
  [/^\/dead-letters$/, 'letters', lettersView],
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

function route() {
  const { path, parameters } = address();
  const old = oldAddress(path);
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
  const id = pattern && decodeURIComponent(path.match(pattern)[1] ?? '');
  leave = (view ? view(root, { id, parameters, setTitle }) : notFound(root)) ?? (() => {});
  if (first) return;
  scrollTo(0, 0);
  const heading = root.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  announce(heading?.textContent);
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', async () => {
  await loadPipelines();
  if (shownAt(address().path) !== shown) route();
});
themeButton(document.getElementById('theme'));
setText(document.getElementById('announcer'), '');
await loadPipelines();
route();
