// The small dialogs of the editor: a link, where a quotation is from, the record of a block.
// They stand outside the form of the article, so Enter never saves it. "newsroom/dialogs".
import { Choices } from "newsroom/choices";
import { KINDS } from "newsroom/writing";
import { ask } from "newsroom/article";

const element = (tag, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const button = (words, properties = {}) =>
  element("button", { type: "button", className: "desk-button", textContent: words, ...properties });

let count = 0;

// A dialog with a title and a way out. ``back`` gets the focus home, however it ends.
export function openDialog({ title, back, wide = false }) {
  const id = `paper-dialog-${(count += 1)}`;
  const heading = element("h2", { id, textContent: title });
  const dialog = element("dialog", { className: `paper-dialog${wide ? " is-wide" : ""}` }, [heading]);
  dialog.setAttribute("aria-labelledby", id);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    back();
  });
  document.body.append(dialog);
  return dialog;
}

function field(label, input, help = "") {
  input.id = `paper-field-${(count += 1)}`;
  input.className = "desk-input";
  const parts = [element("label", { htmlFor: input.id, textContent: label }), input];
  if (help) {
    const said = element("small", { id: `${input.id}-help`, textContent: help });
    input.setAttribute("aria-describedby", said.id);
    parts.push(said);
  }
  return element("p", { className: "paper-field" }, parts);
}

