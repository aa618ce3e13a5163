// Shows chosen files before they are sent, small and in the page's language; each can be taken out, others can be added.
const language = document.documentElement.lang;
const inUnit = (value, unit) => new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
const sized = (bytes) => bytes < 100_000 ? inUnit(Math.ceil(bytes / 1000), "kilobyte") : inUnit(bytes / 1_000_000, "megabyte");
const kindOf = ({ type, name }) => /^(image|audio|video)\//.exec(type)?.[1] ?? (/pdf$/i.test(type || name) ? "pdf" : "text");

export function improve(input) {
  const template = document.getElementById(input.dataset.files);
  const words = template.dataset;
  const button = document.createElement("label");
  const none = document.createElement("span");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let files = [];

  Object.assign(button, { className: "button choose", htmlFor: input.id, textContent: words.choose });
  Object.assign(none, { className: "meta", textContent: words.none });
  list.className = "chosen-files";
  status.className = "vh";
  status.setAttribute("role", "status");
  input.classList.add("replaced");
  input.after(button, none, list, status);

  function keep(next) {
    files = next;
    const transfer = new DataTransfer();
    files.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    none.hidden = files.length > 0;
    list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    list.replaceChildren(...files.map(row));
  }

  function row(file) {
    const item = template.content.firstElementChild.cloneNode(true);
    const icon = item.querySelector("use");
    const [name, size] = item.querySelectorAll(".name, .meta");
    const [edit, remove] = item.querySelectorAll("button");
    icon.setAttribute("href", icon.getAttribute("href").replace("FILE", kindOf(file)));
    if (kindOf(file) === "image") look(file, item.querySelector(".seen"), () => { edit.hidden = !document.getElementById("picture-dialog"); });
    name.textContent = file.name;
    size.textContent = sized(file.size);
    edit.setAttribute("aria-label", edit.dataset.label.replace("{name}", () => file.name));
    edit.addEventListener("click", () => import("./picture.js").then(({ open }) => open(file, (changed) => exchange(file, changed))));
    remove.setAttribute("aria-label", remove.dataset.label.replace("{name}", () => file.name));
    remove.addEventListener("click", () => {
      const place = files.indexOf(file);
      keep(files.filter((each) => each !== file));
      status.textContent = words.removed.replace("{name}", () => file.name);
      (list.querySelectorAll(".take-out")[Math.min(place, files.length - 1)] ?? input).focus();
    });
    return item;
  }

  // The original is sent no more: the field holds the changed file alone.
  function exchange(file, changed) {
    const place = files.indexOf(file);
    keep(files.map((each) => each === file ? changed : each));
    status.textContent = document.getElementById("picture-dialog").dataset.changed.replace("{name}", () => changed.name);
    const edit = list.children[place].querySelector("button");
    edit.hidden = false;
    edit.focus();
  }

  input.onchange = () => { // one alone, also when the page around the field is replaced
    const added = [...input.files].filter((file) => !files.some((known) => alike(known, file)));
    keep(input.multiple ? [...files, ...added] : [...input.files]);
  };
  if (input.files.length) keep([...input.files]);
}

const alike = (one, other) => ["name", "size", "lastModified"].every((what) => one[what] === other[what]);

// A format that the browser can't show keeps its sign.
function look(file, place, seen) {
  const image = new Image();
  image.alt = "";
  image.addEventListener("load", () => { place.replaceChildren(image); seen(); });
  image.src = URL.createObjectURL(file);
}
