// A picture in the text with its caption. Credit, description and focal point stay on its record.
import { Node, Plugin, pm } from "django-prose-editor/editor";
import { editorReady, say } from "newsroom/article";
import { blockAtCaret, icon, insertBlock, moveBlock, removeBlock } from "newsroom/writing";

const { NodeSelection, PluginKey, TextSelection } = pm.state;
// Dialogs and library weigh more than the rest of it, and most texts are opened to write.
const pictures = () => import("newsroom/pictures");
const dialogs = () => import("newsroom/picture-dialog");

const element = (tag, className, words = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
};

// -- A picture where it stands ---------------------------------------------------------------------

const GONE = "This picture does not exist any more: readers see nothing here. Choose another, or remove it.";
const UNKNOWN = "The picture cannot be shown just now. It is safe in the text.";

class PictureView {
  constructor({ node, editor, getPos }) {
    this.editor = editor;
    this.getPos = getPos;
    this.dom = element("figure", "paper-picture");
    this.frame = element("div", "paper-picture-frame");
    this.image = document.createElement("img");
    this.image.alt = "";
    this.frame.append(this.image);
    this.contentDOM = element("figcaption", "paper-picture-caption");
    this.foot = element("div", "paper-picture-foot");
    this.words = element("p", "paper-picture-credit");
    this.remarks = element("ul", "paper-picture-remarks");
    this.foot.append(this.words, this.remarks, this.buttons());
    this.frame.addEventListener("mousedown", (event) => this.select(event));
    this.frame.contentEditable = this.foot.contentEditable = "false";
    this.dom.append(this.frame, this.contentDOM, this.foot);
    this.draw(node);
  }

  buttons() {
    const row = element("div", "paper-picture-do");
    row.append(
      this.button("edit", "Edit", "Edit the words and rights of this picture", () => this.edit()),
      this.button("up", icon("up"), "Move the picture up", () => this.move(-1)),
      this.button("down", icon("down"), "Move the picture down", () => this.move(1)),
      this.button("remove", icon("trash"), "Remove the picture from the text", () => this.remove()),
    );
    return row;
  }

  button(name, content, label, run) {
    const made = element("button", "desk-button-small");
    made.type = "button";
    made.dataset.do = name;
    made.setAttribute("aria-label", label);
    made.append(content);
    made.addEventListener("click", run);
    return made;
  }

  draw(node) {
    const { image } = node.attrs;
    this.contentDOM.classList.toggle("is-empty", !node.content.size);
    if (this.shown === image) return;
    this.shown = image;
    this.stop?.();
    // Not before the document is built: what loads then may look at the editor.
    setTimeout(async () => {
      const { watch } = await pictures();
      if (this.shown === image && !this.gone) this.stop = watch(image, (picture) => this.show(picture));
    }, 0);
  }

  show(picture) {
    this.frame.classList.toggle("is-missing", !picture);
    this.dom.classList.toggle("is-expired", Boolean(picture?.expired));
    if (!picture) {
      this.image.removeAttribute("src");
      this.frame.dataset.says = picture === null ? GONE : UNKNOWN;
      this.words.textContent = "";
      this.remarks.replaceChildren();
      return;
    }
    this.image.width = picture.width;
    this.image.height = picture.height;
    this.image.src = picture.large;
    this.image.alt = picture.alt;
    this.words.textContent = picture.credit;
    this.remarks.replaceChildren(...picture.remarks.map((remark) => element("li", "", remark)));
  }

  // -- What can be done with it --------------------------------------------------------------------

