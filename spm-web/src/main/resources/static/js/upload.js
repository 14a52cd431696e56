// The form that sends files: dropping them anywhere on its field, the names of those chosen, and how much has been sent.
// Without this script the file field itself takes them.
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-upload]'));
if (form) {
  const zone = /** @type {HTMLElement} */ (form.querySelector('[data-drop]'));
  const field = /** @type {HTMLInputElement} */ (form.querySelector('input[type=file]'));
  const names = /** @type {HTMLElement} */ (form.querySelector('[data-names]'));
  const progress = /** @type {HTMLProgressElement} */ (form.querySelector('progress'));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector('button[type=submit]'));

  const size = (/** @type {number} */ bytes) =>
    new Intl.NumberFormat(document.documentElement.lang, {
      style: 'unit',
      unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: 1
    }).format(bytes / (bytes < 1e6 ? 1e3 : 1e6));

  const show = () => {
    names.replaceChildren(
      ...[...(field.files ?? [])].map(file => {
        const item = document.createElement('li');
        const bytes = document.createElement('span');
        bytes.className = 'secondary';
        bytes.textContent = size(file.size);
        item.append(file.name, ' ', bytes);
        return item;
      })
    );
  };
  field.addEventListener('change', show);

  const over = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    zone.classList.add('drop-over');
  };
  zone.addEventListener('dragenter', over);
  zone.addEventListener('dragover', over);
  zone.addEventListener('dragleave', () => zone.classList.remove('drop-over'));
  zone.addEventListener('drop', event => {
    event.preventDefault();
    zone.classList.remove('drop-over');
    if (event.dataTransfer?.files.length) field.files = event.dataTransfer.files;
    show();
  });

  form.addEventListener('htmx:beforeRequest', () => {
    progress.hidden = false;
    send.disabled = true;
  });
  form.addEventListener('htmx:xhr:progress', event => {
    const { loaded, total } = /** @type {CustomEvent} */ (event).detail;
    if (total) progress.value = loaded / total;
    if (loaded === total) progress.removeAttribute('value');
  });
  form.addEventListener('htmx:afterRequest', () => {
    progress.hidden = true;
    send.disabled = false;
  });
}

export {};
