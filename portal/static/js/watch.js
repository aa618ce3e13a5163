// Shows how far long work is: takes over the same parts of the page again and again until they are gone, then the page.
const EVERY = 1500; // milliseconds

export function improve(panel) {
  const look = async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return setTimeout(look, EVERY * 4);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-watch]");
    if (!fresh) return location.reload();
    const [shown, said] = [panel, fresh].map((part) => part.querySelector("progress"));
    shown.value = said.value;
    shown.nextElementSibling.textContent = said.nextElementSibling.textContent;
    panel.querySelector("h2").textContent = fresh.querySelector("h2").textContent;
    takeOver(document.querySelectorAll("[data-fresh]"), page.querySelectorAll("[data-fresh]"));
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

// Buttons stay, so that nobody loses one while pressing it, unless there are others now.
function takeOver(old, fresh) {
  old.forEach((part, place) => {
    const buttons = [part, fresh[place]].map((one) => one?.querySelectorAll("button").length);
    if (fresh[place] && (!buttons[1] || buttons[0] !== buttons[1])) part.replaceChildren(...fresh[place].childNodes);
  });
}
