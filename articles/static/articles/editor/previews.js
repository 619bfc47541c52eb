// Blocks as readers will see them, drawn by the server: several are asked for at once, and each is
// shown apart from the desk, under the style sheet of the site. "newsroom/previews".
import { ask, form } from "newsroom/article";

const MOST_AT_ONCE = 40;
const OF_THE_FORM = ["show", "season", "event"];
const NO_ANSWER = "The preview cannot be fetched. The block is safe in the text.";

const known = new Map();
const waiting = new Map();
let timer = 0;
let sheet = null;
let sprite = "";
// The references in the text, given by the editor: numbers and sources follow from them.
let factsInText = () => [];

export const readFactsFrom = (read) => (factsInText = read);

const keyOf = (kind, ref) => (kind === "sources" ? `${kind} ${factsInText().join(" ")}` : `${kind} ${ref}`);

// Give ``show`` the preview of a block: {html, about, problem}, or {problem} without an answer.
export function preview(kind, ref, show) {
  const key = keyOf(kind, ref);
  if (known.has(key)) return show(known.get(key));
  const asked = waiting.get(key) || { kind, ref, shows: [] };
  asked.shows.push(show);
  waiting.set(key, asked);
  clearTimeout(timer);
  timer = setTimeout(fetchWaiting, 40);
}

function questions(asked) {
  const data = new FormData();
  data.set("blocks", JSON.stringify(asked.map(({ kind, ref }) => [kind, ref])));
  data.set("facts", factsInText().join(" "));
  for (const name of OF_THE_FORM) {
    const chosen = form?.elements[name];
    if (chosen) data.set(name, chosen.value);
  }
  return data;
}

async function fetchWaiting() {
  const entries = [...waiting.entries()].slice(0, MOST_AT_ONCE);
  for (const [key] of entries) waiting.delete(key);
  if (waiting.size) timer = setTimeout(fetchWaiting, 0);
  const asked = entries.map(([, one]) => one);
  let answers;
  try {
    const said = await ask("blocks", { data: questions(asked) });
    await dress(said);
    answers = said.blocks;
    entries.forEach(([key], at) => known.set(key, answers[at]));
  } catch (error) {
    const problem = error.sentences?.join(" ") || NO_ANSWER;
    answers = asked.map(() => ({ html: "", about: "", problem, failed: true }));
  }
  asked.forEach(({ shows }, at) => shows.forEach((show) => show(answers[at])));
}

// -- The look of the site -----------------------------------------------------------------------

// Its rules are written for a page: here a box is the page, and light or dark is the desk's choice.
function forABox(css) {
  return css
    .replace(/@font-face\s*{[^}]*}/g, "")
    .replace(/@media \(prefers-color-scheme: dark\) {\s*:root ({[^}]*})\s*}/g, ":host(.is-dark) $1")
    .replace(/:root\b/g, ":host")
    .replace(/(^|[}\s])body\s*{/gm, "$1.body {")
    .replace(/color-scheme: light dark;/g, "")
    .concat(
      ":host { display: block; color-scheme: light } :host(.is-dark) { color-scheme: dark }",
      ".body { display: block; min-height: 0; font-size: 1.0625rem; line-height: 1.625rem; padding: 16px }",
      ".body .section > :first-child { margin-top: 0; padding-top: 0 }",
      ".body .section { padding: 0 } .body .wide { margin: 0 } .body .sprite { display: none }",
    );
}

// Fonts are of the page, not of a box; their addresses are told from that of the sheet.
function takeFonts(css, address) {
  const faces = (css.match(/@font-face\s*{[^}]*}/g) || []).join("\n");
  const style = document.createElement("style");
  style.textContent = faces.replace(/url\("([^"]+)"\)/g, (_, path) => `url("${new URL(path, address)}")`);
  document.head.append(style);
}

async function dress(said) {
  sprite = said.sprite;
  if (sheet) return;
  const address = new URL(said.sheet, location.href);
  const answer = await fetch(address);
  const css = answer.ok ? await answer.text() : "";
  takeFonts(css, address);
  sheet = new CSSStyleSheet();
  sheet.replaceSync(forABox(css));
}

const hosts = new Set();
const isDark = () => document.documentElement.classList.contains("dark");

new MutationObserver(() => {
  for (const host of hosts) host.classList.toggle("is-dark", isDark());
}).observe(document.documentElement, { attributeFilter: ["class"] });

// Show a preview inside ``host``. Nothing in it can be pressed: it is a picture of the page.
export function drawInto(host, html) {
  const root = host.shadowRoot || host.attachShadow({ mode: "open" });
  hosts.add(host);
  host.classList.toggle("is-dark", isDark());
  if (sheet) root.adoptedStyleSheets = [sheet];
  root.innerHTML = html ? `${sprite}<div class="body" inert><div class="section prose">${html}</div></div>` : "";
}

export const forget = (host) => hosts.delete(host);
