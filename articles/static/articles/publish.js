// The publish page: opened in a dialog over the article, and kept in step with what is chosen.
//
// Without this script it is a page with its own address and one form. With it the press is sent
// from here, so that what was typed is never lost: a refusal comes back with its reasons on top,
// and where no answer comes, the editions are asked what became of it. It is never sent twice.
"use strict";

(() => {
  const HEADERS = { "X-Inplace": "1" };
  const AGAIN_MS = 2000;
  let dialog = null;
  let opener = null;

  const one = (form, selector) => form.querySelector(selector);
  const chosen = (form, name) => one(form, `[name="${name}"]:checked`)?.value || "";
  const kindOf = (form) => chosen(form, "change") || "first";

  // -- The words follow what is chosen ------------------------------------------------------------

  const wordsIn = (text) => new Set(text.toLowerCase().replaceAll("’", "'").match(/[\p{L}\p{N}'.,:-]+/gu)?.map((word) => word.replace(/[.,:-]+$/, "")) || []);

  const askAboutNote = (form) => {
    const note = one(form, "[name=note]");
    if (!note) return;
    const held = wordsIn(note.value);
    for (const row of form.querySelectorAll("[data-question]")) {
      row.hidden = row.dataset.words.split(" ").every((word) => held.has(word));
    }
  };

  const openQuestion = (form) =>
    kindOf(form) === "correction" &&
    [...form.querySelectorAll("[data-question]")].find((row) => !row.hidden && !one(row, "input, textarea").value.trim());

  const put = (form) => {
    const script = JSON.parse(one(form, "#publish-script").textContent);
    const kind = kindOf(form);
    const when = chosen(form, "when") || "now";
    for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== kind;
    let [verb, effect] = script.buttons[when][kind];
    const check = one(form, "[name=check_by]");
    if (when === "now" && check && check.value) {
      [verb, effect] = script.buttons.check;
      verb += check.value.slice(11);
    }
    if (when === "later" && form.timeEffect) effect = form.timeEffect;
    one(form, "[data-verb]").textContent = verb;
    one(form, "[data-effect]").textContent = effect;
    const result = one(form, "[data-result]");
    if (when === "now") result.innerHTML = script.results[kind];
    else if (when === "later") result.textContent = form.timeSentence || "Say when: until then readers see no change.";
    else result.textContent = when === "held" ? "Readers see no change until somebody releases it." : "Readers will see this when the embargo ends.";
    askAboutNote(form);
  };

  // The sentence under the time comes from the server, which knows the clocks.
  const tellTime = async (form) => {
    const at = one(form, "[name=at]");
    const line = one(form, "[data-time]");
    const asked = at.value;
    form.timeSentence = form.timeEffect = "";
    if (asked) {
      try {
        const answer = await fetch(`${form.dataset.asking}?at=${encodeURIComponent(asked)}`);
        const said = await answer.json();
        if (at.value !== asked) return;
        line.textContent = said.sentence || (said.reasons || []).join(" ");
        form.timeSentence = said.sentence || "";
        form.timeEffect = said.effect || "";
      } catch {
        line.textContent = "";
      }
    } else line.textContent = "";
    put(form);
  };

  // -- Pressing -----------------------------------------------------------------------------------

  const busy = (form, words) => {
    form.ariaBusy = words ? "true" : "false";
    if (words) one(form, "[data-result]").textContent = words;
  };

  const go = (address) => {
    const url = new URL(address, location);
    if (url.pathname === location.pathname && url.search === location.search) location.reload();
    else location.assign(url);
  };

  const pause = () => new Promise((done) => setTimeout(done, AGAIN_MS));

  // Whether it went through is asked of the editions, until one answers.
  const lookFor = async (form) => {
    busy(form, "We do not know yet. Looking…");
    for (;;) {
      try {
        const answer = await fetch(`${form.dataset.asking}?since=${form.dataset.seen}`);
        if (answer.ok) {
          const said = await answer.json();
          busy(form, "");
          one(form, "[data-result]").textContent = said.sentence;
          if (said.made) {
            form.dataset.done = said.url;
            one(form, "[data-verb]").textContent = "Go on";
            one(form, "[data-effect]").textContent = "back to the article";
          }
          return;
        }
      } catch {
        // Still no network.
      }
      await pause();
    }
  };

  const send = async (form, submitter) => {
    if (form.ariaBusy === "true") return;
    if (form.dataset.done) {
      go(form.dataset.done);
      return;
    }
    const live = one(form, "[data-result]").dataset.working || "Working…";
    busy(form, live);
    let answer;
    let page;
    try {
      answer = await fetch(form.action, { method: "POST", body: new FormData(form, submitter), headers: HEADERS });
      const road = answer.headers.get("X-Location");
      if (road) {
        go(road);
        return;
      }
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      await lookFor(form);
      return;
    }
    const fresh = page.querySelector("[data-publish]");
    if (!fresh) {
      await lookFor(form);
      return;
    }
    const made = document.importNode(fresh, true);
    made.setAttribute("action", form.action);
    form.replaceWith(made);
    wake(made);
    (one(made, ".publish-reasons, .desk-error") || one(made, "#publish-title")).scrollIntoView({ block: "nearest" });
    const first = one(made, ".publish-reasons") || one(made, ".desk-error");
    if (first) {
      first.tabIndex = -1;
      first.focus();
    }
  };

  // What stops it is a road: pressing leads there.
  const press = (form, submitter) => {
    const main = one(form, "[data-press]");
    const question = openQuestion(form);
    const stops = main.getAttribute("aria-disabled") === "true" && one(form, ".publish-reasons");
    const promised = one(form, "[name=check_by]")?.value;
    if (submitter?.name !== "_keep" && stops && !promised && !form.dataset.tried) {
      form.dataset.tried = "1";
      stops.focus();
      return;
    }
    if (submitter?.name !== "_keep" && question) {
      one(form, "[data-result]").textContent = `${one(question, "strong").textContent} Add it, or say why it is left out.`;
      one(question, "[data-add]").focus();
      return;
    }
    send(form, submitter);
  };

  // -- Waking -------------------------------------------------------------------------------------

  const add = (form, words) => {
    const note = one(form, "[name=note]");
    note.value = `${note.value.trim()} ${words}`.trim();
    note.focus();
    put(form);
  };

  const wake = (form) => {
    const script = JSON.parse(one(form, "#publish-script").textContent);
    one(form, "[data-result]").dataset.working = script.working;
    form.addEventListener("submit", (event) => {
      // A time that exists twice is chosen by a button of its own: the server fills it in.
      event.preventDefault();
      press(form, event.submitter);
    });
    form.addEventListener("change", () => put(form));
    form.addEventListener("input", (event) => {
      if (event.target.name === "note") askAboutNote(form);
      if (event.target.name !== "at") return;
      const later = one(form, "[name=when][value=later]");
      if (event.target.value) later.checked = true;
      tellTime(form);
    });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-add]");
      if (button) add(form, button.dataset.add);
      const leave = event.target.closest("[data-leave]");
      if (leave && dialog && dialog.contains(form)) {
        event.preventDefault();
        dialog.close();
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) form.requestSubmit(one(form, "[data-press]"));
    });
    if (one(form, "[name=at]").value) tellTime(form);
    else put(form);
  };

  const begin = (form) => {
    wake(form);
    one(form, "#publish-title").focus({ preventScroll: true });
  };

  // -- The dialog ---------------------------------------------------------------------------------

  const loadSheet = (page) => {
    const known = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href));
    for (const link of page.querySelectorAll("link[rel=stylesheet]")) {
      if (!known.has(link.href)) document.head.append(document.importNode(link));
    }
  };

  const open = async (url) => {
    opener = document.activeElement;
    if (dialog) {
      // What was typed before it was closed is still there.
      dialog.showModal();
      one(dialog, "#publish-title").focus();
      return;
    }
    const answer = await fetch(url, { headers: HEADERS });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-publish]");
    if (!answer.ok || !fresh) {
      location.assign(url);
      return;
    }
    loadSheet(page);
    const form = document.importNode(fresh, true);
    form.setAttribute("action", url);
    dialog = document.createElement("dialog");
    dialog.className = "publish-dialog";
    dialog.setAttribute("aria-labelledby", "publish-title");
    dialog.append(form);
    dialog.addEventListener("close", () => opener?.focus());
    document.body.append(dialog);
    dialog.showModal();
    begin(form);
  };

  document.addEventListener("article:verb", (event) => {
    if (event.detail.slug !== "publish") return;
    event.preventDefault();
    open(event.detail.url).catch(() => location.assign(event.detail.url));
  });

  const start = () => {
    const form = document.querySelector(".publish-page [data-publish]");
    if (form) begin(form);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
