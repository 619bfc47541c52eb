// The lead picture of the article: shown, dropped, chosen, worded. Without this script it is picked
// by its name.
import { config, say } from "newsroom/article";

const pictures = () => import("newsroom/pictures");
const dialogs = () => import("newsroom/picture-dialog");
const select = document.getElementById("id_lead_image");
const region = document.getElementById("article-lead") || select?.closest(".form-row, .field-line");

const element = (tag, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

class Lead {
  constructor() {
    this.image = element("img", { alt: "", width: 240, height: 160 });
    this.words = element("div", { className: "lead-words" });
    this.choose = this.button("Choose a picture", () => this.open());
    this.edit = this.button("Edit its words", () => this.openRecord());
    this.take = this.button("Take it away", () => this.set(null));
    this.slot = element("div", { className: "lead-slot" }, [
      this.image,
      element("div", {}, [
        this.words,
        element("p", { className: "picture-buttons" }, [this.choose, this.edit, this.take]),
        element("p", { className: "desk-small", textContent: "A file can be dropped here. Wide pictures, 1,200 pixels or more, look best." }),
      ]),
    ]);
    // The field goes on carrying the key; its own box would be a second way beside this one.
    const row = select.closest(".related-widget-wrapper") || select.parentElement;
    row.before(this.slot);
    row.hidden = true;
    if (region.id === "article-lead") region.querySelector(`label[for=${select.id}]`)?.remove();
    region.addEventListener("dragover", (event) => this.over(event));
    region.addEventListener("dragleave", () => this.slot.classList.remove("is-over"));
    region.addEventListener("drop", (event) => this.drop(event));
    select.addEventListener("change", () => this.draw());
    // What is folded is not looked up before somebody unfolds it.
    if (region.tagName !== "DETAILS" || region.open) this.draw();
    else region.addEventListener("toggle", () => this.draw(), { once: true });
  }

  button(words, onclick) {
    return element("button", { type: "button", className: "desk-button-small", textContent: words, onclick });
  }

  async draw() {
    const key = select.value;
    this.edit.hidden = this.take.hidden = !key;
    this.image.hidden = !key;
    this.choose.textContent = key ? "Choose another" : "Choose a picture";
    this.stop?.();
    if (!key) {
      this.words.replaceChildren(element("p", { textContent: "No lead picture yet." }));
      return;
    }
    const { watch } = await pictures();
    if (select.value === key) this.stop = watch(key, (picture) => this.show(picture));
  }

  show(picture) {
    this.image.hidden = !picture;
    if (!picture) {
      this.words.replaceChildren(element("p", { textContent: "The picture cannot be shown just now." }));
      return;
    }
    const [across, down] = picture.focus;
    this.image.src = picture.large;
    this.image.alt = picture.alt;
    this.image.style.objectPosition = `${across * 100}% ${down * 100}%`;
    const remarks = [...picture.remarks, ...picture.remarks_as_lead];
    this.words.replaceChildren(
      element("p", {}, [element("strong", { textContent: picture.title })]),
      element("p", { textContent: picture.alt }),
      element("p", { className: "desk-small", textContent: `${picture.credit} · ${picture.rights} · ${picture.size}` }),
      element("ul", { className: "picture-remarks", hidden: !remarks.length },
        remarks.map((remark) => element("li", { textContent: remark }))),
    );
  }

  set(picture) {
    const key = picture ? String(picture.id) : "";
    if (picture && ![...select.options].some((option) => option.value === key)) {
      select.append(new Option(picture.title, key));
    }
    select.value = key;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    say(picture ? `${picture.title} is the lead picture. Save to keep it.` : "There is no lead picture now. Save to keep it so.");
    if (!picture) this.choose.focus();
  }

  async open(file = null) {
    const { putIn } = await dialogs();
    putIn({ file, lead: true, back: () => this.choose.focus(), done: ({ picture }) => this.set(picture) });
  }

  async openRecord() {
    const { edit } = await dialogs();
    edit(select.value, () => this.edit.focus());
  }

  over(event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.slot.classList.add("is-over");
  }

  drop(event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.slot.classList.remove("is-over");
    if (region.tagName === "DETAILS") region.open = true;
    this.open(event.dataTransfer.files[0]);
  }
}

if (config.addresses.pictures) {
  if (select && region && !select.disabled) new Lead();
  // Beside the text and the slot a browser would open the file, and the page would be gone.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (event.defaultPrevented || !hasFiles(event) || event.target.closest?.("input[type=file]")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
      if (name === "drop") say("Drop the picture on the text or on the lead picture.");
    });
  }
}
