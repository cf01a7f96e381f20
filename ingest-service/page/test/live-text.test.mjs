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

test('of JSON the strings are shown, also of an unfinished one', () => {
  assert.equal(readable('Plain text'), 'Plain text');
  assert.equal(readable('{"title": "A", "elements": ["x", "half a sen'), 'A\n\nx\n\nhalf a sen');
  assert.equal(readable('{"title": "line\\nbreak \\u00'), 'line\nbreak ');
});
