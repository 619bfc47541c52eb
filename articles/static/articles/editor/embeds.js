// What other sites show, put in by an address: from the menu, or pasted on an empty line.
import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { editorReady, say } from "newsroom/article";
import { Choices } from "newsroom/choices";
import { insertRecordBlock } from "newsroom/writing";

const { PluginKey, TextSelection } = pm.state;
const place = new PluginKey("placeOfEmbed");
// A post on a server of its own: its words and a link are all that readers get of it.
const FEDIVERSE = /^\/@[\w.-]+(@[\w.-]+)?\/\d{8,24}\/?$/;

function isEmbeddable(text, hosts) {
  if (!/^https?:\/\/\S+$/.test(text)) return false;
  try {
    const { hostname, pathname } = new URL(text);
    return pathname.length > 1 && (hosts.includes(hostname.replace(/^www\./, "")) || FEDIVERSE.test(pathname));
  } catch {
    return false;
  }
}

const remember = (view, at) => view.dispatch(view.state.tr.setMeta(place, at));

// Put the block where the place was remembered; a line with nothing but ``url`` gives way to it.
function putEmbed(editor, ref, url) {
  const { state } = editor;
  const at = Math.min(place.getState(state)?.at ?? state.selection.to, state.doc.content.size);
  const tr = state.tr.setMeta(place, null);
  const $at = state.doc.resolve(at);
  if (url && $at.depth === 1 && $at.parent.textContent.trim() === url) tr.delete($at.start(), $at.end());
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(tr.mapping.map(at), tr.doc.content.size)), -1));
  editor.view.dispatch(tr);
  insertRecordBlock(editor, "embed", ref);
  say("The embed is in the text.");
}

async function ask(editor, { url = "" } = {}) {
  const { embed } = await import("newsroom/embeds");
  embed({ url, back: () => editor.view.focus(), done: (ref) => putEmbed(editor, ref, url) });
}

document.addEventListener("article:insert-embed", async () => {
  const editor = await editorReady;
  remember(editor.view, { at: editor.state.selection.to });
  ask(editor);
});

// -- Pasted on an empty line -------------------------------------------------------------------------

class Offer {
  constructor(editor, url) {
    this.url = url;
    this.choices = new Choices({
      owner: editor.view.dom,
      label: "What the address becomes",
      pick: ({ embeds }) => {
        this.close();
        if (embeds) ask(editor, { url });
      },
    });
    const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.$from.start());
    this.choices.show(
      [
        { name: "Embed it", hint: "readers load it with a click", keys: "Enter", embeds: true },
        { name: "Leave the link", hint: "or type on", keys: "Esc" },
      ],
      { rect: { left, top, bottom } },
    );
    say("Enter embeds the address, Escape leaves the link.");
  }

  key(event) {
    if (this.choices.key(event)) return true;
    if (!["Control", "Shift", "Alt", "Meta"].includes(event.key)) this.close();
    return false;
  }

  close() {
    this.choices.remove();
    this.closed = true;
  }
}

function pasteAddress(view, text) {
  const { state } = view;
  const { $from } = state.selection;
  const { from } = state.selection;
  const link = state.schema.marks.link?.create({ href: text });
  const tr = state.tr.insert(from, state.schema.text(text, link ? [link] : []));
  tr.setSelection(TextSelection.create(tr.doc, from + text.length));
  tr.removeStoredMark(state.schema.marks.link);
  view.dispatch(tr.setMeta(place, { at: $from.pos }).scrollIntoView());
}

export const Embeds = Extension.create({
  name: "embeds",
  // Before what is pasted is taken for text.
  priority: 1001,
  addOptions: () => ({ hosts: [] }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    let offer = null;
    const isOpen = () => offer && !offer.closed;
    const drop = () => {
      if (isOpen()) offer.close();
    };
    return [
      new Plugin({
        key: place,
        state: {
          init: () => null,
          apply(tr, held) {
            const set = tr.getMeta(place);
            if (set !== undefined) return set;
            return held && { at: tr.mapping.map(held.at, -1) };
          },
        },
        props: {
          handleKeyDown: (view, event) => {
            if (!isOpen() || !offer.key(event)) return false;
            event.preventDefault();
            return true;
          },
          handleDOMEvents: {
            blur: () => {
              drop();
              return false;
            },
            mousedown: () => {
              drop();
              return false;
            },
          },
          handlePaste(view, event) {
            const text = event.clipboardData?.getData("text/plain").trim() || "";
            const { $from, empty } = view.state.selection;
            const alone = empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
            if (!alone || !isEmbeddable(text, options.hosts)) return false;
            drop();
            pasteAddress(view, text);
            offer = new Offer(editor, text);
            return true;
          },
        },
        view: () => ({ destroy: drop }),
      }),
    ];
  },
});
