// The form of a fact while it is typed: what was read from the statement, and what is held already.
// The reading is offered beside the statement and taken by its button or Ctrl+.; the caret stays.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("fact_form");
  const statement = form && form.elements.statement;
  if (!statement) return;
  const PAUSE = 300;
  const $ = window.django && window.django.jQuery;
  const READ = new URL(location.pathname.replace(/\/fact\/.*$/, "/fact/read/"), location.href).href;
  const SUBJECTS = ["show", "event", "person", "character", "place", "organisation", "source_work"];
  const isNew = /\/add\/$/.test(location.pathname);

  const box = document.createElement("div");
  box.className = "fact-guess";
  box.setAttribute("role", "status");
  statement.insertAdjacentElement("afterend", box);

  let timer;
  let asking = false;
  let again = false;
  let readings = [];
  let taken = -1;
  let before = {};
  let filling = false;

  // -- Fields -------------------------------------------------------------------------------------

  const valueOf = (field) => {
    if (!field.options) return field.value;
    const option = field.selectedOptions[0];
    return option && option.value ? { pk: option.value, text: option.text } : "";
  };

  const fill = (name, value) => {
    const field = form.elements[name];
    if (!field || field.type === "hidden") return;
    if (!field.options) field.value = value;
    else {
      const key = String(value.pk || value);
      if (![...field.options].some((one) => one.value === key)) {
        if (value.pk) field.add(new Option(value.text, key));
        else field.selectedIndex = [...field.options].findIndex((one) => ["", "unknown"].includes(one.value));
      }
      if ([...field.options].some((one) => one.value === key)) field.value = key;
    }
    if ($) $(field).trigger("change");
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const fillAll = (fields) => {
    // The property first: its change shows the fields of its type.
    filling = true;
    fill("property", fields.property || "");
    for (const [name, value] of Object.entries(fields)) if (name !== "property") fill(name, value);
    filling = false;
  };

  // -- Taking a reading, and dropping it ------------------------------------------------------------

  const more = () => form.elements.property.closest("details");

  const take = (number) => {
    const { fields } = readings[number];
    if (taken < 0) {
      before = Object.fromEntries(Object.keys(fields).map((name) => {
        const field = form.elements[name];
        return [name, field ? valueOf(field) : ""];
      }));
    }
    taken = number;
    if (more()) more().open = true;
    fillAll(fields);
    draw();
  };

  const drop = () => {
    taken = -1;
    fillAll(before);
    draw();
  };

  const decide = (number) => (taken === number ? drop() : take(number));

  // -- Showing what was read ------------------------------------------------------------------------

  const add = (parent, tag, words) => {
    const one = document.createElement(tag);
    one.textContent = words;
    parent.append(one);
    return one;
  };

  const draw = () => {
    const focused = box.contains(document.activeElement) ? [...box.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    box.replaceChildren();
    readings.forEach((reading, number) => {
      const row = add(box, "div", "");
      const words = add(row, "p", "");
      if (taken === number) {
        row.className = "is-taken";
        add(words, "span", "taken").className = "desk-label is-info";
        words.append(" ");
      }
      words.append(`${reading.about} · ${reading.property} · `);
      add(words, "strong", reading.value || "no value");
      for (const doubt of [...reading.doubts, ...reading.remarks]) add(words, "small", doubt);
      const button = add(row, "button", taken === number ? "Not that " : "Use it ");
      button.type = "button";
      button.className = "desk-button-small";
      button.setAttribute("aria-label", `${button.textContent.trim()}: ${reading.property}, ${reading.value}`);
      if (number === 0) add(button, "kbd", "Ctrl .").className = "desk-key";
      button.addEventListener("click", () => decide(number));
    });
    if (focused >= 0) box.querySelectorAll("button")[focused].focus();
  };

  // One question at a time; what was typed meanwhile is asked next.
  const read = async () => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    try {
      const response = await fetch(READ, { method: "POST", body: new FormData(form) });
      if (response.ok && !again) show(await response.json());
    } catch {
      // The form works without it.
    }
    asking = false;
    if (again) read();
    else box.ariaBusy = "false";
  };

  const show = (answer) => {
    document.querySelector("[data-held]").innerHTML = answer.held;
    if (taken >= 0) return;
    readings = answer.readings;
    draw();
  };

  const later = () => {
    if (filling) return;
    box.ariaBusy = "true";
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
  };

  statement.addEventListener("input", () => {
    taken = -1;
    later();
  });
  form.addEventListener("change", later);
  if ($) $(form).on("change", SUBJECTS.map((name) => `#id_${name}`).join(", "), later);
  if (isNew && statement.value) later();

  // -- Why it stands so is asked only where readers get a reason ------------------------------------

  const reason = form.elements.standing_reason;
  const askWhy = () => {
    const standing = form.elements.standing.value;
    const row = reason.closest(".form-row, .field-line");
    row.hidden = !reason.value && !["disputed", "unsupported", "false"].includes(standing);
  };
  if (reason && form.elements.standing) {
    form.addEventListener("change", askWhy);
    askWhy();
  }

  // -- Keys -------------------------------------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.repeat || event.isComposing) return;
    if (event.key === "." && readings.length) {
      event.preventDefault();
      decide(Math.max(taken, 0));
    } else if (event.key === "Enter" && !event.defaultPrevented) {
      const button = document.querySelector(event.shiftKey ? "[data-next]" : ".bar [data-main]");
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  });
});
