// Words are never lost: kept on the server every few seconds, on this computer without a network.
import { ask, config, editorReady, form } from "newsroom/article";
import { recover } from "newsroom/recovery";
import * as words from "newsroom/words";

const PAUSE = 2000;
const QUIET = 500;
const HEARTBEAT = 15_000;
const AGAIN = 5000;
// Browsers carry no more than this to the server when a page goes.
const LAST_WORDS = 60_000;

const LOGGED_OUT = "you are logged out. Log in in another window, then go on here.";

const place = document.getElementById("article-kept");
const here = document.getElementById("article-here");
const writes = Boolean(words.person && form?.elements.base_version);

let editor = null;
let baseline = "";
let kept = "";
let asked = 0;
let timer = 0;
let sending = null;
let gone = false;
let touched = false;
let since = null;

const standing = () => JSON.stringify(words.fields());
const isDirty = () => words.person.unsaved || standing() !== baseline;
const clock = (moment) =>
  moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

// -- What the page says -----------------------------------------------------------------------------

// The time changes every few seconds and is not read out; the words are, when they change.
function tell(before, time = "", after = "", grave = false) {
  if (!place) return;
  const ticking = document.createElement("span");
  ticking.setAttribute("aria-hidden", "true");
  ticking.textContent = time;
  const old = place.querySelector("span");
  place.classList.toggle("is-not-kept", grave);
  if (old && place.dataset.words === before + after) old.textContent = time;
  else place.replaceChildren(before, ticking, after);
  place.dataset.words = before + after;
}

function tellHere(why) {
  since ||= new Date();
  if (why) tell(`Kept on this computer: ${why}`);
  else tell(`Kept on this computer, no network since ${clock(since)}`);
}

function showCompany({ others = [], newer = "" }) {
  if (!here) return;
  if (!here.children.length) {
    const people = document.createElement("span");
    const saved = document.createElement("span");
    saved.className = "newer-saved";
    saved.setAttribute("role", "status");
    here.append(people, saved);
  }
  const lines = [others.map((line) => `${line}. `).join(""), newer];
  lines.forEach((line, number) => {
    if (here.children[number].textContent !== line) here.children[number].textContent = line;
  });
}

// -- Where I am -------------------------------------------------------------------------------------

function questions() {
  if (editor && document.activeElement?.closest(".ProseMirror")) {
    const found = [];
    editor.state.doc.forEach((node, offset) => {
      const isQuestion = node.type.name === "heading" && node.attrs.level === 2;
      if (isQuestion && offset <= editor.state.selection.head) found.push(node.textContent);
    });
    return found;
  }
  const above = [...document.querySelectorAll(".paper-body h2")].filter(
    (heading) => heading.getBoundingClientRect().top < innerHeight / 2,
  );
  return above.map((heading) => heading.textContent);
}

function whereabouts() {
  const over = questions();
  return {
    heading: over.at(-1) || "",
    section: over.length,
    writing: writes && isDirty() ? "yes" : "",
    version: writes ? words.version() : config.version,
  };
}

async function beat() {
  if (document.hidden || gone || Date.now() - asked < HEARTBEAT - PAUSE) return;
  // A heartbeat is also when what could not be kept is tried again.
  if (writes && standing() !== kept) {
    schedule();
    return;
  }
  asked = Date.now();
  showCompany(await ask("here", { data: whereabouts() }).catch(() => ({})));
}

// -- Keeping ----------------------------------------------------------------------------------------

function parcel(read) {
  const data = new FormData();
  data.set("fields", JSON.stringify(words.signed(read)));
  for (const [name, value] of Object.entries(whereabouts())) data.set(name, value);
  return data;
}

function schedule() {
  if (timer || sending || gone) return;
  timer = setTimeout(send, Math.max(QUIET, asked + PAUSE - Date.now()));
}

