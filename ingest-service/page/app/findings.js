// The inspirations and the full output of each stage.
import { h } from './dom.js';
import { editedFact, outputTools } from './edit.js';
import { duration, money, short } from './format.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';
import { copyText } from './notices.js';

export function inspirationElement(inspiration, i) {
  return h('article.inspiration', {},
    h('p.eyebrow', {}, `Inspiration ${i + 1}`), h('h3', {}, inspiration.title || `Inspiration ${i + 1}`),
    h('div.prose', {}, markdown(inspiration.content, 4)),
    (inspiration.key_elements ?? []).length > 0 && h('ul.elements', {}, inspiration.key_elements.map((key) => h('li', {}, key))));
}

export function inspirationsSection() {
  const grid = h('div.inspirations');
  const element = h('section', { hidden: true, 'aria-labelledby': 'inspirations-title' },
    h('div.section-head', {}, h('h2', { id: 'inspirations-title' }, 'The two inspirations')), grid);
  let shown = '';
  return {
    element,
    show(inspirations) {
      element.hidden = inspirations.length === 0;
      const wanted = JSON.stringify(inspirations);
      if (wanted === shown) return;
      shown = wanted;
      grid.replaceChildren(...inspirations.map(inspirationElement));
    },
  };
}

/** Outputs are long, so each is rendered when it is first opened. */
export function outputsSection(runId, changes) {
  const list = h('div.outputs');
  const element = h('section', { hidden: true, 'aria-labelledby': 'outputs-title' },
    h('div.section-head', {}, h('h2', { id: 'outputs-title' }, 'Stage by stage')), list);
  const shown = new Map();

  function output(stage) {
    const body = h('div.output-body');
    const facts = [editedFact(stage), stage.model, stage.prompt_version && `prompt ${stage.prompt_version}`,
      stage.completion_tokens ? `${short((stage.prompt_tokens ?? 0) + stage.completion_tokens)} tokens` : null,
      Number(stage.cost_usd) ? money(stage.cost_usd) : null,
      stage.started_at && stage.completed_at ? duration(Date.parse(stage.completed_at) - Date.parse(stage.started_at)) : null].filter(Boolean);
    const details = h('details.output.paper', { data: { number: stage.number } }, h('summary', {}, h('span.output-number', {}, stage.number), h('span.output-title', {}, stage.title), h('span.output-facts', {}, facts.join(' · '))), body);
    details.addEventListener('toggle', () => {
      if (!details.open || body.hasChildNodes()) return;
      body.append(h('button.quiet.small-button', { type: 'button', on: { click: () => copyText(stage.markdown ?? '', `Stage ${stage.number}`) } }, icon('copy'), 'Copy Markdown'),
        ...[changes && outputTools(runId, stage, changes)].flat().filter(Boolean),
        h('div.prose', {}, markdown(stage.markdown, 3)));
    });
    return details;
  }

  return {
    element,
    show(stages) {
      element.hidden = stages.length === 0;
      stages.forEach((stage, i) => {
        const wanted = JSON.stringify(stage);
        const known = shown.get(stage.number);
        if (known?.wanted === wanted) return;
        const made = output(stage);
        if (known?.details.open) made.open = true;
        if (known) known.details.replaceWith(made);
        else list.insertBefore(made, list.children[i] ?? null);
        shown.set(stage.number, { wanted, details: made });
      });
      for (const [number, { details }] of shown) {
        if (stages.some((stage) => stage.number === number)) continue;
        details.remove();
        shown.delete(number);
      }
    },
    /** Opens all outputs, for a print. */
    openAll() {
      for (const { details } of shown.values()) details.open = true;
    },
  };
}
