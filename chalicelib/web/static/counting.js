// @ts-check
// Tells the tally, once, what somebody did, and says what that added. Best effort: where it fails nobody is told.

/**
 * @param {string} event such as "copied"
 * @param {HTMLInputElement | null} receipt
 * @param {HTMLElement | null} said where it is said, in the words that its data holds
 */
async function count(event, receipt, said) {
  if (!receipt || !said) return;
  const answer = await fetch(`v1/participation${location.search}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ receipt: receipt.value, event }),
    keepalive: true,
  });
  if (!answer.ok) return;
  const { added } = /** @type {{added: string[]}} */ (await answer.json());
  if (added.length) said.textContent = (said.dataset.counted ?? "").replace("{added}", () => added.join("; "));
}

/**
 * @param {Parameters<typeof count>} what
 * @returns {() => void} counts when it is called for the first time
 */
export function counter(...what) {
  let isCounted = false;
  return () => {
    if (isCounted) return;
    isCounted = true;
    count(...what).catch(() => undefined);
  };
}
