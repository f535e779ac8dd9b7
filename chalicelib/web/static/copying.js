// @ts-check
// Copies a text, or selects it where the browser will not copy, and says which.

/**
 * @param {HTMLTextAreaElement} text
 * @param {HTMLElement} said where it is said, in the words that its data holds
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    const folded = text.closest("details");
    if (folded) folded.open = true;
    text.focus();
    text.select();
    said.textContent = said.dataset.notCopied ?? "";
    return false;
  }
  said.textContent = said.dataset.copied ?? "";
  return true;
}
