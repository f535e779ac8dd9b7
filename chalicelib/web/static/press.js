// @ts-check
// A double tap is one press: the second would send the same form again while the first is on its way.

const SAME_PRESS_MS = 1500;

let last = { form: /** @type {EventTarget | null} */ (null), at: -SAME_PRESS_MS };

document.addEventListener("submit", (event) => {
  if (event.target === last.form && event.timeStamp - last.at < SAME_PRESS_MS) return event.preventDefault();
  last = { form: event.target, at: event.timeStamp };
});
// Back shows the page as it was left: a press there is a new one.
addEventListener("pageshow", () => {
  last = { form: null, at: -SAME_PRESS_MS };
});
