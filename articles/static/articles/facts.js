// What the desk knows of the facts that the text links to: asked for in one go, again when others
// come, and once a minute while somebody looks. Import it as "newsroom/facts".
import { ask, config, form } from "newsroom/article";

const MINUTE = 60000;
const TOGETHER = 60;
const known = new Map();
const listeners = new Set();
let linked = () => [];
let timer = 0;
let going = null;

export const factOf = (ref) => known.get(ref);

// Be called whenever something new is known.
export function hear(listener) {
  listeners.add(listener);
}

// Take in rows that came with another answer.
export function learn(rows) {
  for (const row of rows) known.set(row.ref, row);
  for (const listener of listeners) listener();
}

// What the article is about as its form says now; without a form the desk knows by itself.
export const about = () =>
  Object.fromEntries(
    ["show", "event"]
      .filter((name) => form?.elements[name])
      .map((name) => [name, form.elements[name].value]),
  );

async function fetchAll(refs) {
  going?.abort();
  going = new AbortController();
  try {
    const { rows } = await ask("facts-linked", {
      data: { ...about(), refs: refs.join(" ") },
      signal: going.signal,
    });
    learn(rows);
  } catch {
    // The words stay as they were painted; the next minute asks again.
  }
}

// Ask for all that the text links to.
export function refresh() {
  const refs = [...new Set(linked())];
  if (refs.length && config.addresses["facts-linked"]) fetchAll(refs);
}

// Ask soon, if the text links to something that is not known yet.
export function want(refs) {
  if (![...refs].some((ref) => !known.has(ref))) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, TOGETHER);
}

// ``list`` gives the references that the text holds now.
export function watch(list) {
  linked = list;
  want(list());
}

setInterval(() => document.hidden || refresh(), MINUTE);
document.addEventListener("visibilitychange", () => document.hidden || refresh());

// -- How words that rest on facts are painted --------------------------------------------------------

const WORST_FIRST = ["false", "unsupported", "disputed", "unknown", "reported", "confirmed"];

// A fact that somebody has to do something about. A text may well say what is false, and a conflict
// that the desk has left open on purpose waits for nobody.
export const wantsHand = (row) =>
  Boolean(row.gone || row.changed || row.conflicts?.some((rival) => !rival.accepted));

// The classes of words that rest on these facts: the worst of them tells.
export function classesOf(refs) {
  const rows = refs.map(factOf).filter(Boolean);
  if (rows.length < refs.length) return "fact-words is-asked";
  const standing = WORST_FIRST.find((one) => rows.some((row) => row.standing === one)) || "unknown";
  const names = ["fact-words", `s-${standing}`];
  if (rows.some((row) => row.gone || row.changed)) names.push("is-waved");
  else if (rows.some((row) => !row.sources)) names.push("is-sourceless");
  else if (rows.some((row) => !row.checked)) names.push("is-dotted");
  if (rows.some(wantsHand)) names.push("is-tinted");
  return names.join(" ");
}
