// What can be put into a text, and done to what stands there: one table for the toolbar, the menu
// of "/", the keys and their list. Import it as "newsroom/writing".
import { pm } from "django-prose-editor/editor";

const { NodeSelection, Selection, TextSelection } = pm.state;

// -- Pictures of things, drawn and not taken from a font --------------------------------------

const PATHS = {
  bold: '<path d="M7 4h6a4 4 0 0 1 0 8H7zm0 8h7a4 4 0 0 1 0 8H7z" stroke-width="2.4"/>',
  box: '<path d="M4 5h16v14H4zM8 9h8M8 13h5"/>',
  bullets: '<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01"/>',
  check: '<path d="M4 5h16v14H4zm4 7 3 3 5-6"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3 2"/>',
  down: '<path d="M12 5v14m-6-6 6 6 6-6"/>',
  film: '<path d="M4 5h16v14H4zM8 5v14M16 5v14M4 10h4M4 15h4M16 10h4M16 15h4"/>',
  heading: '<path d="M6 5v14M18 5v14M6 12h12"/>',
  italic: '<path d="M14 4h-4m4 0-4 16m0 0H8m2 0h3m1-16h3"/>',
  line: '<path d="M5 7h14M5 12h14M5 17h8"/>',
  link: '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>',
  meter: '<path d="M4 17a8 8 0 1 1 16 0M12 17l4-6"/>',
  more: '<path d="M5 12v.01M12 12v.01M19 12v.01" stroke-width="3"/>',
  numbers: '<path d="M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 14h3l-3 4h3"/>',
  people: '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-4 3-6 6-6s6 2 6 6M16 5a3.5 3.5 0 0 1 0 6m2 3c2 .7 3 2.700 3 6"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 20c1-4 4-6 8-6s7 2 8 6"/>',
  phone: '<path d="M6 3h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4c0 2-2 3-4 3C10 20 4 14 3 7c0-2 1-4 3-4z"/>',
  picture: '<path d="M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15 9v.01"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  quote: '<path d="M5 17h4l1-5V7H5v5h3m6 5h4l1-5V7h-5v5h3"/>',
  redo: '<path d="m16 5 4 4-4 4m4-4H10a6 6 0 0 0 0 12h3"/>',
  table: '<path d="M4 5h16v14H4zm0 5h16M4 14.500h16M10 5v14M15 10v9"/>',
  trash: '<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"/>',
  undo: '<path d="M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"/>',
  up: '<path d="M12 19V5m-6 6 6-6 6 6"/>',
  verdict: '<circle cx="12" cy="12" r="8.5"/><path d="m8 12 3 3 5-6"/>',
  watch: '<path d="M3 6h18v12H3zM8 21h8M9 3l3 3 3-3"/>',
};

export function icon(name) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg class="paper-icon" viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
  return holder.content.firstChild;
}

// -- Blocks that are drawn from records ---------------------------------------------------------

// ``takes`` says what a block may name instead of what the article is about.
export const KINDS = {
  verdict: { name: "Verdict", icon: "verdict", takes: "show", hint: "on another show" },
  cast: { name: "Cast", icon: "people", takes: "show", hint: "every name on screen and its role" },
  "who-is-real": { name: "Who is real", icon: "person", takes: "show", hint: "each role beside the person behind it" },
  "where-to-watch": { name: "Where to watch", icon: "watch", takes: "show", hint: "services and prices" },
  timeline: { name: "Timeline", icon: "clock", takes: "event", hint: "checked facts with a date" },
  trailer: { name: "Trailer", icon: "film", takes: "show", hint: "a link to it" },
  embed: { name: "Embed", icon: "film", takes: "", hint: "a video, podcast or post" },
  "fact-box": { name: "Fact box", icon: "box", takes: "facts", hint: "facts in a list" },
  sources: { name: "Sources", icon: "line", takes: "", hint: "all that the text rests on" },
  related: { name: "Related articles", icon: "link", takes: "", hint: "about the same show" },
  "truth-meter": { name: "Truth meter", icon: "meter", takes: "", hint: "scenes beside real life" },
  "help-line": { name: "Help line", icon: "phone", takes: "line", hint: "whom to call" },
};

