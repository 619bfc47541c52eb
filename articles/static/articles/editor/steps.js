// What one Ctrl+Z takes back: letters flow together, as the package counts them, and each thing that
// is done to the text stands alone, however fast somebody or a machine does the next.
import { Extension, pm } from "django-prose-editor/editor";

const { closeHistory } = pm.history;

// One letter put in or taken out.
export function isLetter({ steps }) {
  const [step] = steps;
  if (steps.length !== 1 || !step.slice || step.structure) return false;
  const { content } = step.slice;
  const text = content.childCount === 1 ? content.firstChild.text : "";
  return content.childCount ? text?.length === 1 && step.to - step.from <= 1 : step.to - step.from === 1;
}

// Enter: the paragraph at the caret becomes two.
const isSplit = ({ steps: [step, ...others] }) =>
  !others.length && Boolean(step.structure) && step.from === step.to;

const isGiven = (transaction) => ["paste", "drop", "cut"].includes(transaction.getMeta("uiEvent"));

function isTyping(transaction) {
  if (isGiven(transaction)) return false;
  return transaction.getMeta("composition") !== undefined || isLetter(transaction) || isSplit(transaction);
}

export const Steps = Extension.create({
  name: "steps",
  addStorage: () => ({ isDone: false }),
  dispatchTransaction({ transaction, next }) {
    if (transaction.docChanged) {
      const isDeed = !isTyping(transaction);
      // Before it; and after it, for what is typed next.
      if (isDeed || this.storage.isDone) closeHistory(transaction);
      this.storage.isDone = isDeed;
    }
    next(transaction);
  },
});
