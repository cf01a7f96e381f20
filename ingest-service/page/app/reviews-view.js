// The runs that wait for a review, the longest wait first.
import * as api from './api.js';
import { nameOf } from './companies.js';
import { h } from './dom.js';
import { pagedList } from './paged-list.js';
import { waitWords } from './review-panel.js';

const PAGE = 50;

export function reviewsView(root, { setTitle }) {
  setTitle('Reviews');
  const { nodes, leave } = pagedList({
    label: 'Runs that wait for a review',
    empty: 'No run waits for a review.',
    load: async (cursor, signal) => {
      const page = await api.reviews({ limit: PAGE, cursor }, signal);
      return { rows: page.reviews.map(reviewRow), cursor: page.next_cursor };
    },
    said: (count) => `${count} runs wait for a review`,
  });
  root.append(h('div.page-head', {}, h('h1', {}, 'Reviews')), ...nodes);
  return leave;
}

export function reviewRow(run) {
  return h('li.review-row', {}, h('a', { href: `#/runs/${encodeURIComponent(run.run_id)}` }, run.document_name ?? run.run_id),
    h('span', {}, `Stage ${run.stage}, ${run.title}`),
    h('span.soft', {}, `for ${nameOf(run.company_id)}`),
    h('span.soft.small', {}, waitWords(run)));
}
