// The dialogs of a picture: chosen from the library, put in from a file, worded. Loaded when the
// first is opened. Import it as "newsroom/picture-dialog".
import { ask, say } from "newsroom/article";
import { openDialog } from "newsroom/dialogs";
import { button, filesIn, learn, leaveNote, make, remarksList, sentencesOf } from "newsroom/pictures";

const HEAVIEST = 25 * 1024 * 1024;
const TYPES = "image/jpeg,image/png,image/webp,image/avif,image/gif";

const megabytes = (size) => `${(size / 1024 / 1024).toFixed(size > 10_485_760 ? 0 : 1)} MB`;

class PictureDialog {
  // ``done`` gets {picture, caption}; ``back`` puts the focus home. ``lead`` asks no caption.
  constructor({ title, lead = false, back, done = () => {} }) {
    this.lead = lead;
    this.done = done;
    this.ending = new AbortController();
    this.file = null;
    this.where = lead ? "at the top of the article" : "in the text";
    this.dialog = openDialog({ title, back, wide: true });
    this.dialog.classList.add("picture-dialog");
    this.body = make("div", { className: "picture-body" });
    this.alert = make("div", { className: "picture-alert" });
    this.alert.setAttribute("role", "alert");
    this.dialog.append(this.alert, this.body);
    this.dialog.addEventListener("close", () => this.left());
    this.dialog.addEventListener("dragover", (event) => event.preventDefault());
    this.dialog.addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = filesIn(event.dataTransfer);
      if (file && !this.form) this.look(file);
    });
    this.dialog.showModal();
  }

  complain(sentences) {
    this.alert.replaceChildren(...sentences.map((one) => make("p", { textContent: one })));
  }

  show(...parts) {
    this.alert.replaceChildren();
    this.body.replaceChildren(...parts);
  }

  wait(words) {
    const status = make("p", { className: "picture-waiting", textContent: words });
    status.setAttribute("role", "status");
    this.show(status);
  }

  cancel(words = "Cancel") {
    return button(words, () => this.dialog.close());
  }

  finish(answer) {
    this.finished = true;
    this.dialog.close();
    learn(answer.picture);
    this.done(answer);
  }

  // What was typed about a file is not lost by Escape: it waits, and nothing of it is stored.
  left() {
    this.ending.abort();
    if (this.address) URL.revokeObjectURL(this.address);
    if (this.finished || !this.file || !this.form) return;
    const { file, lead, done, where } = this;
    const typed = [...new FormData(this.form)];
    const again = () => putIn({ file, typed, lead, done, back: () => {} });
    leaveNote(`${file.name} is not ${where} and not stored. It waits here until you leave the page.`, [
      ["Go on with it", again],
      ["Throw it away", () => say(`${file.name} was thrown away. Nothing was stored.`)],
    ]);
  }

  // -- From the library or this computer ---------------------------------------------------------

  choose() {
    const input = make("input", { type: "file", accept: TYPES, hidden: true });
    input.addEventListener("change", () => input.files[0] && this.look(input.files[0]));
    const words = make("input", { type: "search", className: "desk-input", autocomplete: "off" });
    words.id = "picture-search";
    const found = make("ul", { className: "picture-found" });
    const said = make("p", { className: "picture-said" });
    said.setAttribute("role", "status");
    const own = make("p", { className: "picture-own" }, [
      button("Choose a file…", () => input.click(), { className: "desk-button" }),
      make("span", { textContent: "or drop it here, or paste it into the text" }),
      input,
    ]);
    this.show(
      own,
      make("div", { className: "picture-field" }, [
        make("label", { htmlFor: words.id, textContent: "Search the library" }),
        words,
      ]),
      said,
      found,
      make("p", { className: "picture-buttons" }, [this.cancel()]),
    );
    const find = (query) => this.find(query, { found, said, own });
    words.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => find(words.value), 200);
    });
    words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      found.querySelector("button")?.focus();
    });
    words.focus();
    find("");
  }

  async find(query, { found, said, own }) {
    this.searching?.abort();
    this.searching = new AbortController();
    const { signal } = this.searching;
    try {
      const { pictures, more, may_add: mayAdd } = await ask("pictures", { query: { q: query.trim() }, signal });
      own.hidden = !mayAdd;
      found.replaceChildren(...pictures.map((picture) => this.row(picture)));
      const none = query.trim() ? "No picture has these words. Try fewer." : "The desk holds no picture yet.";
      const count = pictures.length === 1 ? "One picture" : `${pictures.length} pictures`;
      const rest = query.trim() ? "the best of more: add a word for fewer" : "the newest: search for others";
      said.textContent = pictures.length ? `${count}${more ? `, ${rest}` : ""}` : none;
    } catch (error) {
      if (error.name !== "AbortError") this.complain(sentencesOf(error));
    }
  }

  row(picture) {
    const one = make("button", { type: "button", className: "picture-row", onclick: () => this.chosen(picture) }, [
      make("img", { src: picture.small, alt: "", loading: "lazy", width: 120, height: 80 }),
      make("span", {}, [
        make("strong", { textContent: picture.title }),
        make("small", { textContent: `${picture.credit} · ${picture.rights}` }),
        ...picture.remarks.map((remark) =>
          make("small", { className: picture.expired ? "picture-bad" : "picture-warn", textContent: remark }),
        ),
      ]),
    ]);
    one.title = picture.alt;
    return make("li", {}, [one]);
  }

  // One that is stored: with ``reason`` it is not what somebody chose, and says why it is here.
  chosen(picture, reason = "") {
    this.file = null;
    const remarks = [...picture.remarks, ...(this.lead ? picture.remarks_as_lead : [])];
    const caption = this.lead ? [] : [this.captionField()];
    const putIn = button(this.lead ? "Use it at the top" : "Put it in the text", () => this.take(picture), {
      className: "desk-button desk-button-main",
    });
    this.show(
      ...(reason ? [make("p", { className: "picture-said", textContent: reason })] : []),
      make("div", { className: "picture-chosen" }, [
        make("img", { src: picture.large, alt: picture.alt }),
        make("div", {}, [
          make("p", {}, [make("strong", { textContent: picture.title })]),
          make("p", { textContent: picture.alt }),
          make("p", { className: "desk-small", textContent: `${picture.credit} · ${picture.rights} · ${picture.size}` }),
          remarksList(remarks, picture.expired),
          ...caption,
        ]),
      ]),
      make("p", { className: "picture-buttons" }, [
        putIn,
        button("Another picture", () => this.choose()),
        this.cancel(),
      ]),
    );
    (this.caption || putIn).focus();
  }

  captionField() {
    this.caption = make("input", { type: "text", className: "desk-input", id: "picture-caption", autocomplete: "off" });
    this.caption.maxLength = 500;
    return make("div", { className: "picture-field" }, [
      make("label", { htmlFor: "picture-caption", textContent: "Caption in the text" }),
      this.caption,
      make("small", { textContent: "What readers read under it. It can be changed there." }),
    ]);
  }

  take(picture) {
    this.finish({ picture, caption: this.caption?.value.trim() || "" });
  }

  // -- A file ------------------------------------------------------------------------------------

  async look(file, typed = []) {
    this.file = file;
    if (file.size > HEAVIEST) {
      return this.refuse([`${file.name} weighs ${megabytes(file.size)}; the limit is 25 MB. Export it smaller and try again.`]);
    }
    this.wait(`Sending ${file.name}, ${megabytes(file.size)}, to be looked at…`);
    const data = new FormData();
    data.set("upload", file);
    try {
      const answer = await ask("upload", { data, signal: this.ending.signal });
      if (answer.stored) this.chosen(answer.picture, answer.stored);
      else this.question(answer, typed);
    } catch (error) {
      if (error.name !== "AbortError") this.refuse(sentencesOf(error));
    }
  }

  refuse(sentences) {
    this.file = null;
    this.show(make("p", { className: "picture-buttons" }, [button("Another picture", () => this.choose()), this.cancel()]));
    this.complain(sentences);
    this.body.querySelector("button").focus();
  }

  question(answer, typed) {
    const remarks = this.lead ? answer.remarks_as_lead : [];
    const save = make("button", {
      type: "submit",
      className: "desk-button desk-button-main",
      textContent: this.lead ? "Keep it and use it at the top" : "Keep it and put it in the text",
    });
    this.ask(answer.form, {
      above: `${answer.name}, ${answer.size}. Nothing is stored before you keep it.`,
      remarks,
      buttons: [save, this.cancel("Not now")],
      send: () => this.keep(save),
    });
    this.address = URL.createObjectURL(this.file);
    for (const image of this.form.querySelectorAll("[data-focal-picture]")) image.src = this.address;
    for (const part of this.form.querySelectorAll("[data-focal-stage], [data-focal-help], [data-focal-crops]")) part.hidden = false;
    this.form.querySelector("[data-focal-empty]").hidden = true;
    for (const [name, value] of typed) if (this.form.elements[name]) this.form.elements[name].value = value;
    wake(this.form);
    this.form.elements.alt.focus();
  }

  ask(html, { above, remarks = [], buttons, send }) {
    this.form = make("form", { className: "picture-form", noValidate: true });
    this.form.innerHTML = html;
    const words = this.form.querySelector(".picture-words");
    if (!this.lead && this.file) words.append(this.captionField());
    words.prepend(make("p", { className: "picture-said", textContent: above }), remarksList(remarks));
    this.form.append(make("p", { className: "picture-buttons" }, buttons));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
    this.show(this.form);
  }

  async keep(save) {
    const data = new FormData(this.form);
    data.set("upload", this.file);
    data.set("keep", "1");
    const answer = await this.send("upload", data, save, `Keeping ${this.file.name}…`);
    if (answer) this.take(answer.picture);
  }

  async send(slug, data, save, words) {
    if (save.getAttribute("aria-disabled") === "true") return null;
    const said = save.textContent;
    save.setAttribute("aria-disabled", "true");
    save.textContent = words;
    try {
      return await ask(slug, { data, signal: this.ending.signal });
    } catch (error) {
      if (error.name !== "AbortError") this.point(error);
      return null;
    } finally {
      save.removeAttribute("aria-disabled");
      save.textContent = said;
    }
  }

  // Each sentence at its field, the others above; the focus goes to the first.
  point(error) {
    const fields = error.said?.fields || {};
    for (const part of this.form.querySelectorAll("[data-field]")) {
      const sentence = fields[part.dataset.field] || "";
      part.querySelector(".picture-wrong").textContent = sentence;
      part.querySelector(".desk-input").setAttribute("aria-invalid", String(Boolean(sentence)));
    }
    const shown = Object.entries(fields).filter(([name]) => this.form.querySelector(`[data-field="${name}"]`));
    const others = sentencesOf(error).filter((one) => !shown.some(([, sentence]) => sentence === one));
    this.complain(others);
    this.form.querySelector("[aria-invalid=true]")?.focus();
  }

  // -- One that is stored: its words -------------------------------------------------------------

  async edit(key) {
    this.wait("Looking it up…");
    try {
      const { picture, form, may_change: may } = await ask("picture", { query: { id: key }, signal: this.ending.signal });
      const save = make("button", { type: "submit", className: "desk-button desk-button-main", textContent: "Keep these words" });
      this.ask(form, {
        above: `${picture.title}, ${picture.size}. What you change here changes wherever it is printed next; live pages stay.`,
        remarks: picture.remarks,
        buttons: may ? [save, this.cancel()] : [this.cancel("Close")],
        send: () => this.change(key, save),
      });
      if (!may) this.complain(["You may not change the words of pictures."]);
      wake(this.form);
      this.form.elements.alt.focus();
    } catch (error) {
      if (error.name === "AbortError") return;
      this.show(make("p", { className: "picture-buttons" }, [this.cancel("Close")]));
      this.complain(sentencesOf(error));
    }
  }

  async change(key, save) {
    const data = new FormData(this.form);
    data.set("id", key);
    const answer = await this.send("picture", data, save, "Keeping…");
    if (answer) this.finish({ picture: answer.picture });
  }
}

let focal = null;

// The script of the focal point is loaded once, then told of each part that came.
function wake(form) {
  const { needs } = form.querySelector("[data-needs]").dataset;
  focal ||= new Promise((loaded) => {
    document.head.append(make("script", { src: needs, onload: loaded }));
  });
  focal.then(() => form.dispatchEvent(new Event("focal:part", { bubbles: true })));
}

// Ask for a picture: from the library or this computer, or ``file`` if there is one already.
export function putIn({ file = null, typed = [], ...options }) {
  const title = options.lead ? "Lead picture" : "Picture in the text";
  const dialog = new PictureDialog({ title, ...options });
  if (file) dialog.look(file, typed);
  else dialog.choose();
}

// Ask about the words, the rights and the focal point of one that is stored.
export function edit(key, back) {
  new PictureDialog({ title: "Words and rights of the picture", lead: true, back }).edit(key);
}
