// Questions and answers in a <dialog>: Escape and the backdrop close it, and focus returns to the element before.
import { h, nextId } from './dom.js';

/** `act` is called with the form; an error that it throws is shown above the buttons, and the dialog stays. */
export function ask({ title, text, body = [], confirm, danger = false, act }) {
  const heading = nextId('dialog');
  const problem = h('p.problem', { role: 'alert', hidden: true });
  const submit = h(danger ? 'button.danger' : 'button.primary', { type: 'submit' }, confirm);
  const form = h('form', { method: 'dialog', novalidate: true },
    h('h2', { id: heading }, title), text && h('p', {}, text), body, problem,
    h('div.buttons', {}, h('button.quiet', { type: 'button', on: { click: () => dialog.close() } }, 'Not now'), submit));
  const dialog = h('dialog', { 'aria-labelledby': heading, on: {
    close: () => dialog.remove(),
    click: (event) => event.target === dialog && dialog.close(),
  } }, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    problem.hidden = true;
    try {
      await act(form);
      dialog.close();
    } catch (failure) {
      const fields = [...(failure.fields ?? [])].map(([field, message]) => `${field} ${message}`);
      problem.textContent = [failure.message, ...fields].join(' ');
      problem.hidden = false;
      submit.disabled = false;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Something to read; a link in it closes the dialog. */
export function tell({ title, body }) {
  const heading = nextId('dialog');
  const dialog = h('dialog.told', { 'aria-labelledby': heading, on: {
    close: () => dialog.remove(),
    click: (event) => (event.target === dialog || event.target.closest('a')) && dialog.close(),
  } }, h('form', { method: 'dialog' }, h('h2', { id: heading }, title), body, h('div.buttons', {}, h('button.primary', { type: 'submit' }, 'Close'))));
  document.body.append(dialog);
  dialog.showModal();
}
