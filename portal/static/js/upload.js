// Shows for each file how far it has come; without this module the form is sent the plain way.
export function improve(form) {
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (event.defaultPrevented || !files.length) return;
    event.preventDefault();
    if (fit(form, files)) send(form, event.submitter, files);
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

function send(form, submitter, files) {
  const body = new FormData(form, submitter);
  const bars = show(form, files);
  const state = form.querySelector(".save-state");
  const buttons = form.querySelectorAll("button");
  const say = (words, late) => { if (state) { state.textContent = words; state.classList.toggle("late", late); } };
  const failed = (words) => {
    buttons.forEach((button) => { button.disabled = false; });
    say(words || form.dataset.unsaved, true);
  };
  buttons.forEach((button) => { button.disabled = true; });
  say(form.dataset.uploading, false);
  const request = new XMLHttpRequest();
  request.open("POST", submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href);
  request.setRequestHeader("Accept", "application/json, text/html;q=0.9");
  request.upload.addEventListener("progress", ({ loaded }) => fill(bars, files, loaded));
  request.addEventListener("error", () => failed());
  request.addEventListener("load", () => {
    if (request.getResponseHeader("Content-Type")?.includes("json")) {
      const { url, message } = JSON.parse(request.responseText);
      return request.status < 300 && url ? location.assign(url) : failed(message);
    }
    return replace(form, request.responseText) || failed();
  });
  request.send(body);
}

function show(form, files) {
  form.querySelector(".uploads")?.remove();
  const list = document.createElement("ul");
  list.className = "uploads";
  const bars = files.map((file) => {
    const item = list.appendChild(document.createElement("li"));
    item.appendChild(document.createElement("span")).textContent = file.name;
    item.appendChild(document.createElement("span"));
    const bar = item.appendChild(document.createElement("progress"));
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    return bar;
  });
  form.querySelector("input[type=file]").after(list);
  return bars;
}

// The files travel one after the other in one request.
function fill(bars, files, loaded) {
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  files.forEach((file, i) => {
    const done = Math.max(0, Math.min(file.size, loaded));
    loaded -= file.size;
    bars[i].value = done;
    bars[i].previousElementSibling.textContent = percent.format(done / (file.size || 1));
  });
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
