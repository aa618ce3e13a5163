// The session was renewed in another window: its forms carry another token. False when somebody else is logged in now.
export async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("[name=csrf_token]")?.value;
  if (!token || page.body.dataset.person !== document.body.dataset.person) return false;
  document.querySelectorAll("[name=csrf_token]").forEach((field) => { field.value = token; });
  return true;
}
