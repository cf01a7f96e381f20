// Records that a service could not process: why, and what an operator can do.
import * as api from './api.js';
import { h, setHidden, setText } from './dom.js';
import { ago } from './format.js';

const REFUSED = new Set([401, 403]);

export function lettersView(root, { setTitle }) {
  setTitle('Dead letters');
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const body = h('div', { 'aria-busy': 'true' }, h('div.skeleton'));
  root.append(h('div.page-head', {}, h('h1', {}, 'Dead letters')), problem, body);
  const request = new AbortController();
  api.deadLetters(request.signal).then(
    (answer) => body.replaceChildren(summary(answer), ...(answer.dead_letters ?? []).map(letter)),
    (failure) => {
      if (request.signal.aborted) return;
      body.replaceChildren();
      setText(problem, REFUSED.has(failure.status) ? 'Operators see these with ./pipeline dlt list --token TOKEN.' : failure.message);
      setHidden(problem, false);
    },
  ).finally(() => body.removeAttribute('aria-busy'));
  return () => request.abort();
}

export function summary({ total, needing_repair: needingRepair }) {
  if (!total) return h('p.soft', {}, 'None waits.');
  return h('p', {}, `${total} ${total === 1 ? 'waits' : 'wait'}, ${needingRepair} of which cannot succeed as they are.`);
}

export function letter(each) {
  return h('section.panel.paper', { 'aria-label': each.id, data: { letter: each.id } },
    h('h2', {}, each.topic),
    h('p.soft.small', {}, `${each.id}, refused by ${each.consumer_group ?? 'an unknown group'} `, ago(each.at)),
    h('p', {}, each.error ?? 'It does not say why.'),
    h('p', {}, each.can_succeed ? '' : h('strong', {}, 'Cannot succeed as it is. '), each.advice));
}
