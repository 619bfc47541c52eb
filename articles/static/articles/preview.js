// The text as readers would see it, from the unsaved form, beside the text. The server draws it; the
// frame runs nothing and loads nothing from elsewhere, so its page can be filled from here.
import { ask, config, editorReady, form, Refused, say } from "newsroom/article";

const WIDTHS = [
  [390, "Phone"],
  [768, "Tablet"],
  [1200, "Wide"],
];
const PAUSE = 600;
const KEPT = "desk-readers-width";

const panel = document.getElementById("panel-readers");

const made = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const view = made("div", { class: "readers-view" });
const said = made("p", { class: "readers-said" }, "Not asked yet.");
const notes = made("div");
const widths = made("div", { class: "readers-widths", role: "group", "aria-label": "Width" });
let frame = null;
let standing = null;
let width = WIDTHS[0][0];
let isStale = true;
let timer = 0;
let asking = null;
let section = 0;
// Whether somebody looks: told when it changes, since to measure it at every key makes keys slow.
let isOpen = false;

const page = () => frame?.contentDocument?.querySelector("main > .page");

// -- The frame -----------------------------------------------------------------------------------

function fit() {
  if (!frame || !view.clientWidth) return;
  const scale = Math.min(1, view.clientWidth / width);
  frame.style.width = `${width}px`;
  frame.style.height = `${view.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
}

function choose(chosen) {
  width = chosen;
  for (const button of widths.children) {
    button.setAttribute("aria-pressed", String(Number(button.value) === chosen));
  }
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // The choice is forgotten with the page.
  }
  fit();
}

// A page with nothing in it, once: what is typed later changes its contents and not its place.
function stand() {
  standing ??= new Promise((resolve) => {
    frame = made("iframe", {
      sandbox: "allow-same-origin",
      src: config.addresses.readers,
      title: "The article as readers would see it",
    });
    frame.addEventListener("load", resolve, { once: true });
    view.append(frame);
    fit();
  });
  return standing;
}

// -- What the server draws -----------------------------------------------------------------------

function posted() {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") data.append(name, value);
  }
  return data;
}

async function refresh() {
  // To ask the form for its data may write the text out to it, which is no other change.
  const data = posted();
  clearTimeout(timer);
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  isStale = false;
  view.setAttribute("aria-busy", "true");
  try {
    const drawn = ask("readers", { data, signal: mine.signal });
    const [answer] = await Promise.all([drawn, stand()]);
    if (mine === asking) draw(answer);
  } catch (error) {
    if (error.name === "AbortError" || mine !== asking) return;
    isStale = true;
    refused(error);
  } finally {
    if (mine === asking) {
      asking = null;
      view.removeAttribute("aria-busy");
    }
  }
}

function draw(answer) {
  const place = page();
  if (!place) {
    // Somebody was logged out, or the frame was led elsewhere: the next time it starts anew.
    frame.remove();
    standing = null;
    isStale = true;
    said.textContent = "The preview cannot be shown. Are you still logged in?";
    return;
  }
  const window = frame.contentWindow;
  const [left, top] = [window.scrollX, window.scrollY];
  const folds = [...place.querySelectorAll("details")].map((fold) => fold.open);
  place.innerHTML = answer.html;
  const now = [...place.querySelectorAll("details")];
  if (now.length === folds.length) now.forEach((fold, number) => (fold.open = folds[number]));
  // Other links would lead out of the frame, and are stopped by it.
  for (const link of place.querySelectorAll('a[href^="#"]')) link.target = "_self";
  window.scrollTo({ left, top, behavior: "instant" });
  const of = answer.version ? `version ${answer.version} as saved` : "from unsaved words";
  said.textContent = `As of ${answer.at}, ${of}`;
  remark(answer.notes);
}

function remark(sentences) {
  notes.replaceChildren();
  if (!sentences.length) return;
  const list = made("ul");
  for (const sentence of sentences) list.append(made("li", {}, sentence));
  const count = sentences.length === 1 ? "1 thing" : `${sentences.length} things`;
  const head = made("summary", {}, `Only you see this: ${count} to mend`);
  notes.append(made("details", { class: "readers-notes", open: "" }, head, list));
}

function refused(error) {
  const words =
    error instanceof Refused ? error.message : "No network: the preview stays as it was.";
  said.textContent = words;
  say(words);
}

// -- When it is asked ----------------------------------------------------------------------------

function touched() {
  isStale = true;
  clearTimeout(timer);
  if (isOpen) timer = setTimeout(refresh, PAUSE);
}

function looked() {
  isOpen = view.clientWidth > 0;
  if (!isOpen) return;
  fit();
  if (isStale) refresh();
}

// The question over the caret: when it is another one, the frame shows it.
function follow(editor) {
  let number = 0;
  editor.state.doc.forEach((node, at) => {
    const isQuestion = node.type.name === "heading" && node.attrs.level === 2;
    const isBefore = at < editor.state.selection.from;
    if (isQuestion && isBefore && node.textContent.trim()) number += 1;
  });
  if (number === section) return;
  section = number;
  if (!isOpen || !page()) return;
  const heading = page().querySelectorAll(".column > .section > h2")[number - 1];
  const window = frame.contentWindow;
  const top = heading ? heading.getBoundingClientRect().top + window.scrollY - 16 : 0;
  window.scrollTo({ top, behavior: "instant" });
}

function build() {
  for (const [pixels, name] of WIDTHS) {
    const label = `${name}, ${pixels} pixels wide`;
    const button = made(
      "button",
      { type: "button", class: "desk-button-small", value: pixels, "aria-label": label, title: label },
      name,
    );
    button.addEventListener("click", () => choose(pixels));
    widths.append(button);
  }
  widths.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...widths.children];
    const next = step && buttons[buttons.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    choose(Number(next.value));
  });
  panel.append(made("div", { class: "readers-top" }, widths, said), notes, view);
  let kept = 0;
  try {
    kept = Number(localStorage.getItem(KEPT));
  } catch {
    // As on the first day.
  }
  choose(WIDTHS.some(([pixels]) => pixels === kept) ? kept : width);
}

if (panel && form && config.addresses.readers) {
  build();
  // Its face is chosen, its column widens, or on a telephone the sheet opens.
  new ResizeObserver(looked).observe(view);
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  // A record may have been changed in another window.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) touched();
  });
  editorReady.then((editor) => {
    editor.on("update", touched);
    editor.on("selectionUpdate", () => follow(editor));
  });
}
