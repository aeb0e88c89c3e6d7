// Puts a palette beside the field of a colour, shows a name and a colour as they are typed, and says at once when a file is too large; without it, "Show me first" does.
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
  const palette = document.createElement("input");
  palette.type = "color";
  palette.setAttribute("aria-label", colour.dataset.pick);
  const follow = () => { palette.value = /^#[0-9a-f]{6}$/i.test(colour.value) ? colour.value : colour.dataset.else; };
  follow();
  colour.after(palette);
  palette.addEventListener("input", () => { colour.value = palette.value; later(); });
  colour.addEventListener("input", () => { follow(); later(); });
  logo.addEventListener("change", () => {
    logo.setCustomValidity(logo.files[0]?.size > Number(logo.dataset.most) ? logo.dataset.too : "");
    logo.reportValidity();
  });
  form.addEventListener("submit", (event) => { if (!logo.reportValidity()) event.preventDefault(); });
})();
