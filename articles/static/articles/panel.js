// The panel beside the text: sentences that rest on nothing, facts used, facts of this show left.
// It follows the caret and the words, and asks anew when somebody stops typing.
import { ask, editorReady, form, say } from "newsroom/article";
import { actionsOf, buttonsOf, element, factBody, labelOf, standingOf } from "newsroom/factcard";
import { about, factOf, hear, learn, refresh, wantsHand } from "newsroom/facts";
import { Read } from "newsroom/reading";
import { boxedIn, goTo, insertResting, marksIn, passagesOf, placeOf, refsOf, restOn } from "newsroom/marking";

const PAUSE = 900;
const FIRST_LEFT = 20;
const MORE_LEFT = 10;
const FIRST_BARE = 8;
const FIRST_USED = 12;
const host = document.getElementById("panel-facts");

const link = (name, of, run) => {
  const made = element("button", "fact-link", name);
  made.type = "button";
  made.setAttribute("aria-label", `${name}: ${of}`);
  made.addEventListener("click", run);
  return made;
};

const briefly = (text, length = 150) => (text.length > length ? `${text.slice(0, length).trimEnd()}…` : text);

// The text in the editor.
class Written {
  canWrite = true;

  constructor(editor) {
    this.editor = editor;
  }

  get doc() {
    return this.editor.state.doc;
  }

  passages = () => passagesOf(this.doc).map(({ kind, text, marks }) => ({ kind, text, marks }));
  boxed = () => boxedIn(this.doc);
  stretches = () => marksIn(this.doc);
  place = (row) => placeOf(this.doc, row);
  goTo = (at) => goTo(this.editor, at);
  onChange = (listener) => this.editor.on("update", listener);
}

class Panel {
  constructor(text) {
    this.text = text;
    this.editor = text.editor;
    this.said = null;
    this.caret = null;
    this.shown = { bare: FIRST_BARE, used: FIRST_USED, left: FIRST_LEFT };
    this.trouble = element("p", "desk-error");
    this.trouble.setAttribute("role", "status");
    this.sections = { bare: this.section("bare", "Sentences that rest on nothing"), used: this.section("used", "Used here"), left: this.section("left", "Held for this show, not used") };
    const parts = Object.values(this.sections).map(({ dom }) => dom);
    this.dom = element("div", "fact-panel", this.trouble, ...parts);
    host.prepend(this.dom);
    text.onChange(() => this.later());
    for (const name of ["headline", "standfirst", "show", "event"]) {
      form?.elements[name]?.addEventListener("change", () => this.later());
    }
    document.addEventListener("article:fact-at-caret", (event) => this.follow(event.detail));
    hear(() => this.said && this.drawUsed());
    this.ask();
  }

  section(name, title) {
    const count = element("span", "desk-count");
    const heading = element("h3", "", title, count);
    heading.id = `facts-${name}`;
    const list = element("ul", "fact-list");
    const dom = element("section", `fact-section is-${name}`, heading, list);
    dom.setAttribute("aria-labelledby", heading.id);
    dom.hidden = true;
    return { dom, list, count };
  }

