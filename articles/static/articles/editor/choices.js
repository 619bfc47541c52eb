// A list to choose from, at a place on the page: the menu of "/", the people of "@", the menu of a
// block. The focus stays where it is; the list says by ids what is chosen. "newsroom/choices".
import { icon } from "newsroom/writing";

const element = (tag, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

let count = 0;

export class Choices {
  // ``owner`` is told the chosen row by aria-activedescendant. ``pick`` gets a row that was chosen.
  constructor({ owner, label, pick, inside = document.body }) {
    this.owner = owner;
    this.pick = pick;
    this.rows = [];
    this.at = 0;
    // Whether what is shown is of an older question; then a choice waits for the answer.
    this.stale = false;
    this.wanted = false;
    this.id = `paper-choices-${(count += 1)}`;
    this.list = element("div", { id: this.id, className: "paper-choices-list" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    this.note = element("p", { className: "paper-choices-note" });
    this.note.setAttribute("role", "status");
    this.box = element("div", { className: "paper-choices", hidden: true }, [this.list, this.note]);
    inside.append(this.box);
    // The caret must stay where the row is going to be put.
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.choose(Number(row.dataset.at));
    });
  }

  get isOpen() {
    return !this.box.hidden;
  }

  // Rows are {name, hint, icon, keys, word, why}; one with ``why`` cannot be chosen and says so.
  show(rows, { note = "", rect = null } = {}) {
    this.rows = rows;
    this.at = Math.max(0, rows.findIndex((row) => !row.why));
    this.list.replaceChildren(...rows.map((row, at) => this.draw(row, at)));
    this.list.hidden = !rows.length;
    this.note.textContent = note;
    this.note.hidden = !note;
    this.box.hidden = !rows.length && !note;
    if (rect) this.place(rect);
    this.mark();
    const { wanted } = this;
    this.stale = this.wanted = false;
    if (wanted) this.choose();
  }

  // The next rows are on their way.
  expect() {
    this.stale = true;
    this.wanted = false;
  }

  draw(row, at) {
    const words = element("span", { className: "paper-choices-name", textContent: row.name });
    const hint = row.why || row.hint || "";
    const made = element("div", { id: `${this.id}-${at}`, className: "paper-choices-row" }, [
      ...(row.icon ? [icon(row.icon)] : []),
      element("span", { className: "paper-choices-words" }, [
        words,
        ...(hint ? [element("small", { textContent: hint })] : []),
      ]),
      ...(row.word ? [element("span", { className: "paper-choices-word", textContent: row.word })] : []),
      ...(row.keys ? [element("kbd", { className: "desk-key", textContent: row.keys })] : []),
    ]);
    made.dataset.at = at;
    made.setAttribute("role", "option");
    if (row.why) made.setAttribute("aria-disabled", "true");
    return made;
  }

  place({ left, top, bottom }) {
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const below = bottom + 6 + height <= innerHeight || top < height;
    const x = Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
    this.box.style.left = `${x}px`;
    this.box.style.top = `${below ? bottom + 6 : Math.max(8, top - height - 6)}px`;
  }

  mark() {
    for (const row of this.list.children) {
      const chosen = Number(row.dataset.at) === this.at;
      row.setAttribute("aria-selected", String(chosen));
      if (chosen) row.scrollIntoView({ block: "nearest" });
    }
    if (!this.rows.length || !this.isOpen) return this.unmark();
    this.owner.setAttribute("aria-controls", this.id);
    this.owner.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
  }

  unmark() {
    this.owner.removeAttribute("aria-controls");
    this.owner.removeAttribute("aria-activedescendant");
  }

  choose(at = this.at) {
    if (this.stale) return (this.wanted = true);
    const row = this.rows[at];
    if (!row) return false;
    if (row.why) {
      this.note.textContent = `${row.name}: ${row.why}.`;
      this.note.hidden = false;
      return true;
    }
    this.pick(row);
    return true;
  }

  // True where the key meant the list.
  key(event) {
    if (!(this.isOpen || this.stale) || event.isComposing) return false;
    const { length } = this.rows;
    if (event.key === "Escape") this.close();
    else if (event.ctrlKey || event.metaKey || event.altKey) return false;
    else if (this.stale && event.key === "Enter") return this.choose();
    else if (!length) return false;
    else if (event.key === "ArrowDown") this.at = (this.at + 1) % length;
    else if (event.key === "ArrowUp") this.at = (this.at + length - 1) % length;
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) return this.choose();
    else return false;
    this.mark();
    return true;
  }

  close() {
    this.box.hidden = true;
    this.stale = this.wanted = false;
    this.unmark();
  }

  remove() {
    this.close();
    this.box.remove();
  }
}

// A menu that opens at a button or a place: arrows, Enter, Escape; the focus goes back afterwards.
export function openMenu({ rect, label, rows, back }) {
  const holder = element("div", { className: "paper-menu", tabIndex: 0 });
  holder.setAttribute("role", "combobox");
  holder.setAttribute("aria-label", label);
  holder.setAttribute("aria-expanded", "true");
  holder.setAttribute("aria-haspopup", "listbox");
  let gone = false;
  const leave = () => {
    if (gone) return;
    gone = true;
    choices.remove();
    holder.remove();
  };
  const choices = new Choices({
    owner: holder,
    label,
    pick: (row) => {
      leave();
      back();
      row.run();
    },
  });
  document.body.append(holder);
  choices.show(rows, { rect });
  holder.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Tab" || event.key === "Escape") {
      event.preventDefault();
      leave();
      back();
    } else if (choices.key(event)) event.preventDefault();
  });
  holder.addEventListener("blur", leave);
  holder.focus({ preventScroll: true });
}
