// Opens pages of the desk inside the page that links to them: a row as a form, a box to paste in.
// Without this script each of them is a page with its own address.
//
// <a href=URL data-inplace="#target">  puts the first [data-part] of that page into #target;
//                                      without a value, into the [data-row] around the link.
// <form> in a [data-part]              is posted from here: an answer with a [data-part] takes its
//                                      place, after a redirect the page goes where that leads.
// <form data-inplace-forms="#target">  the same for a form outside; also on an element around forms.
// button[data-main]                    is what Ctrl+Enter presses; Esc or [data-close] closes and
//                                      keeps what was typed, [data-throw] forgets it.
// desk:part                            the event of a part that was just put in, for other scripts.
"use strict";

(() => {
  const HEADERS = { "X-Inplace": "1" };
  const KEPT = "desk:";
  const opened = new Map();

  // -- Saying what goes on, for those who do not see it ------------------------------------------

  const say = (words) => {
    let status = document.getElementById("desk-says");
    if (!status) {
      status = document.createElement("p");
      status.id = "desk-says";
      status.className = "desk-hidden";
      status.setAttribute("role", "status");
      document.body.append(status);
    }
    status.textContent = words;
  };

  const warn = (part, words) => {
    let alert = part.querySelector(":scope > [data-alert]");
    if (!alert) {
      alert = document.createElement("p");
      alert.dataset.alert = "";
      alert.className = "desk-error";
      alert.setAttribute("role", "alert");
      part.prepend(alert);
    }
    alert.textContent = words;
  };

  // -- Asking the server --------------------------------------------------------------------------

  const go = (address) => {
    const url = new URL(address, location);
    if (url.pathname === location.pathname && url.search === location.search) {
      history.replaceState(history.state, "", url);
      location.reload();
    } else {
      location.assign(url);
    }
  };

  const ask = async (address, options = {}) => {
    const response = await fetch(address, { ...options, headers: HEADERS });
    const road = response.headers.get("X-Location");
    const text = road ? "" : await response.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    return { road, page, status: response.status, part: page.querySelector("[data-part]") };
  };

  // What the answered page loads and this one does not have yet, in its order.
  const loadMissing = (page) => {
    const known = new Set([...document.querySelectorAll("script[src]")].map((one) => one.src));
    const sheets = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map((one) => one.href));
    for (const link of page.querySelectorAll("link[rel=stylesheet]")) {
      if (!sheets.has(link.href)) document.head.append(document.importNode(link));
    }
    const missing = [...page.querySelectorAll("script[src]")].filter((one) => !known.has(one.src));
    return Promise.all(missing.map((one) => new Promise((done) => {
      const script = document.createElement("script");
      if (one.type) script.type = one.type;
      script.src = one.src;
      script.async = false;
      script.onload = script.onerror = done;
      document.head.append(script);
    })));
  };

  // -- A part in its place ------------------------------------------------------------------------

  const absolute = (part, base) => {
    part.dataset.part = part.dataset.part || base;
    for (const [selector, name] of [["a[href]", "href"], ["[formaction]", "formaction"]]) {
      for (const one of part.querySelectorAll(selector)) {
        one.setAttribute(name, new URL(one.getAttribute(name), base));
      }
    }
    for (const form of part.querySelectorAll("form")) {
      form.setAttribute("action", new URL(form.getAttribute("action") || base, base));
    }
  };

  const focusFirst = (part) => {
    const target = part.querySelector("[autofocus]") || part.querySelector("h1, h2, h3, h4") || part;
    const drawn = target.parentElement && target.parentElement.querySelector(".select2-selection");
    const place = target.matches("select.select2-hidden-accessible") && drawn ? drawn : target;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus();
  };

  const wake = (part) => {
    const $ = window.django && window.django.jQuery;
    if ($ && $.fn.djangoAdminSelect2) {
      $(part).find(".admin-autocomplete").not("[name*=__prefix__]").djangoAdminSelect2();
    }
    part.dispatchEvent(new CustomEvent("desk:part", { bubbles: true }));
  };

  const show = async (target, answer, address) => {
    const part = document.importNode(answer.part, true);
    absolute(part, address);
    target.replaceChildren(part);
    await loadMissing(answer.page);
    wake(part);
    return part;
  };

  const close = (target) => {
    const { link, before } = opened.get(target);
    opened.delete(target);
    target.removeAttribute("data-open");
    target.replaceChildren(...before);
    link.removeAttribute("aria-expanded");
    if (link.isConnected) link.focus();
  };

  const open = async (link) => {
    const target = link.dataset.inplace
      ? document.querySelector(link.dataset.inplace)
      : link.closest("[data-row]");
    if (!target) return location.assign(link.href);
    if (opened.has(target) && opened.get(target).link === link) return focusFirst(target);
    if (target.ariaBusy === "true") return undefined;
    target.ariaBusy = "true";
    say("Opening");
    let answer;
    try {
      answer = await ask(link.href);
    } catch {
      return location.assign(link.href);
    } finally {
      target.ariaBusy = "false";
    }
    if (answer.road) return go(answer.road);
    if (!answer.part) return location.assign(link.href);
    // One row at a time is a form.
    for (const other of [...opened.keys()]) {
      if (other === target || (other.matches("[data-row]") && target.matches("[data-row]"))) close(other);
    }
    opened.set(target, { link, before: [...target.childNodes] });
    target.dataset.open = "";
    link.setAttribute("aria-expanded", "true");
    const part = await show(target, answer, link.href);
    restore(part);
    focusFirst(part);
    say("");
    return part;
  };

  // -- What was typed is kept until it is saved ----------------------------------------------------

  const placeOf = (form) => {
    const part = form.closest("[data-part]");
    return KEPT + new URL((part && part.dataset.part) || form.action, location).pathname;
  };

  const keptIn = (place) => {
    try {
      return JSON.parse(sessionStorage.getItem(place)) || {};
    } catch {
      return {};
    }
  };

  const valueOf = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return { checked: field.checked };
    const chosen = field.tagName === "SELECT" && [...field.selectedOptions];
    return chosen ? { chosen: chosen.map((one) => [one.value, one.text]) } : { value: field.value };
  };

  const keep = (field) => {
    const form = field.form;
    const kept = ["hidden", "password", "file"].indexOf(field.type) < 0;
    if (!kept || !field.name || !form || !form.closest("[data-part]")) return;
    const place = placeOf(form);
    const name = field.type === "radio" ? `${field.name}=${field.value}` : field.name;
    const words = { ...keptIn(place), [name]: valueOf(field) };
    try {
      sessionStorage.setItem(place, JSON.stringify(words));
    } catch {
      // A full store loses the reminder, not the words on the page.
    }
  };

  const fill = (form, name, words) => {
    const [key, choice] = words.checked === undefined ? [name] : name.split("=");
    const fields = [...form.elements].filter((one) => one.name === key);
    const field = choice === undefined ? fields[0] : fields.find((one) => one.value === choice);
    if (!field || JSON.stringify(valueOf(field)) === JSON.stringify(words)) return false;
    if (words.checked !== undefined) field.checked = words.checked;
    else if (words.chosen) {
      for (const option of field.options) option.selected = false;
      for (const [value, text] of words.chosen) {
        const held = [...field.options].find((one) => one.value === value);
        if (held) held.selected = true;
        else field.add(new Option(text, value, true, true));
      }
    } else field.value = words.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };

  const restore = (part) => {
    for (const form of part.querySelectorAll("form")) {
      const kept = Object.entries(keptIn(placeOf(form)));
      const back = kept.map(([name, words]) => fill(form, name, words)).some(Boolean);
      if (!back || part.querySelector(":scope > [data-kept]")) continue;
      const note = document.createElement("p");
      note.dataset.kept = "";
      note.className = "desk-help";
      note.setAttribute("role", "status");
      const again = document.createElement("button");
      again.type = "button";
      again.className = "desk-link";
      again.dataset.afresh = "";
      again.textContent = "Start afresh";
      note.append("What you typed before is back. ", again);
      part.prepend(note);
    }
  };

  const forget = (part) => {
    for (const form of part.querySelectorAll("form")) sessionStorage.removeItem(placeOf(form));
  };

  // -- Posting --------------------------------------------------------------------------------------

  const targetOf = (form) => {
    const around = form.closest("[data-inplace-forms]");
    const named = around && around.dataset.inplaceForms;
    return named ? document.querySelector(named) : form.closest("[data-row]");
  };

  const post = async (form, button) => {
    const part = form.closest("[data-part]");
    const place = part || form;
    const address = (button && button.getAttribute("formaction") && button.formAction) || form.action;
    if (place.ariaBusy === "true") return;
    place.ariaBusy = "true";
    say("Working");
    try {
      const answer = await ask(address, { method: "POST", body: new FormData(form, button) });
      if (answer.road) {
        forget(place);
        if (place === form) sessionStorage.removeItem(placeOf(form));
        go(answer.road);
        return;
      }
      if (!answer.part) {
        warn(place, `The desk did not take this (${answer.status}). What you typed is still here.`);
        return;
      }
      await putAnswer(part, form, answer, address);
    } catch {
      warn(place, "There is no connection to the desk. What you typed is still here: try again.");
    } finally {
      place.ariaBusy = "false";
      say("");
    }
  };

  const putAnswer = async (part, form, answer, address) => {
    if (!part) {
      const target = targetOf(form);
      opened.set(target, { link: form, before: [...target.childNodes] });
      focusFirst(await show(target, answer, address));
      return;
    }
    const fresh = document.importNode(answer.part, true);
    fresh.dataset.part = fresh.dataset.part || part.dataset.part || address;
    absolute(fresh, address);
    part.replaceWith(fresh);
    await loadMissing(answer.page);
    wake(fresh);
    focusFirst(fresh);
  };

  // -- Listening ------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!plain || event.defaultPrevented || !(event.target instanceof Element)) return;
    const link = event.target.closest("a[data-inplace]");
    if (link) {
      event.preventDefault();
      open(link);
      return;
    }
    const control = event.target.closest("[data-close], [data-throw], [data-afresh]");
    const part = control && control.closest("[data-part]");
    const target = part && [...opened.keys()].find((one) => one.contains(part));
    if (!target) return;
    event.preventDefault();
    if (!control.matches("[data-close]")) forget(part);
    const { link: again } = opened.get(target);
    close(target);
    if (control.matches("[data-afresh]")) open(again);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const inside = form.closest("[data-part]") || (form.closest("[data-inplace-forms]") && targetOf(form));
    const method = (event.submitter && event.submitter.formMethod) || form.method;
    if (event.defaultPrevented || !inside || method !== "post") return;
    event.preventDefault();
    post(form, event.submitter);
  });

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.form !== undefined) keep(event.target);
    });
  }
  // Pickers tell of a choice by an event of jQuery alone.
  document.addEventListener("DOMContentLoaded", () => {
    const $ = window.django && window.django.jQuery;
    if ($) $(document).on("change", "select.admin-autocomplete", (event) => keep(event.target));
  });

  const busyElsewhere = () => document.querySelector("dialog[open], .select2-container--open");

  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    const around = event.target.closest && event.target.closest("[data-part], form");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const scope = around && (around.closest("[data-part]") || around);
      const button = (scope || document).querySelector(scope ? "button[data-main]" : "[data-part] button[data-main]");
      if (!button) return;
      event.preventDefault();
      button.click();
    } else if (event.key === "Escape" && opened.size && !busyElsewhere()) {
      const within = [...opened.keys()].filter((one) => one.contains(event.target));
      event.preventDefault();
      close(within.at(-1) || [...opened.keys()].at(-1));
    }
  });

  // After a reload the place that was worked on has the focus again.
  addEventListener("DOMContentLoaded", () => {
    const row = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const first = row && row.matches("[data-row]") && row.querySelector("a, button");
    if (first) first.focus({ preventScroll: true });
  });
})();
