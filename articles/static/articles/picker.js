// The fact picker: what the selected words may rest on, the best first. It stands outside the
// form of the article, so Enter never saves it. Import it as "newsroom/picker".
import { ask, say } from "newsroom/article";
import { element, labelOf, small, standingOf } from "newsroom/factcard";
import { about, factOf, learn, refresh } from "newsroom/facts";
import { goTo, insertResting, restOn, wordsMeant } from "newsroom/marking";
import { NewFact } from "newsroom/newfact";

const PAUSE = 120;
const NO_ANSWER = "The desk cannot be reached. Try again when the network is back.";
let open = null;

const button = (name, keys, run) => {
  const made = element("button", "desk-button-small", name, keys && element("kbd", "desk-key", keys));
  made.type = "button";
  made.addEventListener("click", run);
  return made;
};

class Picker {
  constructor(editor, { range, replace }) {
    this.editor = editor;
    this.state = { from: editor.state.selection.from, to: editor.state.selection.to };
    this.meant = range ? { ...wordsMeant(editor.state), ...range, refs: range.refs.split(" ") } : wordsMeant(editor.state);
    if (range) this.meant.words = editor.state.doc.textBetween(range.from, range.to, " ", " ");
    this.replace = replace;
    this.rows = [];
    this.active = 0;
    // Until the desk has answered; it refuses with a sentence.
    this.mayAdd = true;
    this.build();
    this.dialog.showModal();
    this.input.focus();
    this.search();
  }

  build() {
    const { words } = this.meant;
    const title = element("h2", "", words ? `What do “${words.length > 90 ? `${words.slice(0, 90)}…` : words}” rest on?` : "Which fact?");
    title.id = "fact-picker-title";
    this.input = element("input", "desk-input");
    Object.assign(this.input, { type: "text", autocomplete: "off", spellcheck: false, placeholder: "Search all facts" });
    this.list = element("ul", "fact-rows");
    this.list.id = "fact-picker-rows";
    const attributes = {
      role: "combobox", "aria-label": "Search all facts", "aria-autocomplete": "list",
      "aria-expanded": "true", "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Facts that fit");
    this.status = element("p", "fact-status");
    this.status.setAttribute("role", "status");
    this.linked = element("ul", "fact-linked");
    this.linked.setAttribute("aria-label", "These words rest on");
    this.foot = element("p", "fact-foot");
    this.finding = element("div", "fact-finding", this.linked, this.input, this.list, this.status, this.foot);
    this.making = element("div", "fact-making");
    this.making.hidden = true;
    const shut = button("Close", "Esc", () => this.dialog.close());
    this.dialog = element("dialog", "fact-picker", element("header", "", title, shut), this.finding, this.making);
    this.dialog.setAttribute("aria-labelledby", title.id);
    this.listen();
    this.drawLinked();
    document.body.append(this.dialog);
  }

