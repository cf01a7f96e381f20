// Numbers, times and names for people.
let skewMillis = 0;

/** The server's clock, from the Date header of its answers; it ticks in whole seconds. */
export function setServerTime(dateHeader, receivedAt = Date.now()) {
  const server = Date.parse(dateHeader ?? '');
  if (Number.isNaN(server)) return;
  const skew = server - receivedAt;
  skewMillis = Math.abs(skew) < 1500 ? 0 : skew;
}

export const now = () => Date.now() + skewMillis;

export function duration(millis) {
  if (millis === undefined || millis === null || Number.isNaN(millis)) return '';
  const rest = Math.max(0, millis);
  if (rest < 950) return `${Math.round(rest)} ms`;
  if (rest < 59_950) return `${(rest / 1000).toFixed(1)} s`;
  const minutes = Math.floor(rest / 60_000);
  const seconds = Math.floor((rest % 60_000) / 1000);
  return minutes < 60 ? `${minutes} min ${seconds} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** For a running clock: tenths of a second only in the first minute. */
export function ticking(since) {
  const millis = now() - Date.parse(since);
  return millis < 60_000 ? `${(Math.max(0, millis) / 1000).toFixed(1)} s` : duration(millis);
}

const dayTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const counts = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const moment = (instant) => (instant ? dayTime.format(new Date(instant)) : '');
export const count = (number) => counts.format(number ?? 0);
export const short = (number) => ((number ?? 0) < 10_000 ? count(number) : compact.format(number));

export function ago(instant) {
  if (!instant) return '';
  const seconds = (now() - Date.parse(instant)) / 1000;
  if (seconds < 5) return 'just now';
  if (seconds < 60) return relative.format(-Math.round(seconds), 'second');
  if (seconds < 3600) return relative.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(-Math.round(seconds / 3600), 'hour');
  return seconds < 7 * 86_400 ? relative.format(-Math.round(seconds / 86_400), 'day') : moment(instant);
}

export function money(usd) {
  const amount = Number(usd ?? 0);
  if (!amount) return '$0';
  if (amount < 0.0001) return '< $0.0001';
  return `$${amount.toFixed(amount < 0.1 ? 4 : 2)}`;
}

const HASH = /^[0-9a-f]{32,}$/;
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const MAX_NAME_LENGTH = 100;

/** The text of a part of an address; null for one that no text is written as, such as a lone %. */
export function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The name under which the document was uploaded, or the last part of its address. */
export function documentName(blobUrl) {
  try {
    const url = new URL(blobUrl);
    const named = url.searchParams.get('name');
    if (named?.replace(UNSHOWN, '').trim()) return named.replace(UNSHOWN, '').trim().slice(0, MAX_NAME_LENGTH);
    const last = decodeURIComponent(url.pathname.split('/').filter(Boolean).pop() ?? '');
    return HASH.test(last) ? 'Uploaded document' : last || url.host;
  } catch {
    return blobUrl || 'A document';
  }
}

const SMALL = new Set(['and', 'of', 'the']);

/** lactalis-canada → Lactalis Canada, for a company whose name is not known. */
export function companyName(id) {
  return (id ?? '').split(/[-_ ]+/).map((word) => (SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ');
}

export const STATUS_WORDS = { PENDING: 'Waiting', RUNNING: 'Running', COMPLETED: 'Completed', FAILED: 'Failed', CANCELLED: 'Cancelled', FORGOTTEN: 'Forgotten' };
export const DEGRADED = 'Degraded';
export const WAITS_FOR_REVIEW = 'Waits for review';
export const isEnded = (status) => ['COMPLETED', 'FAILED', 'CANCELLED', 'FORGOTTEN'].includes(status);
