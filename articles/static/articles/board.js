// Calendar and board: walking by arrows, and moving by M or by the mouse. Putting something down
// opens the page of the verb in a dialog: it asks, refuses and does it. Nothing is moved by this
// script alone, and without it every entry has a link to the same page.
"use strict";

(() => {
  const root = document.querySelector("[data-ahead]");
  if (!root) return;
  const dialog = root.querySelector(".ahead-dialog");
  const status = document.getElementById("ahead-says");
  const board = root.querySelector("[data-board]");
  const HEADERS = { "X-Inplace": "1" };
  const DAY = 24 * 60 * 60 * 1000;
  const HOUR = 60 * 60 * 1000;
  const FAR = 6;
  // What is picked up: the entry, and where it would be put down.
  let carried = null;
  let drag = null;
  let asking = null;

  const say = (words) => {
    status.textContent = words;
  };
  const entryOf = (node) => (node instanceof Element ? node.closest("[data-entry]") : null);
  const linkOf = (entry) => entry.querySelector("[data-open]");
  const nameOf = (entry) => entry.querySelector("strong").textContent;

  // -- Days and hours, as the clock on the wall shows them ------------------------------------------

  // Read as UTC, so that a day has 24 hours; the server says where the clocks change.
  const timeOf = (text) => new Date(`${text}Z`).getTime();
  const textOf = (time) => new Date(time).toISOString().slice(0, 16);
  const spoken = (time) => new Date(time).toLocaleString("en-GB", {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
  }).replace(" at ", ", ");

  const cellOf = (time) => {
    const [day, hour] = [textOf(time).slice(0, 10), textOf(time).slice(11, 13)];
    const cells = [...root.querySelectorAll(`[data-day="${day}"]`)];
    return cells.find((one) => !one.dataset.hour || one.dataset.hour === hour) || null;
  };

  const mark = (target) => {
    for (const one of root.querySelectorAll(".is-target")) one.classList.remove("is-target");
    if (!target) return;
    target.classList.add("is-target");
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // -- Picking up and putting down --------------------------------------------------------------------

  const place = () => {
    if (board) {
      const title = carried.column.querySelector("h3").firstChild.textContent.trim();
      mark(carried.column);
      say(`“${nameOf(carried.entry)}” to ${title}? Enter drops it, Esc returns it.`);
    } else {
      mark(cellOf(carried.time));
      say(`“${nameOf(carried.entry)}” to ${spoken(carried.time)}? Enter drops it, Esc returns it.`);
    }
  };

  const pickUp = (entry) => {
    if (entry.dataset.moves === undefined) {
      say(`“${nameOf(entry)}” cannot be moved here: open it to see what it is.`);
      return;
    }
    hush(entry);
    carried = { entry, column: entry.closest("[data-stage]:not([data-entry])") };
    if (!board) carried.time = timeOf(entry.dataset.at);
    entry.classList.add("is-carried");
    place();
  };

  const release = () => {
    const { entry } = carried;
    carried = null;
    entry.classList.remove("is-carried");
    mark(null);
    return entry;
  };

  const giveUp = () => {
    const entry = release();
    say("");
    linkOf(entry).focus();
  };

  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

  const carry = (key) => {
    const step = STEPS[key];
    if (board) {
      const columns = [...board.querySelectorAll(".column")];
      const at = columns.indexOf(carried.column) + step;
      carried.column = columns[Math.max(0, Math.min(at, columns.length - 1))];
    } else {
      const up = key === "ArrowUp" || key === "ArrowDown";
      const week = root.querySelector(".week");
      const size = !up ? DAY : week ? HOUR : root.querySelector(".month") ? 7 * DAY : DAY;
      carried.time += step * size;
    }
    place();
  };

  const drop = () => {
    const { column, time } = carried;
    const entry = release();
    if (board) put(entry, column.dataset.stage);
    else move(entry, textOf(time));
  };

  // -- Asking the server --------------------------------------------------------------------------------

  const hush = (entry) => {
    for (const old of entry.querySelectorAll(".card-says")) old.remove();
  };

  // A refused card is back in its column, and says why in itself.
  const refuse = (entry, reasons) => {
    hush(entry);
    const said = document.createElement("div");
    said.className = "card-says";
    said.setAttribute("role", "alert");
    for (const reason of reasons) {
      const line = document.createElement("p");
      line.append(...(reason instanceof Element ? [...reason.childNodes] : [reason]));
      said.append(line);
    }
    entry.append(said);
    say("");
    linkOf(entry).focus();
  };

  const reload = (address) => {
    const url = new URL(address, location);
    const same = url.pathname === location.pathname && url.search === location.search;
    if (same) history.replaceState(null, "", url);
    if (same) location.reload();
    else location.assign(url);
  };

  const lost = (entry) => {
    dialog.close();
    refuse(entry, ["There is no connection to the desk: nothing was moved. Try again."]);
  };

  const show = async (entry, response, address) => {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const part = page.querySelector(".desk-page");
    const reasons = [...page.querySelectorAll(".desk-reasons li")];
    if (!part) {
      dialog.close();
      refuse(entry, ["You may not do this here: open it to see who may."]);
      return;
    }
    for (const link of part.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), new URL(address, location));
    if (reasons.length && board) {
      dialog.close();
      refuse(entry, [...part.querySelectorAll(".desk-reasons li")]);
      return;
    }
    dialog.replaceChildren(document.importNode(part, true));
    asking = { entry, address };
    if (!dialog.open) dialog.showModal();
    const title = dialog.querySelector(".desk-title");
    title.tabIndex = -1;
    (dialog.querySelector(".desk-error ~ input, textarea") || title).focus();
    say("");
  };

  // Follows the roads of the server: to the page of the verb, or back to where we are.
  const follow = async (entry, address, options = {}) => {
    try {
      const response = await fetch(address, { ...options, headers: HEADERS });
      const road = response.headers.get("X-Location");
      if (!road) {
        await show(entry, response, address);
        return;
      }
      const url = new URL(road, location);
      if (options.method === "POST") {
        // What was done is seen where it was begun.
        reload(url.pathname === location.pathname || !board ? url : `${location.pathname}${location.search}#${entry.id}`);
      } else if (url.pathname === location.pathname) reload(url);
      else await follow(entry, url);
    } catch {
      lost(entry);
    }
  };

  const move = (entry, at) => {
    if (at === entry.dataset.at) {
      say("");
      linkOf(entry).focus();
      return;
    }
    say("Asking…");
    const asked = new URLSearchParams({ what: entry.id, at, was: entry.dataset.at, next: root.dataset.next });
    follow(entry, `${root.dataset.move}?${asked}`);
  };

  const put = async (entry, stage) => {
    if (stage === entry.dataset.stage) {
      say("");
      linkOf(entry).focus();
      return;
    }
    say("Asking…");
    const asked = new URLSearchParams({ from: entry.dataset.stage, to: stage });
    try {
      const response = await fetch(`${entry.dataset.place}?${asked}`, { headers: HEADERS });
      const road = response.headers.get("X-Location");
      if (road) {
        await follow(entry, new URL(road, location));
        return;
      }
      const said = await response.json();
      const column = said.stage && board.querySelector(`.column[data-stage="${said.stage}"] ul`);
      if (column) {
        // Somebody else was first: it stands where it is now.
        entry.dataset.stage = said.stage;
        column.prepend(entry);
      }
      refuse(entry, said.reasons);
    } catch {
      lost(entry);
    }
  };

  // -- The dialog -----------------------------------------------------------------------------------------

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    const { entry, address } = asking;
    if (dialog.ariaBusy === "true") return;
    dialog.ariaBusy = "true";
    const body = new FormData(event.target, event.submitter);
    follow(entry, address, { method: "POST", body }).finally(() => {
      dialog.ariaBusy = "false";
    });
  });

  dialog.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".desk-verb a, .desk-page > p:first-child a")) return;
    event.preventDefault();
    dialog.close();
  });

  dialog.addEventListener("close", () => {
    if (asking) linkOf(asking.entry).focus();
    asking = null;
    dialog.replaceChildren();
    say("");
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    const button = dialog.querySelector("button[data-main]");
    if (button) button.click();
  });

  // -- Keys ---------------------------------------------------------------------------------------------

  const seen = (one) => one.checkVisibility();
  const all = () => [...root.querySelectorAll("[data-entry]")].filter(seen);

  const walk = (entry, key) => {
    const entries = all();
    let next = null;
    if (board && (key === "ArrowLeft" || key === "ArrowRight")) {
      const columns = [...board.querySelectorAll(".column")].filter((one) => one.querySelector("[data-entry]"));
      const at = columns.indexOf(entry.closest(".column")) + STEPS[key];
      next = columns[at] && columns[at].querySelector("[data-entry]");
    } else if (!board && root.querySelector(".month") && (key === "ArrowUp" || key === "ArrowDown")) {
      const wanted = timeOf(entry.dataset.at) + STEPS[key] * 7 * DAY;
      const nearest = (one) => Math.abs(timeOf(one.dataset.at) - wanted);
      const beyond = entries.filter((one) => STEPS[key] * (timeOf(one.dataset.at) - timeOf(entry.dataset.at)) > 0);
      next = beyond.sort((a, b) => nearest(a) - nearest(b))[0];
    } else next = entries[entries.indexOf(entry) + STEPS[key]];
    if (next) linkOf(next).focus();
  };

  const keysAreOn = () => {
    try {
      return localStorage.getItem("desk-keys") !== "off";
    } catch {
      return true;
    }
  };

  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (carried) {
      if (event.key in STEPS) carry(event.key);
      else if (event.key === "Enter" && !event.repeat) drop();
      else if (event.key === "Escape") giveUp();
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const entry = entryOf(event.target);
    if (!entry) {
      const first = event.key in STEPS && event.target === document.body && all()[0];
      if (!first) return;
      event.preventDefault();
      linkOf(first).focus();
    } else if (event.key in STEPS && event.target.matches("[data-open]")) {
      event.preventDefault();
      walk(entry, event.key);
    } else if (event.key.toLowerCase() === "m" && !event.repeat && keysAreOn()) {
      event.preventDefault();
      pickUp(entry);
    }
  }, true);

  // -- The mouse ------------------------------------------------------------------------------------------

  const under = (event) => {
    const hit = document.elementFromPoint(event.clientX, event.clientY);
    return hit && hit.closest(board ? ".column" : "[data-day]");
  };

  const swallow = (click) => click.preventDefault();

  root.addEventListener("pointerdown", (event) => {
    const entry = entryOf(event.target);
    if (!entry || event.pointerType === "touch" || event.button !== 0) return;
    if (entry.dataset.moves === undefined || event.target.closest(".entry-move, .card-menu, .card-says")) return;
    drag = { entry, x: event.clientX, y: event.clientY, far: false };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.far && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR) return;
    drag.far = true;
    root.classList.add("is-dragging");
    drag.entry.classList.add("is-carried");
    mark(under(event));
  });

  document.addEventListener("pointerup", (event) => {
    if (!drag) return;
    const { entry, far } = drag;
    const target = far && under(event);
    stopDragging();
    if (!far) return;
    // The link under the mouse is not meant.
    document.addEventListener("click", swallow, { capture: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
    if (!target) return;
    hush(entry);
    if (board) put(entry, target.dataset.stage);
    else {
      const [, time] = entry.dataset.at.split("T");
      const hour = target.dataset.hour || time.slice(0, 2);
      move(entry, `${target.dataset.day}T${hour}:${time.slice(3, 5)}`);
    }
  });

  const stopDragging = () => {
    root.classList.remove("is-dragging");
    drag.entry.classList.remove("is-carried");
    mark(null);
    drag = null;
  };

  document.addEventListener("keydown", (event) => {
    if (drag && event.key === "Escape") stopDragging();
  });
  root.addEventListener("dragstart", (event) => event.preventDefault());

  // -- Menus and filters ------------------------------------------------------------------------------------

  root.addEventListener("click", (event) => {
    const choice = event.target instanceof Element && event.target.closest("[data-to]");
    const moving = event.target instanceof Element && event.target.closest(".entry-move");
    if ((!choice && !moving) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const entry = entryOf(event.target);
    if (choice) put(entry, choice.dataset.to);
    else follow(entry, moving.href);
  });

  for (const field of root.querySelectorAll(".ahead-filters :is(input, select)")) {
    field.addEventListener("change", () => field.form.requestSubmit());
  }

  // After a move the entry has the focus, where it stands now.
  const moved = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (moved && moved.matches("[data-entry]")) linkOf(moved).focus();
})();
