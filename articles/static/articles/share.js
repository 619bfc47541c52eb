// The address of a new link: chosen whole when it is reached, copied by a button.
for (const input of document.querySelectorAll("[data-copied]")) {
  input.addEventListener("focus", () => input.select());
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const input = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(input.value);
      button.textContent = "Copied";
    } catch {
      // Not allowed here: the address is chosen, and the keyboard copies it.
      input.focus();
    }
  });
}
