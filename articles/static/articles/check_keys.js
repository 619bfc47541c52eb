// The keys of Read and check, and the box that turns the single ones off.
//
// ``form`` gives the form of the sentence that is open, or null; ``stands`` decides it, and ``leave``
// goes from its line of reasons back to the evidence.
"use strict";

window.checkKeys = ({ root, form, stands, leave }) => {
  const keysAreOn = () => {
    try {
      return localStorage.getItem("desk-keys") !== "off";
    } catch {
      return true;
    }
  };

  const keysOn = document.querySelector("[data-keys-on]");
  keysOn.checked = keysAreOn();
  keysOn.addEventListener("change", () => localStorage.setItem("desk-keys", keysOn.checked ? "on" : "off"));
  document.addEventListener("change", () => {
    keysOn.checked = keysAreOn();
  });

  const isField = (one) => one.closest("input, textarea, select, [contenteditable], .select2-container, [data-part]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.repeat) {
      // A held key counts once, wherever the focus has gone meanwhile.
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      if (event.target.name === "reason" && event.target.form === form()) {
        event.preventDefault();
        event.target.form.requestSubmit();
        return;
      }
      const approving = root.querySelector("[data-approves]");
      if (!approving || event.target.closest("[data-part]")) return;
      event.preventDefault();
      approving.requestSubmit(approving.querySelector("button"));
      return;
    }
    const onControl = event.target.closest("a, button, summary, label") || isField(event.target);
    if (event.defaultPrevented || onControl || !keysAreOn()) return;
    event.preventDefault();
    stands();
  });

  document.addEventListener("keydown", (event) => {
    const box = form();
    if (event.key !== "Escape" || !box || document.activeElement !== box.elements.reason) return;
    event.preventDefault();
    leave();
  });
};