  // -- Asking -----------------------------------------------------------------------------------------

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    if (!document.body.contains(host)) return;
    this.asking?.abort();
    this.asking = new AbortController();
    const data = {
      ...about(),
      headline: form?.elements.headline?.value || "",
      standfirst: form?.elements.standfirst?.value || "",
      passages: JSON.stringify(this.text.passages()),
      refs: this.text.boxed().join(" "),
    };
    try {
      this.said = await ask("panel", { data, signal: this.asking.signal });
      this.trouble.replaceChildren();
      learn(this.said.used);
      this.draw();
    } catch (error) {
      if (error.name === "AbortError") return;
      this.trouble.textContent = error.sentences?.join(" ") || "No network: this is as it was when the desk last answered.";
    }
  }

  // -- Drawing ----------------------------------------------------------------------------------------

  draw() {
    this.drawBare();
    this.drawUsed();
    this.drawLeft();
    const rests = document.getElementById("article-rests");
    const { resting, sentences, bare } = this.said;
    const word = sentences === 1 ? "sentence rests" : "sentences rest";
    if (rests) rests.textContent = sentences ? `${resting} of ${sentences} ${word} on facts` : "";
    document.dispatchEvent(new CustomEvent("article:rests", { detail: { resting, sentences, bare: bare.length } }));
  }

  fill(name, count, rows) {
    const { dom, list, count: counted } = this.sections[name];
    // Whoever stands on a row keeps the place.
    const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    dom.hidden = !count && name !== "used";
    counted.textContent = count;
    list.replaceChildren(...rows);
    if (at >= 0) (list.querySelectorAll("button")[at] || list.querySelector("button"))?.focus();
  }

  more(name, all, step, words = "more") {
    const left = all - this.shown[name];
    if (left <= 0) return [];
    const button = element("button", "fact-link", `${Math.min(left, step)} ${words}`);
    button.type = "button";
    button.addEventListener("click", () => {
      this.shown[name] += step;
      this.draw();
    });
    return [element("li", "fact-item is-more", button)];
  }

  drawBare() {
    const { bare } = this.said;
    const rows = bare.slice(0, this.shown.bare).map((row) => this.bareRow(row));
    this.fill("bare", bare.length, [...rows, ...this.more("bare", bare.length, MORE_LEFT)]);
  }

  bareRow(row) {
    const jump = element("button", "fact-jump", briefly(row.text));
    jump.type = "button";
    jump.addEventListener("click", () => this.jump(this.text.place(row)));
    const made = element("li", "fact-item", jump);
    const fits = row.fits;
    if (fits && this.text.canWrite) made.append(link("Link", fits.statement, () => this.linkTo(row, fits)));
    made.append(element("small", "", `holds ${row.holds}${fits ? ` · fits: “${briefly(fits.statement, 90)}”` : ""}`));
    return made;
  }

  linkTo(row, fact) {
    const at = this.text.place(row);
    if (!at) return void this.gone();
    // The stop at the end of a sentence does not rest on anything.
    restOn(this.editor, { from: at.from, to: at.to - (/[.!]$/.test(row.text) ? 1 : 0) }, [fact.ref]);
    say(`Linked: ${fact.statement}`);
    refresh();
  }

  drawUsed() {
    const stretches = this.text.stretches();
    const used = [...new Set([...stretches.flatMap((one) => refsOf(one.refs)), ...this.text.boxed()])];
    const [first, rest] = this.foldedUsed(used);
    const rows = first.map((ref) => this.usedRow(ref, stretches));
    const how = this.text.canWrite ? " Select words, then press Ctrl Shift F." : "";
    const none = element("li", "fact-item is-none", `Nothing yet.${how}`);
    const checked = rest.every((ref) => factOf(ref)?.checked);
    const more = this.more("used", this.shown.used + rest.length, rest.length, checked ? "more, all checked" : "more");
    this.fill("used", used.length, rows.length ? [...rows, ...more] : [none]);
  }

  // Those that somebody has to do something about come first; the one under the caret always shows.
  foldedUsed(used) {
    const rank = (ref) => {
      const row = factOf(ref);
      return !row || row.gone || wantsHand(row) ? 0 : row.checked ? 2 : 1;
    };
    const ordered = used.toSorted((a, b) => rank(a) - rank(b));
    const first = ordered.filter((ref, place) => place < this.shown.used || this.caret?.refs.includes(ref));
    return [first, ordered.filter((ref) => !first.includes(ref))];
  }

  usedRow(ref, stretches) {
    const row = factOf(ref);
    const first = stretches.find((one) => refsOf(one.refs).includes(ref));
    const here = this.caret?.refs.includes(ref);
    const jump = element("button", "fact-jump", row ? row.statement || ref : "Asking…");
    jump.type = "button";
    jump.addEventListener("click", () => this.jump(first));
    if (!first) jump.disabled = true;
    const mark = row?.standing ? standingOf(row) : element("span");
    const made = element("li", `fact-item has-mark${here ? " is-here" : ""}`, mark, jump, row ? labelOf(row) : "");
    made.dataset.ref = ref;
    if (here) made.append(this.openRow(ref, row));
    return made;
  }

  openRow(ref, row) {
    const at = { ...this.caret, refs: this.caret.refs.join(" ") };
    const body = factBody(row);
    body.querySelector(".fact-says")?.remove();
    const keys = element("small", "", "under your caret", element("span", "fact-keys", " · Ctrl . then a letter"));
    return element("div", "fact-open", keys, body, buttonsOf(actionsOf(this.editor, at, ref)));
  }

  drawLeft() {
    const { left, left_count: count } = this.said;
    const rows = left.slice(0, this.shown.left).map((row) => this.leftRow(row));
    this.fill("left", count, [...rows, ...this.more("left", left.length, MORE_LEFT)]);
  }

  leftRow(row) {
    const words = element("span", "fact-words-of", row.statement);
    const insert = link("Insert", row.statement, () => {
      insertResting(this.editor, row.prints, row.ref);
      say(`Put in at the caret: ${row.prints}`);
    });
    const said = [row.value, row.sources_words, row.checked_words].filter(Boolean).join(" · ");
    return element("li", "fact-item has-mark", standingOf(row), words, this.text.canWrite && insert, element("small", "", said));
  }

  // -- Going there ------------------------------------------------------------------------------------

  jump(at) {
    if (!at) return this.gone();
    // On a telephone the panel lies over the words.
    const panel = document.getElementById("article-panel");
    if (panel?.classList.contains("is-open")) panel.querySelector(".sheet-close")?.click();
    this.text.goTo(at);
  }

  gone() {
    this.trouble.textContent = "This sentence is not in the text any more.";
    this.later();
  }

  // The fact under the caret opens in its row; nothing takes the focus, nothing scrolls the text.
  follow(caret) {
    if (!caret && !this.caret) return;
    this.caret = caret;
    if (!this.said) return;
    this.drawUsed();
    const row = this.sections.used.list.querySelector(".is-here");
    const panel = document.getElementById("article-panel");
    if (!row || !panel || panel.scrollHeight <= panel.clientHeight) return;
    const [inside, around] = [row.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (inside.top < around.top || inside.bottom > around.bottom) {
      panel.scrollTop += inside.top - around.top - around.height / 4;
    }
  }
}

if (host) editorReady.then((editor) => editor.isEditable && new Panel(new Written(editor)));

// Whoever may not write reads the same beside the words.
const paper = document.querySelector(".paper-read");
if (host && paper) new Panel(new Read(paper));
