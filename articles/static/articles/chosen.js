// The words that somebody has chosen on the paper of an article, be it written or only read, and where
// they stand: {field, quote}, the field empty in the text itself.
import { editorReady, form } from "newsroom/article";
import { goTo } from "newsroom/marking";
import { catchUp } from "newsroom/writing";

const panel = document.getElementById("article-panel");
const paper = document.querySelector(".paper-read");
const FIELDS = ["headline", "standfirst"];

let editor = null;
editorReady.then((ready) => {
  editor = ready;
});

const plain = (words) => words.replace(/\s+/g, " ").trim();

// {from, to} of the words in a text of the editor, a space between passages; null where they are gone.
function placeIn(doc, quote) {
  let text = "";
  const at = [];
  const put = (letter, pos) => {
    const isSpace = /\s/.test(letter);
    if (isSpace && (!text || text.endsWith(" "))) return;
    text += isSpace ? " " : letter;
    at.push(pos);
  };
  doc.descendants((node, pos) => {
    if (node.isTextblock) put(" ", pos);
    if (node.isText) [...Array(node.text.length).keys()].forEach((step) => put(node.text[step], pos + step));
    else if (node.isLeaf) put(" ", pos);
  });
  const start = text.indexOf(quote);
  return start < 0 ? null : { from: at[start], to: at[start + quote.length - 1] + 1 };
}

// The same in a page that is only read, as a range.
function rangeIn(root, quote) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  const at = [];
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement.closest("p, li, h2, h3, td, th, figcaption, blockquote");
    const words = around === block ? node.data : ` ${node.data}`;
    for (let step = 0; step < words.length; step += 1) {
      const isSpace = /\s/.test(words[step]);
      if (isSpace && (!text || text.endsWith(" "))) continue;
      text += isSpace ? " " : words[step];
      at.push([node, Math.max(0, step - (words.length - node.data.length))]);
    }
    block = around;
  }
  const start = text.indexOf(quote);
  if (start < 0) return null;
  const range = document.createRange();
  range.setStart(...at[start]);
  const [last, offset] = at[start + quote.length - 1];
  range.setEnd(last, offset + 1);
  return range;
}

const inputOf = (field) => form?.elements[field] || null;
const lineOf = (field) => document.querySelector(`.article-paper h2.paper-${field}, .article-paper p.paper-${field}`);
const valueOf = (field) => inputOf(field)?.value ?? lineOf(field)?.textContent ?? "";

export function stands({ field, quote, stands: stood }) {
  if (!quote) return true;
  if (FIELDS.includes(field)) return plain(valueOf(field)).includes(quote);
  if (editor) return Boolean(placeIn(editor.state.doc, quote));
  return paper ? Boolean(rangeIn(paper, quote)) : stood;
}

// What is chosen on the paper: {field, quote}, without a quote where nothing is.
export function chosen() {
  const here = document.activeElement;
  const field = FIELDS.find((name) => inputOf(name) && here === inputOf(name));
  if (field) {
    const { selectionStart, selectionEnd, value } = here;
    return { field, quote: plain(value.slice(selectionStart, selectionEnd)) };
  }
  if (editor && editor.view.hasFocus()) {
    catchUp(editor.view);
    const { from, to } = editor.state.selection;
    return { field: "", quote: plain(editor.state.doc.textBetween(from, to, " ", " ")) };
  }
  const selection = getSelection();
  const around = selection.rangeCount ? selection.getRangeAt(0).commonAncestorContainer : null;
  const inside = around && (around.nodeType === 1 ? around : around.parentElement);
  const words = selection.isCollapsed ? "" : plain(selection.toString());
  if (inside?.closest(".paper-read")) return { field: "", quote: words };
  const line = FIELDS.find((name) => lineOf(name) && lineOf(name).contains(inside));
  return { field: words && line ? line : "", quote: line ? words : "" };
}

// Whether the words were found and shown.
export function jump({ field, quote }) {
  const isSheet = panel.classList.contains("is-open");
  const shut = () => isSheet && panel.querySelector(".sheet-close").click();
  if (FIELDS.includes(field)) {
    const input = inputOf(field) || lineOf(field);
    if (!input) return false;
    shut();
    const start = quote ? (input.value || "").indexOf(quote) : -1;
    if (!inputOf(field)) input.tabIndex = -1;
    input.focus();
    if (inputOf(field) && start >= 0) input.setSelectionRange(start, start + quote.length);
    input.scrollIntoView({ block: "center" });
    return true;
  }
  if (editor) {
    const at = placeIn(editor.state.doc, quote);
    if (!at) return false;
    shut();
    goTo(editor, at);
    return true;
  }
  const range = paper && rangeIn(paper, quote);
  if (!range) return false;
  shut();
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const around = range.startContainer.parentElement;
  around.tabIndex = -1;
  around.focus({ preventScroll: true });
  around.scrollIntoView({ block: "center" });
  return true;
}
