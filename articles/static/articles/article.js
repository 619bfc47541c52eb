// What every module of the article's page shares: addresses, the editor, one road to the server,
// one voice. Import it as "newsroom/article".

const written = document.getElementById("article-config");

// {article, version, addresses: {slug: url}, ...} as the page was made.
export const config = written ? JSON.parse(written.textContent) : { addresses: {} };

// The form of the article, the one element that is posted.
export const form = document.getElementById("article_form");

// The editor of the body, once it stands; never, where it failed to start.
export const editorReady = new Promise((resolve) => {
  document.addEventListener("prose-editor:ready", (event) => resolve(event.detail.editor), {
    once: true,
  });
});

// ``said`` is all that the server answered beside its sentences.
export class Refused extends Error {
  constructor(sentences, status, said = {}) {
    super(sentences.join(" "));
    this.sentences = sentences;
    this.status = status;
    this.said = said;
  }
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

// The JSON that a page of the article answers. Throws Refused with the sentences to show, and
// TypeError where there is no network.
export async function ask(slug, { query = {}, data = null, signal } = {}) {
  const url = new URL(config.addresses[slug], location.href);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const options = { signal, headers: { Accept: "application/json" } };
  if (data) {
    options.method = "POST";
    options.headers["X-CSRFToken"] = token();
    options.body = data instanceof FormData ? data : new URLSearchParams(data);
  }
  const answer = await fetch(url, options);
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  const said = isJson ? await answer.json() : {};
  if (!answer.ok || !isJson) {
    const sentence = `The server does not answer as it should (${answer.status}). Try again.`;
    throw new Refused(said.reasons || [sentence], answer.status, said);
  }
  return said;
}

// Say something to people who listen, and to nobody's focus.
export function say(words) {
  const voice = document.getElementById("article-voice");
  if (voice) voice.textContent = words;
}