  listen() {
    // The keys of the page and of the article stay outside.
    this.dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      // The browser would save the page as a file.
      if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) event.preventDefault();
      this.press(event);
    });
    this.dialog.addEventListener("cancel", (event) => {
      if (this.making.hidden) return;
      event.preventDefault();
      this.showFinding();
    });
    this.dialog.addEventListener("close", () => this.closed());
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), PAUSE);
    });
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.choose(Number(row.dataset.number), event.shiftKey);
    });
  }

  closed() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.dialog.remove();
    open = null;
    if (!this.done) goTo(this.editor, this.state);
  }

  // -- What the words rest on already --------------------------------------------------------------

  drawLinked() {
    const { refs } = this.meant;
    this.linked.hidden = !refs.length;
    this.linked.replaceChildren(
      ...refs.map((ref) => {
        const row = factOf(ref);
        const remove = button("Remove", "", () => this.remove(ref));
        remove.setAttribute("aria-label", `Remove: ${row?.statement || ref}`);
        return element("li", "", element("span", "", row?.statement || row?.gone || ref), remove);
      }),
    );
  }

  remove(ref) {
    const refs = this.meant.refs.filter((one) => one !== ref);
    this.finish(refs, "The words rest on it no more.");
  }

  // -- Finding --------------------------------------------------------------------------------------

  async search() {
    this.asking?.abort();
    this.asking = new AbortController();
    const { words, sentence, refs } = this.meant;
    const data = { ...about(), words, sentence, refs: refs.join(" "), q: this.input.value.trim() };
    try {
      const said = await ask("facts-find", { data, signal: this.asking.signal });
      this.rows = said.rows;
      this.mayAdd = said.may_add;
      this.active = 0;
      this.draw(said.found);
    } catch (error) {
      if (error.name !== "AbortError") this.status.textContent = error.sentences?.join(" ") || NO_ANSWER;
    }
  }

  draw(found) {
    this.list.replaceChildren(...this.rows.map((row, number) => this.option(row, number)));
    const count = found === 1 ? "1 fact" : `${found} facts`;
    const none = this.input.value ? "No fact has these words." : "The desk holds no fact for this article yet.";
    this.status.textContent = this.rows.length ? `${count}, the best first.` : none;
    const also = this.meant.refs.length && !this.replace && this.rows.length;
    this.foot.replaceChildren(
      ...[
        this.rows.length && button("Link", "Enter", () => this.choose(this.active)),
        also && button("Link this too", "Shift Enter", () => this.choose(this.active, true)),
        this.mayAdd && button("New fact from these words", "Ctrl Enter", () => this.make()),
      ].filter(Boolean),
    );
    this.mark();
  }

  option(row, number) {
    const made = element("li", "fact-row", standingOf(row), element("span", "fact-says", row.statement), labelOf(row));
    const other = row.conflicts[0];
    made.append(element("small", "", small(row)));
    if (other) made.append(element("small", "fact-other", `Another source says ${other.value || other.statement}`));
    if (row.gone) made.append(element("small", "fact-other", row.gone));
    made.setAttribute("role", "option");
    made.id = `fact-picker-${number}`;
    made.dataset.number = number;
    return made;
  }

  mark() {
    const rows = [...this.list.children];
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === this.active)));
    const here = rows[this.active];
    if (here) this.input.setAttribute("aria-activedescendant", here.id);
    else this.input.removeAttribute("aria-activedescendant");
    here?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    if (event.isComposing || !this.making.hidden) return;
    const strong = event.ctrlKey || event.metaKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.rows.length) {
      this.active = (this.active + step + this.rows.length) % this.rows.length;
      this.mark();
    } else if (event.key === "Enter" && strong && this.mayAdd) this.make();
    else if (event.key === "Enter" && event.target === this.input && !strong) {
      this.choose(this.active, event.shiftKey);
    } else return;
    event.preventDefault();
  }

  // -- Linking --------------------------------------------------------------------------------------

  choose(number, also = false) {
    const row = this.rows[number];
    if (row) this.link(row, also);
  }

  link(row, also = false) {
    const { refs } = this.meant;
    const replaced = refs.map((ref) => (ref === this.replace ? row.ref : ref));
    const wanted = this.replace ? replaced : also ? [...refs, row.ref] : [row.ref];
    this.finish([...new Set(wanted)], `Linked: ${row.statement}`, row);
  }

  finish(refs, words, row = null) {
    const { from, to } = this.meant;
    this.done = true;
    this.dialog.close();
    if (from === to && row) insertResting(this.editor, row.prints, row.ref, from);
    else restOn(this.editor, { from, to }, refs);
    if (row?.cites) learn([row]);
    else refresh();
    say(words);
  }

  // -- A new one ------------------------------------------------------------------------------------

  make() {
    this.asking?.abort();
    this.finding.hidden = true;
    this.making.hidden = false;
    // What was typed before somebody looked at the list again is still there.
    if (this.maker) return void this.maker.again();
    this.maker = new NewFact({
      host: this.making,
      meant: this.meant,
      keep: (row) => this.link(row, this.meant.refs.length > 0 && !this.replace),
      back: () => this.showFinding(),
    });
  }

  showFinding() {
    this.making.hidden = true;
    this.finding.hidden = false;
    this.input.focus();
  }
}

// Ask which fact the words rest on. ``range`` with ``replace``: which takes the place of that one.
export function openPicker(editor, { range = null, replace = "" } = {}) {
  if (open || !editor.isEditable) return;
  open = new Picker(editor, { range, replace });
}
