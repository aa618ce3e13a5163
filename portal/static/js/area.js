// One area of a picture: a box that fingers and arrow keys move, and the same in four numbers.
export const SIDES = ["left", "top", "width", "height"];
const STEP = 2; // percent
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const between = (value, least, most) => Math.min(most, Math.max(least, Math.round(value * 10) / 10 || 0));

export const cloned = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
export const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// `where` tells in words where the box is; `say` reads them aloud, `drop` takes the area away.
export function area(box, stage, { name, kind, where, say, drop }) {
  const item = cloned("picture-box"), remove = item.querySelector("button");
  const view = stage.appendChild(document.createElement("div")), corner = view.appendChild(document.createElement("span"));
  view.className = `box ${kind}`;
  view.tabIndex = 0;
  view.setAttribute("role", "application");
  corner.className = "corner";
  item.querySelector("legend").textContent = name;
  remove.setAttribute("aria-label", filled(remove.dataset.label, { name }));
  remove.addEventListener("click", drop);
  view.addEventListener("keydown", press);
  view.addEventListener("pointerdown", drag);
  item.addEventListener("input", ({ target }) => place({ [target.dataset.side]: target.valueAsNumber }, target));

  // A box stays inside the picture; the field in which somebody types is left alone.
  function place(changes, typing) {
    Object.assign(box, changes);
    for (const [side, length] of [["left", "width"], ["top", "height"]]) {
      box[length] = between(box[length], 1, 100);
      box[side] = between(box[side], 0, length in changes ? 99 : 100 - box[length]);
      box[length] = between(box[length], 1, 100 - box[side]);
    }
    for (const side of SIDES) {
      view.style[side] = `${box[side]}%`;
      const input = item.querySelector(`[data-side=${side}]`);
      if (input !== typing) input.value = box[side];
    }
    view.setAttribute("aria-label", filled(where, { name, ...box }));
  }

  function press(event) {
    const [x, y] = MOVES[event.key] ?? [];
    const drops = ["Delete", "Backspace"].includes(event.key);
    if (x === undefined && !drops) return;
    event.preventDefault();
    if (drops) return drop();
    place(event.shiftKey ? { width: box.width + x, height: box.height + y } : { left: box.left + x, top: box.top + y });
    say(view.getAttribute("aria-label"));
  }

  function drag(event) {
    const { width, height } = stage.getBoundingClientRect(), from = { ...box };
    view.setPointerCapture(event.pointerId);
    view.onpointermove = (now) => {
      const x = (now.clientX - event.clientX) * 100 / width, y = (now.clientY - event.clientY) * 100 / height;
      place(event.target === corner ? { width: from.width + x, height: from.height + y } : { left: from.left + x, top: from.top + y });
    };
    view.onpointerup = view.onpointercancel = () => { view.onpointermove = null; };
  }

  place({});
  return { item, view };
}
