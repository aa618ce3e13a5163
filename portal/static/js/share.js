// Adds buttons that share the page, with its picture where possible, and copy its address.
export function improve(place) {
  const { title, address: url, picture, send, copy, copied } = place.dataset;
  const status = place.querySelector("[role=status]");
  const add = (words, act) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button", textContent: words });
    button.addEventListener("click", act);
    status.before(button);
  };
  let ready; // loaded when the fold opens: a click must not wait for it
  place.closest("details").addEventListener("toggle", () => { ready ??= withPicture({ title, url }, picture); });
  if (navigator.share) add(send, async () => navigator.share(await ready).catch(() => {}));
  if (navigator.clipboard) add(copy, async () => { await navigator.clipboard.writeText(url); status.textContent = copied; });
}

async function withPicture(page, address) {
  if (!address) return page;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return page;
  const blob = await answer.blob();
  const whole = { ...page, files: [new File([blob], `${page.title}.${blob.type.split("/")[1]}`, { type: blob.type })] };
  return navigator.canShare?.(whole) ? whole : page;
}