const isAddress = (text) => {
  try {
    const { protocol, hostname, username } = new URL(text);
    return /^https?:$/.test(protocol) && Boolean(hostname) && !username && !/[\s<>"\\]/.test(text);
  } catch {
    return false;
  }
};
const withScheme = (text) => (/^(www\.)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : text);

// The address that somebody typed, as it is kept, or "" if readers cannot be sent there.
export function addressOf(typed) {
  const text = typed.trim();
  if (/^(\/(?!\/)|#)[^\s<>"\\]*$/.test(text)) return text;
  const address = withScheme(text);
  return isAddress(address) ? address : "";
}

// -- Finding records ---------------------------------------------------------------------------

const DRAWN = { show: "film", person: "person", event: "clock", article: "line", fact: "check" };
const NO_ANSWER = "The desk cannot be reached. Try again when the network is back.";

export const rowOf = (record) => ({
  name: record.title,
  hint: record.hint,
  word: record.word,
  why: record.why || "",
  icon: DRAWN[record.kind],
  record,
});

// Ask for records once typing pauses; an answer to an older question is dropped.
export class Finder {
  constructor(kinds, show) {
    this.kinds = kinds;
    this.show = show;
    this.known = new Map();
  }

  ask(words) {
    clearTimeout(this.timer);
    this.abort?.abort();
    const query = words.trim();
    if (this.known.has(query)) return this.show(this.known.get(query), query);
    this.timer = setTimeout(() => this.fetch(query), query ? 120 : 0);
  }

  async fetch(query) {
    this.abort = new AbortController();
    try {
      const { signal } = this.abort;
      const { records } = await ask("records", { query: { q: query, kinds: this.kinds }, signal });
      this.known.set(query, records);
      this.show(records, query);
    } catch (error) {
      if (error.name !== "AbortError") this.show([], query, error.sentences?.join(" ") || NO_ANSWER);
    }
  }

  stop() {
    clearTimeout(this.timer);
    this.abort?.abort();
  }
}

// An input whose rows of records open below it; ``pick`` gets a record, ``typed`` the other words.
function recordInput({ dialog, label, help, kinds, value = "", pick, extra = () => [] }) {
  const input = element("input", { type: "text", value, autocomplete: "off", spellcheck: false });
  const part = field(label, input, help);
  dialog.append(part);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  const choices = new Choices({ owner: input, label: "Found", pick, inside: part });
  const finder = new Finder(kinds, (records, query, trouble) => {
    const rows = [...extra(query), ...records.map(rowOf)];
    const note = trouble || (rows.length ? "" : "Nothing of that name. Try fewer letters.");
    choices.show(rows, { note });
    input.setAttribute("aria-expanded", String(choices.isOpen));
  });
  input.setAttribute("aria-expanded", "false");
  // What expands must exist from the start.
  input.setAttribute("aria-controls", choices.id);
  input.addEventListener("input", () => {
    choices.expect();
    finder.ask(input.value);
  });
  input.addEventListener("keydown", (event) => {
    // An address is taken as it stands, without waiting for records of that name.
    if (event.key === "Enter" && extra(input.value).length) return;
    if (choices.key(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  dialog.addEventListener("close", () => finder.stop());
  return { input, choices, finder };
}

// -- A link ------------------------------------------------------------------------------------

const addressRow = (query) => {
  const href = addressOf(query);
  return href ? [{ name: href, hint: "this address", icon: "link", href }] : [];
};

// Ask where words lead. ``done`` gets {href, title}; href "" takes the link away.
export function askForLink({ href, words, back, done }) {
  const dialog = openDialog({ title: href ? "Where the link leads" : "Link", back });
  const finish = (answer) => {
    dialog.close();
    done(answer);
  };
  const pick = (row) =>
    finish(row.href ? { href: row.href, title: "" } : { href: row.record.url, title: row.record.title });
  const said = element("p", { className: "paper-error", role: "alert", hidden: true });
  const { input, choices, finder } = recordInput({
    dialog,
    label: "Show, person, event or article, or an address",
    help: words ? `The words “${words}” will lead there.` : "Its name will be put in as the words.",
    kinds: "",
    value: href,
    pick,
    extra: addressRow,
  });
  const accept = () => {
    const address = addressOf(input.value);
    if (address) return finish({ href: address, title: "" });
    const isName = !/^[a-z][a-z0-9+.-]*:|\/\//i.test(input.value.trim());
    if (isName && (choices.stale || choices.rows.length)) return choices.choose();
    said.textContent = "This is no address that readers can be sent to. It begins with https:// or http://.";
    said.hidden = false;
    input.focus();
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented) return;
    event.preventDefault();
    accept();
  });
  const buttons = [button("Link", { onclick: accept, className: "desk-button is-main" })];
  if (href) buttons.push(button("Take the link away", { onclick: () => finish({ href: "" }) }));
  buttons.push(button("Cancel", { onclick: () => dialog.close() }));
  dialog.append(said, element("p", { className: "paper-buttons" }, buttons));
  dialog.showModal();
  input.select();
  if (!href) finder.ask("");
}

// -- Where a quotation is from ------------------------------------------------------------------

// ``done`` gets the address, "" for none.
export function askForSource({ source, back, done }) {
  const dialog = openDialog({ title: "Where the quotation is from", back });
  const input = element("input", { type: "text", inputMode: "url", value: source, autocomplete: "off" });
  dialog.append(field("Address of the source", input, "Readers are led there. Leave it empty for none."));
  const said = element("p", { className: "paper-error", role: "alert", hidden: true });
  const accept = () => {
    const address = addressOf(input.value);
    if (input.value.trim() && !address) {
      said.textContent = "This is no address. It begins with https:// or http://.";
      said.hidden = false;
      input.focus();
      return;
    }
    dialog.close();
    done(address);
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    accept();
  });
  const buttons = [
    button("Keep the source", { onclick: accept, className: "desk-button is-main" }),
    button("Cancel", { onclick: () => dialog.close() }),
  ];
  dialog.append(said, element("p", { className: "paper-buttons" }, buttons));
  dialog.showModal();
  input.select();
}

// -- The record of a block ----------------------------------------------------------------------

const HELP_LINES = ["samaritans", "domestic-abuse", "victim-support"];
const ASKED = { show: "Show", event: "Event", facts: "Add a fact" };

// Ask which record a block is about. ``done`` gets its ref, "" for that of the article.
export function askForRecord({ kind, ref, back, done }) {
  const { name, takes } = KINDS[kind];
  const dialog = openDialog({ title: `${name}: which record`, back });
  const finish = (chosen) => {
    dialog.close();
    done(chosen);
  };
  if (takes === "line") listLines(dialog, ref, finish);
  else if (takes === "facts") listFacts(dialog, ref, finish);
  else {
    const { input, finder } = recordInput({
      dialog,
      label: ASKED[takes],
      help: `Now: ${ref || "that of the article"}.`,
      kinds: takes,
      // Readers see the block, not the page of its record.
      pick: (row) => finish(row.record.ref),
    });
    input.dataset.anyRecord = "";
    finder.show = withoutReasons(finder.show);
    finder.ask("");
  }
  const buttons = [button("Cancel", { onclick: () => dialog.close() })];
  if (takes !== "line") buttons.unshift(button("That of the article", { onclick: () => finish("") }));
  dialog.append(element("p", { className: "paper-buttons" }, buttons));
  dialog.showModal();
}

const withoutReasons = (show) => (records, ...others) =>
  show(records.map((record) => ({ ...record, why: "" })), ...others);

function listLines(dialog, ref, finish) {
  const rows = HELP_LINES.map((line) =>
    button(line.replace("-", " "), { onclick: () => finish(line), ariaPressed: String(line === (ref || HELP_LINES[0])) }),
  );
  dialog.append(element("p", { className: "paper-buttons" }, rows));
}

function listFacts(dialog, ref, finish) {
  let refs = ref.split(" ").filter(Boolean);
  const chosen = element("ul", { className: "paper-facts" });
  const draw = () =>
    chosen.replaceChildren(
      ...refs.map((one) => {
        const drop = button("Take out", { onclick: () => ((refs = refs.filter((other) => other !== one)), draw()) });
        drop.setAttribute("aria-label", `Take ${one} out`);
        return element("li", {}, [element("span", { textContent: one }), drop]);
      }),
    );
  dialog.append(chosen);
  const { input, finder } = recordInput({
    dialog,
    label: ASKED.facts,
    help: "Without any, the box shows what is known of the show.",
    kinds: "fact",
    pick: ({ record }) => {
      if (!refs.includes(record.ref)) refs.push(record.ref);
      draw();
      input.select();
    },
  });
  const keep = button("Keep these facts", { onclick: () => finish(refs.join(" ")), className: "desk-button is-main" });
  dialog.append(element("p", { className: "paper-buttons" }, [keep]));
  draw();
  finder.ask("");
}
