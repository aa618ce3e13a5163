// Shows pictures large: takes over the part of their own page that shows one; arrow keys lead on.
const dialog = document.createElement("dialog");
dialog.className = "lightbox";
let timer;

dialog.addEventListener("close", () => clearTimeout(timer));
dialog.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (event.target === dialog || link?.dataset.close !== undefined) { event.preventDefault(); dialog.close(); }
  else if (link && !link.hasAttribute("download")) { event.preventDefault(); show(link.href, link.rel); }
});
dialog.addEventListener("keydown", ({ key }) => {
  const link = dialog.querySelector({ ArrowLeft: "a[rel=prev]", ArrowRight: "a[rel=next]" }[key] ?? "none");
  if (link) show(link.href, link.rel);
});

const playing = document.querySelector("main .large[data-play]");
if (playing) setTimeout(() => location.assign(playing.querySelector("a[rel=next]").href), playing.dataset.play * 1000);

export function improve(link) {
  if (link.closest(".large")) return;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.href, "next");
  });
}

async function show(address, rel) {
  clearTimeout(timer);
  const answer = await fetch(address).catch(() => null);
  const large = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".large");
  if (!large) return location.assign(address);
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.setAttribute("aria-label", large.getAttribute("aria-label"));
  dialog.replaceChildren(large);
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector(`a[rel="${rel}"]`) ?? dialog.querySelector("a[data-large], a[data-close]"))?.focus();
  const next = large.querySelector("a[rel=next]");
  if (large.dataset.play) timer = setTimeout(() => show(next.href, "next"), large.dataset.play * 1000);
}
