// A picture in the text with its caption. Credit, description and focal point stay on its record.
import { Node } from "django-prose-editor/editor";

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    image: {
      default: "",
      parseHTML: (element) => element.getAttribute("data-image"),
      renderHTML: ({ image }) => ({ "data-image": image }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-image]", contentElement: "figcaption" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
});
