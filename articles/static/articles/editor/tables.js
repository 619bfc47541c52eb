// Tables, lists and links as the format keeps them: a cell and an item hold one run of text each,
// so that what is written is what is saved.
import * as base from "django-prose-editor/editor";
import { addressOf } from "newsroom/dialogs";

const plain = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } };
// Cells are not joined: what was pasted over two columns stands in the first.
const attributes = () => {
  const alone = {};
  for (const [name, { default: value }] of Object.entries(plain)) {
    alone[name] = { default: value, parseHTML: () => value, renderHTML: () => ({}) };
  }
  return alone;
};

export const TableCell = base.TableCell.extend({ content: "paragraph", addAttributes: attributes });
export const TableHeader = base.TableHeader.extend({ content: "paragraph", addAttributes: attributes });
export const ListItem = base.ListItem.extend({ content: "paragraph (bulletList | orderedList)*" });

// Enter in a cell begins a line: a cell is one run of text.
export const Table = base.Table.extend({
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Enter: ({ editor }) => editor.isActive("table") && editor.commands.setHardBreak(),
    };
  },
  renderHTML: () => ["table", ["tbody", 0]],
});

export const Link = base.Link.extend({
  inclusive: false,
  addOptions() {
    return { ...this.parent?.(), autolink: false, isAllowedUri: (address) => Boolean(addressOf(address || "")) };
  },
  addAttributes: () => ({
    href: { default: null, parseHTML: (element) => element.getAttribute("href") },
  }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => (addressOf(element.getAttribute("href")) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes: { href } }) => ["a", { href: addressOf(href || "") }, 0],
  // Ctrl+K is in the table of keys.
  addKeyboardShortcuts: () => ({}),
});
