// Shows for each file how far it has come; without this module the form is sent the plain way.
import { send } from "./sending.js";

export function improve(form) {
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (event.defaultPrevented || !files.length) return;
    event.preventDefault();
    if (fit(form, files)) send(form, event.submitter, files, replace);
  });
}

// What is too large is told before it has travelled for an hour.
function fit(form, files) {
  form.querySelector(".too-large")?.remove();
  const large = files.filter((file) => file.size > (form.dataset.largest || Infinity));
  if (!large.length) return true;
  const complaint = document.createElement("p");
  complaint.className = "error too-large";
  complaint.tabIndex = -1;
  complaint.setAttribute("role", "alert");
  complaint.textContent = large.map(({ name }) => form.dataset.tooLarge.replace("{name}", () => name)).join(" ");
  form.querySelector("input[type=file]").after(complaint);
  complaint.focus();
  return false;
}

// The answer is a page: usually the form again, with what is to be changed. The chosen files stay chosen.
function replace(form, html) {
  const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  if (!main) return false;
  const inputs = form.querySelectorAll("input[type=file]");
  document.querySelector("main").replaceWith(main);
  inputs.forEach((input) => main.querySelector(`input[type=file][name="${input.name}"]`)?.replaceWith(input));
  main.querySelectorAll("form[data-upload]").forEach(improve);
  import("./files.js").then((chosen) => main.querySelectorAll("input[type=file][data-files]").forEach(chosen.improve));
  import("./drafts.js").then((drafts) => main.querySelectorAll("form[data-autosave], form[data-keep]").forEach(drafts.improve));
  (main.querySelector(".error-summary, [role=alert]") ?? main).focus();
  return true;
}
