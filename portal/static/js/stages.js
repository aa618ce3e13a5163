// The plan of a day as a grid of stages and times: performances are dragged, or moved by the arrow keys; the form beside sends it.
const SCALE = 1.6; // pixels of a minute; the lines of the hours in portal.css go with it
const STEP = 5; // minutes
const WIDE = matchMedia("(min-width: 48rem)");

export function improve(root) {
  const form = document.getElementById(`${root.dataset.form}-form`);
  const stages = [...root.querySelectorAll("[data-stage]")].map(stageOf);
  const opens = stages.flatMap(({ times }) => times.map(([from]) => from));
  const closes = stages.flatMap(({ times }) => times.map(([, to]) => to));
  if (!form || !opens.length) return;
  const grid = { root, form, stages, first: Math.min(...opens), last: Math.max(...closes), said: document.createElement("p") };
  grid.said.setAttribute("role", "status");
  grid.said.className = "meta";
  grid.said.textContent = root.dataset.help;
  root.after(grid.said);
  for (const item of document.querySelectorAll("[data-performance]")) listen(grid, item);
  for (const { list } of stages) writeHours(list, grid);
  const lay = () => draw(grid);
  WIDE.addEventListener("change", lay);
  lay();
}

function stageOf(section) {
  const times = [...section.querySelectorAll("[data-opens]")].map(({ dataset }) => [Number(dataset.opens), Number(dataset.closes)]);
  return { section, times, list: section.querySelector("ol"), name: section.querySelector("h3").textContent };
}

function writeHours(list, { first, last }) {
  for (let minute = first; minute < last; minute += 60) {
    const hour = document.createElement("li");
    hour.className = "hour";
    hour.ariaHidden = "true";
    hour.textContent = clock(minute);
    hour.style.top = `${(minute - first) * SCALE}px`;
    list.prepend(hour);
  }
}

function draw({ root, stages, first, last, said }) {
  root.classList.toggle("timed", WIDE.matches);
  said.hidden = !WIDE.matches;
  for (const { list } of stages) {
    list.style.height = WIDE.matches ? `${(last - first) * SCALE}px` : "";
    for (const item of list.querySelectorAll("[data-performance]")) {
      item.style.top = WIDE.matches ? `${(Number(item.dataset.start) - first) * SCALE}px` : "";
      item.style.height = WIDE.matches ? `${Number(item.dataset.minutes) * SCALE}px` : "";
    }
  }
}

function listen(grid, item) {
  const place = grid.stages.findIndex(({ list }) => list.contains(item));
  const home = { stage: Math.max(place, 0), minute: Number(item.dataset.start ?? grid.first) };
  let now = { ...home };
  const show = () => {
    if (place >= 0 && WIDE.matches) grid.stages[now.stage].list.append(item);
    item.style.top = place >= 0 && WIDE.matches ? `${(now.minute - grid.first) * SCALE}px` : "";
    say(grid, now);
  };
  item.querySelector("[data-move]").addEventListener("keydown", (event) => {
    const steps = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    if (steps[event.key]) {
      now = within(grid, now.stage + steps[event.key][0], now.minute + steps[event.key][1]);
      show();
      event.target.focus();
    } else if (event.key === "Escape") {
      now = { ...home };
      show();
      event.target.focus();
    } else if (event.key === "Enter" && (now.stage !== home.stage || now.minute !== home.minute)) {
      send(grid, item, now);
    } else return;
    event.preventDefault();
  });
  item.addEventListener("pointerdown", (event) => {
    if (!WIDE.matches || event.pointerType === "touch" || event.button || event.target.closest("a, button")) return;
    drag(grid, item, event);
  });
}

function drag(grid, item, begin) {
  const above = begin.clientY - item.getBoundingClientRect().top;
  let to = null;
  const move = (event) => {
    item.classList.add("held");
    to = under(grid, event, item.dataset.start === undefined ? 0 : above);
    if (to && item.dataset.start !== undefined) {
      grid.stages[to.stage].list.append(item);
      item.style.top = `${(to.minute - grid.first) * SCALE}px`;
    }
    if (to) say(grid, to);
  };
  const drop = () => {
    removeEventListener("pointermove", move);
    item.classList.remove("held");
    if (to) send(grid, item, to);
  };
  begin.preventDefault();
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop, { once: true });
}

function under(grid, event, above) {
  const stage = grid.stages.findIndex(({ list }) => {
    const box = list.getBoundingClientRect();
    return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top - 40 && event.clientY <= box.bottom + 40;
  });
  if (stage < 0) return null;
  const from = (event.clientY - above - grid.stages[stage].list.getBoundingClientRect().top) / SCALE;
  return within(grid, stage, grid.first + Math.round(from / STEP) * STEP);
}

function within({ stages, first, last }, stage, minute) {
  return { stage: Math.min(Math.max(stage, 0), stages.length - 1), minute: Math.min(Math.max(minute, first), last - STEP) };
}

function clock(minute) {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function say({ root, stages, said }, { stage, minute }) {
  said.textContent = root.dataset.said.replace("{stage}", stages[stage].name).replace("{time}", clock(minute));
}

function send({ form, stages }, item, { stage, minute }) {
  form.elements.application_id.value = item.dataset.performance;
  form.elements.place_id.value = stages[stage].section.dataset.stage;
  form.elements.starts.value = clock(minute);
  form.requestSubmit();
}
