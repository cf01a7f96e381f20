// A model's Markdown as elements. HTML is shown as text and images by their alternative text;
// elements that are not on this list are dropped.
import { Marked } from '/webjars/marked/lib/marked.esm.js';
import DOMPurify from '/webjars/dompurify/dist/purify.es.mjs';

const TAGS = ['p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'code', 'pre',
  'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a'];

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text, block }) => (/^<br\s*\/?>$/i.test(text) ? '<br>' : block ? `<p>${escaped(text)}</p>` : escaped(text)),
    image: ({ text }) => escaped(text),
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'A') return;
  if (!node.hasAttribute('href')) return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer nofollow');
});

/** `top` is the level of the Markdown's first heading on this page; deeper ones follow without a gap. */
export function markdown(text, top = 4) {
  const tokens = marked.lexer(text ?? '');
  let depths = [];
  marked.walkTokens(tokens, (token) => {
    if (token.type !== 'heading') return;
    depths = [...depths.filter((depth) => depth < token.depth), token.depth];
    token.depth = Math.min(6, top + depths.length - 1);
  });
  return DOMPurify.sanitize(marked.parser(tokens), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'start', 'align'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
