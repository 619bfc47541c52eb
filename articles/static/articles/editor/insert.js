// What opens while somebody types: "/" puts something in, "@" links a person, a show or an event.
// And the road to a link by Ctrl+K.
import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { Choices } from "newsroom/choices";
import { askForLink, Finder, rowOf } from "newsroom/dialogs";
import { trimmed } from "newsroom/marking";
import { INSERTIONS } from "newsroom/writing";

const { PluginKey } = pm.state;
const key = new PluginKey("insert");
const LONGEST = 40;
const NAMES = { "/": "Put in", "@": "People, shows and events" };

const opens = (state, from) => {
  const { parent, parentOffset } = state.doc.resolve(from);
  if (!parent.isTextblock) return false;
  const before = parent.textBetween(Math.max(0, parentOffset - 1), parentOffset, "\n", "\n");
  return !before || /[\s(“"‘']/.test(before);
};

const fits = ({ name, find = "" }, query) => {
  const words = `${name} ${find}`.toLowerCase().split(/[\s-]+/);
  return query.toLowerCase().split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
};

// What was typed since the list opened, or null once the list has no business there any more.
function queryOf(state, { from, trigger, length }) {
  const { $from, empty } = state.selection;
  if (!empty || $from.pos < from + length || from < $from.start()) return null;
  const text = state.doc.textBetween(from, $from.pos, "\n", "\n");
  if (length && text[0] !== trigger) return null;
  const query = text.slice(length);
  return query.length > LONGEST || /^\s|\n|\s\s/.test(query) ? null : query;
}

class Popup {
  constructor(view, editor) {
    this.view = view;
    this.editor = editor;
    this.open = null;
  }

  update(view) {
    const open = key.getState(view.state);
    if (!open) return this.close();
    const query = queryOf(view.state, open);
    // Not inside this update: the view must have ended it before the next.
    if (query === null || !view.editable) return void setTimeout(() => this.dismiss());
    if (this.open?.from !== open.from || this.open?.trigger !== open.trigger) this.begin(open);
    if (query === this.query) return;
    this.query = query;
    if (open.trigger === "/") this.show(INSERTIONS.filter((one) => fits(one, query)), query);
    else {
      this.choices.expect();
      this.finder.ask(query);
    }
  }

  begin(open) {
    this.close();
    this.open = open;
    this.choices = new Choices({
      owner: this.view.dom,
      label: NAMES[open.trigger],
      pick: (row) => this.pick(row),
    });
    this.finder = new Finder("show person event", (records, query, trouble) => {
      if (this.open === open) this.show(records.map(rowOf), query, trouble);
    });
  }

  show(rows, query, trouble = "") {
    // Words that mean nothing of ours are words of the text.
    if (!rows.length && !trouble && /\s/.test(query)) return void setTimeout(() => this.dismiss());
    const note = trouble || (rows.length ? "" : `Nothing is called “${query}”. Esc closes this list.`);
    const rect = this.view.coordsAtPos(this.open.from);
    this.choices.show(rows, { note, rect });
  }

  pick(row) {
    const { state } = this.view;
    const { from } = this.open;
    const tr = state.tr.delete(from, state.selection.from).setMeta(key, null);
    if (row.record) {
      const link = state.schema.marks.link.create({ href: row.record.url });
      tr.insert(from, state.schema.text(row.record.title, [...tr.storedMarks || [], link]));
      tr.removeStoredMark(link);
    }
    this.view.dispatch(tr);
    if (row.record) this.view.focus();
    else row.run(this.editor);
  }

  dismiss() {
    if (key.getState(this.view.state)) this.view.dispatch(this.view.state.tr.setMeta(key, null));
    this.close();
  }

  close() {
    this.finder?.stop();
    this.choices?.remove();
    this.open = this.choices = this.finder = null;
    this.query = undefined;
  }

  destroy() {
    this.close();
  }
}

function popupPlugin(editor, storage) {
  return new Plugin({
    key,
    state: {
      init: () => null,
      apply(tr, open) {
        const said = tr.getMeta(key);
        if (said !== undefined) return said;
        return open && { ...open, from: tr.mapping.map(open.from, -1) };
      },
    },
    view: (view) => (storage.popup = new Popup(view, editor)),
    props: {
      handleTextInput(view, from, to, text) {
        if (!(text in NAMES) || key.getState(view.state) || !opens(view.state, from)) return false;
        const open = { trigger: text, from, length: 1 };
        view.dispatch(view.state.tr.insertText(text, from, to).setMeta(key, open));
        return true;
      },
      handleKeyDown(view, event) {
        const { popup } = storage;
        if (!popup?.choices) return false;
        if (event.key !== "Escape") return popup.choices.key(event);
        popup.dismiss();
        return true;
      },
      handleDOMEvents: {
        blur: () => {
          storage.popup?.dismiss();
          return false;
        },
      },
    },
  });
}

// A selection by words ends behind the space after them, which is no part of a link.
function chosenWords(state) {
  const { $from, $to } = state.selection;
  return $from.sameParent($to) ? trimmed(state, $from.pos, $to.pos) : state.selection;
}

// Ask where the selected words lead, or those of the link at the caret.
function openLink(editor) {
  const { $from, empty } = editor.state.selection;
  const isBehind = empty && $from.nodeBefore?.marks.some(({ type }) => type.name === "link");
  if (isBehind && !editor.isActive("link")) editor.commands.setTextSelection($from.pos - 1);
  const { href = "" } = editor.getAttributes("link");
  if (href) editor.commands.extendMarkRange("link");
  const { from, to } = href ? editor.state.selection : chosenWords(editor.state);
  askForLink({
    href,
    words: editor.state.doc.textBetween(from, to, " "),
    back: () => editor.view.focus(),
    done(answer) {
      const chain = editor.chain().setTextSelection({ from, to });
      if (!answer.href) chain.unsetMark("link").run();
      else if (from !== to) chain.setMark("link", { href: answer.href }).setTextSelection(to).run();
      else {
        const mark = { type: "link", attrs: { href: answer.href } };
        const text = answer.title || answer.href;
        chain.insertContent({ type: "text", text, marks: [mark] }).run();
      }
    },
  });
}

export const Insert = Extension.create({
  name: "insert",
  // Before the keys of lists and tables: an open list takes Enter and Tab.
  priority: 2000,
  addStorage: () => ({
    popup: null,
    openLink,
    openMenu(editor) {
      editor.view.focus();
      const { from } = editor.state.selection;
      editor.view.dispatch(editor.state.tr.setMeta(key, { trigger: "/", from, length: 0 }));
    },
  }),
  addProseMirrorPlugins() {
    return [popupPlugin(this.editor, this.storage)];
  },
});
