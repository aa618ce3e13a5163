// Number keys score: the criterion that has the focus or the first one without a score; then the next one has the focus.
import { isOff } from "./keys.js";

export function improve(form) {
  document.addEventListener("keydown", (event) => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("textarea, select, input:not([type=radio])")) return;
    if (/^[0-9]$/.test(event.key) && score(form, event.key === "0" ? "10" : event.key)) event.preventDefault();
  });
}

function score(form, value) {
  const criteria = [...form.querySelectorAll("fieldset.scores")];
  const here = criteria.find((each) => each.contains(document.activeElement)) ?? criteria.find((each) => !each.querySelector(":checked"));
  const box = here?.querySelector(`input[value="${value}"]`);
  if (!box) return false;
  box.click();
  const next = criteria[criteria.indexOf(here) + 1];
  (next ? next.querySelector(":checked") ?? next.querySelector("input") : box).focus();
  return true;
}
