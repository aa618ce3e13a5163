// Asks the browser to make or show a passkey; its answer goes with the form.
export function improve(form) {
  const options = JSON.parse(form.dataset.passkey);
  const [ask, parse] = options.user ? ["create", "parseCreationOptionsFromJSON"] : ["get", "parseRequestOptionsFromJSON"];
  if (!window.PublicKeyCredential?.[parse]) return;
  form.hidden = false;
  document.querySelector("[data-without]")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const publicKey = PublicKeyCredential[parse](options);
    const credential = await navigator.credentials[ask]({ publicKey }).catch(() => null);
    form.querySelector("[data-failed]").hidden = Boolean(credential);
    if (!credential) return;
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  });
}
