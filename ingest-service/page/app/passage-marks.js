// Finds a passage, as the pipeline read it, on a page as a viewer of PDFs draws it. The two differ in
// white space, hyphens, ligatures, accents and quotation marks, and sometimes in the order of columns.

const MIN_MATCH = 10; // characters that count; fewer are found by chance
const MAX_PLACES = 40; // of one beginning; more are a pattern, not text
const FOUND = 0.5;

const UNCOUNTED = /[\s\p{Mn}\p{Cf}\p{Pd}\u2212]/u;
const QUOTES = new Map([['‘', "'"], ['’', "'"], ['‚', "'"], ['“', '"'], ['”', '"'], ['„', '"'], ['«', '"'], ['»', '"']]);

/** The characters that count, and where each of them stands in the text. */
export function counted(text) {
  const signs = [];
  const starts = [];
  const ends = [];
  let index = 0;
  for (const sign of text) {
    for (const part of (QUOTES.get(sign) ?? sign).normalize('NFKD').toLowerCase()) {
      if (UNCOUNTED.test(part)) continue;
      for (const unit of part.split('')) {
        signs.push(unit);
        starts.push(index);
        ends.push(index + sign.length);
      }
    }
    index += sign.length;
  }
  return { text: signs.join(''), starts, ends };
}

/**
 * Where the passage, and the part of it from start to end, stand on the page.
 *
 * @returns shares from 0 to 1 of what was found, and ranges of the page's text
 */
export function locate(passageText, pageText, start, end) {
  const passage = counted(passageText);
  const page = counted(pageText);
  const at = places(passage.text, page.text);
  const inQuote = (n) => start !== undefined && passage.starts[n] >= start && passage.starts[n] < end;
  const quote = [];
  const whole = [];
  let quoted = 0;
  at.forEach((place, n) => {
    const ofQuote = inQuote(n);
    quoted += ofQuote ? 1 : 0;
    if (place < 0) return;
    whole.push(place);
    if (ofQuote) quote.push(place);
  });
  return {
    passage: { share: at.length ? whole.length / at.length : 0, ranges: ranges(whole, page) },
    quote: { share: quoted ? quote.length / quoted : 0, ranges: ranges(quote, page) },
  };
}

export const isFound = ({ passage, quote }) => quote.share >= FOUND || passage.share >= FOUND;

/** For each character of the passage its place on the page, or -1. */
function places(passage, page) {
  const at = new Array(passage.length).fill(-1);
  let from = 0;
  let after = 0;
  while (from < passage.length) {
    const match = longest(passage, from, page, after);
    if (!match) {
      from++;
      continue;
    }
    for (let n = 0; n < match.length; n++) at[from + n] = match.place + n;
    from += match.length;
    after = match.place + match.length;
  }
  return at;
}

/** Of equally long ones the first after the match before, as text goes on there. */
function longest(passage, from, page, after) {
  const needed = Math.min(MIN_MATCH, passage.length);
  const beginning = passage.slice(from, from + needed);
  if (beginning.length < needed) return null;
  let best = null;
  let place = page.indexOf(beginning);
  for (let tries = 0; place >= 0 && tries < MAX_PLACES; tries++) {
    let length = needed;
    while (from + length < passage.length && passage[from + length] === page[place + length]) length++;
    const isBetter = !best || length > best.length || (length === best.length && best.place < after && place >= after);
    if (isBetter) best = { place, length };
    place = page.indexOf(beginning, place + 1);
  }
  return best;
}

/** Neighbours become one range, with the white space between them. */
function ranges(places, page) {
  const found = [];
  let last = -2;
  for (const place of [...new Set(places)].sort((one, other) => one - other)) {
    if (place === last + 1) found.at(-1).to = page.ends[place];
    else found.push({ from: page.starts[place], to: page.ends[place] });
    last = place;
  }
  return found;
}

/** The parts of a text with what each is: plain, of the passage, or of the quote. */
export function pieces(length, offset, passage, quote) {
  const cuts = new Set([0, length]);
  for (const { from, to } of [...passage, ...quote]) {
    for (const cut of [from - offset, to - offset]) if (cut > 0 && cut < length) cuts.add(cut);
  }
  const within = (list, position) => list.some(({ from, to }) => position + offset >= from && position + offset < to);
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((from, i) => ({ from, to: sorted[i + 1], kind: within(quote, from) ? 'quote' : within(passage, from) ? 'passage' : null }));
}
