// What the desk says about this article, beside its text: words are chosen and commented on, people
// are named, threads answered and resolved. Without a script the page "comments" does the same.
import { ask, config, say } from "newsroom/article";
import { Choices } from "newsroom/choices";
import { chosen, jump, stands } from "newsroom/chosen";

const MINUTE = 60000;
const host = document.getElementById("panel-comments");
const tab = document.getElementById("tab-comments");
const panel = document.getElementById("article-panel");
const NAMES = { headline: "the headline", standfirst: "the standfirst" };

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
};

const button = (words, run, className = "desk-button-small") => {
  const made = element("button", { type: "button", className, textContent: words });
  made.addEventListener("click", run);
  return made;
};

const shortly = (words) => (words.length > 90 ? `${words.slice(0, 90).trimEnd()}…` : words);

// -- A box to write in, with people to name ------------------------------------------------------------

let count = 0;

class Compose {
  // ``send(text)`` gives a promise; what is refused stays as typed, with the reasons.
  constructor({ label, does, send, leave, text = "" }) {
    count += 1;
    const id = `comment-text-${count}`;
    this.area = element("textarea", { id, className: "desk-input", rows: 3, value: text });
    this.area.setAttribute("aria-autocomplete", "list");
    this.trouble = element("p", { className: "desk-error" });
    this.trouble.setAttribute("role", "alert");
    this.send = send;
    this.leave = leave;
    const hint = element("span", { className: "desk-small", textContent: "@ names somebody · Ctrl Enter" });
    const does_it = button(does, () => this.post());
    const buttons = element("p", {}, does_it, button("Cancel", () => this.close(), "desk-button-small is-quiet"), hint);
    this.dom = element("div", { className: "comment-compose" }, element("label", { htmlFor: id, textContent: label }), this.area, this.trouble, buttons);
    this.people = new Choices({ owner: this.area, label: "People of the desk", pick: (row) => this.name(row) });
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("input", () => this.look());
    this.area.addEventListener("blur", () => this.people.close());
  }

  key(event) {
    if (this.people.key(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) this.post();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  asked() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    return /(?:^|[^\w.@+-])@([\w.@+-]*)$/.exec(before)?.[1] ?? null;
  }

  async look() {
    const wanted = this.asked();
    if (wanted === null) return this.people.close();
    this.people.expect();
    try {
      const { people } = await ask("comments-people", { query: { q: wanted } });
      if (this.asked() !== wanted || !this.area.isConnected) return;
      const rows = people.map(({ username, name }) => ({ name: `@${username}`, hint: name === username ? "" : name, username }));
      this.people.show(rows, { rect: this.area.getBoundingClientRect(), note: rows.length ? "" : "Nobody of that name may read this." });
    } catch {
      this.people.close();
    }
  }

  name({ username }) {
    const { selectionStart: caret, value } = this.area;
    const start = caret - this.asked().length;
    this.area.setRangeText(`${username} `, start, caret, "end");
    this.people.close();
    this.area.focus();
  }

  async post() {
    if (this.busy) return;
    this.busy = true;
    this.trouble.textContent = "";
    try {
      await this.send(this.area.value);
      this.people.remove();
    } catch (problem) {
      this.trouble.textContent = problem.sentences?.join(" ") || "No network: your words are here. Try again.";
      this.area.focus();
    }
    this.busy = false;
  }

  close() {
    this.people.remove();
    this.leave();
  }
}

// -- The face of the panel ---------------------------------------------------------------------------

class Comments {
  constructor() {
    this.said = null;
    this.writing = null;
    this.answering = null;
    this.begin = button("Comment", () => this.start(this.last || chosen()));
    // A press takes the focus from the words that are chosen.
    this.begin.addEventListener("mousedown", () => (this.last = chosen()));
    const keys = element("span", { className: "desk-small" }, element("kbd", { className: "desk-key", textContent: "Ctrl Alt M" }));
    const hint = element("p", { textContent: "Select words, or stand in the headline or standfirst. Comments inform whoever decides; they stop nothing." });
    this.top = element("div", { className: "comment-top" }, this.begin, keys, hint);
    this.place = element("div");
    this.trouble = element("p", { className: "desk-error", hidden: true });
    this.trouble.setAttribute("role", "status");
    this.list = element("ol", { className: "comment-threads" });
    this.list.setAttribute("aria-label", "Open comments");
    this.settled = element("ol", { className: "comment-threads" });
    this.folded = element("details", { className: "comment-settled" }, element("summary"), this.settled);
    host.append(this.top, this.place, this.trouble, this.list, this.folded);
    document.addEventListener("article:face", ({ detail }) => {
      this.open = detail === "comments";
      if (this.open) this.ask();
    });
    setInterval(() => this.open && !document.hidden && !this.isWriting() && this.ask(), MINUTE);
    if (location.hash === "#comments") tab.click();
  }

