// The panel beside the text: its faces, the way round the page, and the sheet of a telephone.
import { editorReady } from "newsroom/article";

const panel = document.getElementById("article-panel");
const tabs = [...panel.querySelectorAll("[role=tab]")];
const opener = document.getElementById("bar-checks");
const FACES = { "tab-facts": "facts", "tab-readers": "readers", "tab-comments": "comments" };
const isPhone = () => matchMedia("(width < 640px)").matches;

let editor = null;
editorReady.then((ready) => {
  editor = ready;
});

function choose(tab) {
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
  }
  document.dispatchEvent(new CustomEvent("article:face", { detail: FACES[tab.id] }));
}

const steps = { ArrowRight: 1, ArrowLeft: -1 };
panel.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
  const here = tabs.indexOf(event.target);
  const ends = { Home: 0, End: tabs.length - 1 };
  const next = event.key in ends ? ends[event.key] : here + (steps[event.key] || 0);
  if (here < 0 || next === here) return;
  event.preventDefault();
  const tab = tabs[(next + tabs.length) % tabs.length];
  tab.focus();
  choose(tab);
});
panel.addEventListener("click", (event) => {
  const tab = event.target.closest("[role=tab]");
  if (tab) choose(tab);
});

// -- The sheet ---------------------------------------------------------------------------------

function openSheet(open) {
  panel.classList.toggle("is-open", open);
  opener.setAttribute("aria-expanded", String(open));
}

opener.addEventListener("click", () => {
  openSheet(!panel.classList.contains("is-open"));
  if (panel.classList.contains("is-open")) toPanel();
});
panel.querySelector(".sheet-close").addEventListener("click", () => {
  openSheet(false);
  opener.focus();
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel.classList.contains("is-open") || event.defaultPrevented) return;
  openSheet(false);
  opener.focus();
});
// The panel is shut there: how many sentences rest on nothing, in figures.
document.addEventListener("article:rests", ({ detail }) => {
  const count = opener.querySelector(".desk-count");
  count.textContent = detail.bare;
  count.hidden = !detail.bare;
});

// -- Round the page: text, panel, bar ----------------------------------------------------------

function toPaper() {
  if (editor) editor.commands.focus();
  else document.querySelector("#article-paper :is(textarea, a)")?.focus();
}

function toPanel() {
  if (isPhone()) openSheet(true);
  tabs.find((tab) => tab.tabIndex === 0)?.focus();
}

function toBar() {
  if (isPhone()) openSheet(false);
  const seen = [...document.querySelectorAll("#article-bar :is(a, button)")].find((one) => one.checkVisibility());
  (seen || document.getElementById("article-bar")).focus();
}

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key !== ";") return;
  if (document.querySelector("dialog:modal")) return;
  event.preventDefault();
  const here = document.activeElement;
  if (here.closest("#article-panel")) toBar();
  else if (here.closest("#article-bar")) toPaper();
  else toPanel();
});
