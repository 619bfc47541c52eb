// From the plain words to the editor, and to a text area that says what happened where it fails.
import { createEditor } from "django-prose-editor/configurable";

function stand(box) {
  box.classList.remove("is-starting", "is-failed");
  box.classList.add("is-ready");
  box.querySelector(".paper-early")?.remove();
  box.querySelector(".paper-failed").hidden = true;
}

function fail(box) {
  box.classList.remove("is-starting");
  box.classList.add("is-failed");
  box.querySelector(".paper-early")?.remove();
  box.querySelector(".paper-failed").hidden = false;
}

for (const box of document.querySelectorAll("[data-paper-editor]")) {
  box.addEventListener("prose-editor:ready", () => stand(box));
  createEditor(box.querySelector("textarea")).then(() => {
    const stands = box.querySelector(".ProseMirror[contenteditable]");
    if (stands) stand(box);
    else fail(box);
  });
}
