// Blocks of the format that no package brings: records drawn by the server, quotations.
import { Extension, Node, pm } from "django-prose-editor/editor";
import { askForRecord, askForSource } from "newsroom/dialogs";
import { openMenu } from "newsroom/choices";
import { drawInto, forget, preview } from "newsroom/previews";
import { KINDS, icon, moveBlock, removeBlock } from "newsroom/writing";

const { NodeSelection } = pm.state;

const attribute = (name, key) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(name) || "",
  renderHTML: (attributes) => (attributes[key] ? { [name]: attributes[key] } : {}),
});

const element = (tag, className, words = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
};

const iconButton = (drawn, label) => {
  const made = element("button", "paper-block-button");
  made.type = "button";
  made.setAttribute("aria-label", label);
  made.append(icon(drawn));
  return made;
};

// -- What can be done with a block ----------------------------------------------------------------

const MOVES = [
  { name: "Move up", icon: "up", keys: "Alt+Shift+↑", run: (editor) => moveBlock(editor, -1) },
  { name: "Move down", icon: "down", keys: "Alt+Shift+↓", run: (editor) => moveBlock(editor, 1) },
  { name: "Remove", icon: "trash", run: removeBlock },
];

function change(editor, pos, attributes) {
  const node = editor.state.doc.nodeAt(pos);
  if (!node) return;
  const tr = editor.state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...attributes });
  if (node.isAtom) tr.setSelection(NodeSelection.create(tr.doc, pos));
  editor.view.dispatch(tr);
}

export function chooseRecord(editor, pos) {
  const { kind, ref } = editor.state.doc.nodeAt(pos).attrs;
  const back = () => editor.view.focus();
  askForRecord({ kind, ref, back, done: (chosen) => change(editor, pos, { ref: chosen }) });
}

export function chooseSource(editor, pos) {
  const { source } = editor.state.doc.nodeAt(pos).attrs;
  const back = () => editor.view.focus();
  askForSource({ source, back, done: (address) => change(editor, pos, { source: address }) });
}

function rowsFor(editor, node, pos) {
  const rows = MOVES.map((move) => ({ ...move, run: () => move.run(editor) }));
  if (node.type.name === "recordBlock" && KINDS[node.attrs.kind]?.takes) {
    rows.unshift({ name: "Choose its record", icon: "box", run: () => chooseRecord(editor, pos) });
  }
  if (node.type.name === "quotation") {
    rows.unshift(
      { name: "Source of the quotation", icon: "link", run: () => chooseSource(editor, pos) },
      { name: "Make it plain text", icon: "line", run: () => editor.chain().focus().lift("quotation").run() },
    );
  }
  return rows;
}

const ON_TABLES = [
  ["Add a row below", "addRowAfter", "plus"],
  ["Add a row above", "addRowBefore", "plus"],
  ["Remove this row", "deleteRow", "trash"],
  ["Add a column to the right", "addColumnAfter", "plus"],
  ["Add a column to the left", "addColumnBefore", "plus"],
  ["Remove this column", "deleteColumn", "trash"],
  ["Header row on or off", "toggleHeaderRow", "heading"],
];

const rowsForTable = (editor) =>
  ON_TABLES.map(([name, command, drawn]) => ({
    name, icon: drawn, run: () => editor.chain().focus()[command]().run(),
  }));

// Open the menu of the top-level block at ``pos``, by default near the caret.
export function openBlockMenu(editor, pos, rect) {
  const node = editor.state.doc.nodeAt(pos);
  if (!node) return;
  const dom = editor.view.nodeDOM(pos);
  const box = rect || dom.getBoundingClientRect();
  const place = rect || { left: box.left, top: box.top, bottom: Math.min(box.top + 40, box.bottom) };
  const rows = rowsFor(editor, node, pos);
  openMenu({
    rect: place,
    label: "What can be done with this block",
    rows: node.type.name === "table" ? [...rowsForTable(editor), ...rows] : rows,
    back: () => editor.view.focus(),
  });
}

// -- A block drawn from records ---------------------------------------------------------------------

