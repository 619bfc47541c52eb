// The questions of the article: those in the text, each with how well it is answered, and those of
// its kind that nobody has written yet.
import { config, editorReady } from "newsroom/article";

const nav = document.getElementById("article-outline");
const WHAT = { fine: "", bare: "something rests on nothing", empty: "empty" };
const RECORDS = new Set(["recordBlock", "picture", "embed", "trailer"]);
const SENTENCE = /[^.!?…]+(?:[.!?…]+(?=[\s"'’”)]|$)|[.!?…]+|$)/gu;

// -- What the text says ------------------------------------------------------------------------

// Whether a sentence with a figure in it rests on no fact.
function isBare(block) {
  let text = "";
  const linked = [];
  block.descendants((node) => {
    if (!node.isText) {
      if (node.isLeaf) text += " ";
      return;
    }
    if (node.marks.some((mark) => mark.type.name === "fact")) linked.push([text.length, text.length + node.text.length]);
    text += node.text;
  });
  for (const found of text.matchAll(SENTENCE)) {
    const end = found.index + found[0].length;
    if (/\p{Nd}/u.test(found[0]) && !linked.some(([from, to]) => from < end && to > found.index)) return true;
  }
  return false;
}

function weigh(section, node) {
  if (RECORDS.has(node.type.name)) section.records += 1;
  else if (node.isTextblock) {
    if (!node.textContent.trim()) return;
    section.words += 1;
    section.bare ||= isBare(node);
    node.descendants((inner) => {
      if (inner.marks.some((mark) => mark.type.name === "fact")) section.facts += 1;
    });
  } else node.forEach((child) => weigh(section, child));
}

function standing(section) {
  if (!section.words && !section.records) return "empty";
  if (section.bare || (section.words && !section.facts && !section.records)) return "bare";
  return "fine";
}

function sectionsOf(doc) {
  const sections = [];
  doc.forEach((node, position) => {
    if (node.type.name === "heading" && node.attrs.level === 2) {
      sections.push({ text: node.textContent.trim(), position, words: 0, facts: 0, records: 0, bare: false });
    } else if (sections.length) weigh(sections.at(-1), node);
  });
  return sections.map((section) => ({ ...section, is: standing(section) }));
}

// -- What its kind asks ------------------------------------------------------------------------

const plain = (text) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).join(" ")} `;
const pattern = (words) => new RegExp(` ${words.replace("*", ".*")} `, "u");
const asks = (question, heading) => question.known_by.some((words) => pattern(words).test(plain(heading)));
const template = () => {
  const kind = document.getElementById("id_kind")?.value || config.kind;
  return config.questions?.[kind] || [];
};

// Before the first written question that its kind asks later; else at the end.
function insert(editor, question) {
  const asked = template();
  const later = asked.slice(asked.findIndex((one) => one.text === question.text) + 1);
  const before = sectionsOf(editor.state.doc).find((section) => later.some((one) => asks(one, section.text)));
  const position = before ? before.position : editor.state.doc.content.size;
  const heading = { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: question.text }] };
  editor
    .chain()
    .insertContentAt(position, [heading, { type: "paragraph" }])
    .setTextSelection(position + question.text.length + 3)
    .focus()
    .scrollIntoView()
    .run();
}

function jump(editor, index) {
  const section = sectionsOf(editor.state.doc)[index];
  if (!section) return;
  editor.chain().setTextSelection(section.position + 1).focus().run();
  editor.view.nodeDOM(section.position)?.scrollIntoView({ block: "start" });
}

// -- What is drawn -----------------------------------------------------------------------------

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const fold = element("details");
const list = element("ol");
const count = element("summary");
const hint = element("p", { class: "outline-hint" }, "Start with the answer. Two sentences.");
fold.append(count, hint, list);
nav.append(element("h2", {}, "Questions"), fold);

function written(section) {
  const dot = element("span", { class: `outline-dot is-${section.is}`, "aria-hidden": "true" });
  const button = element("button", { type: "button", title: WHAT[section.is] }, dot, element("span", {}, section.text || "No words yet"));
  if (WHAT[section.is]) button.append(element("span", { class: "visually-hidden" }, `, ${WHAT[section.is]}`));
  return element("li", {}, button);
}

function unwritten(question) {
  const dot = element("span", { class: "outline-dot is-empty", "aria-hidden": "true" });
  const said = element("span", {}, element("span", { class: "visually-hidden" }, "Put in: "), question.text);
  const button = element("button", { type: "button", class: "is-unwritten", title: question.why }, dot, said);
  button.question = question;
  return element("li", {}, button);
}

let drawn = "";
function draw(editor) {
  const sections = sectionsOf(editor.state.doc);
  const open = template().filter((question) => !sections.some((section) => asks(question, section.text)));
  const signature = JSON.stringify([sections.map(({ text, is }) => [text, is]), open]);
  if (signature !== drawn) {
    drawn = signature;
    const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
    list.replaceChildren(...sections.map(written), ...open.map(unwritten));
    if (focused >= 0) list.children[Math.min(focused, list.children.length - 1)]?.firstChild.focus({ preventScroll: true });
    count.textContent = `Questions: ${sections.length} in the text, ${open.length} not asked yet`;
    hint.hidden = sections.length > 0;
  }
  here(editor, sections);
}

function here(editor, sections = sectionsOf(editor.state.doc)) {
  const caret = editor.state.selection.from;
  const last = sections.findLastIndex((section) => section.position < caret);
  for (const [number, item] of [...list.children].entries()) {
    if (number === last) item.firstChild.setAttribute("aria-current", "true");
    else item.firstChild.removeAttribute("aria-current");
  }
}

editorReady.then((editor) => {
  let waiting = 0;
  const soon = (work) => () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => work(editor), 300);
  };
  // A column of its own, or a line above the paper: by the room that the side bar leaves.
  const columns = nav.parentElement;
  let wide = null;
  new ResizeObserver(() => {
    const room = getComputedStyle(columns).gridTemplateColumns.split(" ").length > 2;
    if (room !== wide) fold.open = room;
    wide = room;
  }).observe(columns);
  editor.on("update", soon(draw));
  editor.on("selectionUpdate", soon(draw));
  document.getElementById("id_kind")?.addEventListener("change", () => draw(editor));
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.question) {
      insert(editor, button.question);
      draw(editor);
    } else jump(editor, [...list.children].indexOf(button.parentElement));
  });
  draw(editor);
  nav.hidden = false;
});
