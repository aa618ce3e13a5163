// Improves pages that work without it; loads what they need.
const NEEDS = {
  menu: "details.menu",
  drafts: "form[data-autosave], form[data-keep], main form:has(textarea):not(.error-page form)",
  suggest: "input[data-suggest]",
  upload: "form[data-upload]",
  format: "[data-format]",
  watch: "[data-watch]",
  keys: "[data-keys]",
  scores: "form[data-scores]",
  passkey: "form[data-passkey]",
  preparing: "[data-preparing]",
  share: "[data-share]",
  lightbox: "a[data-large]",
  picture: "form[data-picture]",
  scan: "[data-scan]",
  files: "input[type=file][data-files]",
  stages: "[data-stages]",
};
for (const [name, selector] of Object.entries(NEEDS)) {
  const elements = document.querySelectorAll(selector);
  const isLate = name === "drafts" && document.body.dataset.person; // the answer to a form that was sent
  if (elements.length || isLate) import(`./${name}.js`).then((module) => elements.forEach(module.improve));
}
document.querySelector(".error-summary,.asks")?.focus();
