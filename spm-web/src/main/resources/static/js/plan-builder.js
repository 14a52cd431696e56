// @ts-check
// The form beside the text: what the form changed is put into the text, and what is being typed survives the answer.
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById('text'));

/** @type {{find: string, value: string | null, caret: number | null} | null} */
let left = null;

/** @param {EventTarget | null} target */
const isForm = target => target instanceof Element && target.id === 'plan-parts';

/** @param {string} find */
const inForm = find => /** @type {HTMLElement | null} */ (document.querySelector('#plan-parts ' + find));

// An answer belongs to the field that was left; the one that is being filled in meanwhile keeps what it has.
function remember() {
  const at = document.activeElement;
  if (!at?.closest('#plan-parts')) return;
  const typed = at instanceof HTMLInputElement;
  left = {
    find: at instanceof HTMLButtonElement ? `button[value="${CSS.escape(at.value)}"]` : '#' + CSS.escape(at.id || 'none'),
    value: typed ? at.value : null,
    caret: typed ? at.selectionStart : null,
  };
}

function restore() {
  const at = left && inForm(left.find);
  if (left && at instanceof HTMLInputElement && left.value !== null) {
    if (at.value !== left.value) at.value = left.value;
    if (left.caret !== null) at.setSelectionRange(left.caret, left.caret);
  }
  (at ?? (left && inForm('.builder-part.open .builder-line')))?.focus({ preventScroll: true });
  left = null;
}

document.addEventListener('htmx:beforeSwap', event => { if (isForm(event.target)) remember(); });
document.addEventListener('htmx:oobBeforeSwap', event => { if (isForm(event.target)) remember(); });
document.addEventListener('htmx:oobAfterSwap', event => { if (isForm(event.target)) restore(); });

document.addEventListener('htmx:afterSwap', event => {
  const shown = document.getElementById('shown');
  if (!isForm(event.target) || !(shown instanceof HTMLTextAreaElement)) return;
  if (text.value !== shown.value) {
    text.value = shown.value;
    text.dispatchEvent(new Event('edited', { bubbles: true }));
  }
  restore();
});

// Cells of a spreadsheet that are pasted into a grid replace the grid.
document.addEventListener('paste', event => {
  const cell = event.target instanceof Element ? event.target.closest('.bf-grid input') : null;
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  if (!cell || !/[\t\n]/.test(pasted.trimEnd())) return;
  const grid = /** @type {HTMLElement} */ (cell.closest('.bf-grid'));
  const box = /** @type {HTMLTextAreaElement | null} */ (
    document.querySelector(`textarea[data-pasted="${CSS.escape(grid.dataset.paste ?? '')}"]`));
  if (!box) return;
  event.preventDefault();
  box.value = pasted;
  box.closest('details')?.querySelector('button')?.click();
});

export {};
