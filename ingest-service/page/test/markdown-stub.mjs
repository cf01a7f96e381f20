// Replaces markdown.js, whose libraries the service serves under /webjars: text stays text.
import { register } from 'node:module';

const stub = "export const markdown = (text) => { const p = document.createElement('p'); p.append(text ?? ''); return p; };";
register('data:text/javascript,' + encodeURIComponent(`
  export function resolve(specifier, context, next) {
    return specifier.endsWith('/markdown.js')
      ? { url: 'data:text/javascript,' + ${JSON.stringify(encodeURIComponent(stub))}, shortCircuit: true }
      : next(specifier, context);
  }`));
