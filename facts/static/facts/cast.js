// A pasted cast list: the number of an answer gives it and goes on to the next line that is in
// doubt; the main button leads to the first that is open instead of keeping.
// Without this script the answers are chosen one by one, and the server says which is missing.
"use strict";

(() => {
  const asked = (form) => [...form.querySelectorAll("[data-cast-asked]")];
  const options = (line) => [...line.querySelectorAll("input[type=radio]")];
  const isOpen = (line) => !options(line).some((one) => one.checked);
  const main = (form) => form.querySelector("button[data-main]");

  const enter = (line) => {
    options(line)[0].focus();
    line.scrollIntoView({ block: "nearest" });
  };

  const count = (form) => {
    const open = asked(form).filter(isOpen).length;
    const shown = form.querySelector("[data-cast-open]");
    if (!shown) return;
    shown.textContent = open;
    shown.classList.toggle("is-warn", open > 0);
    main(form).setAttribute("aria-disabled", String(open > 0));
  };

  const answer = (line, number) => {
    const all = options(line);
    const chosen = number === 0 ? all.at(-1) : all[number - 1];
    if (!chosen) return;
    chosen.checked = true;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    const form = line.closest("[data-cast]");
    const lines = asked(form);
    const later = lines.slice(lines.indexOf(line) + 1);
    const next = later.find(isOpen) || lines.find(isOpen);
    if (next) enter(next);
    else main(form).focus();
  };

  document.addEventListener("keydown", (event) => {
    const combined = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
    if (combined || !/^[0-9]$/.test(event.key) || !(event.target instanceof Element)) return;
    const line = event.target.closest("[data-cast-asked]");
    if (!line) return;
    event.preventDefault();
    answer(line, Number(event.key));
  });

  document.addEventListener("change", (event) => {
    const line = event.target.closest && event.target.closest("[data-cast-asked]");
    if (line) count(line.closest("[data-cast]"));
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-cast] button[data-main]");
    const open = button && asked(button.form).find(isOpen);
    if (!open) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    enter(open);
  });

  const begin = (part) => {
    for (const form of part.querySelectorAll("[data-cast]")) {
      count(form);
      // What was kept is not offered again: the box remembers what is left.
      const rest = form.querySelector("[data-cast-rest]");
      const text = rest && form.querySelector("textarea");
      if (text) text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  document.addEventListener("desk:part", (event) => begin(event.target));
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => begin(document));
  } else {
    begin(document);
  }
})();
