// A text field that suggests while you type (ARIA combobox); the id of the chosen one goes into a hidden field.
// The last suggestion leads to what data-missing names: where to write what the directory lacks.
const PAUSE = 150;
const SETTLED = 250; // the list takes space in the page: what is tapped below it must not move away under the finger

export function improve(input) {
  const hidden = document.getElementById(input.dataset.suggestId) ?? input.form.elements[input.dataset.suggestId];
  const missing = document.getElementById(input.dataset.missing);
  const box = document.createElement("div");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [], at = -1, timer, asked = "", request;

  box.className = "combo";
  list.id = `${input.id}-list`;
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  status.className = "vh";
  status.setAttribute("role", "status");
  input.before(box);
  box.append(input, list, status);
  input.role = "combobox";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) point(-1);
  }

  function point(next) {
    at = next;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[at].id);
    return options[at].scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    if (option.dataset.missing) {
      open(false);
      missing.open = true;
      return missing.querySelector("select, input").focus();
    }
    input.value = asked = option.dataset.name;
    if (hidden) hidden.value = option.dataset.id;
    open(false);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function add(data) {
    const option = list.appendChild(document.createElement("li"));
    option.id = `${list.id}-${options.length}`;
    option.role = "option";
    option.setAttribute("aria-selected", "false");
    Object.assign(option.dataset, data);
    options.push(option);
    return option;
  }

  function show(schools) {
    list.replaceChildren();
    options = [];
    if (!schools.length) {
      const nothing = list.appendChild(document.createElement("li"));
      nothing.className = "none";
      nothing.role = "presentation";
      nothing.textContent = input.dataset.none;
    }
    for (const { id, name, place, region, language, formerly } of schools) {
      const option = add({ id, name });
      const title = option.appendChild(document.createElement("span"));
      title.textContent = name;
      title.lang = language;
      option.appendChild(document.createElement("small")).textContent = [place, region, formerly].filter(Boolean).join(" · ");
    }
    if (missing) add({ missing: "yes" }).textContent = missing.querySelector("summary").textContent;
    status.textContent = schools.length ? `${schools.length}` : input.dataset.none;
    open(true);
  }

  async function ask() {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    if (query.length < 2) return open(false);
    request?.abort();
    request = new AbortController();
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", query);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: request.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).schools);
    } catch { /* no connection: the typed name goes with the form */ }
  }

  input.addEventListener("input", () => {
    if (hidden) hidden.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "Escape" && !list.hidden) { open(false); event.preventDefault(); }
    else if ((key === "ArrowDown" || key === "ArrowUp") && options.length) {
      event.preventDefault();
      if (list.hidden) open(true);
      point(key === "ArrowDown" ? (at + 1) % options.length : (at <= 0 ? options.length : at) - 1);
    } else if (key === "Enter" && !list.hidden && at >= 0) { event.preventDefault(); choose(options[at]); }
    else if (key === "Tab") open(false);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) choose(option); });
  input.addEventListener("blur", () => setTimeout(() => document.activeElement === input || open(false), SETTLED));
}
