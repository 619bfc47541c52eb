// The bar at the foot: what stops the article, saving it, and the verbs, which lose no words.
//
// Once it knows, it says it to the rest of the page: "article:state" on document, with what the
// server answered as its detail.
import { ask, config, editorReady, form, Refused, say } from "newsroom/article";

const at = (id) => document.getElementById(id);
const SHOWN = 2;
const bar = at("article-bar");
const why = at("bar-why");
const sheet = at("bar-sheet");
const list = at("bar-reasons");
const result = at("bar-result");
const more = at("bar-more");
const save = at("bar-save");
const stops = at("bar-stops");
const verbs = [...bar.querySelectorAll(".bar-verb")];
const slugOf = (verb) => verb.dataset.verb || verb.value;

// -- Whether there is anything to save ---------------------------------------------------------

const UNSAID = new Set(["csrfmiddlewaretoken", "_continue", "_then"]);
const words = () => JSON.stringify([...new FormData(form)].filter(([name]) => !UNSAID.has(name)));
const saved = form && save ? words() : "";
const isChanged = () => Boolean(save) && words() !== saved;

let changed = false;
const look = () => {
  if (isChanged() === changed) return;
  changed = !changed;
  at("article-changed").hidden = !changed;
  for (const verb of verbs) {
    const effect = verb.querySelector("span");
    effect.dataset.said ??= effect.textContent;
    effect.textContent = changed ? "saves your words first" : effect.dataset.said;
  }
  bar.classList.toggle("is-behind", changed);
};
let waiting = 0;
const lookSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 250);
};

// -- Reasons -----------------------------------------------------------------------------------

const row = ({ sentence, url }) => {
  const item = document.createElement("li");
  const said = document.createElement(url ? "a" : "span");
  said.textContent = sentence;
  if (url) {
    said.href = url;
    said.className = "desk-link";
  } else {
    said.tabIndex = -1;
  }
  item.append(said);
  return item;
};

const fold = (open) => {
  for (const [number, item] of [...list.children].entries()) item.hidden = !open && number >= SHOWN;
  why.classList.toggle("is-open", open);
  more.setAttribute("aria-expanded", String(open));
  more.textContent = open ? "Fewer" : `${list.children.length - SHOWN} more`;
  more.hidden = list.children.length <= SHOWN;
};

const stopping = (number) => (number === 1 ? "1 thing stops it" : `${number} things stop it`);

const show = (answer) => {
  const reasons = answer.verbs.publish || answer.reasons;
  list.replaceChildren(...reasons.map(row));
  bar.classList.toggle("is-stopped", reasons.length > 0);
  if (reasons.length) {
    result.textContent = reasons.length === 1 ? "1 thing stops publishing" : `${reasons.length} things stop publishing`;
  } else {
    result.textContent = `Nothing stops this. ${answer.result || ""}`;
  }
  stops.querySelector("strong").textContent = reasons.length ? stopping(reasons.length).replace(/ things?/, "") : "What next";
  stops.setAttribute("aria-label", reasons.length ? stopping(reasons.length) : "Nothing stops it: what next");
  for (const verb of verbs) {
    const against = answer.verbs[slugOf(verb)] || [];
    verb.reasons = against;
    if (against.length) verb.setAttribute("aria-disabled", "true");
    else verb.removeAttribute("aria-disabled");
  }
  fold(false);
};

const showStanding = (answer) => {
  const standing = at("article-standing");
  standing.innerHTML = answer.panels.join("");
  standing.hidden = false;
  const note = at("article-note");
  note.textContent = answer.note;
  note.hidden = !answer.note;
  const waits = [...standing.querySelectorAll(".desk-panel-title")].map((title) => title.textContent.split(":")[0]);
  const link = at("article-waits");
  link.href = "#article-standing";
  if (waits.length) link.textContent = waits.join(", ");
};

const learn = async () => {
  bar.setAttribute("aria-busy", "true");
  result.textContent = "Looking for what stops it…";
  try {
    const answer = await ask("state");
    show(answer);
    showStanding(answer);
    document.dispatchEvent(new CustomEvent("article:state", { detail: answer }));
  } catch (problem) {
    result.textContent =
      problem instanceof Refused ? problem.message : "No network: what stops it is not known. Your words are here.";
  }
  bar.setAttribute("aria-busy", "false");
};

// -- Pressing ----------------------------------------------------------------------------------

const toFirstReason = (verb) => {
  const reasons = verb.reasons.map((reason) => reason.sentence);
  openSheet(true);
  fold(true);
  const said = [...list.querySelectorAll("a, span")].find((one) => reasons.includes(one.textContent));
  say(`${verb.querySelector("strong").textContent}: ${reasons[0]}`);
  (said || result).focus();
};

const press = (event) => {
  const verb = event.target.closest(".bar-verb");
  if (!verb) return;
  look();
  // What is not saved yet may have mended a reason: then the page of the verb says what is left.
  const barred = verb.getAttribute("aria-disabled") === "true" && !(changed && slugOf(verb) !== "publish");
  if (barred) {
    event.preventDefault();
    toFirstReason(verb);
  } else if (!changed) {
    const url = verb.dataset.url || verb.href;
    event.preventDefault();
    // A verb that has a dialog takes the press; without one its page opens.
    const asked = new CustomEvent("article:verb", { cancelable: true, detail: { slug: slugOf(verb), url } });
    if (document.dispatchEvent(asked)) location.assign(url);
  }
};

const savesVersion = (event) => {
  const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
  if (!pressed || event.repeat) return;
  event.preventDefault();
  if (!save || document.querySelector("dialog:modal")) return;
  say("Saving.");
  form.requestSubmit(save);
};

// A reason that is mended on this page leads to its place without leaving it.
const reveal = (event) => {
  const link = event.target.closest("#article-bar a[href*='#'], #article-standing a[href*='#']");
  if (!link || link.pathname !== location.pathname) return;
  event.preventDefault();
  openSheet(false);
  document.dispatchEvent(new CustomEvent("article:reveal", { detail: link.hash.slice(1) }));
};

// -- The telephone -----------------------------------------------------------------------------

const isPhone = () => matchMedia("(width < 640px)").matches;

function openSheet(open) {
  sheet.classList.toggle("is-open", open && isPhone());
  stops.setAttribute("aria-expanded", String(sheet.classList.contains("is-open")));
}

stops.addEventListener("click", () => {
  openSheet(!sheet.classList.contains("is-open"));
  if (!sheet.classList.contains("is-open")) return;
  fold(true);
  sheet.querySelector("a, button:not([hidden])").focus();
});

sheet.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !sheet.classList.contains("is-open")) return;
  openSheet(false);
  stops.focus();
});

more.addEventListener("click", () => fold(!why.classList.contains("is-open")));
bar.addEventListener("click", press);
document.addEventListener("click", reveal);
document.addEventListener("keydown", savesVersion, true);
if (save) {
  form.addEventListener("input", lookSoon);
  form.addEventListener("change", lookSoon);
  editorReady.then((editor) => editor.on("update", lookSoon));
}
result.tabIndex = -1;
if (config.addresses.state) learn();