  isWriting = () => Boolean(this.answering);

  async ask() {
    try {
      this.learn(await ask("comments-now"));
    } catch (problem) {
      this.warn(problem);
    }
  }

  warn(problem) {
    this.trouble.textContent = problem.sentences?.join(" ") || "No network: these are the comments as they were.";
    this.trouble.hidden = false;
  }

  learn(said) {
    this.said = said;
    this.trouble.hidden = true;
    this.draw();
    const counted = document.getElementById("comments-count");
    counted.textContent = said.open;
    counted.hidden = !said.open;
    for (const place of document.querySelectorAll("[data-open-comments]")) {
      place.hidden = !said.open;
      place.querySelector("a").textContent = `${said.open} open comment${said.open === 1 ? "" : "s"}`;
    }
  }

  async act(data) {
    const said = await ask("comments-now", { data });
    this.learn(said);
    return said.about;
  }

  // -- Drawing ------------------------------------------------------------------------------------------

  draw() {
    const { threads, may_comment: may } = this.said;
    const open = threads.filter((thread) => !thread.resolved);
    const settled = threads.filter((thread) => thread.resolved);
    this.top.hidden = !may;
    const none = element("li", { className: "comment-thread", textContent: "No comment is open." });
    this.list.replaceChildren(...(open.length ? open.map((thread) => this.thread(thread)) : [none]));
    this.settled.replaceChildren(...settled.map((thread) => this.thread(thread)));
    this.folded.hidden = !settled.length;
    this.folded.querySelector("summary").textContent = `${settled.length} resolved`;
  }

  thread(thread) {
    const made = element("li", { className: "comment-thread", id: `c${thread.id}` }, this.about(thread), ...this.words(thread));
    if (thread.replies.length) {
      const replies = thread.replies.map((reply) => element("li", { id: `c${reply.id}` }, ...this.words(reply)));
      made.append(element("ol", { className: "comment-replies" }, ...replies));
    }
    if (thread.resolved) made.append(element("p", { className: "desk-small", textContent: `Resolved by ${thread.resolved}` }));
    made.append(this.verbs(thread));
    return made;
  }

  about(thread) {
    if (!thread.field) return "";
    const line = element("p", { className: "comment-about" }, thread.quote ? `${thread.field_name}: ` : "");
    if (!stands(thread)) {
      line.append(element("q", { textContent: shortly(thread.quote) }), " ", element("span", { className: "desk-label is-warn", textContent: "these words are gone" }));
      return line;
    }
    const to = button(thread.quote ? `“${shortly(thread.quote)}”` : thread.field_name, () => jump(thread) || this.draw(), "");
    to.setAttribute("aria-label", `Go to the words: ${thread.quote || thread.field_name}`);
    line.append(to);
    return line;
  }

  words({ by, at, text, mentions, version, to_me: toMe }) {
    const who = element("p", { className: "desk-small" }, element("strong", { textContent: by }), `, ${at}${version ? `, on version ${version}` : ""}`);
    if (toMe) who.append(" ", element("span", { className: "desk-label is-info", textContent: "names you" }));
    const named = new Set(mentions.map((name) => `@${name}`.toLowerCase()));
    const parts = text.split(/(@[\w.@+-]*\w)/).map((part) =>
      named.has(part.toLowerCase()) ? element("strong", { textContent: part }) : part,
    );
    return [who, element("div", { className: "comment-text" }, ...parts)];
  }

