// Passkeys: asks the browser for one and hands its answer to the service. Forms: data-passkey is "add" or "enter".
(() => {
  const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), one => one.charCodeAt(0));
  const text = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const known = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));

  const post = async (form, path, body) => {
    const answer = await fetch(path, {
      method: "POST", redirect: "manual", body,
      headers: { "Content-Type": "application/json", Accept: "application/json", [form.dataset.header]: form.dataset.csrf },
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) { // signed out, or to be asked again who it is
      location.reload();
      return new Promise(() => {});
    }
    if (answer.status === 429) throw new Error(form.dataset.later);
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.problem ?? form.dataset.failed);
    return said;
  };

  const make = async form => {
    const asked = await post(form, "/staff/account/passkeys/options");
    const key = await navigator.credentials.create({ publicKey: {
      ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials) } });
    return post(form, "/staff/account/passkeys?name=" + encodeURIComponent(form.elements.name.value), JSON.stringify({
      id: key.id, rawId: text(key.rawId), type: key.type, authenticatorAttachment: key.authenticatorAttachment,
      clientExtensionResults: key.getClientExtensionResults(),
      response: { clientDataJSON: text(key.response.clientDataJSON), attestationObject: text(key.response.attestationObject),
        transports: key.response.getTransports?.() ?? [] } }));
  };

  const sign = async form => {
    const asked = await post(form, "/staff/sign-in/passkey/options");
    const key = await navigator.credentials.get({ publicKey: {
      ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) } });
    return post(form, "/staff/sign-in/passkey", JSON.stringify({
      id: key.id, rawId: text(key.rawId), type: key.type, authenticatorAttachment: key.authenticatorAttachment,
      clientExtensionResults: key.getClientExtensionResults(),
      response: { clientDataJSON: text(key.response.clientDataJSON), authenticatorData: text(key.response.authenticatorData),
        signature: text(key.response.signature), userHandle: text(key.response.userHandle) } }));
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    const part = form.closest("[data-passkeys]") ?? form;
    part.hidden = false;
    for (const without of document.querySelectorAll("[data-without-passkeys]")) without.hidden = true;
    const says = form.querySelector("[role=alert]"), button = form.querySelector("button");
    form.addEventListener("submit", async event => {
      event.preventDefault();
      says.textContent = "";
      button.disabled = true;
      try {
        location.assign((await (form.dataset.passkey === "add" ? make : sign)(form)).to);
      } catch (stopped) {
        says.textContent = stopped instanceof DOMException ? form.dataset.failed : stopped.message;
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
