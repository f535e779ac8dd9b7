// @ts-check
// Inside the widget's frame: tells the page around it how tall this one is, and never what is on it.

const { host, news, trouble } = /** @type {HTMLElement} */ (document.getElementById("framed")).dataset;

/** @param {string} event @param {object} [more] */
function tell(event, more) {
  // The browser delivers it to the campaign's own site and to nobody else, whoever frames us.
  parent.postMessage({ type: "own-words", event, ...more }, String(host));
}

function tellHeight() {
  tell("height", { height: document.documentElement.getBoundingClientRect().height });
}

/** A reader who pressed a button in here goes on reading at the new page's heading, or at what was refused. */
function goOn() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".refusals") ?? document.querySelector("h1"));
  if (!place || !document.hasFocus()) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

if (parent !== window) {
  tellHeight();
  tell("ready");
  if (news) tell(news);
  if (trouble) tell("error", { code: trouble });
  new ResizeObserver(tellHeight).observe(document.documentElement);
  goOn();
}
