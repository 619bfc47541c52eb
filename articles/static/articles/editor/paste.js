// Text from Word, Google Docs and pages of the web: its structure is kept, the rest is dropped.
// What the schema does not know it drops by itself; here is what it would misread.
import { Extension, Plugin } from "django-prose-editor/editor";
import { addressOf } from "newsroom/dialogs";

const DROPPED = [
  "style, script, meta, link, title, xml, svg, math, img, picture, video, audio, iframe, object, embed",
  "noscript, template, button, input, select, textarea, nav",
  // Comments of Word and of Google Docs, and what stands for them in the text.
  ".MsoCommentReference, .MsoCommentText, [style*='mso-element:comment'], [style*='mso-special-character:comment']",
  "sup:has(a[href^='#cmnt']), div:has(> p > a[href^='#cmnt_ref'])",
  "[hidden], [aria-hidden=true], [style*='display:none'], [style*='display: none']",
].join(", ");
const KEPT = {
  A: ["href"],
  BLOCKQUOTE: ["cite"],
  SPAN: ["data-fact"],
  DIV: ["data-block", "data-ref"],
  FIGURE: ["data-image"],
};
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, div, section, article, figure";
const IN_WORD = /mso-list:\s*\S+\s+level(\d+)/i;
const ORDERED = /^\s*(\(?[0-9]+|\(?[a-z]{1,4})[.)]/i;

const all = (root, selector) => [...root.querySelectorAll(selector)];
const unwrap = (node) => node.replaceWith(...node.childNodes);

function rename(node, tag) {
  const made = node.ownerDocument.createElement(tag);
  made.append(...node.childNodes);
  node.replaceWith(made);
  return made;
}

// -- What is not text -------------------------------------------------------------------------------

function dropTheRest(body) {
  for (const node of all(body, DROPPED)) node.remove();
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.remove();
  // Tags of Office, such as o:p: what they hold is a space at most, or words that belong here.
  for (const node of all(body, "*")) {
    if (!node.tagName.includes(":")) continue;
    if (node.textContent.trim()) unwrap(node);
    else node.remove();
  }
}

// -- Lists ------------------------------------------------------------------------------------------

function wordItem(paragraph) {
  const level = IN_WORD.exec(paragraph.getAttribute("style") || "");
  const named = /\bMsoList(Paragraph|Bullet|Number)/.test(paragraph.className);
  const mark = paragraph.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
  if (!level && !(named && mark)) return null;
  const item = paragraph.ownerDocument.createElement("li");
  const tag = mark ? (ORDERED.test(mark.textContent) ? "ol" : "ul") : /Number/.test(paragraph.className) ? "ol" : "ul";
  mark?.remove();
  item.append(...paragraph.childNodes);
  return { item, tag, depth: level ? Number(level[1]) : 1 };
}

// Word writes an item as a paragraph with its bullet as text.
function makeWordLists(body) {
  let open = [];
  let before = null;
  for (const paragraph of all(body, "p")) {
    const found = wordItem(paragraph);
    if (!found) continue;
    const { item, tag, depth } = found;
    if (paragraph.previousElementSibling !== before || !before) open = [];
    open = open.slice(0, depth);
    if (open.length === depth && open.at(-1).tagName.toLowerCase() !== tag) open.pop();
    while (open.length < depth) {
      const list = body.ownerDocument.createElement(tag);
      const parent = open.at(-1);
      if (!parent) paragraph.before(list);
      else (parent.lastElementChild || parent.appendChild(body.ownerDocument.createElement("li"))).append(list);
      open.push(list);
    }
    open.at(-1).append(item);
    before = open[0];
    paragraph.remove();
  }
}

// Google Docs puts the list of a deeper level beside the item, not into it.
function nestLists(body) {
  for (const list of all(body, "ul > ul, ul > ol, ol > ul, ol > ol")) {
    const item = list.previousElementSibling;
    if (item?.tagName === "LI") item.append(list);
  }
}

// An item and a cell hold one run of text: their paragraphs become its lines.
function oneRun(body) {
  for (const cell of all(body, "li, td, th")) {
    const parts = all(cell, ":scope > p, :scope > div, :scope > h1, :scope > h2, :scope > h3, :scope > h4");
    parts.forEach((part, at) => {
      if (at && part.textContent.trim()) part.before(body.ownerDocument.createElement("br"));
      unwrap(part);
    });
  }
  for (const list of all(body, "td ul, td ol, th ul, th ol")) {
    for (const item of all(list, "li")) item.before(body.ownerDocument.createElement("br")), unwrap(item);
    unwrap(list);
  }
}

// -- Headings ---------------------------------------------------------------------------------------

const LEVELS = { MsoTitle: 1, MsoHeading1: 1, MsoHeading2: 2, MsoHeading3: 3 };

// Questions are h2 here. Where the text has several h1, those are its questions.
function mapHeadings(body) {
  for (const paragraph of all(body, "p[class], p[role=heading]")) {
    const level = LEVELS[paragraph.className.split(" ")[0]] || Number(paragraph.getAttribute("aria-level"));
    if (level) rename(paragraph, `h${Math.min(level, 6)}`);
  }
  const shift = all(body, "h1").length > 1 ? 1 : 0;
  for (const heading of all(body, "h1, h2, h3, h4, h5, h6")) {
    const level = Math.min(3, Math.max(2, Number(heading.tagName[1]) + shift));
    const made = rename(heading, `h${level}`);
    // Bold is how the other program draws a heading.
    for (const inner of all(made, "b, strong")) unwrap(inner);
    for (const inner of all(made, "span")) inner.style.fontWeight = "";
    if (!made.textContent.trim()) made.remove();
  }
}

// -- Marks ------------------------------------------------------------------------------------------

const isBold = (weight) => weight === "bold" || weight === "bolder" || Number(weight) >= 600;
const isPlain = (weight) => weight === "normal" || (weight && Number(weight) < 600);

function mapMarks(body) {
  for (const node of all(body, "b, strong")) {
    if (isPlain(node.style.fontWeight)) unwrap(node);
  }
  for (const node of all(body, "i, em")) {
    if (node.style.fontStyle === "normal") unwrap(node);
  }
  for (const node of all(body, "span, font")) {
    const { fontWeight, fontStyle } = node.style;
    for (const [wanted, tag] of [[isBold(fontWeight), "strong"], [fontStyle === "italic", "em"]]) {
      if (!wanted) continue;
      const made = body.ownerDocument.createElement(tag);
      made.append(...node.childNodes);
      node.append(made);
    }
    if (!node.hasAttribute("data-fact")) unwrap(node);
  }
}

const withoutDetour = (href) => {
  try {
    const url = new URL(href);
    const detour = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url";
    return detour ? url.searchParams.get("q") || url.searchParams.get("url") || "" : href;
  } catch {
    return href;
  }
};

function mapLinks(body) {
  for (const link of all(body, "a")) {
    const href = addressOf(withoutDetour(link.getAttribute("href") || ""));
    // An anchor of another page leads nowhere here.
    if (!href || href.startsWith("#") || !link.textContent.trim()) unwrap(link);
    else link.setAttribute("href", href);
  }
}

// -- Loose ends -------------------------------------------------------------------------------------

function dropEmpty(body) {
  for (const node of all(body, "p, li, blockquote")) {
    if (!node.textContent.replaceAll("\u00a0", " ").trim() && !node.querySelector("table, ul, ol")) node.remove();
  }
  for (const node of all(body, "figure:not([data-image])")) unwrap(node);
  for (const node of all(body, "figcaption")) if (!node.closest("figure")) rename(node, "p");
  for (const node of all(body, "br")) {
    const beside = [node.previousElementSibling, node.nextElementSibling];
    const isApart = node.className === "Apple-interchange-newline" || beside.some((one) => one?.matches(BLOCKS));
    if (isApart) node.remove();
  }
}

function dropAttributes(body) {
  for (const node of all(body, "*")) {
    const kept = KEPT[node.tagName] || [];
    for (const { name } of [...node.attributes]) if (!kept.includes(name)) node.removeAttribute(name);
  }
}

// The HTML of a clipboard with nothing in it but what a text of ours may have.
export function tidied(html) {
  // What was copied here is fit to be put in here.
  if (html.includes("data-pm-slice")) return html;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  makeWordLists(body);
  dropTheRest(body);
  nestLists(body);
  mapHeadings(body);
  mapMarks(body);
  mapLinks(body);
  dropEmpty(body);
  oneRun(body);
  dropAttributes(body);
  body.normalize();
  return body.innerHTML;
}

export const Paste = Extension.create({
  name: "tidyPaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: tidied } })],
});
