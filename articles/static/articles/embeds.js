// What another site shows, put in by its address: read, worded, kept. Loaded when it is needed.
// Import it as "newsroom/embeds".
import { ask } from "newsroom/article";
import { openDialog } from "newsroom/dialogs";
import { button, make, sentencesOf } from "newsroom/pictures";

const SHOWN = { video: "video", audio: "recording", post: "post" };

class EmbedDialog {
  // ``done`` gets the address under which it is kept; ``back`` puts the focus home.
  constructor({ back, done }) {
    this.done = done;
    this.ending = new AbortController();
    this.dialog = openDialog({ title: "Embed from another site", back, wide: true });
    this.dialog.classList.add("picture-dialog");
    this.alert = make("div", { className: "picture-alert" });
    this.alert.setAttribute("role", "alert");
    this.body = make("div", { className: "picture-body" });
    this.dialog.append(this.alert, this.body);
    this.dialog.addEventListener("close", () => this.ending.abort());
    this.dialog.showModal();
  }

  form(parts, buttons, send) {
    const form = make("form", { noValidate: true }, [...parts, make("p", { className: "picture-buttons" }, buttons)]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    this.alert.replaceChildren();
    this.body.replaceChildren(form);
    return form;
  }

  field(name, label, help, { value = "", rows = 0 } = {}) {
    const input = make(rows ? "textarea" : "input", { id: `embed-${name}`, name, value, className: "desk-input", autocomplete: "off" });
    if (rows) input.rows = rows;
    input.setAttribute("aria-describedby", `embed-${name}-help`);
    return make("div", { className: "picture-field" }, [
      make("label", { htmlFor: input.id, textContent: label }),
      input,
      make("small", { id: `embed-${name}-help`, textContent: help }),
    ]);
  }

  submit(words) {
    return make("button", { type: "submit", className: "desk-button desk-button-main", textContent: words });
  }

  complain(error) {
    if (error.name === "AbortError") return;
    this.alert.replaceChildren(...sentencesOf(error).map((one) => make("p", { textContent: one })));
  }

  cancel() {
    return button("Cancel", () => this.dialog.close());
  }

  // -- Its address ---------------------------------------------------------------------------------

  address(url = "") {
    const help = "A video, a podcast or a post: copy its own address from the browser.";
    const form = this.form([this.field("url", "Address", help, { value: url })], [this.submit("Read it"), this.cancel()], (sent) =>
      this.read(sent.elements.url.value.trim(), sent),
    );
    form.elements.url.focus();
    return form;
  }

  async read(url, form) {
    const save = form.querySelector("[type=submit]");
    save.textContent = "Reading… up to 5 seconds";
    try {
      this.words(await ask("embed", { data: { url }, signal: this.ending.signal }));
    } catch (error) {
      save.textContent = "Read it";
      this.complain(error);
      form.elements.url.focus();
    }
  }

  // -- What stands there without the other site ------------------------------------------------------

  words(found) {
    const where = `${SHOWN[found.kind]} on ${found.site}`;
    const said = [
      `A ${where}: ${found.ref}`,
      found.why,
      found.held ? "The desk has these words of it already." : "",
      found.gone ? `It is gone from ${found.site}: readers get these words and a link.` : "",
      found.framed ? "" : `Readers get these words and a link: nothing of ${found.site} is loaded.`,
    ].filter(Boolean);
    const form = this.form(
      [
        ...said.map((one) => make("p", { className: "picture-said", textContent: one })),
        this.field("title", "Title", "Stands there before a reader loads it, and when it is gone.", { value: found.title }),
        this.field("author", "By", "Who made or posted it.", { value: found.author }),
        this.field("text", "In words", "The words of a post, or what it shows: for readers who do not load it.", { value: found.text, rows: 4 }),
      ],
      [this.submit("Put it in the text"), button("Another address", () => this.address()), this.cancel()],
      (sent) => this.keep(found, sent),
    );
    form.elements.title.focus();
  }

  async keep(found, form) {
    const data = new FormData(form);
    data.set("url", found.ref);
    data.set("keep", "1");
    try {
      const { ref } = await ask("embed", { data, signal: this.ending.signal });
      this.dialog.close();
      this.done(ref);
    } catch (error) {
      this.complain(error);
      form.elements.title.focus();
    }
  }
}

// Ask for an address, or read ``url`` if there is one already.
export function embed({ url = "", ...options }) {
  const dialog = new EmbedDialog(options);
  const form = dialog.address(url);
  if (url) dialog.read(url, form);
}
