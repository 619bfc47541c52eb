// A fact as the desk shows it beside its words: in the panel, and on a card near them.
// Import it as "newsroom/factcard".
import { say } from "newsroom/article";
import { factOf, hear, refresh, wantsHand } from "newsroom/facts";
import { refsOf, restOn } from "newsroom/marking";
import { openPicker } from "newsroom/picker";

export const element = (tag, className = "", ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
};

const LEAVING = 250;
const GAP = 6;

// -- What is said of a fact ---------------------------------------------------------------------------

export const standingOf = (row) =>
  element("span", `desk-standing s-${row.standing}${row.checked ? "" : " is-unchecked"}`, row.word);

const label = (words, tone) => element("span", `desk-label${tone ? ` is-${tone}` : ""}`, words);

export function labelOf(row) {
  if (row.gone) return label("gone", "bad");
  if (row.changed) return label("changed", "warn");
  if (row.conflicts?.length) return label("conflict", "warn");
  if (!row.sources) return label("no source", "warn");
  return row.checked ? label("checked", "ok") : label("not checked", "");
}

// "at least $100 million · Antwerp diamond heist · 1 source · checked by Jo, 3 Nov 2026"
export const small = (row) =>
  [row.value, row.about, row.sources_words, row.checked_words].filter(Boolean).join(" · ");

function cite(one) {
  const who = [one.publisher, one.title].filter(Boolean).join(", ");
  const line = element("li", "", element("span", "", one.confidential ? `${who} (confidential)` : who));
  if (one.quote) line.append(element("q", "", one.quote));
  return line;
}

function otherClaim(rival) {
  const said = rival.value ? element("strong", "", rival.value) : element("span", "", rival.statement);
  return element("p", "fact-other", rival.open ? "Another source says " : "To be used in its place: ", said);
}

// Everything about one fact, without what can be done.
export function factBody(row) {
  const body = element("div", "fact-body");
  if (!row) return element("div", "fact-body", element("p", "", "Asking the desk what it holds…"));
  if (row.gone) body.append(element("p", "desk-error", row.gone));
  if (row.changed) body.append(element("p", "fact-changed", row.changed));
  if (!row.standing) return body;
  body.prepend(element("p", "fact-says", row.statement));
  body.append(element("p", "fact-line", standingOf(row), ` ${small(row)}`));
  if (row.reason) body.append(element("p", "desk-small", row.reason));
  if (row.cites?.length) body.append(element("ul", "fact-cites", ...row.cites.map(cite)));
  for (const rival of row.instead || []) body.append(otherClaim(rival));
  return body;
}

// -- What can be done -----------------------------------------------------------------------------------

const newTab = (url) => window.open(url, "_blank", "noopener");

function swap(editor, at, ref) {
  const rivals = factOf(ref)?.instead || [];
  if (rivals.length !== 1) return openPicker(editor, { range: at, replace: ref });
  restOn(editor, at, [...new Set(refsOf(at.refs).map((one) => (one === ref ? rivals[0].ref : one)))]);
  say(`The words now rest on: ${rivals[0].statement} See that they say so.`);
  refresh();
}

function unlink(editor, at, ref) {
  restOn(editor, at, refsOf(at.refs).filter((one) => one !== ref));
  say("The words rest on it no more. Ctrl+Z takes that back.");
}

// Rows of {key, name, run} that make sense for this fact.
export function actionsOf(editor, at, ref) {
  const row = factOf(ref);
  const settle = row?.conflicts?.find((rival) => rival.settle)?.settle;
  const one = row?.instead?.length === 1 && row.instead[0];
  return [
    settle && { key: "C", name: "Settle it", run: () => newTab(settle) },
    { key: "S", name: one ? "Print the other" : "Swap", run: () => swap(editor, at, ref) },
    { key: "U", name: "Unlink", run: () => unlink(editor, at, ref) },
    row?.url && { key: "O", name: "Open", run: () => newTab(row.url) },
  ].filter(Boolean);
}

