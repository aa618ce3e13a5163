// Shows files as soon as they are prepared: takes over their part of this page again until none is being prepared.
const FIRST = 1000, LONGEST = 15000; // milliseconds
const waiting = new Map();
let timer, pause = FIRST;

export function improve(part) {
  waiting.set(part.id, part);
  pause = FIRST;
  clearTimeout(timer);
  timer = setTimeout(look, pause);
}

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const [id, part] of waiting) take(page.getElementById(id), part);
  }
  pause = Math.min(pause * 1.5, LONGEST);
  if (waiting.size) timer = setTimeout(look, pause);
}

// The part stays and is filled anew, so that what has changed of it is read aloud.
function take(fresh, part) {
  if (fresh?.hasAttribute("data-preparing")) return;
  waiting.delete(part.id);
  part.removeAttribute("data-preparing");
  part.className = fresh?.className ?? "";
  part.replaceChildren(...(fresh?.childNodes ?? []));
}
