// Single keys: each presses what carries its name in data-key. They rest while somebody types, and can be switched off.
// In an open form, Enter in the menu of texts inserts what was chosen, and Ctrl + Enter in a text sends the form.
import { local } from "./storage.js";

const OFF = "keys off";
const TYPING = "textarea, select, input:not([type=checkbox], [type=radio])";
let isLeaving = false; // one key leads to one page: what is pressed meanwhile was meant for the page before

export const isOff = () => Boolean(local.get(OFF));

export function improve(help) {
  const isOn = help.querySelector("input");
  isOn.checked = !local.get(OFF);
  isOn.addEventListener("change", () => isOn.checked ? local.remove(OFF) : local.set(OFF, "1"));
  help.hidden = false;
  addEventListener("pageshow", () => { isLeaving = false; });
  document.addEventListener("keydown", (event) => {
    if (isOn.checked && !isLeaving && event.key === "Enter" && enter(event)) return event.preventDefault();
    if (!isOn.checked || isLeaving || isTyped(event) || !press(nameOf(event), help)) return;
    event.preventDefault();
  });
}

function enter(event) {
  const { target } = event;
  const sends = (event.ctrlKey || event.metaKey) && target.matches("textarea") ? target.form?.querySelector("button") : null;
  const button = sends ?? (target.matches("[data-inserts]") ? target.closest("details").querySelector("[data-insert]") : null);
  if (button?.form.checkValidity()) isLeaving = true;
  button?.click();
  return Boolean(button);
}

function isTyped(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || event.target.closest?.(TYPING);
}

// On keyboards with other letters the place of the key counts.
function nameOf(event) {
  if (/^[a-z0-9?]$/i.test(event.key)) return event.key.toLowerCase();
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
}

function press(name, help) {
  if (name === "?") return toggle(help.querySelector("summary"));
  if (/^[0-9]$/.test(name)) return tick(name);
  const target = name && [...document.querySelectorAll(`[data-key="${name}"]`)].find((element) => element.offsetParent);
  if (!target) return move({ j: 1, k: -1 }[name]);
  if (target.matches("summary")) return toggle(target);
  isLeaving = true;
  target.click();
  return true;
}

// Opens and closes a fold; of the forms with a key one is open, and its first field has the focus.
function toggle(summary) {
  const fold = summary.parentElement;
  const forms = summary.dataset.key ? document.querySelectorAll("details:has(> summary[data-key])") : [];
  for (const other of forms) if (!other.contains(fold)) other.open = false;
  fold.open = !fold.open;
  const field = fold.querySelector(":is(form, .field) :is(input:not([type=hidden]), select, textarea)");
  (fold.open && field ? field : summary).focus();
  return true;
}

// 1 is the first ready reason of the open form, 0 the tenth.
function tick(name) {
  const reason = document.querySelectorAll("details[open] .ready-reasons input")[(Number(name) + 9) % 10];
  reason?.click();
  return Boolean(reason);
}

function move(by) {
  const links = [...document.querySelectorAll(".queue a.row-title")];
  if (!by || !links.length) return false;
  const here = links.indexOf(document.activeElement);
  links[here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + by))].focus();
  return true;
}
