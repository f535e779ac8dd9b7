// @ts-check
// Puts "Copy" and "Print" beside each letter. Without script letters are selected and copied by hand, and the
// browser's own menu prints.
import { copy } from "./copying.js";

/** @param {HTMLElement} place the buttons of one letter */
function dress(place) {
  const copyButton = /** @type {HTMLButtonElement} */ (place.querySelector("[data-copy]"));
  const printButton = /** @type {HTMLButtonElement} */ (place.querySelector("[data-print]"));
  const said = /** @type {HTMLElement} */ (place.querySelector(".copied"));
  const text = /** @type {HTMLTextAreaElement} */ (document.getElementById(copyButton.dataset.copy ?? ""));
  const sheet = /** @type {HTMLElement} */ (document.getElementById(printButton.dataset.print ?? ""));

  copyButton.addEventListener("click", () => copy(text, said));
  printButton.addEventListener("click", () => {
    printAll(); // some phones never say that they have printed
    sheet.classList.add("alone");
    print();
  });
  place.hidden = false;
}

function printAll() {
  for (const sheet of document.querySelectorAll(".alone")) sheet.classList.remove("alone");
}

addEventListener("afterprint", printAll);
for (const place of document.querySelectorAll(".to-paper")) dress(/** @type {HTMLElement} */ (place));