class RecordView {
  constructor({ node, editor, getPos }) {
    this.editor = editor;
    this.getPos = getPos;
    this.dom = element("div", "paper-block");
    this.dom.contentEditable = "false";
    this.dom.setAttribute("role", "group");
    this.head = element("div", "paper-block-head");
    this.name = element("span", "paper-block-name");
    this.about = element("span", "paper-block-about");
    this.menu = iconButton("more", "What can be done with this block");
    this.menu.tabIndex = -1;
    this.menu.addEventListener("click", () => this.openMenu());
    this.page = element("div", "paper-block-page");
    this.note = element("p", "paper-block-note");
    this.dom.append(this.head, this.note, this.page);
    this.draw(node);
  }

  draw(node) {
    const { kind, ref } = node.attrs;
    this.node = node;
    const known = KINDS[kind] || { name: kind, icon: "box" };
    this.name.textContent = known.name;
    this.head.replaceChildren(icon(known.icon), this.name, this.about, this.menu);
    this.dom.setAttribute("aria-label", `Block: ${known.name}`);
    // Not before the document is built: what is asked for looks at the whole of it.
    setTimeout(() => preview(kind, ref, (shown) => this.show(shown, node)), 0);
  }

  show({ html, about, problem, failed }, node) {
    if (node !== this.node) return;
    this.about.textContent = about ? ` · ${about}` : "";
    drawInto(this.page, html);
    this.note.replaceChildren();
    if (!problem && html) return;
    const words = problem || "there is nothing to print.";
    this.note.append(html || failed ? words : `Readers see nothing here: ${words} `);
    if (!html && !failed) this.note.append(this.removal());
  }

  removal() {
    const remove = element("button", "desk-link", "Remove");
    remove.type = "button";
    remove.tabIndex = -1;
    remove.setAttribute("aria-label", `Remove the block ${this.name.textContent}`);
    remove.addEventListener("click", () => {
      this.select();
      removeBlock(this.editor);
    });
    return remove;
  }

  select() {
    const { state, view } = this.editor;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, this.getPos())));
  }

  openMenu() {
    this.select();
    openBlockMenu(this.editor, this.getPos(), this.menu.getBoundingClientRect());
  }

  update(node) {
    if (node.type.name !== "recordBlock") return false;
    const { kind, ref } = this.node.attrs;
    const same = node.attrs.kind === kind && node.attrs.ref === ref;
    if (same) this.node = node;
    else this.draw(node);
    return true;
  }

  selectNode() {
    this.dom.classList.add("is-selected");
  }

  deselectNode() {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event) {
    return event.target instanceof Element && Boolean(event.target.closest("button"));
  }

  ignoreMutation() {
    return true;
  }

  destroy() {
    forget(this.page);
  }
}

export const RecordBlock = Node.create({
  name: "recordBlock",
  group: "block",
  atom: true,
  addAttributes: () => ({
    kind: attribute("data-block", "kind"),
    ref: attribute("data-ref", "ref"),
  }),
  parseHTML: () => [{ tag: "div[data-block]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
  addNodeView: () => (of) => new RecordView(of),
});

// -- A quotation -------------------------------------------------------------------------------------

class QuotationView {
  constructor({ node, editor, getPos }) {
    this.dom = element("blockquote", "paper-quotation");
    this.contentDOM = element("div", "paper-quotation-words");
    this.foot = element("button", "paper-quotation-source");
    this.foot.type = "button";
    this.foot.tabIndex = -1;
    this.foot.contentEditable = "false";
    this.foot.addEventListener("click", () => chooseSource(editor, getPos()));
    this.dom.append(this.contentDOM, this.foot);
    this.draw(node);
  }

  draw(node) {
    const { source } = node.attrs;
    this.foot.classList.toggle("is-missing", !source);
    this.foot.replaceChildren(icon("link"), source ? `From ${source}` : "Where is it from? Add the source");
  }

  update(node) {
    if (node.type.name !== "quotation") return false;
    this.draw(node);
    return true;
  }

  stopEvent(event) {
    return event.target instanceof Element && this.foot.contains(event.target);
  }

  ignoreMutation({ type, target }) {
    return type !== "selection" && (target === this.dom || this.foot.contains(target));
  }
}

export const Quotation = Node.create({
  name: "quotation",
  group: "block",
  content: "paragraph+",
  defining: true,
  addAttributes: () => ({ source: attribute("cite", "source") }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
  addNodeView: () => (of) => new QuotationView(of),
});

// The keys and the tools open the same menu.
export const BlockMenu = Extension.create({
  name: "blockMenu",
  onBeforeCreate() {
    this.editor.storage.keys.openMenu = openBlockMenu;
  },
});
