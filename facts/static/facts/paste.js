// Pasted facts: what a correction makes of its line is said at once, and the caret stays where it
// is. Ctrl+. takes or drops what was supposed of a line and goes on to the next that is in doubt.
// N goes to the next line that wants a look; in a line that is corrected Enter goes on to that one
// too, and Esc back to the line. Without this script "Read the corrections" does the same.
"use strict";

(() => {
  const PAUSE = 300;
  const timers = new WeakMap();
  const asked = new WeakMap();

  const lines = (form) => [...form.querySelectorAll("[data-line]")];

  const refresh = async (form) => {
    const turn = (asked.get(form) || 0) + 1;
    asked.set(form, turn);
    const body = new FormData(form);
    body.set("step", "again");
    let page;
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Inplace": "1" } });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      // The button says the same later.
      return;
    }
    if (asked.get(form) !== turn) return;
    for (const line of lines(form)) {
      const fresh = page.querySelector(`#${CSS.escape(line.id)} [data-line-said]`);
      const shown = line.querySelector("[data-line-said]");
      if (fresh && shown.innerHTML !== fresh.innerHTML) shown.replaceWith(document.importNode(fresh, true));
    }
    const keep = page.querySelector("[data-keep]");
    if (keep) form.querySelector("[data-keep]").textContent = keep.textContent;
  };

  const later = (form) => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => refresh(form), PAUSE));
  };

  const wantsLook = (line) => line.querySelector("[data-look]");

  const goOn = (form, from) => {
    const all = lines(form);
    const next = all.slice(all.indexOf(from) + 1).find(wantsLook);
    if (!next) {
      form.querySelector("[data-main]").focus();
      return;
    }
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const choice = (line) => line.querySelector("input[name$=-take]");

  const decide = (form) => {
    const all = lines(form).filter(choice);
    const here = document.activeElement.closest("[data-line]");
    const line = here && choice(here) ? here : all.find((one) => !choice(one).checked);
    if (!line) return;
    const box = choice(line);
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    const next = all.slice(all.indexOf(line) + 1).find((one) => !choice(one).checked);
    (next ? choice(next) : form.querySelector("[data-main]")).focus();
  };

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const line = event.target.closest && event.target.closest("[data-paste] [data-line]");
      if (line) later(line.closest("form"));
    });
  }

  const close = (line) => {
    line.querySelector("details").open = false;
    line.tabIndex = -1;
    line.focus();
  };

  const inField = (event) => event.target.closest("input:not([type=checkbox]), textarea, select");

  const pressed = (event, form, line) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "." && !plain) decide(form);
    else if (event.key === "Escape" && line && event.target !== line) close(line);
    else if (event.key === "Enter" && plain && line && event.target.matches("input:not([type=checkbox])")) {
      goOn(form, line);
    } else if (event.key === "n" && plain && !inField(event)) goOn(form, line);
    else return;
    event.preventDefault();
  };

  // Before the page's own keys: there Esc closes the whole box.
  document.addEventListener("keydown", (event) => {
    const form = document.querySelector("[data-paste]:has([data-line])");
    if (!form || event.repeat || event.isComposing || !(event.target instanceof Element)) return;
    if (document.querySelector("dialog[open]")) return;
    pressed(event, form, event.target.closest("[data-line]"));
  }, true);

  // A line that is opened to be corrected begins where it was most likely read wrongly.
  document.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (!opened.open || !opened.matches("[data-line] > details")) return;
    const wrong = opened.querySelector("[aria-invalid=true]");
    const first = wrong || opened.querySelector("input[name$=-rule]");
    if (opened.contains(document.activeElement) || document.activeElement === document.body) first.focus();
  }, true);
})();
