// Tells the server the reader's time zone (cookie tz) and re-words times on the first page, which was made without it.
(() => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const page = document.documentElement;
  if (!here) return;
  let seen = null;
  try {
    seen = localStorage.getItem("tz");
    localStorage.setItem("tz", here);
  } catch { /* storage is switched off: the cookie alone decides */ }
  const known = page.dataset.zone;
  if (known && (seen === null || seen === here)) return; // known or chosen, and the reader has not travelled since
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `tz=${encodeURIComponent(here)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const formats = {
    time: { hour: "2-digit", minute: "2-digit" },
    weekday: { weekday: "short" },
    day: { day: "numeric" },
    month: { month: "long" },
    date: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  };
  const city = here.split("/").pop().replaceAll("_", " ");
  for (const time of document.querySelectorAll("[data-start][data-words]")) {
    const words = new Intl.DateTimeFormat(page.lang, { ...formats[time.dataset.words], timeZone: here });
    const start = new Date(time.dataset.start);
    const range = time.dataset.words === "time" && time.dataset.end;
    time.textContent = range ? words.formatRange(start, new Date(time.dataset.end)) : words.format(start);
  }
  for (const zone of document.querySelectorAll("[data-yours]")) {
    zone.textContent = zone.dataset.yours.replace("{city}", city);
  }
})();
