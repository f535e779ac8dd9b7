// @ts-check
// Shares or copies the text with one press, and counts that once. Without script the links share, and the text is
// copied by hand.
import { copy } from "./copying.js";
import { counter } from "./counting.js";

const place = /** @type {HTMLElement} */ (document.getElementById("copy-place"));
const shareButton = /** @type {HTMLButtonElement} */ (document.getElementById("share"));
const copyButton = /** @type {HTMLButtonElement} */ (document.getElementById("copy"));
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("share-text"));
const said = /** @type {HTMLElement} */ (document.getElementById("copied"));
const counted = document.getElementById("shared-counted"); // there where there is a receipt that may still count
const receipt = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=receipt]"));
const count = counter("shared", receipt, counted);

async function copyText() {
  if (await copy(text, said)) count();
}

async function share() {
  try {
    await navigator.share({ text: text.value });
    count();
  } catch (error) {
    // Somebody who thought better of it is left alone; a frame that may not share can still copy.
    if (!(error instanceof DOMException && error.name === "AbortError")) await copyText();
  }
}

shareButton.hidden = !navigator.share;
shareButton.addEventListener("click", share);
copyButton.addEventListener("click", copyText);
for (const link of document.querySelectorAll(".networks a")) link.addEventListener("click", count);
place.hidden = false;
if (counted) counted.hidden = false;
