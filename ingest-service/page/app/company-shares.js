// The share links of a company's runs, for its operators: which there are, and revoking one.
import * as api from './api.js';
import { h, setHidden } from './dom.js';
import { askRevoke, shareItem } from './share-panel.js';
import { may } from './session.js';

/** Fills itself for those who may see it; stays hidden for others, and while there are none. */
export function companyShares(id, signal) {
  const list = h('ul.shares');
  const panel = h('section.panel.paper.share-panel', { 'aria-labelledby': 'company-shares', hidden: true }, h('h2', { id: 'company-shares' }, 'Share links'), list);

  async function load() {
    try {
      const { shares } = await api.companySharesOf(id, signal);
      list.replaceChildren(...shares.map((share) => shareItem(share, (one) => askRevoke(one, load), true)));
      setHidden(panel, shares.length === 0);
    } catch {
      setHidden(panel, true);
    }
  }

  if (may('operator')) load();
  return panel;
}
