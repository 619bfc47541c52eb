// What stands in the form of an article, and the words of it that this computer keeps.
import { config, form } from "newsroom/article";

const told = document.getElementById("keeping-config");

// {user, unsaved}: whose words these are, and whether the form came with words that are no version.
export const person = told ? JSON.parse(told.textContent) : null;

const LEFT_OUT = /^(csrfmiddlewaretoken|_.*)$|__prefix__/;
const STORE = `newsroom:words:${person?.user}:${config.article}:`;
const WINDOW = "newsroom:window";

// -- The form ---------------------------------------------------------------------------------------

// Every field of the form as it would be posted, valid or not: {name: [value, ...]}.
export function fields() {
  const read = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !LEFT_OUT.test(name)) (read[name] ||= []).push(value);
  }
  return read;
}

// The version that the form was filled from, which is not the newest where a save was refused.
export const version = () => Number(form.elements.base_version?.value) || config.version;

// -- The window ---------------------------------------------------------------------------------------

const fresh = () => Math.random().toString(36).slice(2, 12);
let identity = null;
let turns = 0;

function read(store, key) {
  try {
    return JSON.parse(store.getItem(key));
  } catch {
    return null;
  }
}

function write(store, key, value) {
  try {
    store.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    // The store is full, or the browser forbids it.
    return false;
  }
}

// The name of this window: the same after a reload, another in a copy of the tab. Windows that are
// open hold a lock, so that their words are not taken for lost ones.
export const named = new Promise((resolve) => {
  const known = read(sessionStorage, WINDOW) || fresh();
  const settle = (name) => {
    identity = name;
    write(sessionStorage, WINDOW, name);
    resolve(name);
  };
  if (!navigator.locks) {
    settle(known);
    return;
  }
  const held = new Promise(() => {});
  const hold = (name, instead) =>
    navigator.locks
      .request(`newsroom:${name}`, { ifAvailable: true }, (lock) => {
        if (lock || !instead) settle(name);
        else hold(instead, null);
        return lock ? held : undefined;
      })
      .catch(() => settle(name));
  hold(known, fresh());
});

// The windows that are open in this browser, this one left out.
export async function openWindows() {
  const { held = [] } = (await navigator.locks?.query().catch(() => ({}))) || {};
  return new Set(held.map(({ name }) => name.replace("newsroom:", "")).filter((n) => n !== identity));
}

// The fields with what tells windows and requests apart. A reload goes on counting where it was.
export function signed(read) {
  turns = Math.max(turns + 1, Date.now());
  return { ...read, _window: [identity || ""], _turn: [String(turns)] };
}

// -- This computer ------------------------------------------------------------------------------------

// Keep the words here; whether that was possible.
export const keepHere = (read) =>
  write(localStorage, STORE + identity, {
    fields: signed(read),
    version: version(),
    at: new Date().toISOString(),
  });

export const dropHere = (name = identity) => {
  try {
    localStorage.removeItem(STORE + name);
  } catch {
    // What cannot be read was never written.
  }
};

// What windows of this person keep here of this article: [{window, fields, version, at}].
export function keptHere() {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((key) => key.startsWith(STORE));
  } catch {
    return [];
  }
  const entries = names.map((key) => [key.slice(STORE.length), read(localStorage, key)]);
  return entries.filter(([, kept]) => kept?.fields).map(([name, kept]) => ({ ...kept, window: name }));
}

// -- Over a save -----------------------------------------------------------------------------------------

const SENT = `${STORE}sent`;

// The form is posted: until a newer version comes back, its words are not safe yet.
export const noteSent = () => write(sessionStorage, SENT, version());

// Whether the page that is open is what came of the last save: its words are a version.
export function wasSaved() {
  const sent = read(sessionStorage, SENT);
  if (sent === null || person.unsaved) return false;
  try {
    sessionStorage.removeItem(SENT);
  } catch {
    return false;
  }
  return config.version > sent;
}
