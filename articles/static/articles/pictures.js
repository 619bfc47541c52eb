// What the page knows of the pictures of the desk, by their keys, and what its dialogs are made of.
// Loaded when the first of it is needed. Import it as "newsroom/pictures".
import { ask, say } from "newsroom/article";

const NO_NETWORK = "The desk cannot be reached. Try again when the network is back.";

export function make(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export const button = (words, onclick, more = {}) =>
  make("button", { type: "button", className: "desk-button-small", textContent: words, onclick, ...more });

export const sentencesOf = (error) => error.sentences || [NO_NETWORK];

// -- What is known of pictures -------------------------------------------------------------------

const known = new Map();
const watching = new Set();
let asked = new Set();

// Call ``show(picture)`` with the picture of that key now or soon, and whenever it changes; with
// null where there is none, with undefined where nobody can say. Returns how to stop.
export function watch(key, show) {
  const one = { key: String(key), show };
  watching.add(one);
  if (known.has(one.key)) show(known.get(one.key));
  else {
    if (!asked.size) setTimeout(fetchAsked, 30);
    asked.add(one.key);
  }
  return () => watching.delete(one);
}

async function fetchAsked() {
  const keys = [...asked];
  asked = new Set();
  let found;
  try {
    found = (await ask("pictures", { query: { ids: keys.join(",") } })).pictures;
  } catch {
    for (const one of watching) if (keys.includes(one.key)) one.show(undefined);
    return;
  }
  const missing = new Set(keys);
  for (const picture of found) {
    missing.delete(String(picture.id));
    learn(picture);
  }
  for (const key of missing) tell(key, null);
}

function tell(key, picture) {
  known.set(key, picture);
  for (const one of watching) if (one.key === key) one.show(picture);
}

export const learn = (picture) => tell(String(picture.id), picture);

// -- Notes that stay until somebody answers them ----------------------------------------------------

const notes = make("div", { className: "picture-notes" });
document.body.append(notes);

// Say what waits, with a button for each pair of a name and what it does.
export function leaveNote(words, choices) {
  const note = make("div", { className: "picture-note" }, [make("p", { textContent: words })]);
  const answer = (run) => () => {
    note.remove();
    run();
  };
  note.append(make("p", { className: "picture-buttons" }, choices.map(([name, run]) => button(name, answer(run)))));
  note.setAttribute("role", "region");
  note.setAttribute("aria-label", "A picture that is not in the text");
  notes.append(note);
  say(words);
}

export const filesIn = (data) => [...(data?.files || [])];

export const remarksList = (remarks, bad = false) =>
  make(
    "ul",
    { className: `picture-remarks${bad ? " picture-bad" : ""}`, hidden: !remarks.length },
    remarks.map((remark) => make("li", { textContent: remark })),
  );
