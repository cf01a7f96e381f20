// Says before a run is started that the same bytes ran for the same company before. It refuses nothing.
import * as api from './api.js';
import { h, setHidden } from './dom.js';
import { ago } from './format.js';

/** @param companyId answers the company that is chosen */
export function earlierRun(companyId) {
  const element = h('p.notice', { role: 'status', hidden: true });
  let hash;
  let looks = 0;

  return {
    element,
    /** Looks for a run on a file, null for none; without one, on the file before. */
    async look(file) {
      const mine = ++looks;
      setHidden(element, true);
      if (file !== undefined) hash = file && await digest(file);
      if (!hash || mine !== looks) return;
      const { runs } = await api.runs({ q: hash, company_id: companyId(), limit: 1 }).catch(() => ({ runs: [] }));
      if (mine !== looks || !runs.length) return;
      element.replaceChildren(...words(runs[0]));
      setHidden(element, false);
    },
  };
}

const words = (run) => ['This document ran for this company before. ', h('a', { href: `#/runs/${encodeURIComponent(run.run_id)}` }, `Open that run (${ago(run.created_at)})`), ', or launch another.'];

/** As the address of an upload has it; undefined where the browser makes none, as over plain HTTP. */
async function digest(file) {
  if (!globalThis.crypto?.subtle) return undefined;
  const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
