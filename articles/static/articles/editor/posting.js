// What is written reaches the form: at once where something was done to the text, and after a
// breath where somebody types, since writing a long text out at every key would make keys slow.
// Whoever reads the form gets the words of now: asking it for its data writes them out.
import { Extension } from "django-prose-editor/editor";
import { isLetter } from "newsroom/editor/steps";

const BREATH = 150;
const LONGEST = 600;
const EMPTY = /^<(\w+)><\/\1>$/;

class Post {
  constructor(editor, area) {
    this.editor = editor;
    this.area = area;
    this.timer = 0;
    this.since = 0;
    this.flush = this.flush.bind(this);
  }

  get html() {
    const html = this.editor.getHTML();
    return EMPTY.test(html) ? "" : html;
  }

  later() {
    const now = performance.now();
    this.since = this.since || now;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, Math.min(BREATH, Math.max(0, this.since + LONGEST - now)));
  }

  // Write the words out and tell the form, if there are any that it has not.
  flush() {
    if (!this.timer) return;
    this.write();
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  write() {
    clearTimeout(this.timer);
    this.timer = this.since = 0;
    this.area.value = this.html;
  }

  now() {
    this.timer = this.timer || 1;
    this.flush();
  }

  // Those who read the form do not wait for a breath. They are not told again: they are asking.
  answer(event) {
    if (!this.timer) return;
    this.area.value = this.html;
    event.formData.set(this.area.name, this.area.value);
  }
}

export const Posting = Extension.create({
  name: "posting",
  addStorage: () => ({ post: null }),
  onCreate() {
    const { editor, storage } = this;
    const area = editor.options.element.querySelector?.("textarea");
    if (!area?.form) return;
    const post = (storage.post = new Post(editor, area));
    editor.off("update", editor.options.onUpdate);
    area.form.addEventListener("formdata", (event) => post.answer(event));
    area.form.addEventListener("submit", post.flush, true);
    addEventListener("pagehide", post.flush);
    editor.on("blur", post.flush);
  },
  onUpdate({ transaction }) {
    const { post } = this.storage;
    if (!post) return;
    if (isLetter(transaction)) post.later();
    else post.now();
  },
});
