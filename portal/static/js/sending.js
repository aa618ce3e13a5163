// Sends a form with files until there is an answer, and shows how far each has come: it is saved once, however often it arrives.
import { renew } from "./renew.js";

const RETRY = [5, 10, 20, 30]; // seconds
const STALLED = 60000, WORKING = 180000; // milliseconds without a sign of life: on the way, and after the last byte
const COME_AGAIN = [0, 429, 502, 503, 504];

export function send(form, submitter, files, replace) {
  const state = form.querySelector(".save-state");
  const say = (words, late) => { if (state) { state.textContent = words; state.classList.toggle("late", late); } };
  const enable = (isOn) => form.querySelectorAll("button").forEach((button) => { button.disabled = !isOn; });
  let failures = 0, isRenewed = false, waiting = new AbortController();

  function attempt() {
    waiting.abort();
    const body = new FormData(form, submitter);
    const bars = show(form, files);
    const request = new XMLHttpRequest();
    let watchdog;
    const alive = (patience) => { clearTimeout(watchdog); watchdog = setTimeout(() => request.abort(), patience); };
    enable(false);
    say(form.dataset.uploading, false);
    request.open("POST", submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href);
    request.setRequestHeader("Accept", "application/json, text/html;q=0.9");
    request.setRequestHeader("X-Goes-On", "1");
    request.upload.onprogress = ({ loaded }) => { fill(bars, files, loaded); alive(STALLED); };
    request.upload.onload = () => { say(form.dataset.arrived, false); alive(WORKING); };
    request.onloadend = () => { clearTimeout(watchdog); answered(request); };
    alive(STALLED);
    request.send(body);
  }

  async function answered(request) {
    enable(true);
    if (COME_AGAIN.includes(request.status)) return again();
    if (!request.getResponseHeader("Content-Type")?.includes("json")) return replace(form, request.responseText) || say(form.dataset.kept, true);
    const { url, message } = JSON.parse(request.responseText);
    if (request.status < 300 && url) return location.assign(url);
    if ([400, 401].includes(request.status) && !isRenewed && await renewed()) return attempt();
    return say(message || form.dataset.kept, true);
  }

  // Pressing a button sends at once, and so does the network when it is back.
  function again() {
    let seconds = RETRY[Math.min(failures++, RETRY.length - 1)];
    const { signal } = waiting = new AbortController();
    const tell = () => { if (seconds) say(form.dataset.again.replace("{seconds}", seconds--), true); else attempt(); };
    const clock = setInterval(tell, 1000);
    signal.onabort = () => clearInterval(clock);
    addEventListener("online", attempt, { signal });
    form.addEventListener("submit", () => waiting.abort(), { signal, capture: true });
    tell();
  }

  const renewed = () => { isRenewed = true; return renew().catch(() => false); };

  attempt();
}

function show(form, files) {
  form.querySelector(".uploads")?.remove();
  const list = document.createElement("ul");
  list.className = "uploads";
  const bars = files.map((file) => {
    const item = list.appendChild(document.createElement("li"));
    item.appendChild(document.createElement("span")).textContent = file.name;
    item.appendChild(document.createElement("span"));
    const bar = item.appendChild(document.createElement("progress"));
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    return bar;
  });
  form.querySelector("input[type=file]").after(list);
  return bars;
}

// The files travel one after the other in one request.
function fill(bars, files, loaded) {
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  files.forEach((file, i) => {
    const done = Math.max(0, Math.min(file.size, loaded));
    loaded -= file.size;
    bars[i].value = done;
    bars[i].previousElementSibling.textContent = percent.format(done / (file.size || 1));
  });
}
