// Reads the square of a letter with the camera, in browsers that can; its text goes the way of a typed code.
import { session } from "./storage.js";

const EVERY = 250; // milliseconds between two looks
const GOES_ON = "scan"; // remembered for this tab: the camera is on again for the next letter

export async function improve(panel) {
  const formats = (await window.BarcodeDetector?.getSupportedFormats().catch(() => null)) ?? [];
  if (!formats.includes("qr_code") || !navigator.mediaDevices) return;
  const [video, start, stop] = ["video", "[data-start]", "[data-stop]"].map((part) => panel.querySelector(part));
  const failed = panel.querySelector("[data-failed]");
  panel.hidden = false;
  document.querySelector("[data-without]")?.remove();

  const show = (isOn) => {
    [video.hidden, start.hidden, stop.hidden] = [!isOn, isOn, !isOn];
    isOn ? session.set(GOES_ON, "1") : session.remove(GOES_ON);
  };
  start.addEventListener("click", async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
    failed.hidden = Boolean(stream);
    if (!stream) return show(false);
    video.srcObject = stream;
    await video.play();
    show(true);
    look(video);
  });
  stop.addEventListener("click", () => {
    video.srcObject?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    show(false);
    start.focus();
  });
  if (session.get(GOES_ON)) start.click();
}

async function look(video) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const form = document.querySelector("main form:has([name=code])");
  while (video.srcObject) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found) {
      form.elements.code.value = found.rawValue;
      return form.submit();
    }
    await new Promise((later) => setTimeout(later, EVERY));
  }
}
