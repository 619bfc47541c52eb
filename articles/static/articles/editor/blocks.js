// Blocks of the format that no package brings: records drawn by the server, quotations.
import { Node } from "django-prose-editor/editor";

const attribute = (name, key) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(name) || "",
  renderHTML: (attributes) => (attributes[key] ? { [name]: attributes[key] } : {}),
});

export const RecordBlock = Node.create({
  name: "recordBlock",
  group: "block",
  atom: true,
  addAttributes: () => ({
    kind: attribute("data-block", "kind"),
    ref: attribute("data-ref", "ref"),
  }),
  parseHTML: () => [{ tag: "div[data-block]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
});

export const Quotation = Node.create({
  name: "quotation",
  group: "block",
  content: "paragraph+",
  defining: true,
  addAttributes: () => ({ source: attribute("cite", "source") }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
});
