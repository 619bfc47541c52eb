// From the plain words to the editor, and to a text area that says what happened where it fails.
import { createEditor } from "django-prose-editor/configurable";

// An editor that lacks one of these would drop from the text what it does not know.
const MARKS = ["fact", "cite", "link", "bold", "italic"];
const NODES = ["recordBlock", "quotation", "picture", "table", "heading", "bulletList", "orderedList"];

const isWhole = ({ schema }) =>
  MARKS.every((name) => schema.marks[name]) && NODES.every((name) => schema.nodes[name]);

function show(box, state) {
  box.classList.remove("is-starting", "is-failed", "is-ready");
  box.classList.add(`is-${state}`);
  box.querySelector(".paper-early")?.remove();
  box.querySelector(".paper-failed").hidden = state !== "failed";
}

for (const box of document.querySelectorAll("[data-paper-editor]")) {
  const area = box.querySelector("textarea");
  const written = area.value;
  // In the middle of its own news an editor cannot be taken down.
  const refuse = (editor) =>
    setTimeout(() => {
      editor.destroy();
      area.value = written;
      show(box, "failed");
    });
  // With its tools, in one piece: nothing jumps.
  const stand = (editor) => {
    if (editor.isInitialized) show(box, "ready");
    else editor.on("create", () => show(box, "ready"));
  };
  box.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
    if (isWhole(editor)) stand(editor);
    else refuse(editor);
  });
  createEditor(area).then((editor) => {
    if (editor || box.classList.contains("is-ready")) return;
    const { editor: standing } = box.querySelector(".tiptap") || {};
    if (!standing) show(box, "failed");
    else if (isWhole(standing)) stand(standing);
    else refuse(standing);
  });
}
