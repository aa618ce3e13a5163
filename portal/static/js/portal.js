// Improves pages that already work without it; loads only what the page needs.
const needs = [["details.menu", "menu"], ["form[data-autosave], form[data-keep]", "drafts"], ["input[data-suggest]", "suggest"], ["form[data-upload]", "upload"]];
for (const [selector, name] of needs) {
  const found = document.querySelectorAll(selector);
  if (found.length) import(`./${name}.js`).then((module) => found.forEach(module.improve));
}
document.querySelector(".error-summary")?.focus();
