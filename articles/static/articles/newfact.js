// A fact made from words of the text, without leaving it. Import it as "newsroom/newfact".
import { ask } from "newsroom/article";
import { element } from "newsroom/factcard";
import { about } from "newsroom/facts";

const NO_ANSWER = "The desk cannot be reached. Your words are still here: keep them when the network is back.";

export class NewFact {
  constructor({ host, meant, keep, back }) {
    Object.assign(this, { host, meant, keep, back });
    this.said = element("div", "fact-said");
    this.said.setAttribute("role", "alert");
    this.fields = element("div", "fact-new-fields");
    const [main, other] = [element("button", "desk-button desk-button-main"), element("button", "desk-button")];
    main.type = "submit";
    main.append(element("strong", "", "Keep the fact and link it ", element("kbd", "desk-key", "Ctrl Enter")), element("span", "", "readers see no change"));
    other.type = "button";
    other.append(element("strong", "", "Back to the list"));
    other.addEventListener("click", back);
    this.main = main;
    this.form = element("form", "fact-new", this.said, this.fields, element("p", "fact-foot", main, other));
    this.form.noValidate = true;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      this.send();
    });
    host.replaceChildren(this.form);
    this.guess();
  }

  async guess() {
    this.tell("Reading the sentence…");
    const { words, sentence, before } = this.meant;
    try {
      const { html } = await ask("fact-new", { data: { ...about(), step: "guess", words, sentence, before } });
      this.fill(html);
      this.tell();
    } catch (error) {
      this.tell(...(error.sentences || [NO_ANSWER]));
    }
  }

  again() {
    if (this.fields.childElementCount) this.focus();
    else this.guess();
  }

  fill(html) {
    // Rendered and escaped by the server.
    this.fields.innerHTML = html;
    this.focus();
  }

  // Where something has to be mended, else where the next word goes.
  focus() {
    const wrong = this.fields.querySelector("[aria-invalid=true]");
    wrong?.closest("details")?.setAttribute("open", "");
    const chosen = this.fields.querySelector("[name=source]")?.value;
    const first = chosen ? "[name$=-statement]" : "[name=source_url]";
    (wrong || this.fields.querySelector(first) || this.main).focus();
  }

  tell(...sentences) {
    this.said.replaceChildren(...sentences.map((words) => element("p", "", words)));
    this.said.classList.remove("is-wrong");
  }

  async send() {
    if (this.sending || !this.fields.childElementCount) return;
    this.sending = true;
    this.tell("Keeping it, and reading the page of the source if it is new…");
    const data = new FormData(this.form);
    for (const [name, value] of Object.entries({ ...about(), step: "keep" })) data.set(name, value);
    try {
      const { row } = await ask("fact-new", { data });
      this.keep(row);
    } catch (error) {
      if (error.said?.html) this.fill(error.said.html);
      // What stands at its field is not said twice.
      const beside = [...this.fields.querySelectorAll(".desk-error")].map((one) => one.textContent);
      this.tell(...(error.sentences || [NO_ANSWER]).filter((words) => !beside.includes(words)));
      this.said.classList.add("is-wrong");
    } finally {
      this.sending = false;
    }
  }
}
