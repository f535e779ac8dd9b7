// @ts-check
// <own-words-letter>: a frame with the letter's pages. What is typed in there stays in there; this page learns of the
// frame's height, and that it is ready, that a letter was sent, or that something is wrong: docs/embedding.md.

const HERE = new URL(import.meta.url);
const ATTRIBUTES = ["campaign", "channel", "lang"];
const WISHES = ["accent", "ground", "ink", "radius", "font"];
const PATIENCE = 5000; // milliseconds between a page that has come and its word that it is ready

// A style sheet that is made by script needs no permission from the page's Content-Security-Policy. The page's own
// rules do not reach inside, and of two rules that are both "important" the inner one wins.
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(`
:host { display: block !important; visibility: visible !important; opacity: 1 !important; pointer-events: auto !important;
  block-size: auto !important; max-block-size: none !important; }
:host([hidden]) { display: none !important; }
slot[hidden] { display: none; }
iframe { display: block; border: 0; inline-size: 100%; }
iframe:not(.ready) { block-size: 1px; visibility: hidden; }
`);

class OwnWordsLetter extends HTMLElement {
  #frame = document.createElement("iframe");
  #link = document.createElement("slot");
  #root = this.attachShadow({ mode: "open" });
  #timer = 0;
  #hasSpoken = false; // whether the page that is loading has said that it is ready

  constructor() {
    super();
    const frame = this.#frame;
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin";
    frame.allow = "clipboard-write";
    frame.sandbox.add("allow-forms", "allow-scripts", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox");
    frame.addEventListener("load", () => this.#wait());
    this.#root.adoptedStyleSheets = [SHEET];
    this.#root.append(this.#link);
  }

  connectedCallback() {
    this.#frame.title = this.textContent?.trim() || HERE.host;
    addEventListener("message", this);
    if (this.#frame.src) return; // moved within the page: the browser loads the frame again by itself
    // With its address already: an empty frame is first of all a page of the origin around it.
    this.#frame.src = this.#address();
    this.#root.append(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this);
    this.#stopWaiting();
    this.#swap(false);
  }

  #address() {
    const address = new URL("widget", HERE);
    const style = getComputedStyle(this);
    const wished = WISHES.map((name) => [name, this.getAttribute(name) ?? style.getPropertyValue(`--own-words-${name}`)]);
    const given = ATTRIBUTES.map((name) => [name, this.getAttribute(name) ?? ""]);
    for (const [name, value] of [...given, ...wished, ["host", location.origin]]) {
      if (value.trim()) address.searchParams.set(name, value.trim());
    }
    return address.href;
  }

  /** @param {MessageEvent} message */
  handleEvent({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== HERE.origin || data?.type !== "own-words") return;
    if (data.event === "height") this.#frame.height = String(Math.ceil(data.height));
    if (data.event === "ready") this.#show();
    if (data.event === "sent") this.#tell("sent");
    if (data.event === "error") this.#tell("error", { code: String(data.code) });
  }

  #show() {
    this.#hasSpoken = !this.#timer;
    this.#stopWaiting();
    const isFirst = !this.#frame.className;
    const hasFocus = this.contains(document.activeElement); // the link, which is about to go
    this.#swap(true);
    if (hasFocus) this.#frame.focus();
    if (isFirst) this.#tell("ready");
    else this.#scroll();
  }

  /** A page of the frame that does not say that it is ready is the browser's own, about what went wrong. */
  #wait() {
    this.#stopWaiting();
    if (!this.#hasSpoken) this.#timer = setTimeout(() => this.#giveUp(), PATIENCE);
    this.#hasSpoken = false;
  }

  #stopWaiting() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** The link is back, and the frame stays: the browser's Back button leads to what was typed in there. */
  #giveUp() {
    this.#timer = 0;
    this.#link.hidden = false;
    this.#tell("error", { code: "unreachable" });
  }

  /** @param {boolean} isReady */
  #swap(isReady) {
    this.#link.hidden = isReady;
    this.#frame.className = isReady ? "ready" : "";
  }

  /** The next step begins at its top, where that is out of sight. */
  #scroll() {
    const { top } = this.getBoundingClientRect();
    if (top >= 0 && top < innerHeight) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scrollIntoView({ behavior: isCalm ? "auto" : "smooth" });
  }

  /** @param {string} what @param {object} [detail] */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`own-words-${what}`, { bubbles: true, detail }));
  }
}

customElements.get("own-words-letter") ?? customElements.define("own-words-letter", OwnWordsLetter);
