// The keys of the editor, and the dialog that lists them. "newsroom/keys-of-editor".
import { Extension, Plugin } from "django-prose-editor/editor";
import { form } from "newsroom/article";
import { openDialog } from "newsroom/dialogs";
import { ACTIONS, blockAtCaret, catchUp, moveBlock } from "newsroom/writing";

const IN_TEXT = [
  "question", "heading", "paragraph", "bold", "italic", "cite", "bullets", "numbers", "quotation",
  "table", "link", "undo", "redo",
];

// Groups of [keys, what they do], as the dialog lists them.
export const KEYS = {
  "Put in": [
    ["/", "Everything that can be put in; type on to find it"],
    ["@", "Link a person, a show or an event"],
    ...IN_TEXT.map((key) => [ACTIONS[key].keys, ACTIONS[key].name]),
    ["## and a space", "Begin a question"],
    ["- and a space", "Begin a list"],
    ["Shift+Enter", "A new line in the same paragraph"],
  ],
  "Facts": [
    ["Ctrl+Shift+F", "Link the selected words to a fact"],
    ["Ctrl+.", "The fact or record under the caret"],
  ],
  "Blocks, tables and lists": [
    ["Ctrl+Enter", "What can be done with the block, table or quotation at the caret"],
    ["Alt+Shift+↑", "Move it up"],
    ["Alt+Shift+↓", "Move it down"],
    ["Backspace", "Remove the block that is chosen"],
    ["Tab", "The next cell of a table; an item of a list one level in"],
    ["Shift+Tab", "The cell before; an item one level out"],
    ["Esc, then Tab", "Leave the text from inside a table or a list"],
  ],
  "The page": [
    ["Ctrl+S", "Save a version"],
    ["Ctrl+Alt+M", "Comment on the selected words, the headline or the standfirst"],
    ["Ctrl+;", "Go round: text, panel, bar"],
    ["Esc", "Close what is open and go back to the text"],
    ["Ctrl+/", "This list; outside the text also ?"],
  ],
};

const element = (tag, words = "", children = []) => {
  const made = document.createElement(tag);
  if (words) made.textContent = words;
  made.append(...children);
  return made;
};

function line([keys, words]) {
  const caps = keys.split(/(?<=\S)\+(?=\S)/).map((name) => {
    const cap = element("kbd", name);
    cap.className = "desk-key";
    return cap;
  });
  return [element("dt", "", caps), element("dd", words)];
}

// Show the list; ``back`` gets the focus afterwards.
export function openKeys(back = () => {}) {
  if (document.querySelector("dialog.paper-keys")) return;
  const dialog = openDialog({ title: "Keys while you write", back, wide: true });
  dialog.classList.add("paper-keys");
  const groups = Object.entries(KEYS).map(([name, keys]) =>
    element("section", "", [element("h3", name), element("dl", "", keys.flatMap(line))]),
  );
  const close = element("button", "Close");
  close.type = "button";
  close.className = "desk-button";
  close.addEventListener("click", () => dialog.close());
  const holder = element("div", "", groups);
  holder.className = "paper-keys-groups";
  // What scrolls can be reached by keyboard.
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", "All keys");
  dialog.append(holder, element("p", "", [close]));
  dialog.showModal();
  close.focus();
}

// -- Keys of the page around the text --------------------------------------------------------------

const FIELDS = "input, textarea, select, [contenteditable=true], dialog";

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element && event.target.closest("#article-keys");
  if (opener) openKeys(() => opener.focus());
});

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || event.target.closest(FIELDS)) return;
    event.preventDefault();
    const { activeElement } = document;
    openKeys(() => activeElement?.focus());
  },
  true,
);

// The skin would change its colours under whoever writes.
form?.addEventListener("keydown", (event) => {
  const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "e";
  if (!pressed) return;
  event.preventDefault();
  event.stopPropagation();
});

// -- Keys inside the text ----------------------------------------------------------------------------

const run = (name) => ({ editor }) => {
  ACTIONS[name].run(editor);
  return true;
};

function menuHere({ editor }) {
  const found = blockAtCaret(editor);
  if (found) editor.storage.keys.openMenu(editor, found.pos);
  return true;
}

export const Keys = Extension.create({
  name: "keys",
  // Before what the package binds to the same keys.
  priority: 1500,
  addStorage: () => ({ openMenu: () => {}, leaving: false }),
  addKeyboardShortcuts: () => ({
    "Mod-k": run("link"),
    "Mod-e": run("cite"),
    "Mod-Alt-t": run("table"),
    "Mod-Shift-b": run("quotation"),
    "Mod-Enter": menuHere,
    "Alt-Shift-ArrowUp": ({ editor }) => moveBlock(editor, -1),
    "Alt-Shift-ArrowDown": ({ editor }) => moveBlock(editor, 1),
    "Mod-/": ({ editor }) => {
      openKeys(() => editor.view.focus());
      return true;
    },
  }),
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin({
        props: {
          attributes: {
            "aria-label": "Text of the article",
            "aria-multiline": "true",
            role: "textbox",
          },
          handleDOMEvents: {
            keydown(view, event) {
              if (!event.isComposing) catchUp(view);
              // After Esc, Tab leaves the text even where it means the next cell.
              const leaves = storage.leaving && event.key === "Tab";
              if (event.key !== "Shift") storage.leaving = event.key === "Escape";
              return leaves;
            },
          },
        },
      }),
    ];
  },
});