  verbs(thread) {
    const made = element("div", { className: "comment-do" });
    const { may_comment: mayComment, may_resolve: mayResolve } = this.said;
    if (mayComment && !thread.resolved) {
      const answer = button("Answer", () => this.answer(thread, made));
      answer.setAttribute("aria-label", `Answer ${thread.by}: ${shortly(thread.text)}`);
      made.append(answer);
    }
    if (mayResolve) {
      const [words, does] = thread.resolved ? ["Open it again", "reopen"] : ["Resolve", "resolve"];
      const settle = button(words, () => this.settle(thread, does, words));
      settle.setAttribute("aria-label", `${words}: ${shortly(thread.text)}`);
      made.append(settle);
    }
    return made;
  }

  // -- Doing --------------------------------------------------------------------------------------------

  start(about) {
    this.last = null;
    if (this.writing) return void this.writing.area.focus();
    if (!this.said) this.ask();
    const { field, quote } = about;
    const what = quote ? `“${shortly(quote)}”` : NAMES[field] || "the whole article";
    const leave = () => {
      this.writing = null;
      this.place.replaceChildren();
      if (!(quote || field) || !jump(about)) this.begin.focus();
    };
    const send = async (text) => {
      const id = await this.act({ do: "say", text, field: field || (quote ? "body" : ""), quote });
      this.writing = null;
      this.place.replaceChildren();
      say("Your comment is there.");
      this.show(id);
    };
    this.writing = new Compose({ label: `About ${what}`, does: "Comment", send, leave });
    this.place.replaceChildren(this.writing.dom);
    this.writing.area.focus();
  }

  answer(thread, beside) {
    this.answering?.close();
    const leave = () => {
      this.answering = null;
      this.draw();
      this.show(thread.id);
    };
    const send = async (text) => {
      this.answering = null;
      try {
        await this.act({ do: "say", text, comment: thread.id });
      } catch (problem) {
        this.answering = box;
        throw problem;
      }
      say("Your answer is there.");
      this.show(thread.id);
    };
    const box = new Compose({ label: `Your answer to ${thread.by}`, does: "Answer", send, leave });
    this.answering = box;
    beside.replaceChildren(box.dom);
    box.area.focus();
  }

  async settle(thread, does, words) {
    try {
      await this.act({ do: does, comment: thread.id });
      say(does === "resolve" ? "Resolved." : "It waits again.");
      if (does === "resolve") (this.list.querySelector("button") || this.begin).focus();
      else this.show(thread.id);
    } catch (problem) {
      this.warn(problem);
      say(`${words}: ${this.trouble.textContent}`);
    }
  }

  show(id) {
    const row = host.querySelector(`#c${id}`);
    (row?.querySelector(".comment-do button") || this.begin).focus();
    row?.scrollIntoView({ block: "nearest" });
  }
}

// -- The key, and the link of the bar --------------------------------------------------------------------

function begin(comments) {
  const about = chosen();
  const phone = document.getElementById("bar-checks");
  if (phone.checkVisibility() && !panel.classList.contains("is-open")) phone.click();
  tab.click();
  comments.start(about);
}

if (host && config.addresses["comments-now"]) {
  const comments = new Comments();
  document.addEventListener("article:comment", () => begin(comments));
  document.addEventListener(
    "keydown",
    (event) => {
      const pressed = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey && event.code === "KeyM";
      // Where AltGr writes a letter, the letter is meant.
      if (!pressed || event.repeat || event.getModifierState("AltGraph")) return;
      if (document.querySelector("dialog:modal")) return;
      event.preventDefault();
      event.stopPropagation();
      begin(comments);
    },
    true,
  );
  document.getElementById("bar-comments").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    tab.click();
    tab.focus();
  });
}
