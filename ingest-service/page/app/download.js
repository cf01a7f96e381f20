// A run as Markdown, to be pasted elsewhere; files are written by the server.
import { cardText } from './cards.js';
import { checksOf, warningsOf } from './checks.js';
import { nameOf } from './companies.js';
import { documentName, moment } from './format.js';
import { sentences } from './losses.js';
import { kindOf } from './pipelines.js';

export function asMarkdown({ run, inspirations, stages, cards }) {
  const checks = checksOf(stages);
  const marked = (card) => warningsOf(checks.get(card.number)).map((sentence) => `\n\n> ${sentence}`).join('');
  return [
    `# Opportunities for ${nameOf(run.company_id)}`,
    `From *${documentName(run.blob_url)}*, ${moment(run.completed_at ?? run.created_at)}. Run \`${run.run_id}\`.`,
    ...sentences(run.degraded).map((sentence) => `> ${sentence}`),
    ...cards.map((card) => cardText(card) + marked(card) + (card.starred ? '\n\n★ starred' : '')),
    inspirations.length ? '# Inspirations' : '',
    ...inspirations.map(({ title, content, key_elements: keys }) => [`## ${title}`, content, (keys ?? []).map((key) => `- ${key}`).join('\n')].filter(Boolean).join('\n\n')),
    ...stages.filter(({ number, markdown }) => markdown && (kindOf(run.pipeline_version, number) ?? 'prose') === 'prose').map(({ number, title, markdown }) => `# Stage ${number}: ${title}\n\n${markdown.replace(/^#/gm, '##')}`),
  ].filter(Boolean).join('\n\n') + '\n';
}
