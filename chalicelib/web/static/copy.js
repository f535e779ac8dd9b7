// @ts-check
// Puts a "Copy my letter" button beside the letter. Without script the letter is selected and copied by hand.
import { copy } from "./copying.js";
import { counter } from "./counting.js";

const place = /** @type {HTMLElement} */ (document.getElementById("copy-place"));
const button = /** @type {HTMLButtonElement} */ (document.getElementById("copy"));
const letter = /** @type {HTMLTextAreaElement} */ (document.getElementById("letter"));
const said = /** @type {HTMLElement} */ (document.getElementById("copied"));
const receipt = /** @type {HTMLInputElement | null} */ (document.getElementById("receipt"));
const count = counter("copied", receipt, document.getElementById("copy-counted"));

button.addEventListener("click", async () => {
  if (await copy(letter, said)) count();
});
place.hidden = false;
