// What the skin draws for the mouse alone, made reachable: pickers get their names, and what can
// be clicked can be focused and pressed. And what a person chose of the frame, from the first paint.
"use strict";

(() => {
  const page = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(name) || "";
    } catch {
      return "";
    }
  };

  // The skin keeps the colours under this name, in quotation marks, and sets them much later.
  const colours = kept("_x_adminTheme").replaceAll('"', "");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  if (colours === "dark" || (colours !== "light" && dark)) page.classList.add("dark");
  // From here on the skin does it; it would never take away what was there before.
  document.addEventListener("alpine:init", () => page.classList.remove("dark"));

  // Inside fields the same keys mean a link, or nothing.
  document.addEventListener("keydown", (event) => {
    const box = document.getElementById("desk-find");
    const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && event.key === "k";
    if (!box || !pressed || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    if (box.checkVisibility()) box.select();
    else location.assign(box.form.action);
  });

  page.classList.toggle("side-folded", kept("desk-side") === "folded");
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".top-folder")) return;
    const folded = page.classList.toggle("side-folded");
    try {
      localStorage.setItem("desk-side", folded ? "folded" : "");
    } catch {
      // Folded for this page alone then.
    }
  });
})();

document.addEventListener("DOMContentLoaded", () => {
  const NAMES = {
    close: "Close",
    delete: "Delete this row",
    more_horiz: "More",
    more_vert: "Add, change or look at the chosen record",
  };
  const CLICKED = [
    "a:not([href])",
    "div[x-on\\:click].cursor-pointer",
    "span[x-on\\:click].cursor-pointer",
    "span[x-on\\:click].material-symbols-outlined",
    "label.cursor-pointer:has(input.delete)",
    "label.cursor-pointer[for$='-DELETE']",
    ".delete-template",
  ].map((selector) => `${selector}:not([data-named])`).join(", ");

  const labelOf = (select) => {
    const label = select.labels && select.labels[0];
    // Without the star of what is needed.
    return select.ariaLabel || (label && label.firstChild.textContent.trim()) || "";
  };

  const namePickers = () => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const drawn = select.parentElement.querySelector(".select2-selection:not([data-named])");
      const name = drawn && labelOf(select);
      if (!name) continue;
      drawn.dataset.named = "";
      // Its name, not what is chosen in it.
      drawn.removeAttribute("aria-labelledby");
      drawn.setAttribute("aria-label", name);
      const words = drawn.querySelector("[role=textbox]");
      if (words) words.setAttribute("aria-label", name);
    }
  };

  // Of a picker of several: drawn anew with every choice.
  const nameParts = () => {
    for (const box of document.querySelectorAll(".select2-search--inline input:not([aria-label])")) {
      box.setAttribute("aria-label", box.closest(".select2-selection").ariaLabel || "");
    }
    for (const clear of document.querySelectorAll("ul > .select2-selection__clear:not([role])")) {
      clear.setAttribute("role", "listitem");
    }
    for (const hint of document.querySelectorAll(".help-tooltip[aria-label]:not([role])")) {
      hint.setAttribute("role", "img");
    }
  };

  const reachClicked = () => {
    for (const clicked of document.querySelectorAll(CLICKED)) {
      clicked.dataset.named = "";
      // A link of a picker gets its address once something is chosen.
      if (clicked.classList.contains("related-widget-wrapper-link")) continue;
      clicked.tabIndex = 0;
      clicked.setAttribute("role", "button");
      const name = NAMES[clicked.textContent.trim()];
      if (name && !clicked.hasAttribute("aria-label")) clicked.setAttribute("aria-label", name);
    }
  };

  const reachAll = () => {
    namePickers();
    nameParts();
    reachClicked();
  };

  document.addEventListener("keydown", (event) => {
    const pressed = event.target;
    if (!pressed.matches("[data-named][role=button]")) return;
    if (event.repeat || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    pressed.click();
  });
  reachAll();
  // Rows that are added draw pickers and buttons of their own; words alone draw none.
  const draws = ({ target, addedNodes }) =>
    !target.closest?.(".ProseMirror") && [...addedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE);
  new MutationObserver((changes) => changes.some(draws) && reachAll()).observe(document.body, {
    childList: true,
    subtree: true,
  });
});

// The time that a button names follows the field: nobody confirms another one than they read.
(() => {
  const NAMED = /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} \w{3} \d{4}, \d{2}:\d{2}/;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "at" || !target.form) return;
    const effect = target.form.querySelector("button[data-main] span");
    // Read as UTC: what is typed is what is said, wherever the browser stands.
    const typed = new Date(`${target.value.trim().slice(0, 16).replace(" ", "T")}Z`);
    if (!effect || Number.isNaN(typed.getTime()) || !NAMED.test(effect.textContent)) return;
    const day = `${DAYS[typed.getUTCDay()]} ${typed.getUTCDate()} ${MONTHS[typed.getUTCMonth()]}`;
    const said = `${day} ${typed.getUTCFullYear()}, ${typed.toISOString().slice(11, 16)}`;
    effect.textContent = effect.textContent.replace(NAMED, said);
  });
})();
