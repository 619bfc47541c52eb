// A decision without a reason: the note is asked for, and Ctrl+Enter then does what was chosen.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-settle] button[name=decision]");
  if (!button) return;
  const form = button.form;
  const note = form.elements.note;
  if (note.value.trim()) return;
  event.preventDefault();
  for (const other of form.querySelectorAll("button[data-main]")) {
    other.removeAttribute("data-main");
    other.classList.remove("desk-button-main");
  }
  button.dataset.main = "";
  button.classList.add("desk-button-main");
  const chosen = button.querySelector("strong").firstChild.textContent.trim();
  form.querySelector("[data-say-why]").textContent = `Say why, then press “${chosen}” again or Ctrl+Enter.`;
  note.focus();
});
