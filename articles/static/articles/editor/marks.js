// The marks of the format: words that rest on facts, and the name of a work.
import { Mark } from "django-prose-editor/editor";

export const Fact = Mark.create({
  name: "fact",
  inclusive: false,
  excludes: "fact",
  addAttributes: () => ({
    refs: {
      default: "",
      parseHTML: (element) => element.getAttribute("data-fact"),
      renderHTML: ({ refs }) => ({ "data-fact": refs }),
    },
  }),
  parseHTML: () => [{ tag: "span[data-fact]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export const Cite = Mark.create({
  name: "cite",
  parseHTML: () => [{ tag: "cite" }],
  renderHTML: () => ["cite", 0],
});
