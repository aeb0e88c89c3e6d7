// Shows a name and a colour as they are typed, and says at once when a file is too large; without it, "Show me first" does.
(() => {
  const place = document.querySelector("[data-brand]");
  if (!place) return;
  const form = place.querySelector("form"), { name, colour, logo } = form.elements;
  let timer;
  const show = () => document.querySelectorAll(".frames iframe").forEach((frame) => {
    const url = new URL(frame.src);
    url.searchParams.set("name", name.value);
    url.searchParams.set("colour", colour.value);
    if (url.href !== frame.src) frame.src = url.href;
  });
  const later = () => { clearTimeout(timer); timer = setTimeout(show, 500); };
  name.addEventListener("input", later);
  colour.addEventListener("input", later);
  logo.addEventListener("change", () => {
    logo.setCustomValidity(logo.files[0]?.size > Number(logo.dataset.most) ? logo.dataset.too : "");
    logo.reportValidity();
  });
  form.addEventListener("submit", (event) => { if (!logo.reportValidity()) event.preventDefault(); });
})();
