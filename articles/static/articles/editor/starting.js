// From the plain words to the editor, before anything else of the page wakes up; and to a text area
// that says what happened, where it fails.
import * as base from "django-prose-editor/editor";
import * as blocks from "newsroom/editor/blocks";
import * as embeds from "newsroom/editor/embeds";
import * as facts from "newsroom/editor/facts";
import * as insert from "newsroom/editor/insert";
import * as keys from "newsroom/editor/keys";
import * as marks from "newsroom/editor/marks";
import * as paste from "newsroom/editor/paste";
import * as pictures from "newsroom/editor/pictures";
import * as posting from "newsroom/editor/posting";
import * as steps from "newsroom/editor/steps";
import * as tables from "newsroom/editor/tables";
import * as toolbar from "newsroom/editor/toolbar";

const OURS = [marks, tables, blocks, insert, paste, keys, toolbar, posting, steps, facts, pictures, embeds];
const KNOWN = Object.assign({}, base, ...OURS);

// An editor that lacked one of them would drop from the text what it does not know.
function extensionsOf(area) {
  const { extensions } = JSON.parse(area.dataset.djangoProseEditorPaper);
  return Object.entries(extensions).map(([name, options]) => {
    if (!KNOWN[name]) throw new Error(`The editor has no ${name}.`);
    return typeof options === "object" ? KNOWN[name].configure(options) : KNOWN[name];
  });
}

function show(box, state) {
  box.classList.remove("is-starting", "is-failed", "is-ready");
  box.classList.add(`is-${state}`);
  box.querySelector(".paper-early")?.remove();
  box.querySelector(".paper-failed").hidden = state !== "failed";
}

function start(box) {
  const area = box.querySelector("textarea");
  const editor = base.createTextareaEditor(area, extensionsOf(area));
  // With its tools, in one piece: nothing jumps.
  editor.storage.toolbar.mount(editor);
  show(box, "ready");
  const detail = { editor, textarea: area };
  area.dispatchEvent(new CustomEvent("prose-editor:ready", { detail, bubbles: true }));
}

for (const box of document.querySelectorAll("[data-paper-editor]")) {
  try {
    start(box);
  } catch (error) {
    console.error("The editor did not start.", error);
    show(box, "failed");
  }
}
