// As much of the DOM as the page's modules need to build elements; the real one is in the browser tests.
class Node {
  constructor() {
    this.children = [];
  }

  append(...nodes) {
    this.children.push(...nodes.flatMap((node) => (typeof node === 'object' ? [node] : [new Text(node)])));
  }

  replaceChildren(...nodes) {
    this.children = [];
    this.append(...nodes);
  }

  get textContent() {
    return this.children.map((child) => child.textContent).join('');
  }

  set textContent(text) {
    this.children = text === '' ? [] : [new Text(text)];
  }

  get lastElementChild() {
    return this.children.filter((child) => child instanceof Element).at(-1);
  }

  hasChildNodes() {
    return this.children.length > 0;
  }
}

class Text {
  constructor(text) {
    this.textContent = String(text);
  }
}

class Element extends Node {
  constructor(tag) {
    super();
    this.nodeName = tag.toUpperCase();
    this.attributes = new Map();
    this.listeners = new Map();
    this.classes = new Set();
    this.dataset = {};
    this.hidden = false;
    this.style = { setProperty: (name, value) => { this.style[name] = value; } };
    this.classList = {
      add: (...names) => names.forEach((name) => this.classes.add(name)),
      toggle: (name, on) => (on ? this.classes.add(name) : this.classes.delete(name)),
      contains: (name) => this.classes.has(name),
    };
  }

  setAttribute(name, value) {
    this.attributes.set(name, String(value));
    if (name === 'class') String(value).split(' ').forEach((one) => this.classes.add(one));
    if (name === 'hidden') this.hidden = true;
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  addEventListener(event, listener) {
    this.listeners.set(event, listener);
  }

  /** All descendants with a class. */
  all(name) {
    return this.children.filter((child) => child instanceof Element).flatMap((child) => [...(child.classes.has(name) ? [child] : []), ...child.all(name)]);
  }
}

globalThis.document = {
  createElement: (tag) => new Element(tag),
  createElementNS: (namespace, tag) => new Element(tag),
};

/** Answers of the service by path, in place of fetch; returns the paths that were requested. */
export function serve(answers) {
  const requested = [];
  globalThis.fetch = async (path) => {
    requested.push(path);
    const answer = answers(path);
    const status = answer === undefined ? 404 : answer instanceof Error ? 503 : 200;
    return new Response(JSON.stringify(status === 200 ? answer : { detail: 'The test refuses it.' }), { status });
  };
  return requested;
}

export const PIPELINES = {
  pipelines: [
    { version: 1, stages: [stage(1, 'inspirations'), stage(2, 'prose'), stage(3, 'opportunity-cards')] },
    { version: 2, stages: [stage(1, 'inspirations'), stage(2, 'prose'), stage(3, 'prose'), stage(4, 'opportunity-cards')] },
  ],
  card_fields: [{ name: 'tagline', label: 'Tagline' }, { name: 'problem', label: 'Problem' }, { name: 'why_now', label: 'Why Now' }],
};

function stage(number, kind) {
  return { number, key: `stage-${number}`, title: `Title ${number}`, kind };
}
