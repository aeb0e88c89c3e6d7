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
  const english = page.lang === "en"; // which clock readers of English expect is the server's rule, see ClockStyle
  const twelve = english && /^((America|US|Canada|Australia)\/|Pacific\/(Auckland|Honolulu)|Asia\/(Kolkata|Calcutta|Manila|Karachi))/.test(here);
  const formats = {
    time: twelve ? { hour: "numeric", minute: "2-digit", hourCycle: "h12" } : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { day: "numeric" },
    month: { month: "long" },
    date: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  };
  const city = here.split("/").pop().replaceAll("_", " ");
  for (const time of document.querySelectorAll("[data-start][data-words]")) {
    const kind = time.dataset.words;
    const language = kind === "time" ? (twelve ? "en-US" : "en-GB") : kind === "day" || english ? "en-GB" : page.lang;
    const words = new Intl.DateTimeFormat(language, { ...formats[kind === "weekday" ? "date" : kind], timeZone: here });
    const at = instant => words.format(new Date(instant)).replace(/\s(?=[AP]M$)/, "\u00A0");
    if (kind === "time") {
      const from = at(time.dataset.start), to = time.dataset.end && at(time.dataset.end);
      time.textContent = !to ? from : (twelve && from.slice(-2) === to.slice(-2) ? from.slice(0, -3) : from) + "–" + to;
    } else if (kind === "weekday") {
      time.textContent = words.formatToParts(new Date(time.dataset.start)).find(part => part.type === "weekday").value;
    } else {
      time.textContent = page.lang === "de" ? at(time.dataset.start) : at(time.dataset.start).replace(",", "");
    }
  }
  for (const choice of document.querySelectorAll("#reader-tz, form[action='/signup'] [name=timeZone]")) {
    if (![...choice.options].some(option => option.value === here)) choice.add(new Option(city, here), 0);
    choice.value = here;
    if (choice.form.elements.shown) choice.form.elements.shown.value = here; // put there, not chosen
  }
  for (const zone of document.querySelectorAll("[data-yours]")) {
    zone.textContent = zone.dataset.yours.replace("{city}", city);
  }
})();