// Fast fingers: the selection of the window may be one key ahead of the editor's, which hears of it
// only after the keys that wait.
export const catchUp = (view) => view.domObserver?.flush?.();

// -- Putting things in -----------------------------------------------------------------------

// Put a block where the caret is: for an empty paragraph, else after the block around the caret.
export function insertBlock(editor, content) {
  const { state } = editor;
  const { $from } = state.selection;
  const inEmpty = $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
  const node = state.schema.nodeFromJSON(content);
  const at = $from.depth ? (inEmpty ? $from.before(1) : $from.after(1)) : state.selection.to;
  const tr = inEmpty ? state.tr.replaceWith(at, $from.after(1), node) : state.tr.insert(at, node);
  const after = at + node.nodeSize;
  const next = tr.doc.resolve(after).nodeAfter;
  // There is always a line below to go on writing in; below a block of records the caret goes there.
  if (!next || (node.isAtom && !next.isTextblock)) tr.insert(after, state.schema.nodes.paragraph.create());
  tr.setSelection(
    node.isAtom ? TextSelection.create(tr.doc, after + 1) : Selection.near(tr.doc.resolve(at + 1)),
  );
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

export const insertRecordBlock = (editor, kind, ref = "") =>
  insertBlock(editor, { type: "recordBlock", attrs: { kind, ref } });

const paragraph = { type: "paragraph" };
const cells = (type) => Array.from({ length: 3 }, () => ({ type, content: [paragraph] }));
const row = (type) => ({ type: "tableRow", content: cells(type) });

export const insertTable = (editor) =>
  insertBlock(editor, {
    type: "table",
    content: [row("tableHeader"), row("tableCell"), row("tableCell")],
  });

const tell = (name) => document.dispatchEvent(new CustomEvent(`article:${name}`));
const chain = (editor) => editor.chain().focus();

// ``keys`` as pressed, with Ctrl for what a Mac calls Command. ``find`` are more words that mean it.
export const ACTIONS = {
  question: {
    name: "Question", icon: "heading", short: "H2", keys: "Ctrl+Alt+2", find: "heading h2",
    hint: "what a reader asks; also ## and a space",
    run: (editor) => chain(editor).toggleHeading({ level: 2 }).run(),
    active: (editor) => editor.isActive("heading", { level: 2 }),
  },
  heading: {
    name: "Sub-heading", icon: "heading", short: "H3", keys: "Ctrl+Alt+3", find: "heading h3",
    hint: "below a question; also ### and a space",
    run: (editor) => chain(editor).toggleHeading({ level: 3 }).run(),
    active: (editor) => editor.isActive("heading", { level: 3 }),
  },
  paragraph: {
    name: "Plain paragraph", icon: "line", keys: "Ctrl+Alt+0", find: "text",
    hint: "takes a heading back",
    run: (editor) => chain(editor).setParagraph().run(),
  },
  bold: {
    name: "Bold", icon: "bold", keys: "Ctrl+B",
    run: (editor) => chain(editor).toggleBold().run(),
    active: (editor) => editor.isActive("bold"),
  },
  italic: {
    name: "Italic", icon: "italic", keys: "Ctrl+I",
    run: (editor) => chain(editor).toggleItalic().run(),
    active: (editor) => editor.isActive("italic"),
  },
  cite: {
    name: "Name of a work", icon: "film", keys: "Ctrl+E", find: "cite title",
    run: (editor) => chain(editor).toggleMark("cite").run(),
    active: (editor) => editor.isActive("cite"),
  },
  bullets: {
    name: "List", icon: "bullets", keys: "Ctrl+Shift+8", find: "bullets", hint: "also - and a space",
    run: (editor) => chain(editor).toggleBulletList().run(),
    active: (editor) => editor.isActive("bulletList"),
  },
  numbers: {
    name: "Numbered list", icon: "numbers", keys: "Ctrl+Shift+7", hint: "also 1. and a space",
    run: (editor) => chain(editor).toggleOrderedList().run(),
    active: (editor) => editor.isActive("orderedList"),
  },
  table: {
    name: "Table", icon: "table", keys: "Ctrl+Alt+T", hint: "three columns and a header row",
    run: insertTable,
  },
  quotation: {
    name: "Quotation", icon: "quote", keys: "Ctrl+Shift+B", find: "quote", hint: "with its source",
    run: (editor) => chain(editor).toggleWrap("quotation").run(),
    active: (editor) => editor.isActive("quotation"),
  },
  link: {
    name: "Link", icon: "link", keys: "Ctrl+K", hint: "to a page of ours or an address",
    run: (editor) => editor.storage.insert.openLink(editor),
    active: (editor) => editor.isActive("link"),
  },
  fact: {
    name: "Fact", icon: "check", keys: "Ctrl+Shift+F", hint: "the selected words rest on",
    run: () => tell("link-fact"),
  },
  picture: {
    name: "Picture", icon: "picture", find: "image photo", hint: "from the library or this computer",
    run: () => tell("insert-picture"),
  },
  embed: {
    name: "Embed", icon: "film", find: "video podcast post", hint: "by its address",
    run: () => tell("insert-embed"),
  },
  undo: {
    name: "Undo", icon: "undo", keys: "Ctrl+Z",
    run: (editor) => chain(editor).undo().run(),
    enabled: (editor) => editor.can().undo(),
  },
  redo: {
    name: "Redo", icon: "redo", keys: "Ctrl+Shift+Z",
    run: (editor) => chain(editor).redo().run(),
    enabled: (editor) => editor.can().redo(),
  },
};

const INSERTED = [
  "question", "heading", "paragraph", "fact", "bullets", "numbers", "table", "quotation", "link",
  "picture", "embed",
];

// What "/" offers, in order.
export const INSERTIONS = [
  ...INSERTED.map((key) => ({ key, ...ACTIONS[key] })),
  ...Object.entries(KINDS)
    .filter(([kind]) => kind !== "embed")
    .map(([kind, { name, icon: drawn, hint }]) => ({
      key: kind, name, icon: drawn, hint, find: kind,
      run: (editor) => insertRecordBlock(editor, kind),
    })),
];

// -- The thing under the caret -------------------------------------------------------------------

// The top-level block at the caret, as {node, pos, index}, or null.
export function blockAtCaret(editor) {
  const { selection, doc } = editor.state;
  const pos = selection instanceof NodeSelection && !selection.$from.depth
    ? selection.from
    : selection.$from.depth ? selection.$from.before(1) : -1;
  const node = pos < 0 ? null : doc.nodeAt(pos);
  return node ? { node, pos, index: doc.resolve(pos).index(0) } : null;
}

// Move the block of the caret over its neighbour: -1 up, 1 down. The caret goes with it.
export function moveBlock(editor, step) {
  const found = blockAtCaret(editor);
  const { doc, selection, tr } = editor.state;
  if (!found) return false;
  const { node, pos, index } = found;
  if (index + step < 0 || index + step >= doc.childCount) return true;
  const neighbour = doc.child(index + step);
  const to = step < 0 ? pos - neighbour.nodeSize : pos + neighbour.nodeSize;
  tr.delete(pos, pos + node.nodeSize).insert(to, node);
  tr.setSelection(
    selection instanceof NodeSelection && selection.from === pos
      ? NodeSelection.create(tr.doc, to)
      : TextSelection.create(tr.doc, selection.anchor - pos + to, selection.head - pos + to),
  );
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

export function removeBlock(editor) {
  const found = blockAtCaret(editor);
  if (!found) return false;
  const { tr } = editor.state;
  tr.delete(found.pos, found.pos + found.node.nodeSize);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(found.pos, tr.doc.content.size)), -1));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
  return true;
}
