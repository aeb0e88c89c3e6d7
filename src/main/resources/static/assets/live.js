// Renews the part of a staff page that changes while mails leave; without it, a link does the same.
(() => {
  const part = document.querySelector("[data-live]");
  if (!part) return;
  const look = async () => {
    if (!document.hidden) {
      const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" }, redirect: "error" });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      part.replaceChildren(...fresh.body.childNodes);
      if (part.querySelector("[data-done]")) return location.reload();
    }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1000);
})();
