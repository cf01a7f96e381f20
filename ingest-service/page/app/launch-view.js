// The form that starts a run: a document and a company.
import * as api from './api.js';
import { companies } from './companies.js';
import { h, setHidden, setText } from './dom.js';
import { documentField } from './document-field.js';
import { earlierRun } from './earlier-run.js';
import { stagesOf } from './pipelines.js';
import { numbersOf } from './profile-fields.js';
import { runRows } from './run-rows.js';
import { userId } from './session.js';

const DEFAULT_COMPANY = 'lactalis-canada';
const RECENT = 4;

export function launchView(root, { setTitle }) {
  setTitle('');
  const leaving = new AbortController();
  const earlier = earlierRun(() => company.value());
  const document_ = documentField((file) => earlier.look(file));
  const company = companyField();
  const model = optional('model', 'Model', 'Default of the service', 'text');
  const limit = optional('max_cost_usd', 'Cost limit in US dollars', 'No limit', 'text');
  const review = optional('review_after', 'Wait for a review after stages', 'As the company says', 'text');
  const problem = h('p.problem', { role: 'alert', hidden: true });
  const button = h('button.primary.large', { type: 'submit' }, 'Launch');
  const form = h('form.launch.paper', { novalidate: true, 'aria-label': 'New run' },
    document_.element, company.element,
    h('details.options', {}, h('summary', {}, 'More options'), h('div.two', {}, model.element, limit.element, review.element)),
    problem, earlier.element, h('div.launch-end', {}, button, h('p.soft.small', {}, launchNote())));

  company.element.addEventListener('change', () => earlier.look());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = { blob_url: document_, file: document_, company_id: company, 'options.model': model, 'options.max_cost_usd': limit, review_after: review };
    for (const field of new Set(Object.values(fields))) field.complain('');
    setHidden(problem, true);
    if (document_.isEmpty()) {
      document_.complain('Choose a document or give its address.');
      return;
    }
    button.disabled = true;
    setText(button, 'Launching …');
    try {
      const run = await api.launch({
        blob_url: await document_.address(),
        company_id: company.value(),
        user_id: userId(),
        review_after: review.value() ? numbersOf(review.value()) : undefined,
        options: { model: model.value() || undefined, max_cost_usd: limit.number(), stream: true },
      });
      location.hash = `#/runs/${encodeURIComponent(run.run_id)}`;
    } catch (failure) {
      show(failure, fields, problem, document_);
    } finally {
      button.disabled = false;
      setText(button, 'Launch');
    }
  });

  const recent = h('section.recent', { hidden: true, 'aria-labelledby': 'recent' },
    h('div.section-head', {}, h('h2', { id: 'recent' }, 'Recent runs'), h('a', { href: '#/runs' }, 'All runs')));
  root.append(h('div.hero', {}, h('h1', {}, 'A document in,', h('br'), h('em', {}, 'five opportunities'), ' out.'),
    h('p.lede', {}, 'Drop a trend report and name a company. The pipeline reads it, applies its ideas to the company, and returns five opportunity cards that rest on the document.')),
  form, recent);

  company.load();
  api.runs({ limit: RECENT }, leaving.signal).then(({ runs }) => {
    if (!runs.length) return;
    recent.append(runRows(runs));
    recent.hidden = false;
  }).catch(() => {});
  const release = document_.listen();
  return () => {
    leaving.abort();
    release();
  };
}

function launchNote() {
  const { length } = stagesOf();
  return `${length ? `${length} stages, a` : 'A'} few minutes with a large model. You can close the page; the run continues.`;
}

function show(failure, fields, problem, document_) {
  const rest = [];
  let named = false;
  for (const [name, message] of failure.fields ?? []) {
    if (fields[name]) fields[name].complain(sentence(message));
    else rest.push(`${name} ${message}`);
    named = true;
  }
  if (failure.status === 413) document_.complain('This file is larger than the service takes (25 MB).');
  else if (!named || rest.length) {
    setText(problem, [failure.message, ...rest].join(' '));
    setHidden(problem, false);
  }
}

const sentence = (message) => `It ${message}.`.replace(/\.\.$/, '.');

/** A choice when the service knows its companies, free text when it does not. */
function companyField() {
  const input = h('input', { id: 'company', name: 'company', required: true, maxlength: 128, value: DEFAULT_COMPANY, autocomplete: 'off', 'aria-describedby': 'company-problem' });
  const problem = h('p.problem', { id: 'company-problem', role: 'alert', hidden: true });
  const element = h('div.field', {}, h('label', { for: 'company' }, 'Company'), input, problem);
  let control = input;
  return {
    element,
    value: () => control.value.trim(),
    complain: complaint(() => control, problem),
    async load() {
      const known = (await companies()).filter(({ profile }) => profile !== false);
      if (!known.length) return;
      const select = h('select', { id: 'company', name: 'company', 'aria-describedby': 'company-problem' },
        known.map(({ id, name }) => h('option', { value: id, selected: id === input.value }, name)));
      control.replaceWith(select);
      control = select;
    },
  };
}

function optional(name, label, placeholder, type) {
  const input = h('input', { id: name, name, type, placeholder, autocomplete: 'off', inputmode: name === 'max_cost_usd' ? 'decimal' : undefined, 'aria-describedby': `${name}-problem` });
  const problem = h('p.problem', { id: `${name}-problem`, role: 'alert', hidden: true });
  return {
    element: h('div.field', {}, h('label', { for: name }, label), input, problem),
    value: () => input.value.trim(),
    number: () => (input.value.trim() === '' ? undefined : Number.isNaN(Number(input.value)) ? input.value : Number(input.value)),
    complain: complaint(() => input, problem),
  };
}

export function complaint(control, problem) {
  return (message) => {
    setText(problem, message);
    setHidden(problem, !message);
    if (message) {
      control().setAttribute('aria-invalid', 'true');
      control().closest('details')?.setAttribute('open', '');
      control().focus();
    } else control().removeAttribute('aria-invalid');
  };
}
