// Words that were not saved as a version: found when the form opens, compared, taken or set aside.
import { ask, say } from "newsroom/article";
import { dropHere, fields, keptHere, openWindows, person } from "newsroom/words";

const place = document.getElementById("article-banner");
const waiting = [];
let isDirty = () => false;

const time = (moment) => {
  const clock = moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (moment.toDateString() === new Date().toDateString()) return clock;
  return `${moment.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${clock}`;
};

const asData = (entry, more = {}) => {
  const data = new FormData();
  data.set("fields", JSON.stringify(entry.fields));
  for (const [name, value] of Object.entries(more)) data.set(name, value);
  return data;
};

// What a window left on this computer goes to the server as if that window still sent it: newer
// words of the same window replace its older ones.
async function handOver(entry) {
  try {
    await ask("buffer", { data: asData(entry, { version: entry.version }) });
    dropHere(entry.window);
  } catch {
    // It stays here: there is no network, or the server keeps the words of another window.
  }
}

async function gathered() {
  const living = await openWindows();
  for (const entry of keptHere()) if (!living.has(entry.window)) await handOver(entry);
  const { kept } = await ask("buffer").catch(() => ({}));
  const found = keptHere().map((entry) => ({ ...entry, told: time(new Date(entry.at)) }));
  if (kept) {
    const window = kept.fields._window?.[0] || "";
    found.push({ ...kept, window, at: kept.kept_at, told: kept.told, isOnServer: true });
  }
  return found.filter((entry) => !living.has(entry.window)).sort((a, b) => (a.at < b.at ? 1 : -1));
}

function forget(entry) {
  if (entry.isOnServer) ask("buffer", { data: { verb: "drop", kept_at: entry.kept_at } }).catch(() => {});
  else dropHere(entry.window);
}

// Look for words of mine that the form does not have, and offer them above the paper. Those of
// the window ``saved`` are a version now, also where they reached the server after it.
export async function recover(dirty, saved) {
  isDirty = dirty;
  for (const entry of await gathered()) {
    if (entry.window === saved) {
      forget(entry);
      continue;
    }
    try {
      const form = JSON.stringify(fields());
      const { differs, html } = await ask("words", { data: asData(entry, { form }) });
      if (differs) waiting.push({ ...entry, html });
      // A form that shows kept words is no version of them yet.
      else if (!person.unsaved) forget(entry);
    } catch {
      waiting.push({ ...entry, html: "" });
    }
  }
  offer();
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "desk-button-small";
  made.textContent = words;
  made.addEventListener("click", () => act(made));
  return made;
}

function offer() {
  const entry = waiting[0];
  if (!place || !entry) return;
  const banner = document.createElement("section");
  banner.className = "kept-banner";
  banner.setAttribute("aria-label", "Words that were not saved");
  const sentence = document.createElement("p");
  sentence.textContent = `Words from ${entry.told} were not saved as a version.`;
  const doing = document.createElement("div");
  doing.className = "kept-doing";
  const shown = document.createElement("div");
  shown.id = "kept-difference";
  shown.hidden = true;
  // The server made it, out of texts that it cleaned.
  shown.innerHTML = entry.html;
  const show = button("Show the difference", (made) => {
    shown.hidden = !shown.hidden;
    made.setAttribute("aria-expanded", String(!shown.hidden));
    made.textContent = shown.hidden ? "Show the difference" : "Hide the difference";
  });
  show.setAttribute("aria-expanded", "false");
  show.setAttribute("aria-controls", shown.id);
  if (entry.html) doing.append(show);
  doing.append(button("Take them", () => take(entry, banner)));
  doing.append(button("Set them aside", () => setAside(entry, banner)));
  banner.append(sentence, doing, shown);
  place.replaceChildren(banner);
  say(sentence.textContent);
}

function complain(banner, error) {
  let line = banner.querySelector(".is-not-kept");
  if (!line) {
    line = document.createElement("p");
    line.className = "is-not-kept";
    line.setAttribute("role", "alert");
    banner.append(line);
  }
  const sentence = error.sentences?.join(" ") || "There is no network.";
  line.textContent = `${sentence} The words are still kept where they were.`;
}

// Show them in the form: posted to the page of the article, which fills its form and saves nothing.
async function take(entry, banner) {
  try {
    // What was typed into this form meanwhile would be replaced.
    if (isDirty()) await ask("buffer", { data: asData({ fields: fields() }, { verb: "aside" }) });
  } catch (error) {
    complain(banner, error);
    return;
  }
  const form = document.createElement("form");
  form.method = "post";
  form.action = location.pathname;
  form.hidden = true;
  const add = (name, value) => {
    const input = document.createElement("textarea");
    input.name = name;
    input.value = value;
    form.append(input);
  };
  for (const [name, values] of Object.entries(entry.fields)) {
    for (const value of values) add(name, value);
  }
  add("_take", "1");
  add("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  document.body.append(form);
  document.dispatchEvent(new CustomEvent("article:leaving"));
  form.submit();
}

async function setAside(entry, banner) {
  try {
    const { said } = await ask("buffer", { data: asData(entry, { verb: "aside" }) });
    if (!entry.isOnServer) dropHere(entry.window);
    waiting.shift();
    const line = document.createElement("p");
    line.tabIndex = -1;
    line.textContent = said;
    banner.replaceChildren(line);
    line.focus();
    if (waiting.length) offer();
  } catch (error) {
    complain(banner, error);
  }
}
