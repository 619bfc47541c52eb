// The text as it is read by somebody who may not write it. Import it as "newsroom/reading".
const PASSAGES = "h2, h3, p, li, td, th, figcaption";

const kindOf = (passage) => {
  if (/^H[23]$/.test(passage.tagName)) return "heading";
  if (passage.tagName === "FIGCAPTION") return "caption";
  return passage.closest("blockquote") ? "quotation" : "text";
};

function marksOf(passage) {
  return [...passage.querySelectorAll("[data-fact]")].map((words) => {
    const before = document.createRange();
    before.setStart(passage, 0);
    before.setEndBefore(words);
    const start = [...before.toString()].length;
    return [start, start + [...words.textContent].length, words.dataset.fact];
  });
}

export class Read {
  canWrite = false;

  constructor(paper) {
    this.paper = paper;
    // A list inside an item is a passage of its own.
    this.all = [...paper.querySelectorAll(PASSAGES)].filter((one) => !one.querySelector(PASSAGES));
  }

  passages() {
    return this.all.map((one) => ({ kind: kindOf(one), text: one.textContent, marks: marksOf(one) }));
  }

  boxed() {
    const boxes = [...this.paper.querySelectorAll("[data-block=fact-box]")];
    return boxes.flatMap((box) => (box.dataset.ref || "").split(" ").filter(Boolean));
  }

  stretches() {
    return [...this.paper.querySelectorAll("[data-fact]")].map((words) => ({ words, refs: words.dataset.fact }));
  }

  place(row) {
    return this.all[row.passage] ? { words: this.all[row.passage] } : null;
  }

  goTo({ words }) {
    words.tabIndex = -1;
    words.scrollIntoView({ block: "center" });
    words.focus();
  }

  onChange() {}
}
