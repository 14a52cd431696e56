// @ts-check
// The text of a plan grows with its lines, keeps its numbers beside it, and is left at the place that a fault names.
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById('text'));
const gutter = () => /** @type {HTMLOListElement} */ (document.getElementById('gutter'));

function grow() {
  const lines = text.value.split('\n').length;
  text.rows = lines + 1;
  const numbers = gutter();
  while (numbers.children.length > lines) numbers.lastElementChild?.remove();
  while (numbers.children.length < lines) numbers.append(document.createElement('li'));
}

/** @param {number} line @param {number} column */
function go(line, column) {
  const before = text.value.split('\n').slice(0, line - 1).join('\n');
  const place = before.length + (line > 1 ? 1 : 0) + column - 1;
  text.focus({ preventScroll: true });
  text.setSelectionRange(place, place);
  gutter().children[line - 1]?.scrollIntoView({ block: 'center' });
}

text.addEventListener('input', grow);
text.addEventListener('edited', grow);

// A new line begins where the one before began, as YAML wants it.
text.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
  const start = text.value.lastIndexOf('\n', text.selectionStart - 1) + 1;
  const indent = /^ */.exec(text.value.slice(start, text.selectionStart))?.[0] ?? '';
  if (indent === '') return;
  event.preventDefault();
  text.setRangeText('\n' + indent, text.selectionStart, text.selectionEnd, 'end');
  text.dispatchEvent(new Event('input', { bubbles: true }));
});

document.addEventListener('click', event => {
  const place = event.target instanceof Element ? event.target.closest('.plan-place') : null;
  if (!(place instanceof HTMLElement)) return;
  event.preventDefault();
  go(Number(place.dataset.line), Number(place.dataset.column));
});

// The numbers of an answer belong to the text as it was sent; more may have been typed since.
document.addEventListener('htmx:oobAfterSwap', grow);
grow();

export {};
