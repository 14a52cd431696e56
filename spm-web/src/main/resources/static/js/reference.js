// @ts-check
// Draws the API reference from the OpenAPI document into #reference: one card a subject, one <details> an address.
const place = /** @type {HTMLElement} */ (document.getElementById('reference'));
const words = place.dataset;

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node|string)} children */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {any} api @param {any} schema @param {number} depth @returns {string} */
function shape(api, schema, depth = 0) {
  if (!schema) return '';
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return depth > 3 ? name : shape(api, api.components.schemas[name], depth);
  }
  const indent = '  '.repeat(depth + 1);
  if (schema.type === 'array') return `[${shape(api, schema.items, depth)}]`;
  if (schema.properties) {
    const required = new Set(schema.required ?? []);
    const lines = Object.entries(schema.properties).map(([name, part]) =>
      `${indent}${name}${required.has(name) ? '' : '?'}: ${shape(api, part, depth + 1)}`);
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  const range = schema.maximum === undefined ? '' : `, ${schema.minimum ?? ''}–${schema.maximum}`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : schema.type ?? 'any';
  return schema.enum ? schema.enum.join(' | ') : schema.format ? `${type} (${schema.format}${range})` : type;
}

/** @param {any} api @param {any} content */
const bodies = (api, content) => Object.entries(content ?? {}).map(([type, body]) =>
  element('pre', { class: 'reference-body', tabindex: '0' }, `${type}\n${shape(api, body.schema)}`));

/** @param {any} api @param {string} method @param {string} path @param {any} act */
function operation(api, method, path, act) {
  const parameters = (act.parameters ?? []).map((/** @type {any} */ parameter) => element('tr', {},
    element('th', { scope: 'row' }, parameter.name),
    element('td', {}, `${parameter.in}${parameter.required ? `, ${words.required}` : ''}`),
    element('td', {}, shape(api, parameter.schema)),
    element('td', { class: 'hide-phone' }, parameter.description ?? '')));
  const all = Object.entries(act.responses ?? {}).sort(([a], [b]) => a.localeCompare(b));
  const answers = all.filter(([, answer]) => !answer.$ref).flatMap(([status, answer]) => [
    element('h4', {}, `${status} ${answer.description ?? ''}`), ...bodies(api, answer.content)]);
  const refusals = all.filter(([, answer]) => answer.$ref).map(([status, answer]) => element('tr', {},
    element('th', { scope: 'row' }, status),
    element('td', {}, api.components.responses[answer.$ref.split('/').pop()].description)));
  return element('details', { class: 'reference-act', id: act.operationId },
    element('summary', {}, element('span', { class: `verb verb-${method}` }, method.toUpperCase()),
      element('code', {}, path), element('span', { class: 'secondary' }, act.summary ?? '')),
    ...(act.description ? [element('p', {}, act.description)] : []),
    ...(parameters.length ? [element('div', { class: 'list-scroll' }, element('table', { class: 'list' }, element('tbody', {}, ...parameters)))] : []),
    ...(act.requestBody ? [element('h4', {}, words.body ?? ''), ...bodies(api, act.requestBody.content)] : []),
    ...answers,
    ...(refusals.length ? [element('h4', {}, words.refusals ?? ''), element('div', { class: 'list-scroll' }, element('table', { class: 'list' }, element('tbody', {}, ...refusals)))] : []));
}

const api = await (await fetch(String(words.document))).json();
/** @type {Map<string, HTMLElement[]>} */
const subjects = new Map();
for (const [path, acts] of Object.entries(api.paths)) {
  for (const [method, act] of Object.entries(acts)) {
    const subject = act.tags?.[0] ?? path;
    subjects.set(subject, [...subjects.get(subject) ?? [], operation(api, method, path, act)]);
  }
}
place.replaceChildren(
  element('p', { class: 'secondary' }, api.info.description),
  ...[...subjects].sort(([a], [b]) => a.localeCompare(b)).map(([subject, acts]) => element('section', { class: 'card' },
    element('div', { class: 'list-head' }, element('h2', {}, subject)), ...acts)));

const wanted = location.hash && document.getElementById(location.hash.slice(1));
if (wanted instanceof HTMLDetailsElement) {
  wanted.open = true;
  wanted.scrollIntoView();
}

export {};
