// Where a claim is from: a pasted address is looked up, and what its page says fills what is empty.
// On the form of a source itself the button "Read the page" does the same.
"use strict";

(() => {
  const PATIENCE = 11000;
  const PAUSE = 500;
  const TOO_MANY = 429;
  const FILLED = ["title", "publisher", "author", "published", "language"];
  const FETCHING = "Fetching the title… you can go on.";
  const SLOW = "This page did not come. Type what it says.";
  const asked = new WeakMap();

  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  // What the desk holds or the page says of an address; a turn that is taken is asked for again.
  const describe = async (address, input) => {
    const body = new FormData();
    body.set("url", input.value.trim());
    body.set("csrfmiddlewaretoken", input.form.elements.csrfmiddlewaretoken.value);
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      for (;;) {
        const response = await fetch(address, { method: "POST", body, signal });
        if (response.status !== TOO_MANY) return await response.json();
        await wait(PAUSE);
      }
    } catch {
      return { sentence: SLOW };
    }
  };

  // -- A source among the fields of something else ------------------------------------------------

  const field = (box, name) => box.querySelector(`[name$="source_${name}"]`);
  const say = (box, sentence) => {
    box.querySelector("[data-source-status]").textContent = sentence;
  };

  const choose = (box, source) => {
    box.querySelector('[name$="source"]').value = source.pk;
    box.querySelector("[data-source-name]").textContent = source.text;
    const publisher = box.querySelector("[data-source-publisher]");
    if (publisher) publisher.remove();
    box.querySelector("[data-source-chip]").hidden = false;
    field(box, "url").value = "";
    say(box, "The desk holds this page already: it is chosen.");
  };

  const fill = (box, answer) => {
    for (const name of FILLED) {
      const input = field(box, name);
      if (input && !input.value && answer[name]) input.value = answer[name];
    }
    if (answer.url) field(box, "url").value = answer.url;
    asked.set(field(box, "url"), field(box, "url").value);
    box.querySelector("[data-source-typed]").open = true;
    say(box, answer.sentence || "Read from the page. Mend what it says wrongly.");
  };

  const look = async (input) => {
    const box = input.closest("[data-where-from]");
    const url = input.value.trim();
    if (!url || asked.get(input) === url || !input.checkValidity()) return;
    asked.set(input, url);
    say(box, FETCHING);
    const answer = await describe(box.dataset.describeUrl, input);
    // Somebody who typed on is not interrupted.
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

  // -- The form of a source -----------------------------------------------------------------------

  const pick = (select, publisher) => {
    if (!select || select.value) return;
    select.add(new Option(publisher.text, publisher.pk, true, true));
    if (window.django) window.django.jQuery(select).trigger("change");
  };

  const take = (form, answer) => {
    const given = { ...answer, publisher_name: answer.publisher_key ? "" : answer.publisher };
    for (const name of ["title", "author", "published", "language", "publisher_name", "accessed_on"]) {
      const input = form.elements[name];
      if (input && !input.value && given[name]) input.value = given[name];
    }
    if (answer.publisher_key) {
      pick(form.elements.publisher, { pk: answer.publisher_key, text: answer.publisher });
    }
    if (answer.url) form.elements.url.value = answer.url;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-read-page]");
    if (!button) return;
    const form = button.form;
    const status = form.querySelector("[data-source-status]");
    event.preventDefault();
    if (form.elements.confidential && form.elements.confidential.checked) {
      status.textContent = button.dataset.confidential;
      return;
    }
    status.textContent = FETCHING;
    const answer = await describe(button.dataset.readPage, form.elements.url);
    if (answer.source) {
      status.textContent = `The desk holds this page already: ${answer.source.text}. `;
      const link = document.createElement("a");
      link.className = "desk-link";
      link.href = answer.source.url;
      link.textContent = "Open it";
      status.append(link);
      return;
    }
    take(form, answer);
    status.textContent = answer.sentence || "Read from the page. Mend what it says wrongly.";
  });
})();
