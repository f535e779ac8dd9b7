// @ts-check
// Checks the letter while it is written: the verdict, the advice, the marks and the hints follow the words.
// Where that fails nothing is said: what the page came with stays, and its buttons work.

/** @typedef {{start: number, end: number}} Span in Unicode code points */
/** @typedef {Span & {advice: string, replacement: string | null}} Hint */
/**
 * @typedef {object} Check as POST /v1/checks answers it
 * @property {boolean} ready
 * @property {number} worst_case
 * @property {number} exact_worst_case
 * @property {number} own_words
 * @property {number} campaign_words
 * @property {Span[]} campaign_spans
 * @property {{text: string}[]} advice
 * @property {Hint[]} hints
 */

const PAUSE_MS = 600; // somebody who stops for longer looks up

/** @param {string} id @returns {any} */
const part = (id) => document.getElementById(id);
/** @type {HTMLTextAreaElement} */
const draft = part("draft");
const form = /** @type {HTMLFormElement} */ (draft.form);
const behind = document.createElement("div");
const words = draft.dataset;

/** The text that the marks below were found in, by code points, and the marks. */
let marked = { points: Array.from(draft.defaultValue), campaign: spansIn("marked-list"), hints: spansIn("hints-list") };
let checked = draft.defaultValue;
let timer = 0;
let asking = new AbortController();

/** @param {string} id @returns {Span[]} */
function spansIn(id) {
  return Array.from(part(id).querySelectorAll("[data-start]"), ({ dataset }) => ({
    start: Number(dataset.start),
    end: Number(dataset.end),
  }));
}

