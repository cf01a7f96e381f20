import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import './fake-dom.mjs';
import './markdown-stub.mjs';

const { liveText, readable } = await import('../app/live-text.js');

const run = (stage) => ({ status: 'RUNNING', attempt: 1, stages: [{ number: 1, status: 'RUNNING', tries: 0, ...stage }] });
const paper = (live) => live.element.all('live-paper')[0].textContent;

test('pieces are put together by their position, and a retried call starts over', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const live = liveText();
  live.show(run());
  live.add({ attempt: 1, stage: 1, position: 0, text: 'Two ' });
  live.add({ attempt: 1, stage: 1, position: 4, text: 'ideas' });
  mock.timers.tick(120);
  assert.equal(paper(live), 'Two ideas');
  live.add({ attempt: 1, stage: 1, position: 0, text: 'Three' });
  mock.timers.tick(120);
  assert.equal(paper(live), 'Three');
  live.add({ attempt: 1, stage: 2, position: 0, text: 'Next' });
  mock.timers.tick(120);
  assert.equal(paper(live), 'Next');
  mock.timers.reset();
});

test('a lost processor and a failed call are told', () => {
  const live = liveText();
  live.show(run({ waiting: true, processor: 'p-1' }));
  assert.match(live.element.textContent, /processor at work \(p-1\)/);
  live.show(run({ tries: 1, error: 'Too many requests.' }));
  assert.match(live.element.textContent, /Too many requests\./);
  live.end();
  assert.equal(live.element.hidden, true);
});

test('a heading is shown once it has a word', () => {
  assert.equal(readable('Words.\n\n### '), 'Words.\n\n');
  assert.equal(readable('####'), '');
  assert.equal(readable('Words.\n\n### T'), 'Words.\n\n### T');
  assert.equal(readable('Article #'), 'Article #');
});

test('of JSON the texts are shown as they will be read, also of an unfinished one', () => {
  assert.equal(readable('Plain text'), 'Plain text');
  assert.equal(readable('{"inspirations": [{"title": "A", "content": "What is seen.", "key_elements": ["x", "half a sen'),
    '## A\n\nWhat is seen.\n\n**Key elements:**\n\n- x\n\n- half a sen');
  assert.equal(readable('{"title": "line\\nbreak \\u00'), '## line break ');
});

test('of cards in JSON each text is shown under its name as it comes', () => {
  const answer = '```json\n{"cards": [{"number": 1, "title": "Jars, {and} lids", "tagline": "Say \\"yes\\"", "why_now": "Now:\\n\\n- one"}, {"number": 2, "title": "Box"}]}\n```';
  const whole = '## Jars, {and} lids\n\n**Tagline:** Say "yes"\n\n**Why now:** Now:\n\n- one\n\n## Box';
  assert.equal(readable(answer), whole);
  for (let end = 9; end < answer.length; end++) {
    const shown = readable(answer.slice(0, end));
    assert.ok(whole.startsWith(shown.trimEnd().replace(/:\*\*$/, '')), `${end}: ${shown}`);
    assert.doesNotMatch(shown, /cards|number|_now/);
  }
});
