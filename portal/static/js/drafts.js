// Keeps what is typed on this device until the portal has it; data-autosave sends it after each pause. Other forms keep what was sent.
import { renew } from "./renew.js";
import { local, session } from "./storage.js";

const PAUSE = 1500;
const RETRY = [4000, 8000, 15000, 30000];
const A_MONTH = 30 * 24 * 3600 * 1000;
const NOT_TYPED = ["csrf_token", "revision", "action", "once", "anew", "kept", "shown_contacts"];
const plain = (value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim();

forgetAnswered();
forgetOld();

export function improve(form) {
  const { autosave, keep: name } = form.dataset;
  const key = `draft:${document.body.dataset.person}:${name || form.getAttribute("action") || location.pathname}`;
  const state = form.querySelector(".save-state");
  let timer, failures = 0, sending = null, stopped = false;

  const typed = () => JSON.stringify([...new FormData(form)].filter(([name, value]) => !(value instanceof File) && !NOT_TYPED.includes(name)).map(([name, value]) => [name, plain(value)]));
  const say = (words, late) => { if (state) { state.textContent = words; state.classList.toggle("late", late); } };
  const value = (name) => form.elements[name]?.value;

  function keep() {
    local.set(key, JSON.stringify({ typed: typed(), revision: value("revision"), once: value("once"), at: Date.now() }));
  }

  function changed() {
    if (autosave || name) keep();
    clearTimeout(timer);
    if (autosave && !stopped) timer = setTimeout(save, PAUSE);
  }

  function save() {
    clearTimeout(timer);
    sending ??= send().finally(() => { sending = null; });
    return sending;
  }

  async function send() {
    const sent = typed();
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File || name === "once") body.delete(name);
    try {
      const answer = await fetch(autosave, { method: "POST", body, headers: { Accept: "application/json" } });
      stopped = answer.status === 409; // saved elsewhere meanwhile: the next save by hand shows both
      if ([400, 401].includes(answer.status) && !await renew()) return later(form.dataset.signedOut);
      if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.status);
      const { revision } = await answer.json();
      if (revision && form.elements.revision) form.elements.revision.value = revision;
      failures = 0;
      if (typed() === sent) local.remove(key);
      else changed();
      say(`${form.dataset.saved} · ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`, false);
    } catch {
      later(stopped ? form.dataset.kept : form.dataset.unsaved);
    }
  }

  function later(words) {
    say(words, true);
    if (!stopped) timer = setTimeout(save, RETRY[Math.min(failures++, RETRY.length - 1)]);
  }

  function restore() {
    const stored = JSON.parse(local.get(key) ?? "null");
    if (!stored) return;
    local.remove(key);
    if (stored.once && form.elements.once) form.elements.once.value = stored.once;
    if (stored.typed === typed()) return;
    const entries = JSON.parse(stored.typed);
    for (const field of form.elements) {
      const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
      if (!field.name || NOT_TYPED.includes(field.name) || ["file", "submit", "hidden"].includes(field.type)) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    if (stored.revision && form.elements.revision) form.elements.revision.value = stored.revision;
    form.closest("details")?.setAttribute("open", "");
    changed();
    say(autosave ? form.dataset.unsaved : form.dataset.kept, true);
  }

  async function submitting(event) {
    keep();
    session.set("draft sent", JSON.stringify({ key, from: location.href.split("#")[0] }));
    clearTimeout(timer);
    if (!sending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await sending;
    form.requestSubmit(event.submitter);
  }

  restore();
  form.addEventListener("input", changed);
  form.addEventListener("submit", submitting, true);
  addEventListener("online", () => { if (local.get(key)) changed(); });
}

// This page is the answer to a form: the portal has the text, or shows it again.
function forgetAnswered() {
  const sent = JSON.parse(session.get("draft sent") ?? "null");
  session.remove("draft sent");
  const answered = sent && document.referrer === sent.from && document.body.dataset.person && !document.querySelector(".error-page");
  if (answered) local.remove(sent.key);
}

function forgetOld() {
  for (const key of local.keys().filter((name) => name.startsWith("draft:"))) {
    if (Date.now() - JSON.parse(local.get(key)).at > A_MONTH) local.remove(key);
  }
}
