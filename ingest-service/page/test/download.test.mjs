import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIPELINES, serve } from './fake-dom.mjs';
import { asMarkdown } from '../app/download.js';
import { loadPipelines } from '../app/pipelines.js';

const RUN = { run_id: 'r-1', pipeline_version: 2, company_id: 'acme', blob_url: 'https://h/My%20Trends.pdf', created_at: '2026-01-01T00:00:00Z' };

test('a run as Markdown has the prose of its stages, whatever their number', async () => {
  serve(() => PIPELINES);
  await loadPipelines();
  const stages = [1, 2, 3, 4].map((number) => ({ number, title: `Title ${number}`, markdown: `# Text ${number}` }));
  const text = asMarkdown({ run: RUN, inspirations: [{ title: 'A', content: 'a', key_elements: ['x'] }], stages, cards: [{ number: 1, title: 'One', starred: true }] });
  assert.match(text, /^# Opportunities for Acme/);
  assert.match(text, /## 1\. One\n\n★ starred/);
  assert.match(text, /## A\n\na\n\n- x/);
  assert.deepEqual(text.match(/^# Stage .*/gm), ['# Stage 2: Title 2', '# Stage 3: Title 3']);
});

test('a degraded run says so in its Markdown', () => {
  const run = { ...RUN, degraded: [{ code: 'fallback_card', message: 'Card 3 is lost.', card: 3 }] };
  assert.match(asMarkdown({ run, inspirations: [], stages: [], cards: [] }), /\n\n> Card 3 is lost\.\n/);
});
