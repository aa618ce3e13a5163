// Turns a picture, and adds areas that are covered and one that is kept; what happens is told to whoever does not see it.
import { area, cloned, filled } from "./area.js";
import { drawn } from "./drawing.js";

const SHOWN = 1000; // pixels of the longer side
const NEW = { left: 40, top: 40, width: 20, height: 20 }, LARGE = { left: 10, top: 10, width: 80, height: 80 };

export function edit(image, state) {
  const root = cloned("picture-editor"), words = document.getElementById("picture-editor").dataset;
  const [stage, list, status] = [".stage", ".boxes", "[role=status]"].map((part) => root.querySelector(part));
  const say = (what) => { status.textContent = what; };
  const all = () => [...state.kept ? [state.kept] : [], ...state.areas];
  const nameOf = (box) => box === state.kept ? words.kept : filled(words.area, { number: state.areas.indexOf(box) + 1 });

  // Shows all areas anew; returns the view of one of them.
  function show(one) {
    stage.replaceChildren(drawn(image, { turns: state.turns, areas: [] }, SHOWN));
    const shown = all().map((box) => area(box, stage, { name: nameOf(box), kind: box === state.kept ? "kept" : "covered", where: words.place, say, drop: () => drop(box) }));
    list.replaceChildren(...shown.map(({ item }) => item));
    root.querySelector("[data-do=crop]").disabled = Boolean(state.kept);
    return shown[all().indexOf(one)]?.view;
  }

  function drop(box) {
    say(filled(words.removed, { name: nameOf(box) }));
    if (box === state.kept) state.kept = undefined;
    state.areas = state.areas.filter((each) => each !== box);
    show();
    root.querySelector("[data-do=cover]").focus();
  }

  function add(box) {
    const view = show(box);
    view.focus();
    say(view.getAttribute("aria-label"));
  }

  function turn(quarters) {
    state.turns = (state.turns + quarters) % 4;
    for (let n = 0; n < quarters; n++) all().forEach((box) => Object.assign(box, { left: 100 - box.top - box.height, top: box.left, width: box.height, height: box.width }));
    show();
    say(words.turned);
  }

  const deeds = {
    cover: () => { state.areas.push({ ...NEW }); add(state.areas.at(-1)); },
    crop: () => { state.kept = { ...LARGE }; add(state.kept); },
    left: () => turn(3),
    right: () => turn(1),
  };
  root.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", () => deeds[button.dataset.do]()));
  show();
  return { root, state };
}
