// The tools above the text. One stop of the Tab key; arrows walk them.
import { Extension } from "django-prose-editor/editor";
import { openKeys } from "newsroom/keys-of-editor";
import { readFactsFrom } from "newsroom/previews";
import { ACTIONS, blockAtCaret, catchUp, icon } from "newsroom/writing";

const GROUPS = [
  ["question", "heading"],
  ["bold", "italic", "bullets", "quotation", "link"],
  ["fact", "insert"],
  ["undo", "redo", "block"],
];

const OTHERS = {
  insert: {
    name: "Insert", icon: "plus", keys: "/",
    run: (editor) => editor.storage.insert.openMenu(editor),
  },
  block: {
    name: "This block: move it, remove it, and more", icon: "more", keys: "Ctrl+Enter",
    run(editor, button) {
      const found = blockAtCaret(editor);
      const rect = button.getBoundingClientRect();
      if (found) editor.storage.keys.openMenu(editor, found.pos, rect);
    },
  },
};
const IN_WORDS = new Set(["fact", "insert"]);

const span = (className, words) => {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = words;
  return made;
};

function keyCap(keys) {
  const cap = document.createElement("kbd");
  cap.className = "desk-key";
  cap.textContent = keys.replaceAll("+", " ").replace("Shift", "⇧");
  cap.setAttribute("aria-hidden", "true");
  return cap;
}

class Tools {
  constructor(editor) {
    this.editor = editor;
    this.dom = document.createElement("div");
    this.dom.className = "paper-tools";
    this.dom.setAttribute("role", "toolbar");
    this.dom.setAttribute("aria-label", "Writing tools");
    this.buttons = new Map();
    for (const group of GROUPS) this.dom.append(this.group(group));
    this.help = this.button({ name: "All keys", run: () => openKeys(() => this.help.focus()) }, "help");
    this.help.textContent = "?";
    this.dom.append(this.help);
    this.rove(this.dom.querySelector("button"));
    this.dom.addEventListener("keydown", (event) => this.walk(event));
    // The selection stays in the text while a tool is pressed.
    this.dom.addEventListener("mousedown", (event) => event.preventDefault());
  }

  group(names) {
    const group = document.createElement("div");
    group.className = "paper-tools-group";
    group.dataset.has = names[0];
    for (const name of names) group.append(this.button(ACTIONS[name] || OTHERS[name], name));
    return group;
  }

  button(action, name) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `paper-tool is-${name}`;
    made.tabIndex = -1;
    made.setAttribute("aria-label", action.name);
    made.title = action.keys ? `${action.name} (${action.keys})` : action.name;
    if (IN_WORDS.has(name)) made.append(icon(action.icon), span("", action.name), keyCap(action.keys));
    else if (action.short) made.append(span("", action.short));
    else if (action.icon) made.append(icon(action.icon));
    made.addEventListener("click", () => {
      this.rove(made);
      catchUp(this.editor.view);
      if (made.getAttribute("aria-disabled") !== "true") action.run(this.editor, made);
    });
    this.buttons.set(name, { made, action });
    return made;
  }

  rove(to) {
    for (const { made } of this.buttons.values()) made.tabIndex = made === to ? 0 : -1;
  }

  walk(event) {
    const all = [...this.buttons.values()].map(({ made }) => made);
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    if (event.key === "Escape") return void (event.preventDefault(), this.editor.view.focus());
    if (!(event.key in steps) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const to = all[(steps[event.key] + all.length) % all.length];
    this.rove(to);
    to.focus();
  }

  // What is on at the caret. Once a frame: typing must not wait for it.
  follow() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      for (const { made, action } of this.buttons.values()) {
        if (action.active) made.setAttribute("aria-pressed", String(action.active(this.editor)));
        if (action.enabled) made.setAttribute("aria-disabled", String(!action.enabled(this.editor)));
      }
    });
  }
}

function factsIn(doc) {
  const refs = new Set();
  doc.descendants((node) => {
    for (const mark of node.marks) {
      if (mark.type.name === "fact") for (const ref of mark.attrs.refs.split(" ")) refs.add(ref);
    }
  });
  return [...refs];
}

// Put the tools where the page has a place for them, else above the text.
function mount(editor) {
  if (!editor.isEditable) return;
  const tools = new Tools(editor);
  const place = document.getElementById("article-tools");
  if (place) {
    place.replaceChildren(tools.dom);
    place.className = "has-tools";
  } else editor.view.dom.before(tools.dom);
  editor.storage.toolbar.tools = tools;
  tools.follow();
}

export const Toolbar = Extension.create({
  name: "toolbar",
  addStorage: () => ({ tools: null, mount }),
  onBeforeCreate() {
    readFactsFrom(() => factsIn(this.editor.state.doc));
  },
  onTransaction() {
    this.storage.tools?.follow();
  },
  onDestroy() {
    this.storage.tools?.dom.remove();
  },
});
