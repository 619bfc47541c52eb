// Single letters that press what stands on the page, and the dialog that lists them.
//
// data-key="f"     on a link or button: that letter presses it; "g a" is one after the other.
// data-row         J and K walk the rows, Enter opens one, E edits it where it stands.
// data-keys-help   on a button: shows the list, as ? does.
//
// Letters count outside fields only, never while held, and not at all once "keys on" is off.
"use strict";

(() => {
  const SWITCH = "desk-keys";
  const WAIT = 1500;
  const FIELDS = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable], .select2-container, [role=textbox], [role=combobox]";
  let begun = "";
  let begunAt = 0;
  let dialog = null;

  const on = () => {
    try {
      return localStorage.getItem(SWITCH) !== "off";
    } catch {
      return true;
    }
  };

  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]");
  const keyed = () => [...document.querySelectorAll("[data-key]")].filter(seen);
  const rows = () => [...document.querySelectorAll("[data-row]")].filter(seen);

  const nameOf = (one) => {
    if (one.ariaLabel) return one.ariaLabel;
    const copy = (one.querySelector("strong") || one).cloneNode(true);
    for (const hint of copy.querySelectorAll("kbd, .desk-count, .desk-count + *")) hint.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const press = (one) => {
    one.focus();
    one.click();
  };

  // -- Rows -------------------------------------------------------------------------------------

  const walk = (step) => {
    const all = rows();
    if (!all.length) return false;
    const here = document.activeElement.closest("[data-row]");
    const at = here ? all.indexOf(here) + step : step > 0 ? 0 : all.length - 1;
    const row = all[Math.max(0, Math.min(at, all.length - 1))];
    row.tabIndex = -1;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
    return true;
  };

  const edit = () => {
    const row = document.activeElement.closest("[data-row]");
    const link = row && row.querySelector("[data-edit], a[data-inplace]");
    if (link) press(link);
    return Boolean(link);
  };

  const enter = (event) => {
    const row = event.target;
    if (!row.matches("[data-row]")) return;
    const link = row.querySelector("[data-open], a[data-inplace], a");
    if (!link) return;
    event.preventDefault();
    if (!link.matches("a[data-inplace]")) {
      press(link);
      return;
    }
    // The page of a row that can be edited in place knows the screen of its record.
    const address = new URL(link.href);
    address.searchParams.set("open", "");
    location.assign(address);
  };

  const ROWS = { j: () => walk(1), k: () => walk(-1), e: edit };

  // -- The list of keys ---------------------------------------------------------------------------

  const line = (list, keys, words) => {
    const term = document.createElement("dt");
    for (const key of keys) {
      const cap = document.createElement("kbd");
      cap.className = "desk-key";
      cap.textContent = key;
      term.append(cap, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = words;
    list.append(term, meaning);
  };

  const fillList = (list) => {
    list.replaceChildren();
    const known = new Set();
    for (const one of keyed()) {
      const keys = one.dataset.key.toUpperCase().split(" ");
      if (known.has(keys.join())) continue;
      known.add(keys.join());
      line(list, keys, nameOf(one));
    }
    if (rows().length) {
      line(list, ["J", "K"], "Next row, previous row");
      line(list, ["E"], "Edit the row where it stands");
      line(list, ["Enter"], "Open the row");
    }
    line(list, ["Ctrl", "Enter"], "Press the main button of the open box");
    line(list, ["Esc"], "Close the open box and keep what was typed");
    line(list, ["?"], "This list");
  };

  const make = () => {
    const made = document.createElement("dialog");
    made.className = "desk-keys";
    made.setAttribute("aria-labelledby", "desk-keys-title");
    made.innerHTML =
      '<h2 id="desk-keys-title" tabindex="-1" autofocus>Keys on this page</h2><dl></dl>' +
      '<p><label><input type="checkbox"> Keys on</label></p>' +
      '<p class="desk-help">Single letters count outside fields only.</p>' +
      '<p><button type="button" class="desk-button">Close</button></p>';
    const box = made.querySelector("input");
    box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
    made.querySelector("button").addEventListener("click", () => made.close());
    document.body.append(made);
    return made;
  };

  const help = () => {
    dialog = dialog || make();
    dialog.querySelector("input").checked = on();
    fillList(dialog.querySelector("dl"));
    if (!dialog.open) dialog.showModal();
  };

  // -- Listening ----------------------------------------------------------------------------------

  // ``at`` is when it was pressed: a page that was busy meanwhile loses no pair.
  const letter = (key, at) => {
    const waited = at - begunAt < WAIT ? begun : "";
    begun = "";
    const all = keyed();
    const hit = all.find((one) => one.dataset.key === (waited ? `${waited} ${key}` : key));
    if (hit) {
      press(hit);
      return true;
    }
    if (all.some((one) => one.dataset.key.startsWith(`${key} `))) {
      [begun, begunAt] = [key, at];
      return true;
    }
    return Boolean(ROWS[key] && ROWS[key]());
  };

  document.addEventListener("keydown", (event) => {
    const combined = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (event.repeat || combined || event.defaultPrevented || !on()) return;
    if (!(event.target instanceof Element) || event.target.closest(FIELDS)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter") enter(event);
    else if (event.key === "?") {
      event.preventDefault();
      help();
    } else if (event.key.length === 1 && letter(event.key.toLowerCase(), event.timeStamp)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-keys-help]")) help();
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const one of document.querySelectorAll("[data-key]")) {
      one.setAttribute("aria-keyshortcuts", one.dataset.key);
    }
    const content = document.getElementById("content");
    if (!content || !document.querySelector("[data-key], [data-row]")) return;
    if (document.querySelector("[data-keys-help]")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "desk-link desk-keys-help";
    button.dataset.keysHelp = "";
    button.textContent = "Keys";
    content.append(button);
  });
})();
