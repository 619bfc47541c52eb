// Where a claim is from: a pasted address is looked up, and what its page says fills what is empty.
"use strict";

(() => {
  const WAIT = 6000;
  const FILLED = ["title", "publisher", "author", "published", "language"];
  const asked = new WeakMap();

  const field = (box, name) => box.querySelector(`[name$="source_${name}"]`);
  const say = (box, sentence) => {
    box.querySelector("[data-source-status]").textContent = sentence;
  };
  const openTyped = (box) => {
    box.querySelector("[data-source-typed]").open = true;
  };

  const choose = (box, source) => {
    box.querySelector('[name$="source"]').value = source.pk;
    box.querySelector("[data-source-name]").textContent = source.text;
    box.querySelector("[data-source-chip]").hidden = false;
    field(box, "url").value = "";
    say(box, "The desk holds this page already: it is chosen.");
  };

  const fill = (box, answer) => {
    for (const name of FILLED) {
      const input = field(box, name);
      if (input && !input.value && answer[name]) input.value = answer[name];
    }
    openTyped(box);
    say(box, answer.sentence || `Read: ${answer.title}`);
  };

  const look = async (input) => {
    const box = input.closest("[data-where-from]");
    const url = input.value.trim();
    if (!url || asked.get(input) === url || !input.checkValidity()) return;
    asked.set(input, url);
    say(box, "Fetching the title… you can go on.");
    const body = new FormData();
    body.set("url", url);
    body.set("csrfmiddlewaretoken", input.form.elements.csrfmiddlewaretoken.value);
    let answer;
    try {
      const response = await fetch(box.dataset.describeUrl, {
        method: "POST", body, signal: AbortSignal.timeout(WAIT),
      });
      answer = await response.json();
    } catch {
      answer = { sentence: "The page could not be read. Type what it says." };
    }
    if (input.value.trim() !== url) return;
    if (answer.source) choose(box, answer.source);
    else fill(box, answer);
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-describe]")) look(event.target);
  });
  document.addEventListener("paste", (event) => {
    // The words arrive in the box after this.
    if (event.target.matches("[data-describe]")) setTimeout(() => look(event.target));
  });
})();
