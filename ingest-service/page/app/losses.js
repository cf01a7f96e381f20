// What was lost in a completed run without anybody's choice, and how it is shown.
import { h } from './dom.js';
import { icon } from './icons.js';

/** The losses of the stages whose results are shown; the newest attempt may be another one. */
export const lossesOf = (stages) => (stages ?? []).flatMap(({ degraded }) => degraded ?? []);

export const sentences = (losses) => (losses ?? []).map(({ message }) => message).filter(Boolean);

/** The sentences as a list that is hidden while there are none. */
export function lossesNotice() {
  const list = h('ul');
  const element = h('div.notice.losses', { hidden: true }, icon('alert'), list);
  return {
    element,
    show(losses) {
      const words = sentences(losses);
      list.replaceChildren(...words.map((sentence) => h('li', {}, sentence)));
      element.hidden = words.length === 0;
    },
  };
}
