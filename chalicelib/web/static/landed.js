// @ts-check
// Counts that somebody opened the page, once a tab, and only when it is really seen: link previews and pages that a
// browser fetches in advance run no script or show it to nobody. Nothing is sent but the channel of the link.

const { root, query, campaign, channel } = /** @type {HTMLElement} */ (document.getElementById("landed")).dataset;
const KEY = `own-words-landed:${campaign}`;
const A_LOOK_MS = 1000;

/** @returns {boolean} whether this tab has been counted; from now on it has */
function wasCounted() {
  try {
    if (sessionStorage.getItem(KEY)) return true;
    sessionStorage.setItem(KEY, "yes");
  } catch {
    // A browser that keeps nothing counts each page.
  }
  return false;
}

async function land() {
  if (wasCounted()) return;
  await fetch(`${root}v1/landings${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(channel ? { channel } : {}),
    keepalive: true,
  });
}

/** In a widget far down a page nobody has opened anything yet, and a tab in the background is not looked at. */
let timer = 0;
const watch = new IntersectionObserver(([entry]) => {
  clearTimeout(timer);
  if (!entry?.isIntersecting) return;
  timer = setTimeout(() => {
    if (document.visibilityState !== "visible") return;
    watch.disconnect();
    land().catch(() => undefined);
  }, A_LOOK_MS);
});
const heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
watch.observe(heading);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  watch.unobserve(heading); // so that it looks again
  watch.observe(heading);
});
