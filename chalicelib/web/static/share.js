// @ts-check
// Shares or copies the text with one press, and counts that once. Without script the links share, and the text is
// copied by hand.

const place = /** @type {HTMLElement} */ (document.getElementById("copy-place"));
const shareButton = /** @type {HTMLButtonElement} */ (document.getElementById("share"));
const copyButton = /** @type {HTMLButtonElement} */ (document.getElementById("copy"));
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("share-text"));
const said = /** @type {HTMLElement} */ (document.getElementById("copied"));
const counted = document.getElementById("shared-counted"); // there where there is a receipt that may still count

let isCounted = false;

/** Tell the tally that somebody shared, and say what that added. Best effort: where it fails nobody is told. */
async function count() {
  const receipt = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=receipt]"));
  if (!counted || !receipt || isCounted) return;
  isCounted = true;
  const answer = await fetch(`v1/participation${location.search}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ receipt: receipt.value, event: "shared" }),
    keepalive: true,
  });
  if (!answer.ok) return;
  const { added } = /** @type {{added: string[]}} */ (await answer.json());
  if (added.length) counted.textContent = (counted.dataset.counted ?? "").replace("{added}", () => added.join("; "));
}

const countQuietly = () => void count().catch(() => undefined);

async function copy() {
  try {
    await navigator.clipboard.writeText(text.value);
    said.textContent = said.dataset.copied ?? "";
    countQuietly();
  } catch {
    text.focus();
    text.select();
    said.textContent = said.dataset.notCopied ?? "";
  }
}

async function share() {
  try {
    await navigator.share({ text: text.value });
    countQuietly();
  } catch (error) {
    // Somebody who thought better of it is left alone; a frame that may not share can still copy.
    if (!(error instanceof DOMException && error.name === "AbortError")) await copy();
  }
}

shareButton.hidden = !navigator.share;
shareButton.addEventListener("click", share);
copyButton.addEventListener("click", copy);
for (const link of document.querySelectorAll(".networks a")) link.addEventListener("click", countQuietly);
place.hidden = false;
if (counted) counted.hidden = false;
