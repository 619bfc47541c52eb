// The words that rest on facts: where they stand in the text, and how they are marked.
// Import it as "newsroom/marking".
import { pm } from "django-prose-editor/editor";

const { TextSelection } = pm.state;
const WORD = /[\p{L}\p{N}$£€%'’.,-]/u;
const EDGES = /^[\s.,;:!?'’"“”()]+|[\s.,;:!?'’"“”()]+$/gu;

export const refsOf = (refs) => (refs || "").split(" ").filter(Boolean);
export const factMark = (node) => node.marks.find((mark) => mark.type.name === "fact");

// Every stretch of words that rests on facts, as {from, to, refs}; words that are bold in their
// middle are one stretch.
export function marksIn(doc) {
  const found = [];
  let last = null;
  doc.descendants((node, pos) => {
    if (!node.isInline) {
      last = null;
      return;
    }
    const refs = factMark(node)?.attrs.refs;
    if (last && refs && last.to === pos && last.refs === refs) last.to = pos + node.nodeSize;
    else if (refs) found.push((last = { from: pos, to: pos + node.nodeSize, refs }));
    else last = null;
  });
  return found;
}

// The facts that stand in boxes, without words of their own.
export function boxedIn(doc) {
  const found = [];
  doc.descendants((node) => {
    if (node.type.name === "recordBlock" && node.attrs.kind === "fact-box") found.push(...refsOf(node.attrs.ref));
  });
  return found;
}

// The stretch that the caret stands in or at, or null.
export function markAt(state) {
  const { from, to } = state.selection;
  const { $from } = state.selection;
  if (!$from.parent.isTextblock) return null;
  const start = $from.start();
  const stretches = marksIn($from.parent).map((one) => ({ ...one, from: one.from + start, to: one.to + start }));
  return (
    stretches.find((one) => one.from < from && to < one.to) ||
    stretches.find((one) => one.from <= from && to <= one.to) ||
    null
  );
}

// -- The words that are meant ----------------------------------------------------------------------

const textOf = (state, from, to) => state.doc.textBetween(from, to, " ", " ");

// The range without the spaces at its ends.
export function trimmed(state, from, to) {
  const text = textOf(state, from, to);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.trimEnd().length;
  return lead === text.length ? { from, to: from } : { from: from + lead, to: to - trail };
}

function wordAt({ doc, selection }) {
  const { $from } = selection;
  const { parent } = $from;
  const text = parent.textBetween(0, parent.content.size, "\n", " ");
  let left = $from.parentOffset;
  let right = left;
  while (left > 0 && WORD.test(text[left - 1])) left -= 1;
  while (right < text.length && WORD.test(text[right])) right += 1;
  const word = text.slice(left, right);
  const bare = word.replace(EDGES, "");
  if (!bare) return { from: $from.pos, to: $from.pos };
  const at = $from.start() + left + word.indexOf(bare);
  return { from: at, to: Math.min(at + bare.length, doc.content.size) };
}

// What a fact would be linked to: the selected words, the mark around the caret, or the word at it.
// As {from, to, refs, words, sentence, before}.
export function wordsMeant(state) {
  const { selection } = state;
  const mark = markAt(state);
  let range = selection.empty ? mark || wordAt(state) : trimmed(state, selection.from, selection.to);
  if (!selection.$from.parent.isTextblock) range = { from: selection.to, to: selection.to };
  const refs = new Set();
  state.doc.nodesBetween(range.from, range.to, (node) => {
    for (const ref of refsOf(factMark(node)?.attrs.refs)) refs.add(ref);
  });
  const words = textOf(state, range.from, range.to);
  return { from: range.from, to: range.to, refs: [...refs], words, ...around(state, range) };
}

function around(state, { from, to }) {
  const $from = state.doc.resolve(from);
  if (!$from.parent.isTextblock) return { sentence: "", before: "" };
  const text = $from.parent.textBetween(0, $from.parent.content.size, "\n", " ");
  const [start, end] = [$from.parentOffset, Math.min(to - $from.start(), text.length)];
  const pieces = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)];
  const first = pieces.findLast((piece) => piece.index <= start) || { index: 0 };
  const next = pieces.find((piece) => piece.index >= Math.max(end, first.index + 1));
  const until = next ? next.index : text.length;
  return { sentence: text.slice(first.index, until).trim(), before: text.slice(0, first.index).trim() };
}

