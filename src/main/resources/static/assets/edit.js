// Writing an announcement: tools above the text, the mail beside it, and everything typed kept as it is typed.
(() => {
  const editor = document.querySelector("[data-editor]");
  if (!editor) {
    for (const of of ["", document.querySelector("[data-saved]")?.dataset.saved]) localStorage.removeItem("announcement:" + of);
    const file = document.querySelector("input[data-most]");
    file?.addEventListener("change", () => {
      file.setCustomValidity(file.files[0]?.size > Number(file.dataset.most) * 4 ? file.dataset.too : "");
      file.reportValidity();
    });
    file?.form.addEventListener("submit", (event) => { if (!file.reportValidity()) event.preventDefault(); });
    return;
  }
  const words = editor.dataset, form = editor.querySelector("form"), body = form.elements.body;
  const status = editor.querySelector("[data-status]"), preview = document.querySelector("[data-preview]");
  const place = "/staff/announcements/typed", key = "announcement:" + words.editor;
  const query = words.editor ? "?of=" + words.editor : "";
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };
  const typed = () => JSON.stringify([...new FormData(form)].filter(([name]) => name !== "_csrf" && name !== "version"));

  const wrap = (before, after, line) => {
    const from = body.selectionStart, to = body.selectionEnd, text = body.value;
    const chosen = text.slice(from, to);
    const start = line && from > 0 && text[from - 1] !== "\n" ? "\n" + before : before;
    body.focus();
    body.setRangeText(start + (line ? chosen.replaceAll("\n", "\n" + before) : chosen) + after, from, to, "end");
    if (!line && from === to) body.setSelectionRange(from + start.length, from + start.length);
    body.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const tools = document.createElement("div");
  tools.className = "acts tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words.tools);
  for (const [label, before, after, line] of [[words.bold, "**", "**"], [words.italic, "*", "*"],
    [words.link, "[", "](https://)"], [words.heading, "## ", "", true], [words.list, "- ", "", true],
    [words.name, "{{name|", "}}"]]) {
    const tool = document.createElement("button");
    tool.type = "button";
    tool.className = "tool";
    tool.textContent = label;
    tool.addEventListener("click", () => wrap(before, after, line));
    tools.append(tool);
  }
  body.before(tools);

  const show = () => {
    preview.hidden = false;
    preview.querySelector("iframe").src = place + "/mail" + query;
  };
  const freshToken = async () => {
    const page = await fetch(form.getAttribute("action"), { redirect: "error" });
    const token = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form input[name=_csrf]");
    if (token) form.elements._csrf.value = token.value;
    return Boolean(token);
  };
  const send = () => fetch(place + query, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" });
  let last = typed(), timer, sending = false;
  const keep = async () => {
    const now = typed();
    if (now === last || sending) return;
    sending = true;
    try {
      let answer = await send().catch(() => null);
      if (!answer?.ok && await freshToken().catch(() => false)) answer = await send();
      if (!answer?.ok) throw new Error();
      const stored = await answer.json();
      last = now;
      localStorage.removeItem(key);
      say(words.editor && (!stored.open || stored.version > Number(form.elements.version.value)) ? words.other : words.kept);
      show();
    } catch {
      localStorage.setItem(key, now);
      say(words.ended);
    }
    sending = false;
    if (typed() !== now) timer = setTimeout(keep, 1500);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sending = true;
    localStorage.setItem(key, typed());
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });

  const remembered = localStorage.getItem(key);
  const wrong = document.querySelector(".problems, #differences");
  if (remembered && !wrong && remembered !== typed()) {
    const values = JSON.parse(remembered);
    for (const field of form.elements) {
      const own = values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox") field.checked = own.includes(field.value);
      else if (own.length) field.value = own[0];
    }
    say(words.restored);
  }
  localStorage.removeItem(key);
  if (remembered && !wrong) keep();
  else if (body.value) show();
})();