  select(event) {
    event.preventDefault();
    const { state, view } = this.editor;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, this.getPos())));
    view.focus();
  }

  enter() {
    const { state, view } = this.editor;
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, this.getPos() + 1)));
  }

  async edit() {
    const { edit } = await dialogs();
    edit(this.shown, () => this.focus("edit"));
  }

  move(step) {
    this.enter();
    moveBlock(this.editor, step);
    const { pos, index } = blockAtCaret(this.editor);
    say(`The picture is block ${index + 1} of ${this.editor.state.doc.childCount}.`);
    this.editor.view.nodeDOM(pos)?.querySelector(`[data-do=${step < 0 ? "up" : "down"}]`)?.focus();
  }

  remove() {
    this.enter();
    removeBlock(this.editor);
    say("The picture is out of the text. Ctrl+Z brings it back.");
  }

  focus(name) {
    this.foot.querySelector(`[data-do=${name}]`).focus();
  }

  // -- For the editor ------------------------------------------------------------------------------

  update(node) {
    if (node.type.name !== "picture") return false;
    this.draw(node);
    return true;
  }

  selectNode() {
    this.dom.classList.add("is-selected");
  }

  deselectNode() {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event) {
    if (!(event.target instanceof Element)) return false;
    const pressed = event.type === "mousedown" && this.frame.contains(event.target);
    return pressed || this.foot.contains(event.target);
  }

  ignoreMutation({ type, target }) {
    return type !== "selection" && !this.contentDOM.contains(target);
  }

  destroy() {
    this.gone = true;
    this.stop?.();
  }
}

// -- Where the next one goes -------------------------------------------------------------------------

// The place moves with the text while somebody describes the picture.
const place = new PluginKey("placeOfPicture");

const remember = (view, at) => view.dispatch(view.state.tr.setMeta(place, at));

function putPicture(editor, { picture, caption }) {
  const { doc } = editor.state;
  const at = Math.min(place.getState(editor.state) ?? editor.state.selection.to, doc.content.size);
  const { tr } = editor.state;
  // Between two blocks the one above counts: it goes below that.
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at), -1)).setMeta(place, null));
  const content = caption ? [{ type: "text", text: caption }] : [];
  insertBlock(editor, { type: "picture", attrs: { image: String(picture.id) }, content });
  editor.commands.setTextSelection(editor.state.selection.$from.end());
  // Once it is drawn: before, its caption stood higher.
  const { pos } = blockAtCaret(editor);
  setTimeout(() => editor.view.nodeDOM(pos)?.scrollIntoView({ block: "nearest" }), 200);
  say("The picture is in the text. Its caption has the caret.");
}

// Ask for a picture, or about the first of ``files`` and then the next, and put each in at ``at``.
async function ask(editor, at, [file, ...files] = []) {
  remember(editor.view, at);
  const { putIn } = await dialogs();
  const done = (answer) => {
    putPicture(editor, answer);
    if (files.length) ask(editor, editor.state.selection.$from.after(1), files);
  };
  putIn({ file, back: () => editor.view.focus(), done });
}

const filesIn = (data) => [...(data?.files || [])];

function takesFiles(editor) {
  return new Plugin({
    key: place,
    state: {
      init: () => null,
      apply(tr, at) {
        const set = tr.getMeta(place);
        if (set !== undefined) return set;
        return at === null ? null : tr.mapping.map(at, -1);
      },
    },
    props: {
      handleDOMEvents: {
        // Without it a browser opens the file in place of the page.
        dragover: (view, event) => {
          if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
          return false;
        },
      },
      handleDrop(view, event) {
        const files = filesIn(event.dataTransfer);
        if (!files.length) return false;
        event.preventDefault();
        const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
        ask(editor, found ? found.pos : view.state.doc.content.size, files);
        return true;
      },
      handlePaste(view, event) {
        const data = event.clipboardData;
        const files = filesIn(data).filter((file) => file.type.startsWith("image/"));
        // Word sends a drawing of its text along with the text.
        if (!files.length || data.getData("text/plain").trim()) return false;
        ask(editor, view.state.selection.to, files);
        return true;
      },
    },
  });
}

document.addEventListener("article:insert-picture", async () => {
  const editor = await editorReady;
  ask(editor, editor.state.selection.to);
});

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  // Before those that take Enter and what is pasted for text.
  priority: 1000,
  addAttributes: () => ({
    image: {
      default: "",
      parseHTML: (dom) => dom.getAttribute("data-image"),
      renderHTML: ({ image }) => ({ "data-image": image }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-image]", contentElement: "figcaption" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
  addNodeView: () => (of) => new PictureView(of),
  addKeyboardShortcuts() {
    return {
      // A caption is one line: below it the text goes on.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== "picture") return false;
        const after = $from.after();
        const { tr, schema } = editor.state;
        tr.insert(after, schema.nodes.paragraph.create());
        editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    return [takesFiles(this.editor)];
  },
});
