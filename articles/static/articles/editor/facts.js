// Facts at the fingertips: what the linked words rest on, shown where they stand.
import { Extension } from "django-prose-editor/editor";

export const FactsAtHand = Extension.create({ name: "factsAtHand" });
