// What is about the article: fields that open by a link to them, what each fold holds, and what
// readers get of search and sharing, as it is typed.
import { config, editorReady, form } from "newsroom/article";

const at = (id) => document.getElementById(id);
const valueOf = (name) => form.elements[name]?.value.trim() || "";
const chosen = (name) => {
  const select = form.elements[name];
  return select?.selectedOptions?.length ? select.selectedOptions[0].textContent.trim().replace(/^–$/, "") : "";
};
const element = (tag, name = "", words = "") => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (words) made.textContent = words;
  return made;
};

// -- Places ------------------------------------------------------------------------------------

let editor = null;
editorReady.then((ready) => {
  editor = ready;
});

// Open what hides the place, and put the focus there.
function reveal(id) {
  const place = id && at(id);
  if (!place) return;
  if (id === "id_body") {
    if (editor) editor.chain().focus().scrollIntoView().run();
    else place.focus();
    return;
  }
  const folded = place.closest("details");
  if (folded) folded.open = true;
  const picker = place.matches(".select2-hidden-accessible") && place.parentElement.querySelector(".select2-selection");
  const focused = picker || (place.matches("input, select, textarea, button, a") ? place : null);
  place.scrollIntoView({ block: "center" });
  if (focused) focused.focus();
  else {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
}

document.addEventListener("article:reveal", (event) => reveal(event.detail));
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || !link.hash || !link.closest("#article-paper, .article-state")) return;
  event.preventDefault();
  const id = link.hash.slice(1);
  if (id === "article-about") {
    const first = document.querySelector("#article-about .about-part");
    first.open = true;
    first.querySelector("summary").focus();
    first.scrollIntoView({ block: "start" });
  } else reveal(id);
});
addEventListener("hashchange", () => reveal(location.hash.slice(1)));
if (location.hash) reveal(location.hash.slice(1));

// -- Headline and standfirst are text ----------------------------------------------------------

const lines = [at("id_headline"), at("id_standfirst")].filter(Boolean);
const grow = (line) => {
  if (CSS.supports("field-sizing", "content")) return;
  line.style.height = "0";
  line.style.height = `${line.scrollHeight}px`;
};
for (const [number, line] of lines.entries()) {
  line.addEventListener("input", () => grow(line));
  line.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (lines[number + 1]) lines[number + 1].focus();
    else if (editor) editor.commands.focus("start");
  });
  grow(line);
}
if (lines.length === 2) {
  lines[0].placeholder = "Headline";
  lines[1].placeholder = "Standfirst: the answer and the hook, in one sentence";
}

// -- What each fold holds ----------------------------------------------------------------------

const SHARING = Object.keys(config.inherits || {});
const parts = [...document.querySelectorAll(".about-part")];
const SUMMARIES = {
  "in-lead": () => chosen("lead_image") || "none",
  "in-sharing": () => {
    const said = SHARING.filter(valueOf).length;
    return said ? `${said} of ${SHARING.length} said, the others inherited` : "all inherited";
  },
  "in-links": () => {
    const names = ["other_shows", "topics"].flatMap((name) => [...(form.elements[name]?.selectedOptions || [])]);
    return names.map((option) => option.textContent.trim()).join(", ") || "none";
  },
  "in-subject": () => [chosen("kind"), chosen("show"), chosen("season"), chosen("event")].filter(Boolean).join(" · "),
};

function summarise() {
  for (const part of parts) {
    const told = Object.keys(SUMMARIES).find((name) => part.classList.contains(name));
    if (told) part.querySelector("summary span").textContent = SUMMARIES[told]();
  }
  if (form.elements.kind) {
    at("paper-kind").textContent = chosen("kind");
    at("paper-subject").textContent = [chosen("show"), chosen("event")].filter(Boolean).join(" · ");
  }
}

// -- What readers get --------------------------------------------------------------------------

// How much of each is shown, as a rule of thumb: it stops nothing.
const LENGTHS = {
  search_title: [60, "Search engines show about 60 characters"],
  meta_description: [155, "Search engines show about 155 characters"],
  social_title: [70, "Most cards show about 70 characters"],
  home_headline: [80, "The home page has room for about 80 characters"],
};
const around = { answer: "", address: config.address || "" };
let picture = "";

const readAs = (field) => {
  for (const name of [field, ...config.inherits[field]]) {
    const said = around[name] ?? valueOf(name);
    if (said) return said;
  }
  return "";
};
const inherited = (field) => {
  for (const name of config.inherits[field]) {
    const said = around[name] ?? valueOf(name);
    if (said) return said;
  }
  return "";
};

const count = (field) => {
  const [most, rule] = LENGTHS[field];
  const long = [...readAs(field)].length;
  const from = valueOf(field) ? "" : ", inherited";
  if (long > most) return `${long} characters${from}. ${rule}: the last ${long - most} may be cut off.`;
  return `${long} characters${from}. ${rule}.`;
};

const hints = {};
const box = at("sharing-preview");
const pieces = {};

function build() {
  for (const field of SHARING) {
    const input = form.elements[field];
    if (!input || !(field in LENGTHS)) continue;
    const hint = element("p", "help");
    hint.id = `${field}-count`;
    input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), hint.id].filter(Boolean).join(" "));
    (input.closest(".flex-container") || input).after(hint);
    hints[field] = hint;
  }
  const part = (name, title, ...children) => {
    const figure = element("figure", name);
    figure.append(element("figcaption", "", title), ...children);
    box.append(figure);
  };
  for (const name of ["address", "title", "line", "kept", "image", "site", "card", "under", "home"]) {
    pieces[name] = element("p", `is-${name}`);
  }
  pieces.image = element("img", "is-image");
  pieces.image.alt = "";
  const card = element("div", "sharing-card");
  card.append(pieces.image, pieces.site, pieces.card, pieces.under);
  part("in-search", "In a search", pieces.address, pieces.title, pieces.line, pieces.kept);
  part("in-card", "Shared", card);
  part("in-home", "On the home page", pieces.home);
  box.hidden = false;
}

function tell() {
  for (const field of SHARING) {
    const input = form.elements[field];
    if (!input) continue;
    const gives = inherited(field);
    if (input.placeholder !== gives) input.placeholder = gives;
    if (hints[field]) hints[field].textContent = count(field);
  }
  const address = readAs("canonical_url");
  pieces.address.textContent = address.replace(/^https?:\/\//, "").replaceAll("/", " › ").replace(/ › $/, "");
  pieces.title.textContent = [readAs("search_title"), config.site].filter(Boolean).join(" | ");
  pieces.line.textContent = readAs("meta_description");
  pieces.kept.textContent = form.elements.noindex?.checked ? "Kept out of search engines: nobody finds it there." : "";
  pieces.site.textContent = URL.canParse(address) ? new URL(address).host : "";
  pieces.card.textContent = readAs("social_title");
  pieces.under.textContent = readAs("meta_description");
  pieces.home.textContent = readAs("home_headline");
  pieces.image.hidden = !picture;
  if (picture && pieces.image.getAttribute("src") !== picture) pieces.image.src = picture;
}

if (form?.elements.kind) {
  build();
  const told = () => {
    summarise();
    tell();
  };
  form.addEventListener("input", told);
  form.addEventListener("change", told);
  // The pickers tell of a choice in the way of jQuery alone.
  globalThis.django?.jQuery?.(form).on("change", told);
  document.addEventListener("article:state", ({ detail }) => {
    around.answer = detail.readers?.answer || "";
    picture = detail.readers?.image || "";
    tell();
  });
  told();
}
