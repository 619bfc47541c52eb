// Joining two versions by keyboard: places by J and K, choices by one key, Ctrl+Enter saves.

const form = document.getElementById("join");
const places = [...form.querySelectorAll(".join-place")];
const left = document.getElementById("join-left");
const save = document.getElementById("join-save");
const KEYS = { 1: "mine", 2: "theirs", 3: "both", e: "own" };
const remembered = `newsroom:join:${location.pathname}`;
let at = -1;

const chosen = (place) => place.querySelector("[type=radio]:checked");
const radio = (place, choice) => place.querySelector(`[type=radio][value=${choice}]`);
const open = () => places.filter((place) => !chosen(place));

// -- What was chosen before a reload --------------------------------------------------------------

function remember() {
  const answers = {};
  for (const place of places) {
    const words = place.querySelector("textarea");
    const choice = chosen(place)?.value;
    if (choice) answers[place.dataset.key] = [choice, choice === "own" ? words.value : ""];
  }
  try {
    sessionStorage.setItem(remembered, JSON.stringify(answers));
  } catch {
    // Without a store a reload asks again.
  }
}

function recall() {
  let answers = {};
  try {
    answers = JSON.parse(sessionStorage.getItem(remembered)) || {};
  } catch {
    return;
  }
  for (const place of places) {
    const [choice, words] = answers[place.dataset.key] || [];
    const button = choice && !chosen(place) && radio(place, choice);
    if (!button) continue;
    button.checked = true;
    if (choice === "own") place.querySelector("textarea").value = words;
  }
}

// -- Choosing -------------------------------------------------------------------------------------

function count() {
  const number = open().length;
  left.textContent = number
    ? `${number} place${number === 1 ? "" : "s"} left to choose.`
    : "Every place is chosen.";
  save.setAttribute("aria-disabled", String(number > 0));
}

function go(number) {
  if (!places.length) return;
  at = Math.max(0, Math.min(places.length - 1, number));
  places[at].focus({ preventScroll: true });
  places[at].scrollIntoView({ block: "nearest" });
}

function choose(choice) {
  const place = places[at];
  const button = place && radio(place, choice);
  if (!button) return;
  button.checked = true;
  button.dispatchEvent(new Event("change", { bubbles: true }));
  if (choice !== "own") return;
  (place.querySelector("[contenteditable=true].join-editor") || place.querySelector("textarea")).focus();
}

// -- Writing it oneself: the text as text, its facts and blocks with it -----------------------------

function makeEditor(textarea) {
  const editor = document.createElement("div");
  editor.className = "desk-input join-editor join-words";
  editor.contentEditable = "true";
  editor.setAttribute("role", "textbox");
  editor.setAttribute("aria-multiline", "true");
  const label = form.querySelector(`label[for="${textarea.id}"]`);
  label.id = `${textarea.id}-label`;
  editor.setAttribute("aria-labelledby", label.id);
  // The server wrote it and cleans what comes back.
  editor.innerHTML = textarea.value;
  for (const atom of editor.querySelectorAll("[data-block]")) atom.contentEditable = "false";
  editor.addEventListener("input", () => {
    textarea.value = editor.innerHTML;
    remember();
  });
  // Only words are pasted: what comes from elsewhere brings its own looks, and worse.
  editor.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  label.addEventListener("click", () => editor.focus());
  textarea.hidden = true;
  textarea.after(editor);
}

recall();
document.execCommand("defaultParagraphSeparator", false, "p");
for (const textarea of form.querySelectorAll("textarea[data-text]")) makeEditor(textarea);

form.addEventListener("change", () => {
  count();
  remember();
});
form.addEventListener("focusin", (event) => {
  const place = event.target.closest(".join-place");
  if (place) at = places.indexOf(place);
  for (const other of places) other.classList.toggle("is-at", other === place);
});
form.addEventListener("submit", (event) => {
  const [first] = event.submitter?.name === "keep" ? [] : open();
  if (!first) return;
  event.preventDefault();
  go(places.indexOf(first));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(save);
    return;
  }
  const typed = event.target.closest?.("textarea, [contenteditable], input:not([type=radio])");
  if (typed || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key.toLowerCase();
  if (key === "j") go(at + 1);
  else if (key === "k") go(at - 1);
  else if (KEYS[key]) choose(KEYS[key]);
  else return;
  event.preventDefault();
});
count();
