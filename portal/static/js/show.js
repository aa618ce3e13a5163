// Shows the exhibits of a page one after another: by itself, by keys, by touch. No module: pages on a stick load none.
(() => {
  const CAPTION = 5; // seconds for each language at least
  const SWIPE = 50; // pixels
  const waiting = []; // exhibits of a folder, until the page is there

  globalThis.exhibit = (html) => waiting.push(html);
  document.addEventListener("DOMContentLoaded", begin);

  function begin() {
    const { body } = document;
    const main = document.querySelector("#show");
    const over = main.querySelector(".over");
    const tools = document.querySelector("[data-tools]");
    const pauseButton = tools.querySelector("[data-pause]");
    const [pauseWords, goOnWords] = [pauseButton.ariaLabel, pauseButton.dataset.paused];
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let here = 0;
    let tongue = 0; // counts the captions, over all exhibits
    let isPaused = isStill; // whoever wants no motion starts it
    let turnTimer, captionTimer;

    for (const html of waiting) main.insertAdjacentHTML("beforeend", html);
    for (const link of main.querySelectorAll(".text a")) link.removeAttribute("href"); // nobody gets lost on a kiosk
    body.classList.add("runs");
    tools.hidden = false;
    if (!document.fullscreenEnabled) tools.querySelector("[data-full]").remove();

    const exhibits = () => [...main.querySelectorAll(".exhibit")];
    const isPlaying = (part) => [...part.querySelectorAll("video, audio")].some((one) => !one.paused && !one.ended);

    function show(place) {
      const all = exhibits();
      over.hidden = all.length > 0;
      if (!all.length) return;
      here = (place + all.length) % all.length;
      all.forEach((part, number) => {
        part.classList.toggle("now", number === here);
        if (number !== here) part.querySelectorAll("video, audio").forEach((one) => one.pause());
      });
      tools.querySelector("[data-place]").textContent = `${here + 1} / ${all.length}`;
      if (all[here].id) history.replaceState(null, "", `#${all[here].id}`);
      nextCaption();
      if (!isPaused) startFilm(all[here]);
      waitForTurn();
    }

    // Films start without sound, which browsers allow; sound begins by touch alone.
    function startFilm(part) {
      const film = part.querySelector("video");
      if (film) film.play().catch(() => {});
    }

    function waitForTurn() {
      clearTimeout(turnTimer);
      if (isPaused) return;
      turnTimer = setTimeout(() => {
        const part = exhibits()[here];
        if (part && isPlaying(part)) return waitForTurn();
        turn(1);
      }, Number(body.dataset.seconds) * 1000);
    }

    function turn(by) {
      show(here + by);
      document.dispatchEvent(new Event("turn"));
    }

    function nextCaption() {
      clearTimeout(captionTimer);
      const captions = exhibits()[here]?.querySelectorAll(".caption") ?? [];
      captions.forEach((one, number) => one.classList.toggle("said", isPaused || number === tongue % captions.length));
      tongue += 1;
      const stays = Math.max(CAPTION, Number(body.dataset.seconds) / captions.length);
      if (!isPaused && captions.length > 1) captionTimer = setTimeout(nextCaption, stays * 1000);
    }

    function pause(wanted) {
      isPaused = wanted;
      pauseButton.ariaLabel = isPaused ? goOnWords : pauseWords;
      pauseButton.classList.toggle("is-paused", isPaused);
      if (isPaused) exhibits()[here]?.querySelectorAll("video").forEach((one) => one.pause());
      nextCaption();
      waitForTurn();
    }

    tools.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button === pauseButton) pause(!isPaused);
      else if (button?.dataset.go) turn(Number(button.dataset.go));
      else if (button) toggleFull();
    });
    function toggleFull() {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(() => {});
    }
    document.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("video, audio")) return;
      const steps = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 };
      if (event.key in steps) turn(steps[event.key]);
      else if (event.key === " " && !event.target.matches("button")) pause(!isPaused);
      else if (event.key === "f") toggleFull();
      else return waitForTurn(); // somebody reads
      event.preventDefault();
    });
    let from = null;
    main.addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 ? touches[0] : null; }, { passive: true });
    main.addEventListener("touchend", ({ changedTouches: [to] }) => {
      const [x, y] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
      if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
      else waitForTurn();
    });
    main.addEventListener("scroll", waitForTurn, { passive: true, capture: true });
    main.addEventListener("error", ({ target }) => { if (target.tagName === "IMG") target.remove(); }, true);

    const first = exhibits().findIndex((part) => location.hash === `#${part.id}` && part.id);
    pause(isPaused);
    show(Math.max(first, 0));
    document.addEventListener("withdrawn", () => show(Math.max(exhibits().findIndex((part) => part.matches(".now")), 0)));
  }
})();
