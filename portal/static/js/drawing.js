// Draws pictures as they will be: turned, with covered areas, without what is cut off. Boxes are percent of the turned picture.
const SENT = 1600; // pixels of the longer side: the portal makes none larger
const SMOOTHED = 2; // pixels into which a smaller picture carries what was beside them
const WHOLE = { left: 0, top: 0, width: 100, height: 100 };

export async function loaded(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

// The decoder of the browser turns the picture as its EXIF says; only what is shown is ever on a canvas.
export function drawn(image, { turns, areas, kept = WHOLE }, longest) {
  const own = [image.naturalWidth, image.naturalHeight], [width, height] = turns % 2 ? [own[1], own[0]] : own;
  const cut = pixels(kept, width, height);
  const scale = Math.min(1, longest / Math.max(cut.width, cut.height));
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  [canvas.width, canvas.height] = [cut.width, cut.height].map((length) => Math.max(1, Math.round(length * scale)));
  pen.imageSmoothingQuality = "high";
  pen.scale(canvas.width / cut.width, canvas.height / cut.height);
  pen.translate(width / 2 - cut.left, height / 2 - cut.top);
  pen.rotate(turns * Math.PI / 2);
  pen.drawImage(image, -own[0] / 2, -own[1] / 2);
  pen.resetTransform();
  const [x, y] = [canvas.width / cut.width, canvas.height / cut.height];
  for (const area of areas.map((box) => pixels(box, width, height))) {
    const [left, top] = [Math.floor((area.left - cut.left) * x) - SMOOTHED, Math.floor((area.top - cut.top) * y) - SMOOTHED];
    pen.fillRect(left, top, Math.ceil(area.width * x) + 2 * SMOOTHED + 1, Math.ceil(area.height * y) + 2 * SMOOTHED + 1);
  }
  return canvas;
}

// A pixel that is touched belongs to the box.
function pixels({ left, top, width, height }, w, h) {
  const [x, y] = [Math.floor(left * w / 100), Math.floor(top * h / 100)];
  return { left: x, top: y, width: Math.max(1, Math.ceil((left + width) * w / 100) - x), height: Math.max(1, Math.ceil((top + height) * h / 100) - y) };
}

// Formats that can be transparent become PNG, all others JPEG; nothing of the file itself is taken over but its name.
export async function written(image, state, file) {
  const [type, ending] = /png|webp|gif/.test(file.type) ? ["image/png", "png"] : ["image/jpeg", "jpg"];
  const canvas = drawn(image, state, SENT);
  return new Promise((resolve) => canvas.toBlob((blob) => {
    canvas.width = canvas.height = 0;
    resolve(blob && new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.${ending}`, { type }));
  }, type, 0.9));
}
