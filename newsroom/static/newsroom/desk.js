// What the skin draws for the mouse alone, made reachable: pickers get their names, and what can
// be clicked can be focused and pressed.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const NAMES = {
    apps: "All applications",
    close: "Close",
    delete: "Delete this row",
    dock_to_right: "Side bar",
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
    return select.getAttribute("aria-label") || (label && label.textContent.trim()) || "";
  };

  const namePickers = () => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const drawn = select.parentElement.querySelector(".select2-selection:not([data-named])");
      const name = drawn && labelOf(select);
      if (!name) continue;
      drawn.dataset.named = "";
      drawn.setAttribute("aria-label", name);
      const words = drawn.querySelector("[role=textbox]");
      if (words) words.setAttribute("aria-label", name);
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
  // Rows that are added draw pickers and buttons of their own.
  new MutationObserver(reachAll).observe(document.body, { childList: true, subtree: true });
});
