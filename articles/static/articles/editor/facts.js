// Facts at the fingertips: what the linked words rest on, shown where they stand.
import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { closeCard, openCard } from "newsroom/factcard";
import { classesOf, hear, watch, want } from "newsroom/facts";
import { boxedIn, factMark, markAt, marksIn, refsOf } from "newsroom/marking";
import { openPicker } from "newsroom/picker";

const { PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("factsAtHand");
const HOVER = 350;

// -- Paint: nothing of it is stored ------------------------------------------------------------------

function paint(doc) {
  const stretches = marksIn(doc);
  const drawn = stretches.map(({ from, to, refs }) =>
    Decoration.inline(from, to, { class: classesOf(refsOf(refs)), "data-refs": refs }, { refs }),
  );
  return { set: DecorationSet.create(doc, drawn), refs: new Set(stretches.flatMap((one) => refsOf(one.refs))) };
}

const holdsMarks = (fragment) => {
  let found = false;
  fragment.descendants((node) => {
    found = found || Boolean(factMark(node));
    return !found;
  });
  return found;
};

// Typing moves what is painted; only words that become marked, or are marked no more, paint anew.
function paintsAnew(tr, set) {
  return tr.steps.some((step) => {
    if (step.mark) return step.mark.type.name === "fact";
    if (!step.slice || !holdsMarks(step.slice.content)) return false;
    const { content } = step.slice;
    const only = content.childCount === 1 && content.firstChild.isText && content.firstChild;
    const inside = only && set.find(step.from, step.to).find((one) => one.from < step.from && step.to < one.to);
    return !inside || inside.spec.refs !== factMark(only).attrs.refs;
  });
}

// -- The card that opens near the words ------------------------------------------------------------------

class Hovering {
  constructor(editor) {
    this.editor = editor;
    this.timer = 0;
  }

  over(event) {
    const words = event.target instanceof Element && event.target.closest(".fact-words");
    clearTimeout(this.timer);
    if (words) this.timer = setTimeout(() => this.open(words), HOVER);
  }

  open(words) {
    if (!words.isConnected || isBusy()) return;
    const pos = this.editor.view.posAtDOM(words, 0);
    const at = marksIn(this.editor.state.doc).find((one) => one.from <= pos && pos <= one.to);
    // What is under the caret stands open in the panel already.
    const shown = at && markAt(this.editor.state)?.from === at.from && document.querySelector(".fact-open")?.offsetParent;
    if (at && !shown) openCard({ editor: this.editor, at, anchor: words });
  }
}

const isBusy = () => Boolean(document.querySelector("dialog[open]"));

function tellCaret(view) {
  const at = markAt(view.state);
  const detail = at ? { ...at, refs: refsOf(at.refs) } : null;
  document.dispatchEvent(new CustomEvent("article:fact-at-caret", { detail }));
}

function plugin(editor) {
  const hovering = new Hovering(editor);
  let timer = 0;
  return new Plugin({
    key,
    state: {
      init: (_, { doc }) => paint(doc),
      apply(tr, held) {
        if (tr.getMeta(key) || (tr.docChanged && paintsAnew(tr, held.set))) return paint(tr.doc);
        return tr.docChanged ? { ...held, set: held.set.map(tr.mapping, tr.doc) } : held;
      },
    },
    props: {
      decorations: (state) => key.getState(state).set,
      handleDOMEvents: {
        mouseover: (_, event) => void hovering.over(event),
        mouseleave: () => void clearTimeout(hovering.timer),
      },
      handleClick(view, pos, event) {
        const at = matchMedia("(hover: none)").matches && markAt(view.state);
        if (at) openCard({ editor, at, anchor: event.target });
        return false;
      },
    },
    view(view) {
      hear(() => view.isDestroyed || view.dispatch(view.state.tr.setMeta(key, true)));
      watch(() => [...marksIn(view.state.doc).flatMap((one) => refsOf(one.refs)), ...boxedIn(view.state.doc)]);
      return {
        update(_, before) {
          const state = key.getState(view.state);
          if (state !== key.getState(before)) want(state.refs);
          if (view.state.selection.eq(before.selection) && view.state.doc === before.doc) return;
          clearTimeout(timer);
          timer = setTimeout(() => view.isDestroyed || tellCaret(view), 120);
        },
        destroy() {
          clearTimeout(timer);
          closeCard();
        },
      };
    },
  });
}

export const FactsAtHand = Extension.create({
  name: "factsAtHand",
  priority: 1500,
  addKeyboardShortcuts: () => ({
    "Mod-Shift-f": ({ editor }) => {
      openPicker(editor);
      return true;
    },
    "Mod-.": ({ editor }) => {
      const at = markAt(editor.state);
      if (at) openCard({ editor, at, focus: true });
      return Boolean(at);
    },
  }),
  onCreate() {
    document.addEventListener("article:link-fact", () => openPicker(this.editor));
  },
  addProseMirrorPlugins() {
    return this.editor.isEditable ? [plugin(this.editor)] : [];
  },
});