// -- Marking ---------------------------------------------------------------------------------------

// Make the words rest on ``refs`` and on nothing else; on none, they are plain words again.
export function restOn(editor, { from, to }, refs) {
  const { state } = editor;
  const type = state.schema.marks.fact;
  const tr = state.tr.removeMark(from, to, type);
  if (refs.length) tr.addMark(from, to, type.create({ refs: refs.join(" ") }));
  tr.setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(type).scrollIntoView();
  editor.view.dispatch(tr);
  editor.view.focus();
}

// Put words in at the caret that rest on a fact.
export function insertResting(editor, words, ref, at = editor.state.selection.to) {
  const { state } = editor;
  const type = state.schema.marks.fact;
  const $at = state.doc.resolve(at);
  const node = state.schema.text(words, [type.create({ refs: ref })]);
  if (!$at.parent.inlineContent) {
    const paragraph = state.schema.nodes.paragraph.create(null, node);
    const tr = state.tr.insert(at, paragraph);
    tr.setSelection(TextSelection.near(tr.doc.resolve(at + paragraph.nodeSize - 1), -1));
    editor.view.dispatch(tr.removeStoredMark(type).scrollIntoView());
  } else {
    const before = $at.parent.textBetween(0, $at.parentOffset, "\n", " ");
    const after = $at.parent.textBetween($at.parentOffset, $at.parent.content.size, "\n", " ");
    const tr = state.tr;
    let place = at;
    const space = (pos) => {
      tr.insert(pos, state.schema.text(" "));
      return pos + 1;
    };
    if (/\S$/.test(before)) place = space(place);
    tr.insert(place, node);
    place += node.nodeSize;
    if (/^[^\s.,;:!?)]/.test(after)) space(place);
    tr.setSelection(TextSelection.create(tr.doc, place)).removeStoredMark(type).scrollIntoView();
    editor.view.dispatch(tr);
  }
  editor.view.focus();
}

// -- The text in passages, as the server reads it --------------------------------------------------

const kindOf = (node, parent) => {
  if (node.type.name === "heading") return "heading";
  if (node.type.name === "picture") return "caption";
  return parent?.type.name === "quotation" ? "quotation" : "text";
};

// The server counts characters, the editor UTF-16 units: the same but for the rarest.
const counted = (text, units) => (/[\ud800-\udfff]/.test(text) ? [...text.slice(0, units)].length : units);
const units = (text, count) => (/[\ud800-\udfff]/.test(text) ? [...text].slice(0, count).join("").length : count);

// Each stretch of running text as {kind, text, marks: [[start, end, refs]], pos}.
export function passagesOf(doc) {
  const found = [];
  doc.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, "\n", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : "\ufffc"));
    const marks = marksIn(node).map(({ from, to, refs }) => [counted(text, from), counted(text, to), refs]);
    found.push({ kind: kindOf(node, parent), text, marks, pos: pos + 1 });
    return false;
  });
  return found;
}

// Where the sentence of an answer stands in the text now, or null.
export function placeOf(doc, { passage, start, end, text }) {
  const all = passagesOf(doc);
  const plain = (words) => words.replace(/\s+/g, " ");
  const here = all[passage];
  const [from, to] = here ? [units(here.text, start), units(here.text, end)] : [0, 0];
  if (here && plain(here.text.slice(from, to)) === text) return { from: here.pos + from, to: here.pos + to };
  const moved = all.find((one) => one.text.includes(text));
  const at = moved ? moved.text.indexOf(text) : 0;
  return moved ? { from: moved.pos + at, to: moved.pos + at + text.length } : null;
}

// Go there: the words are selected, and the focus is in the text.
export function goTo(editor, { from, to }) {
  const tr = editor.state.tr;
  tr.setSelection(TextSelection.create(tr.doc, from, to)).scrollIntoView();
  editor.view.dispatch(tr);
  editor.view.focus();
}