async function send() {
  timer = 0;
  const now = standing();
  if (gone || now === kept) return;
  if (!navigator.onLine) {
    keepHere();
    return;
  }
  asked = Date.now();
  sending = new AbortController();
  try {
    const answer = await ask("buffer", {
      data: parcel(JSON.parse(now)),
      signal: sending.signal,
    });
    isKept(now, answer);
  } catch (error) {
    if (error.name !== "AbortError") isNotKept(error);
  }
  sending = null;
  if (standing() !== now) schedule();
}

function isKept(now, answer) {
  kept = now;
  since = null;
  words.dropHere();
  tell("Kept ", answer.at, ", only you see it");
  showCompany(answer);
}

function isNotKept(error) {
  // A server that stumbled is asked again soon; one that refuses, with the next heartbeat.
  if (error.status >= 500) setTimeout(schedule, AGAIN);
  const isRefused = Boolean(error.sentences);
  // The page to log in is an answer, too, and no JSON.
  const refusal = error.status === 200 ? LOGGED_OUT : error.message;
  keepHere(isRefused ? refusal : "");
}

// Without a network there is nothing to say why.
function keepHere(why = "") {
  if (words.keepHere(words.fields())) {
    tellHere(why);
    return;
  }
  const what = why ? "the server refuses" : "there is no network";
  tell(`Not kept: ${what}; your words are here, copy them.`, "", "", true);
}

const isSafe = () => {
  const now = standing();
  return now === baseline || now === kept || words.keepHere(JSON.parse(now));
};

// -- Leaving ----------------------------------------------------------------------------------------

function lastWords() {
  const now = standing();
  if (gone || now === kept || (now === baseline && !words.person.unsaved)) return;
  words.keepHere(JSON.parse(now));
  const data = parcel(JSON.parse(now));
  if (!navigator.onLine || data.get("fields").length > LAST_WORDS) return;
  asked = Date.now();
  fetch(config.addresses.buffer, {
    method: "POST",
    keepalive: true,
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: data,
  })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then((answer) => isKept(now, answer))
    .catch(() => {});
}

function posted(event) {
  if (event.target !== form || event.defaultPrevented) return;
  // Until the next page says that they are a version, the words stay here.
  words.keepHere(words.fields());
  words.noteSent();
  for (const [name, [value]] of Object.entries(words.signed({}))) {
    const input = form.elements[name] || document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  leave();
}

function leave() {
  gone = true;
  clearTimeout(timer);
  sending?.abort();
}

// -- Beginning --------------------------------------------------------------------------------------

async function begin() {
  // The warning of the skin cannot know what is kept.
  form.classList.remove("warn-unsaved-form");
  baseline = standing();
  if (!words.person.unsaved) kept = baseline;
  const me = await words.named;
  const saved = words.wasSaved() ? me : null;
  if (saved) words.dropHere();

  for (const type of ["input", "change"]) form.addEventListener(type, schedule);
  for (const type of ["formset:added", "formset:removed"]) document.addEventListener(type, schedule);
  // Pickers tell of a choice through jQuery alone.
  window.django?.jQuery?.(form).on("change", schedule);
  window.addEventListener("online", schedule);
  window.addEventListener("pagehide", lastWords);
  document.addEventListener("visibilitychange", () => document.hidden && lastWords());
  document.addEventListener("submit", posted);
  document.addEventListener("article:leaving", leave);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) gone = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!gone && !isSafe()) event.preventDefault();
  });
  if (words.person.unsaved) schedule();
  await recover(isDirty, saved);
}

for (const type of ["keydown", "pointerdown", "paste", "drop"]) {
  document.addEventListener(type, () => (touched = true), { once: true, capture: true });
}
editorReady.then((ready) => {
  editor = ready;
  // An editor may spell the same text another way when it starts.
  if (!writes || touched || standing() === baseline) return;
  if (kept === baseline) kept = standing();
  baseline = standing();
});
if (words.person) {
  if (writes) begin();
  setInterval(beat, HEARTBEAT);
  beat();
}
