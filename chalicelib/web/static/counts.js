// @ts-check
// Says on the first page how many took part. Nobody waits for it, and where it fails nothing is said.

const place = /** @type {HTMLElement} */ (document.getElementById("so-far"));

async function say() {
  const answer = await fetch(`${place.dataset.root ?? ""}v1/counts${place.dataset.query ?? ""}`);
  if (!answer.ok) return;
  const { in_words: inWords, letters_at_least: letters } = await answer.json();
  if (!letters) return;
  place.textContent = inWords;
  place.hidden = false;
}

say().catch(() => undefined);
