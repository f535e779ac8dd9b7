// @ts-check
// Puts a "Copy my letter" button beside the letter. Without script the letter is selected and copied by hand.

const place = /** @type {HTMLElement} */ (document.getElementById("copy-place"));
const button = /** @type {HTMLButtonElement} */ (document.getElementById("copy"));
const letter = /** @type {HTMLTextAreaElement} */ (document.getElementById("letter"));
const said = /** @type {HTMLElement} */ (document.getElementById("copied"));
const counted = /** @type {HTMLElement} */ (document.getElementById("copy-counted"));

let isCounted = false;

/** Tell the tally that a letter was copied, and say what that added. Best effort: where it fails nobody is told. */
async function count() {
  const receipt = /** @type {HTMLInputElement | null} */ (document.getElementById("receipt"));
  if (!receipt || isCounted) return;
  isCounted = true;
  const answer = await fetch(`v1/participation${location.search}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ receipt: receipt.value, event: "copied" }),
    keepalive: true,
  });
  if (!answer.ok) return;
  const { added } = /** @type {{added: string[]}} */ (await answer.json());
  if (added.length) counted.textContent = (counted.dataset.counted ?? "").replace("{added}", () => added.join("; "));
}

async function copy() {
  try {
    await navigator.clipboard.writeText(letter.value);
    said.textContent = said.dataset.copied ?? "";
    count().catch(() => undefined);
  } catch {
    letter.focus();
    letter.select();
    said.textContent = said.dataset.notCopied ?? "";
  }
}

button.addEventListener("click", copy);
place.hidden = false;
