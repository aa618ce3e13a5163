// What the browser keeps on this device; nothing where it may not or is full.
export const local = storage("localStorage"), session = storage("sessionStorage");

function storage(name) {
  let kept = null;
  try { kept = window[name]; } catch { /* forbidden */ }
  return {
    get: (key) => kept?.getItem(key) ?? null,
    set(key, value) { try { kept?.setItem(key, value); } catch { /* full: the portal has the rest */ } },
    remove: (key) => kept?.removeItem(key),
    keys: () => Object.keys(kept ?? {}),
  };
}
