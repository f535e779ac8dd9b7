// @ts-check
// Keeps what is typed in this tab, so that a lost page loses nothing. The browser drops it with the tab.
// Where the browser keeps nothing (a private window may refuse, or be full) everything goes on without.

/** @typedef {{value: string[], served: string[]}} Kept what a field holds, and what the page had come with then */

const note = /** @type {HTMLElement} */ (document.getElementById("kept"));
const said = /** @type {HTMLElement} */ (document.getElementById("kept-said"));
const off = /** @type {HTMLButtonElement} */ (document.getElementById("kept-off"));
const on = /** @type {HTMLButtonElement} */ (document.getElementById("kept-on"));
const wipe = /** @type {HTMLButtonElement} */ (document.getElementById("kept-wipe"));
const KEY = `own-words:${note.dataset.campaign}`;
const OFF = "off"; // stands in the place of the draft where somebody wants none kept
const SEEN = "input[name]:not([type=hidden]), textarea[name]";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @returns {Map<string, Field[]>} what can be filled in on this page, by name */
function fields() {
  /** @type {Map<string, Field[]>} */
  const named = new Map();
  for (const field of /** @type {NodeListOf<Field>} */ (document.querySelectorAll(SEEN))) {
    named.set(field.name, [...(named.get(field.name) ?? []), field]);
  }
  return named;
}

/** @param {Field} field */
const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

/** @param {Field[]} group @returns {string[]} what is typed or ticked */
const valueOf = (group) =>
  group
    .filter((field) => (isChoice(field) ? /** @type {HTMLInputElement} */ (field).checked : field.value))
    .map((field) => field.value);

/** @param {Field[]} group @returns {string[]} what the page came with */
const servedOf = (group) =>
  group
    .filter((field) => (isChoice(field) ? /** @type {HTMLInputElement} */ (field).defaultChecked : field.defaultValue))
    .map((field) => (isChoice(field) ? field.value : field.defaultValue));

/** @param {string[]} one @param {string[]} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @returns {string | null} */
function stored() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string | null} text null to keep nothing @returns {boolean} whether the browser took it */
function store(text) {
  try {
    if (text === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Record<string, Kept>} */
function draft() {
  try {
    return JSON.parse(stored() ?? "{}");
  } catch {
    return {};
  }
}

/** Keeps what stands on this page beside what was typed on the others. */
function keep() {
  if (stored() === OFF) return;
  const all = draft();
  for (const [name, group] of fields()) all[name] = { value: valueOf(group), served: servedOf(group) };
  store(JSON.stringify(all));
}

/** @param {Field[]} group @param {string[]} value */
function put(group, value) {
  for (const field of group) {
    if (isChoice(field)) /** @type {HTMLInputElement} */ (field).checked = value.includes(field.value);
    else field.value = value[0] ?? "";
  }
}

/** Puts back what was typed, where the page came with nothing newer and the browser has not put it back itself. */
function restore() {
  const all = draft();
  for (const [name, group] of fields()) {
    const kept = all[name];
    const served = servedOf(group);
    const isOurs = kept && (!served.length || same(served, kept.served));
    if (isOurs && same(valueOf(group), served)) put(group, kept.value);
  }
}

/** Says what is so, and offers the other. */
function tell() {
  const isOff = stored() === OFF;
  said.textContent = (isOff ? said.dataset.off : said.dataset.on) ?? "";
  off.hidden = isOff;
  on.hidden = !isOff;
  note.hidden = false;
}

/** Ask the browser whether it keeps anything at all. */
function canKeep() {
  return store(stored() ?? "{}");
}

if (canKeep()) {
  if (stored() !== OFF) restore();
  keep();
  tell();
  document.addEventListener("input", keep);
  addEventListener("pageshow", keep);
  off.addEventListener("click", () => {
    store(OFF);
    tell();
    on.focus();
  });
  on.addEventListener("click", () => {
    store(null);
    keep();
    tell();
    off.focus();
  });
  wipe.addEventListener("click", () => {
    document.removeEventListener("input", keep);
    if (stored() !== OFF) store(null);
    location.replace(wipe.dataset.start ?? "./");
  });
}
