// A company's webhooks: add, test, pause, rotate, delete; what became of their messages, and sending one again.
import * as api from './api.js';
import { ask } from './dialogs.js';
import { h, nextId, setHidden, setText } from './dom.js';
import { ago } from './format.js';
import { copyText, toast } from './notices.js';
import { may } from './session.js';

/** Fills itself for those who may see it; stays empty for others. */
export function webhooksPanel(id, signal) {
  const panel = h('section.panel.paper.webhooks', { 'aria-label': 'Webhooks', hidden: true });
  if (!may('operator')) return panel;
  const problem = h('p.notice.bad', { role: 'alert', hidden: true });
  const secret = h('div');
  const list = h('div.webhook-list');

  async function load() {
    try {
      const { webhooks, types } = await api.webhooks(id, signal);
      list.replaceChildren(...(webhooks.length ? webhooks.map((each) => webhook(each, actions(each, types))) : [h('p.soft', {}, 'None yet. A webhook sends what happens to this company’s runs to an address of yours.')]));
      form.replaceChildren(addForm(types, add));
      setHidden(problem, true);
    } catch (failure) {
      if (signal.aborted) return;
      setText(problem, failure.message);
      setHidden(problem, false);
    }
    panel.hidden = false;
  }

  function show(answer) {
    secret.replaceChildren(secretNote(answer));
    return load();
  }

  async function add(request) {
    await show(await api.addWebhook(id, request));
  }

  const attempt = (work, done) => async () => {
    try {
      await work();
      if (done) toast(done);
      await load();
    } catch (failure) {
      toast(failure.message, 'bad');
    }
  };

  const actions = (each) => ({
    test: attempt(() => api.testWebhook(id, each.id), 'A test message is on its way'),
    enable: attempt(() => api.changeWebhook(id, each.id, { enabled: true }), 'Messages are sent again'),
    pause: attempt(() => api.changeWebhook(id, each.id, { enabled: false }), 'Nothing more is sent'),
    rotate: () => ask({ title: 'New secret?', text: 'The former secret signs beside it for a day. Give the receiver the new one meanwhile.', confirm: 'Make a new secret', act: async () => show(await api.rotateWebhook(id, each.id)) }),
    remove: () => ask({ title: 'Delete this webhook?', text: `Nothing more is sent to ${each.url}.`, confirm: 'Delete', danger: true, act: async () => { await api.deleteWebhook(id, each.id); await load(); } }),
    deliveries: async (frame) => {
      try {
        const { deliveries } = await api.webhookDeliveries(id, each.id, signal);
        frame.replaceChildren(deliveryTable(deliveries, (message) => attempt(() => api.redeliver(id, each.id, message), 'It is on its way again')()));
      } catch (failure) {
        if (!signal.aborted) frame.replaceChildren(h('p.problem', { role: 'alert' }, failure.message));
      }
    },
  });

  const form = h('div');
  panel.append(h('h2', {}, 'Webhooks'), problem, secret, list, form);
  load();
  return panel;
}

export function secretNote({ secret, webhook: made }) {
  return h('div.notice.webhook-secret', { role: 'status' },
    h('p', {}, `The secret of ${made.url} is shown this once. The receiver checks signatures with it.`),
    h('p', {}, h('code', {}, secret), ' ', h('button.small-button', { type: 'button', on: { click: () => copyText(secret, 'Secret') } }, 'Copy')));
}

const STATES = { active: 'Active', paused: 'Paused', disabled: 'Disabled' };

export function stateWords({ state, reason, failing_since: failing }) {
  if (state === 'disabled') return `Disabled. ${reason ?? ''}`.trim();
  if (state === 'active' && failing) return `Active, but failing since ${ago(failing)}`;
  return STATES[state] ?? state;
}

