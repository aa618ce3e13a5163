// Takes out of an open show what was withdrawn, and reads the page anew when something else has changed.
(() => {
  const EVERY = 30; // seconds
  const { now, version: known } = document.body.dataset;
  const exhibits = () => [...document.querySelectorAll(".exhibit")];

  async function look() {
    const answer = await fetch(now, { cache: "no-store" }).catch(() => null);
    if (answer && [404, 410].includes(answer.status)) return keep({});
    if (!answer?.ok) return;
    const { works, version } = await answer.json();
    keep(works);
    const isOld = exhibits().some(({ dataset }) => dataset.mark !== works[dataset.work]);
    if (isOld || String(version) !== known) location.reload();
  }

  function keep(works) {
    const gone = exhibits().filter((part) => !(part.dataset.work in works));
    gone.forEach((part) => part.remove());
    if (gone.length) document.dispatchEvent(new Event("withdrawn"));
  }

  document.addEventListener("turn", look);
  setInterval(look, EVERY * 1000);
})();
