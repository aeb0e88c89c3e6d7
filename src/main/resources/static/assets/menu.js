// The command menu of staff: Ctrl K (or the button in the header), a few letters, arrows, Enter. A combobox with a list.
(() => {
  const header = document.querySelector("header.top .frame[data-menu]");
  if (!header) return;
  const words = header.dataset;
  const make = (name, attributes, text) => {
    const one = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    if (text) one.textContent = text;
    return one;
  };
  const button = make("button", { type: "button", class: "link" }, words.menu + " ");
  button.append(make("span", { class: "keys" }, words.keys)); // hidden where there is no keyboard
  const dialog = make("dialog", { class: "menu", "aria-label": words.label });
  const input = make("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "menu-list",
    "aria-autocomplete": "list", "aria-label": words.label, placeholder: words.label, autocomplete: "off", spellcheck: "false" });
  const list = make("ul", { id: "menu-list", role: "listbox", "aria-label": words.label });
  const status = make("p", { class: "hint", role: "status" });
  dialog.append(input, list, status);
  document.body.append(dialog);
  header.querySelector(".who")?.before(button);
  const tabs = document.querySelector(".tabs nav"), here = tabs?.querySelector("[aria-current]");
  const show = () => { tabs.scrollLeft = here.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2; };
  if (here) new ResizeObserver(show).observe(tabs); // at once, and when a phone is turned

  let chosen = -1, asked = 0, timer;
  const choose = (index) => {
    const all = [...list.children];
    if (!all.length) return;
    chosen = (index + all.length) % all.length;
    all.forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  const go = () => { if (list.children[chosen]) location.href = list.children[chosen].dataset.href; };
  const look = async () => {
    const mine = ++asked;
    const answer = await fetch("/staff/menu?find=" + encodeURIComponent(input.value), { redirect: "error" }).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    const found = await answer.json();
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((one, at) => {
      const option = make("li", { id: "menu-" + at, role: "option", "aria-selected": "false", "data-href": one.href }, one.label + " ");
      option.append(make("small", {}, one.kind));
      option.addEventListener("click", () => { chosen = at; go(); });
      return option;
    }));
    status.textContent = found.length ? "" : words.none;
    chosen = -1;
    choose(0);
  };
  const open = () => {
    if (dialog.open) return;
    input.value = "";
    dialog.showModal();
    look();
  };
  button.addEventListener("click", open);
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 120); });
  input.addEventListener("keydown", (event) => {
    const move = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key];
    if (move !== undefined) choose(move);
    else if (event.key === "Enter") go();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
})();
