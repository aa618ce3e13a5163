// Buttons above a text field that put the signs of emphasis, headings, lists and links around what is selected.
export function improve(toolbar) {
  const area = document.getElementById(toolbar.dataset.format);
  area.before(toolbar);
  toolbar.hidden = false;
  toolbar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { around, before, link, words } = button.dataset;
    if (before) lines(area, before, words);
    else if (link) insert(area, "[", `](${link})`, words);
    else insert(area, around, around, words);
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Leaves the words selected, so that typing replaces an example.
function insert(area, left, right, example) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end).trim() || example;
  area.setRangeText(`${left}${words}${right}`, start, end);
  area.setSelectionRange(start + left.length, start + left.length + words.length);
}

// Each selected line gets the sign; a list begins with two entries, because one alone is none.
function lines(area, sign, example = "") {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = value.indexOf("\n", area.selectionEnd) < 0 ? value.length : value.indexOf("\n", area.selectionEnd);
  const chosen = (value.slice(start, end) || example).split("\n");
  const signs = (number) => sign.replace("1", number + 1);
  if (sign !== "# " && chosen.length === 1) chosen.push("");
  const typed = chosen.map((line, number) => `${signs(number)}${line}`).join("\n");
  area.setRangeText(typed, start, end, "end");
  if (!chosen[0]) area.setSelectionRange(start + sign.length, start + sign.length);
}