export function webhook(each, actions) {
  const frame = h('div.deliveries');
  const button = (label, act, kind = 'button.small-button') => h(kind, { type: 'button', on: { click: act } }, label);
  const kind = each.state === 'disabled' ? 'bad' : each.state === 'paused' || each.failing_since ? 'warn' : 'good';
  return h('article.webhook', { 'aria-label': each.url, data: { webhook: each.id } },
    h('h3', {}, h('code', {}, each.url)),
    each.description ? h('p.soft', {}, each.description) : null,
    h('p.small', {}, h('span.webhook-state', { data: { kind } }, stateWords(each)), ` · ${each.types.length ? each.types.join(', ') : 'everything'}`,
      each.former_secret_until ? ' · the former secret still signs' : ''),
    h('div.webhook-buttons', {},
      each.state === 'active' ? [button('Send a test', actions.test), button('Pause', actions.pause)] : button('Enable', actions.enable),
      button('New secret', actions.rotate), button('Deliveries', () => actions.deliveries(frame)), button('Delete', actions.remove, 'button.small-button.danger')),
    frame);
}

/** What came of the last try, in a few words. */
export function outcome({ state, tries }) {
  const last = tries.at(-1);
  if (!last) return 'Not tried yet';
  const answer = last.problem ?? `Status ${last.status}`;
  return tries.length === 1 ? answer : `${answer} (try ${tries.length})${state === 'failed' ? ' Given up.' : ''}`;
}

export function deliveryTable(deliveries, redeliver) {
  if (!deliveries.length) return h('p.soft', {}, 'No messages in the last days.');
  return h('div.table-frame', { tabindex: '0', role: 'group', 'aria-label': 'Deliveries as a table' }, h('table', {},
    h('thead', {}, h('tr', {}, ['When', 'Type', 'Run', 'State', 'Answer', ''].map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, deliveries.map((each) => h('tr', { data: { message: each.id } },
      h('td', {}, ago(each.created_at)),
      h('td', {}, h('code', {}, each.type)),
      h('td', {}, each.run_id ? h('a', { href: `#/runs/${encodeURIComponent(each.run_id)}` }, each.run_id) : ''),
      h('td', {}, h('span.webhook-state', { data: { kind: { delivered: 'good', failed: 'bad', pending: 'warn' }[each.state] } }, each.state)),
      h('td', {}, outcome(each), each.tries.at(-1)?.response ? h('code.response', {}, each.tries.at(-1).response) : null),
      h('td', {}, h('button.small-button', { type: 'button', on: { click: () => redeliver(each.id) } }, 'Send again')))))));
}

function addForm(types, add) {
  const [address, about] = [nextId('webhook'), nextId('webhook')];
  const url = h('input', { id: address, name: 'url', type: 'url', required: true, autocomplete: 'off', placeholder: 'https://hooks.example.com/innovation' });
  const description = h('input', { id: about, name: 'description', maxlength: 200, autocomplete: 'off' });
  const boxes = types.map((type) => h('input', { type: 'checkbox', name: 'types', value: type }));
  const problem = h('p.problem', { role: 'alert', hidden: true });
  return h('form.add-webhook', { 'aria-label': 'Add a webhook', novalidate: true, on: { submit: async (event) => {
    event.preventDefault();
    setHidden(problem, true);
    try {
      await add({ url: url.value.trim(), types: boxes.filter((box) => box.checked).map((box) => box.value), ...(description.value.trim() && { description: description.value.trim() }) });
    } catch (failure) {
      const fields = [...(failure.fields ?? [])].map(([field, message]) => `${field} ${message}.`);
      setText(problem, fields.length ? fields.join(' ') : failure.message);
      setHidden(problem, false);
    }
  } } },
  h('div.field', {}, h('label', { for: address }, 'Address of a new webhook'), url),
  h('div.field', {}, h('label', { for: about }, 'What it is for'), description),
  h('fieldset.types', {}, h('legend', {}, 'What is sent; none chosen: everything'), types.map((type, i) => h('label', {}, boxes[i], ` ${type}`))),
  problem, h('div.buttons', {}, h('button', { type: 'submit' }, 'Add')));
}
