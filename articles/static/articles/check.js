// Read and check: one key for each sentence. Every button is a plain form; here it is posted behind
// the page, one after the other, while the next sentence is open already.
"use strict";

(() => {
  const written = document.getElementById("check-config");
  const root = document.querySelector("[data-check]");
  if (!written || !root) return;
  const config = JSON.parse(written.textContent);
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [side, strip, trouble, saving, end] = ["evidence", "strip", "trouble", "saving", "end"].map(part);
  const sentences = [...root.querySelectorAll(".check-sentence")];
  const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
  const pages = new Map();
  let steps = config.steps;
  let current = config.current;
  let stale = false;
  let closing = null;
  // The sentence that is shown as soon as its evidence is here.
  let wanted = 0;
  const refused = [];

  const stepAt = (number) => steps[number - 1];
  const form = () => side.querySelector("[data-check-form]");
  const opened = new Set();
  const typed = new Map();

  // -- Drawing --------------------------------------------------------------------------------------

  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // The same words as the server's, ahead of its answer.
  const tell = () => {
    const count = (state) => steps.filter((step) => step.state === state).length;
    const [left, objected, version] = [count("left"), count("objected"), config.revision];
    part("count").textContent = `${count("stands") + objected} of ${steps.length} · ${left} left`;
    const waits = [left && counted(left, "sentence"), objected && counted(objected, "objection")].filter(Boolean);
    let last = `Every sentence of version ${version} stands. Approve it?`;
    if (left) last = `${counted(left, "sentence")} left to read.`;
    else if (objected) last = `Every sentence of version ${version} is read: ${counted(objected, "objection")}. Send it back?`;
    else if (count("yours")) last = `All that you may check of version ${version} stands.`;
    if (steps.length) part("end-words").textContent = last;
    if (steps.length) part("waits").textContent = waits.length ? `Approving waits for ${waits.join(" and ")}.` : last;
  };

  const draw = () => {
    [...strip.children].forEach((mark, at) => {
      mark.className = `is-${steps[at].state}${at + 1 === current ? " is-current" : ""}`;
    });
    for (const link of sentences) {
      const number = Number(link.dataset.step);
      const step = stepAt(number);
      link.className = `check-sentence is-${step.state}`;
      if (number === current) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      const note = link.nextElementSibling;
      note.hidden = step.state !== "objected";
      note.textContent = step.state === "objected" ? `${step.by} objects` : "";
    }
    saving.textContent = queue.length ? `saving ${queue.length}` : "";
    tell();
    const approve = root.querySelector("[data-approve]");
    if (!approve) return;
    const waits = steps.some((step) => step.state === "left" || step.state === "objected");
    approve.setAttribute("aria-disabled", String(waits));
    approve.classList.toggle("desk-button-main", !waits);
  };

  const say = (sentences, more) => {
    trouble.replaceChildren(...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }), ...(more ? [more] : []));
  };

  const follow = (told) => {
    strip.setAttribute("aria-label", told.counts);
    const back = part("back");
    if (back) back.textContent = told.back;
  };

  const ready = () => {
    const box = form();
    if (!box) return;
    const step = stepAt(current);
    box.querySelector("[data-line]").hidden = !box.elements.reason.value;
    const tick = box.elements.opened;
    if (tick && opened.has(step.digest)) tick.checked = true;
    const kept = typed.get(step.digest);
    if (kept) [box.elements.reason.value, box.querySelector("[data-line]").hidden] = [kept, false];
  };

  const show = (number) => {
    if (stale) return;
    current = number;
    const ended = !number;
    wanted = ended || pages.has(number) ? 0 : number;
    document.getElementById("check-mend").replaceChildren();
    end.hidden = !ended;
    if (ended) side.replaceChildren();
    else if (pages.has(number)) side.replaceChildren(pages.get(number).cloneNode(true));
    else {
      side.textContent = "Loading what stands behind it…";
      draw();
      return;
    }
    for (const [walk, to] of [[1, number ? number + 1 : 1], [-1, number ? number - 1 : steps.length]]) {
      const there = to >= 1 && to <= steps.length ? to : "end";
      root.querySelector(`[data-walk="${walk}"]`).setAttribute("href", `?sentence=${there}`);
    }
    history.replaceState(null, "", ended ? "?sentence=end" : `?sentence=${number}`);
    ready();
    draw();
    const heading = (ended ? end : side).querySelector("h2");
    heading.focus({ preventScroll: true });
    const link = sentences.find((one) => Number(one.dataset.step) === number);
    if (link) link.scrollIntoView({ block: "center", behavior: "instant" });
    root.querySelector(".check-side").scrollTop = 0;
  };

  const following = () => {
    const left = steps.map((step, at) => (step.state === "left" ? at + 1 : 0)).filter(Boolean);
    return left.find((number) => number > current) || left[0] || 0;
  };

  // -- Saving ---------------------------------------------------------------------------------------

  const link = (words, href, run) => {
    const made = document.createElement(href ? "a" : "button");
    made.className = href ? "desk-link" : "desk-button-small";
    made.textContent = words;
    if (href) made.href = href;
    else {
      made.type = "button";
      made.addEventListener("click", run);
    }
    return made;
  };

  const learn = (told) => {
    const now = new Map(told.steps.map((step) => [step.digest, step]));
    const under = new Map(queue.jobs.filter((job) => job.number).map((job) => [job.digest, job]));
    for (const step of steps) {
      const found = now.get(step.digest);
      const job = under.get(step.digest);
      if (job) step.state = job.kind;
      else if (found) [step.state, step.by, step.needs] = [found.state, found.by, found.needs];
      else step.state = "left";
    }
    follow(told);
  };

  const reasonsOf = (sentences) => sentences.map((sentence) => {
    const line = document.createElement("p");
    line.className = "desk-error";
    line.textContent = sentence;
    return line;
  });

  const refuse = (job, told) => {
    closing = null;
    if (job.number) stepAt(job.number).state = job.before;
    if (told.changed) {
      for (const other of queue.empty()) if (other.number) stepAt(other.number).state = other.before;
      stale = true;
      say(told.reasons, link("Open it", location.pathname));
    } else refused.push([job, told.reasons]);
    draw();
  };

  // The first that was refused is shown as it is now, with what was typed and why not.
  const showRefused = async () => {
    const [[job, reasons]] = refused.splice(0);
    if (!job.number) {
      say(reasons);
      return;
    }
    await fetchPages().catch(() => {});
    typed.set(stepAt(job.number).digest, job.reason);
    show(job.number);
    form()?.querySelector("[data-reasons]").replaceChildren(...reasonsOf(reasons));
  };

  const settle = (job, told) => {
    say([]);
    if (job.number) typed.delete(job.digest);
    learn(told);
    refresh();
    draw();
    if (job.kind !== "undo") return;
    const at = steps.findIndex((step) => step.digest === told.digest);
    if (at >= 0) fetchPages().then(() => show(at + 1));
  };

  const close = () => {
    const leaving = closing;
    closing = null;
    leaving.requestSubmit(leaving.querySelector("button"));
  };

  const queue = new window.CheckQueue(
    { address: config.addresses["check-decide"], token, revision: config.revision },
    {
      settled: settle,
      refused: refuse,
      drained: () => {
        if (refused.length) showRefused();
        else if (closing) close();
      },
      stopped: (again) => say([`No network: ${queue.length} not saved yet, and kept here.`], link("Try again", "", again)),
    },
  );

  const add = (job) => {
    if (stale) return;
    if (job.number) {
      const step = stepAt(job.number);
      job.before = step.state;
      for (const other of steps) if (other.digest === step.digest) other.state = job.kind;
    }
    queue.add(job);
    draw();
  };

  // -- Deciding -------------------------------------------------------------------------------------

  const ask = (words) => {
    const box = form();
    const line = box.querySelector("[data-line]");
    line.hidden = false;
    line.querySelector("label").textContent = words;
    box.elements.reason.focus();
  };

  const read = (box) => ({ digest: box.elements.sentence.value, facts: box.elements.facts.value });

  const stands = () => {
    if (wanted) return undefined;
    const [step, box] = [stepAt(current), form()];
    if (!box || !box.querySelector("[data-stands]")) return void show(following());
    if (step.state === "stands") return void show(following());
    const reason = box.elements.reason.value.trim();
    const isOpened = opened.has(step.digest) || Boolean(box.elements.opened && box.elements.opened.checked);
    if (step.needs === "never") return void box.querySelector(".desk-error")?.scrollIntoView({ block: "nearest" });
    if (step.needs === "open" && !isOpened && !reason) {
      const place = box.querySelector("[data-reasons]");
      place.textContent = "Open the source first: there is no quote to compare it with.";
      side.querySelector("[data-opens]")?.focus();
      return undefined;
    }
    if (step.needs === "reason" && !reason) {
      box.dataset.wants = "stands";
      return void ask("It stands, because…");
    }
    add({ kind: "stands", number: current, ...read(box), reason, opened: isOpened });
    show(following());
    return undefined;
  };

  const objects = () => {
    const box = form();
    const reason = box.elements.reason.value.trim();
    if (!reason || box.dataset.wants === "stands") {
      box.dataset.wants = "objected";
      return void ask("What is wrong with it? The writer reads it");
    }
    add({ kind: "objected", number: current, ...read(box), reason });
    show(following());
    return undefined;
  };

  // -- Leaving --------------------------------------------------------------------------------------

  const waiting = () => steps.findIndex((step) => step.state === "left" || step.state === "objected") + 1;

  root.addEventListener("submit", (event) => {
    const sent = event.target;
    if (sent.matches("[data-check-form]")) {
      event.preventDefault();
      const wants = event.submitter && event.submitter.value;
      // Enter in the line of a reason means what the line was opened for.
      const typing = document.activeElement === sent.elements.reason;
      const meant = typing && sent.dataset.wants ? sent.dataset.wants : wants;
      if (meant === "objected") objects();
      else {
        delete sent.dataset.wants;
        stands();
      }
    } else if (sent.matches(".check-undo")) {
      event.preventDefault();
      add({ kind: "undo" });
    } else if (sent.matches("[data-closes]")) {
      if (sent.matches("[data-approves]") && waiting()) {
        event.preventDefault();
        show(waiting());
      } else if (queue.length) {
        event.preventDefault();
        closing = sent;
        queue.run();
      }
    }
  });

  // -- Reading --------------------------------------------------------------------------------------

  const learnPages = (html) => {
    for (const [number, text] of Object.entries(html)) {
      const page = document.createElement("template");
      page.innerHTML = text;
      pages.set(Number(number), page.content.firstElementChild);
    }
  };

  const fetchPages = async () => {
    const answer = await fetch(config.addresses["check-evidence"], { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const told = await answer.json();
    if (told.revision !== config.revision) return;
    learnPages(told.html);
    if (!queue.length && told.steps.length === steps.length) {
      steps = told.steps;
      follow(told);
      draw();
    }
    if (wanted) show(wanted);
  };

  // What was decided is drawn anew from the server, once nothing is under way.
  let asked = 0;
  const refresh = () => {
    clearTimeout(asked);
    asked = setTimeout(() => fetchPages().catch(() => {}), 400);
  };

  for (const page of part("ahead").content.children) pages.set(Number(page.dataset.number), page.firstElementChild);

  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!plain || !(event.target instanceof Element)) return;
    const opens = event.target.closest("[data-opens]");
    if (opens && current) {
      opened.add(stepAt(current).digest);
      const tick = form() && form().elements.opened;
      if (tick) tick.checked = true;
      side.querySelector("h2")?.focus({ preventScroll: true });
      return;
    }
    const to = event.target.closest("[data-step], [data-walk]");
    if (!to || !root.contains(to)) return;
    event.preventDefault();
    const said = new URL(to.href).searchParams.get("sentence");
    show(said === "end" ? 0 : Number(said));
  });

  window.checkKeys({
    root,
    form,
    stands,
    leave() {
      form().querySelector("[data-line]").hidden = true;
      typed.set(stepAt(current).digest, form().elements.reason.value);
      side.querySelector("h2").focus({ preventScroll: true });
    },
  });

  addEventListener("beforeunload", (event) => {
    if (queue.length) event.preventDefault();
  });

  ready();
  draw();
  fetchPages().catch(() => {});
  const start = (current ? side : end).querySelector("h2");
  if (start && !trouble.textContent.trim()) start.focus({ preventScroll: true });
  const here = sentences.find((one) => Number(one.dataset.step) === current);
  if (here && current > 1) here.scrollIntoView({ block: "center", behavior: "instant" });
})();