/** @param {string} tag @param {string} text @param {string} [kind] */
function made(tag, text, kind = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

/** Draws the letter again behind the box, its marks where they are. */
function draw() {
  const { points, campaign, hints } = marked;
  const edges = [0, points.length, ...[...campaign, ...hints].flatMap(({ start, end }) => [start, end])];
  const sorted = [...new Set(edges)].sort((one, other) => one - other);
  const pieces = sorted.slice(1).map((end, place) => {
    const start = sorted[place];
    const inside = (/** @type {Span} */ span) => span.start <= start && end <= span.end;
    const text = points.slice(start, end).join("");
    if (hints.some(inside)) return made("mark", text, "hint");
    return campaign.some(inside) ? made("mark", text, "campaign") : text;
  });
  behind.replaceChildren(...pieces, "\n");
}

/** Moves the marks along with the words while nobody has looked at the new ones yet. */
function follow() {
  const now = Array.from(draft.value);
  const before = marked.points;
  let same = 0;
  while (same < Math.min(before.length, now.length) && before[same] === now[same]) same += 1;
  let tail = 0;
  while (tail < Math.min(before.length, now.length) - same && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const behindEdit = before.length - tail;
  const by = now.length - before.length;
  const moved = (/** @type {Span[]} */ spans) =>
    spans
      .filter(({ start, end }) => end <= same || start >= behindEdit)
      .map(({ start, end }) => (end <= same ? { start, end } : { start: start + by, end: end + by }));
  marked = { points: now, campaign: moved(marked.campaign), hints: moved(marked.hints) };
  draw();
}

/** The questions that lead away from the campaign's own paragraphs, for a campaign that begins with its letter. */
const questions = Array.from(part("marked-list").querySelectorAll("[data-question]"), (item) => ({
  phrase: item.dataset.phrase,
  question: item.dataset.question,
}));

/** @param {string} phrase @returns {string} the question for a phrase that was there when the page came, or "" */
function questionFor(phrase) {
  return questions.find((each) => each.phrase.includes(phrase) || phrase.includes(each.phrase))?.question ?? "";
}

/** @param {string | undefined} pattern with places such as {words} @param {Record<string, string>} values */
const filled = (pattern, values) => (pattern ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** @param {Check} check @param {string[]} points */
function listMarks({ campaign_spans: spans, hints }, points) {
  let asked = "";
  const phrases = spans.flatMap(({ start, end }) => points.slice(start, end).join("").split(/\n{2,}/));
  const items = phrases.filter(Boolean).map((phrase) => {
    const item = made("li", filled(part("marked-list").dataset.quoted, { words: phrase }));
    const question = questionFor(phrase);
    if (question && question !== asked) item.append(" ", made("strong", question));
    asked = question;
    return item;
  });
  part("marked-list").replaceChildren(...items);
  part("marked").hidden = !spans.length && !hints.length;
  part("marked-details").hidden = part("campaign-legend").hidden = !spans.length;
  part("hint-legend").hidden = !hints.length;
}

/** @param {string} text @returns {Promise<string>} the name by which the page's own button calls a hint's words */
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text.trim()));
  return Array.from(new Uint8Array(bytes, 0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Hint} hint @param {string} text @param {DOMStringMap} labels */
async function hintItem({ advice, replacement }, text, labels) {
  const item = made("li", `${filled(labels.hint, { words: text, advice })} `);
  if (replacement === null || !globalThis.crypto?.subtle) return item; // not there on a page without https
  const label = replacement ? filled(labels.write, { words: replacement }) : labels.takeOut;
  const button = /** @type {HTMLButtonElement} */ (made("button", label ?? "", "link"));
  button.name = "mend";
  button.value = await digest(text);
  item.append(button);
  return item;
}

/** @param {Check} check @param {string[]} points */
async function listHints({ hints }, points) {
  const list = part("hints-list");
  const items = await Promise.all(
    hints.map((hint) => hintItem(hint, points.slice(hint.start, hint.end).join(""), list.dataset)),
  );
  if (list.textContent.trim() !== items.map((item) => item.textContent).join("").trim()) list.replaceChildren(...items);
  part("hints").hidden = !hints.length;
}

/** Takes back what the page was refused for, once that is mended. */
function pardon() {
  document.querySelector(".refusals")?.remove();
  part("draft-refusal")?.remove();
  draft.closest(".refused")?.classList.remove("refused");
  draft.removeAttribute("aria-invalid");
  draft.setAttribute("aria-describedby", "draft-help");
}

/** @param {Check} check */
function say(check) {
  if (check.ready) pardon();
  const title = part("verdict-title");
  title.textContent = check.ready ? title.dataset.ready : title.dataset.notReady;
  part("verdict").className = `verdict ${check.ready ? "ready" : "not-ready"}`;
  part("verdict").hidden = false;
  part("advice").replaceChildren(...check.advice.map(({ text }) => made("li", text)));
  part("advice").hidden = !check.advice.length;
  part("how").hidden = false;
  part("own-words").textContent = String(check.own_words);
  part("campaign-words").textContent = String(check.campaign_words);
  part("likeness").textContent = String(Math.round(100 * Math.max(check.worst_case, check.exact_worst_case)));
  // Written only where it changes, so that a screen reader speaks it once and not at every pause.
  const said = part("said");
  const now = check.ready ? said.dataset.ready : said.dataset.notReady;
  if (said.textContent !== now) said.textContent = now;
}

/** @param {Check} check @param {string} text that was checked */
async function show(check, text) {
  const points = Array.from(text);
  const before = draft.getBoundingClientRect().top;
  say(check);
  listMarks(check, points);
  await listHints(check, points);
  marked = { points, campaign: check.campaign_spans, hints: check.hints };
  follow();
  // What is above the box grows and shrinks; the line that somebody writes on stays where it is.
  if (document.activeElement === draft) scrollBy({ top: draft.getBoundingClientRect().top - before, behavior: "instant" });
}

/** @param {string | undefined} message */
function refuse(message) {
  const nothing = { worst_case: 0, exact_worst_case: 0, own_words: 0, campaign_words: 0, campaign_spans: [], hints: [] };
  show({ ready: false, advice: [{ text: message ?? "" }], ...nothing }, draft.value);
  part("how").hidden = true;
}

/** @param {string} text as WriteToThem counts it: bytes, and two for a new line */
const bytesOf = (text) => new TextEncoder().encode(text).length + text.split("\n").length - 1;

/** @param {string} name of a field that was filled in on an earlier step */
const earlier = (name) => /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name))?.value;

async function ask() {
  const text = draft.value;
  if (text === checked) return;
  checked = text;
  if (!text.trim()) return refuse(words.empty);
  if (bytesOf(text) > Number(words.longest)) return refuse(words.tooLong);
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await fetch(`v1/checks${words.query}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ draft: text, postcode: earlier("postcode"), new_postcode: Boolean(earlier("new-postcode")) }),
      signal,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const check = await answer.json();
    if (!signal.aborted) await show(check, text);
  } catch {
    if (checked === text) checked = ""; // asked again at the next change
  }
}

/** Asks when somebody pauses; what was asked before no longer matters. */
function wait() {
  asking.abort();
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE_MS);
}

function changed() {
  if (!CSS.supports("field-sizing", "content")) {
    draft.style.blockSize = "auto";
    draft.style.blockSize = `${draft.scrollHeight + 4}px`; // and its border
  }
  follow();
  if (draft.value !== checked) wait();
}

behind.className = "paper behind";
behind.setAttribute("aria-hidden", "true");
draft.before(behind);
document.documentElement.classList.add("live");
draft.addEventListener("input", changed);
addEventListener("pageshow", changed); // the browser, or the tab's own copy, may have put other words in
changed();
