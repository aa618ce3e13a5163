// The picture editor: of a file that was chosen, and of a picture that is there already.
import { cloned, SIDES } from "./area.js";
import { edit } from "./areas.js";
import { loaded, written } from "./drawing.js";

// For the form of a picture that is there already: the editor fills in the numbers.
export async function improve(form) {
  const image = await loaded(form.dataset.picture);
  const plain = form.querySelector(".plain-editor");
  const { turns, covered, kept } = form.elements;
  const boxes = (area) => area.value.split("\n").map((line) => line.replaceAll(",", ".").match(/[\d.]+/g)?.map(Number)).filter((numbers) => numbers?.length === 4)
    .map((numbers) => Object.fromEntries(SIDES.map((side, place) => [side, numbers[place]])));
  const lines = (some) => some.map((box) => SIDES.map((side) => box[side]).join(" ")).join("\n");
  const editor = edit(image, { turns: Number(turns.value), areas: boxes(covered), kept: boxes(kept)[0] });
  plain.querySelectorAll("img, textarea, .checks").forEach((part) => { (part.closest(".field, p") ?? part).hidden = !part.closest(".wrong"); });
  plain.prepend(editor.root);
  form.addEventListener("submit", () => {
    const { turns: quarters, areas, kept: part } = editor.state;
    turns.value = String(quarters);
    covered.value = lines(areas);
    kept.value = lines(part ? [part] : []);
  }, true);
}

// For a file that was chosen: what is covered or cut off stays on this device.
export async function open(file, done) {
  const image = await loaded(URL.createObjectURL(file));
  const dialog = cloned("picture-dialog");
  const editor = edit(image, { turns: 0, areas: [], kept: undefined });
  dialog.querySelector(".actions").before(editor.root);
  dialog.addEventListener("close", () => { dialog.remove(); URL.revokeObjectURL(image.src); image.src = ""; });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-done]").addEventListener("click", async () => {
    const { turns, areas, kept } = editor.state;
    const changed = turns || areas.length || kept ? await written(image, editor.state, file).catch(() => null) : file;
    dialog.querySelector(".error").hidden = Boolean(changed);
    if (!changed) return;
    dialog.close();
    done(changed);
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("h2").focus();
}