export function buttonsOf(actions, after = () => {}) {
  return element(
    "p",
    "fact-do",
    ...actions.map(({ key, name, run }) => {
      const cap = element("kbd", "desk-key", key);
      cap.setAttribute("aria-hidden", "true");
      const button = element("button", "desk-button-small", name, cap);
      button.type = "button";
      button.setAttribute("aria-keyshortcuts", key);
      button.addEventListener("click", () => {
        after();
        run();
      });
      return button;
    }),
  );
}

// -- The card ---------------------------------------------------------------------------------------------

let card = null;

export function closeCard(back = false) {
  if (!card) return;
  const { dom, editor } = card;
  card = null;
  dom.remove();
  if (back) editor.view.focus();
}

function entry(editor, at, ref) {
  const actions = actionsOf(editor, at, ref);
  const made = element("div", "fact-entry", factBody(factOf(ref)), buttonsOf(actions, () => closeCard()));
  made.addEventListener("keydown", (event) => {
    const action = actions.find((one) => one.key.toLowerCase() === event.key.toLowerCase());
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    closeCard();
    action.run();
  });
  return made;
}

function fill() {
  const { dom, editor, at } = card;
  const within = dom.contains(document.activeElement);
  const refs = refsOf(at.refs);
  dom.classList.toggle("is-acting", refs.map(factOf).some((row) => row && wantsHand(row)));
  dom.replaceChildren(...refs.map((ref) => entry(editor, at, ref)));
  if (within || card.focus) dom.querySelector("button")?.focus();
}

// Below the words, or above them where there is more room; never over them.
function place() {
  const { dom, editor, at } = card;
  const [from, to] = [editor.view.coordsAtPos(at.from), editor.view.coordsAtPos(at.to, -1)];
  const bar = document.getElementById("article-bar")?.offsetHeight || 0;
  const [above, below] = [from.top - GAP, innerHeight - bar - to.bottom - GAP];
  const isBelow = dom.offsetHeight <= below || below >= above;
  dom.style.maxHeight = `${Math.max(120, (isBelow ? below : above) - GAP)}px`;
  dom.style.left = `${Math.max(8, Math.min(from.left, innerWidth - dom.offsetWidth - 8))}px`;
  dom.style.top = `${isBelow ? to.bottom + GAP : Math.max(8, above - dom.offsetHeight)}px`;
}

function press(event) {
  event.stopPropagation();
  if (event.key === "Escape") {
    event.preventDefault();
    return closeCard(true);
  }
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...card.dom.querySelectorAll("button")];
  const next = buttons.indexOf(document.activeElement) + step;
  buttons[(next + buttons.length) % buttons.length].focus();
}

// A card does not stay once pointer, focus or words have left.
function watchLeaving(dom, anchor) {
  let timer = 0;
  const stay = () => clearTimeout(timer);
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(() => card?.dom === dom && !dom.contains(document.activeElement) && closeCard(), LEAVING);
  };
  dom.addEventListener("mouseenter", stay);
  dom.addEventListener("mouseleave", leave);
  anchor?.addEventListener("mouseenter", stay);
  anchor?.addEventListener("mouseleave", leave);
  dom.addEventListener("focusout", (event) => {
    if (card?.dom === dom && !dom.contains(event.relatedTarget) && document.hasFocus()) leave();
  });
}

// Show what the words at ``at`` rest on. With ``focus`` its keys work at once.
export function openCard({ editor, at, focus = false, anchor = null }) {
  if (card && !focus && card.at.from === at.from && card.at.refs === at.refs) return;
  closeCard();
  const dom = element("div", "fact-card");
  dom.setAttribute("role", "dialog");
  dom.setAttribute("aria-label", "What these words rest on");
  document.body.append(dom);
  card = { dom, editor, at, focus };
  dom.addEventListener("keydown", press);
  watchLeaving(dom, anchor);
  fill();
  place();
}

hear(() => {
  if (!card) return;
  fill();
  place();
});
addEventListener("scroll", () => closeCard(), { passive: true });
document.addEventListener("pointerdown", (event) => card && !card.dom.contains(event.target) && closeCard());
