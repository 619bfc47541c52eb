"""How soon one can type into an article, and what a key costs, in a real Chromium.

Run ``python bench/writing.py [ROUNDS]``. It makes a demo in a temporary folder and serves it with
the settings of production on loopback. Both figures are of one run, and are ratios or work, since
the machine is shared:

- Time to typing: from the first byte of the page until a letter that a script types in every
  frame stands in the text; the form with its editor, and the same form as a plain text area, in
  turn. Both pages come through the same door, which takes the editor out of the one. Files are in
  the cache of the browser, as on a working day; first is printed what the first visit takes.
  The limit: 1.5 times.
- A key in a text of 3,600 words with 200 marks: the CPU of the main thread from the key to the end
  of the frame that shows it, as the browser itself counts it. The limit: 16 ms at the median of 60
  keys for scripts, style and layout. Painting is said beside it, and what the same key costs in
  the same page in a field that the browser alone looks after.
"""

import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from typing import NamedTuple

from house import ROOT, free_port, manage, say, wait_for
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    Route,
    sync_playwright,
)

sys.path.insert(0, str(ROOT))

from tests import chromium

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 9
KEYS = 60
MOST_TIMES = 1.5
MOST_MS = 16

SETUP = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from articles.body import read_body
from articles.models import Article
from articles.revisions import save_article
from facts.models import Event, Fact
from newsroom.models import User
User.objects.update(password="!")
user = User.objects.get(username="editor")
event = Event.objects.first()
facts = Fact.objects.bulk_create(
    Fact(event=event, ref=f"BENCH-{number}", statement=f"The thing number {number} happened.")
    for number in range(200)
)
words = "robbers went through a door nobody had thought to close on that night of"
body = "".join(
    f'<p>In that year {words} <span data-fact="{fact.ref}">February</span>.</p>' for fact in facts
)
long = Article(headline="A long one", slug="a-long-one", kind="explainer", body=body)
save_article(long, by=user)
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
usual = Article.objects.get(slug="is-everybody-loves-diamonds-a-true-story")
print("FOUND" + json.dumps({
    "usual": usual.pk, "long": long.pk, "cookie": settings.SESSION_COOKIE_NAME,
    "session": session.session_key, "words": len(read_body(long.body).text.split()),
}))
"""

# Types in every frame until a letter stays.
TYPIST = """
(() => {
  const field = () =>
    document.querySelector("[data-paper-editor] .ProseMirror[contenteditable=true]") ||
    (window.isPlain && document.querySelector("[name=body]"));
  const words = (one) => one.value ?? one.textContent;
  const attempt = () => {
    const one = field();
    if (one && one.checkVisibility()) {
      const before = words(one).length;
      one.focus();
      document.execCommand("insertText", false, "x");
      if (words(one).length > before) {
        window.typedAt = performance.now();
        return;
      }
    }
    requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
})();
"""

# Until the frame with the letter has been drawn.
DRAWN = """
() => new Promise((resolve) =>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  }),
)
"""

# The same words in the same page, in a field that the browser alone looks after.
BARE = """
() => {
  const bare = document.createElement("div");
  bare.id = "bare";
  bare.contentEditable = "true";
  bare.className = "ProseMirror";
  bare.innerHTML = document.querySelector("[name=body]").value;
  document.querySelector(".prose-editor").after(bare);
}
"""


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        served(folder) as (address, found),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.program(), args=chromium.ARGUMENTS
        )
        measure_start(window(browser, address, found), found["usual"])
        measure_keys(window(browser, address, found), found)
        browser.close()


@contextmanager
def served(folder: str) -> Iterator[tuple[str, dict]]:
    """A worker with the demo and a long article; its address, and the keys of what was made."""
    shared = {
        **environ,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
        # A session is worth nothing under another key.
        "SECRET_KEY": "bench-" * 12,
    }
    manage(shared | {"DEBUG": "1"}, "migrate", "--verbosity", "0")
    manage(shared | {"DEBUG": "1"}, "load_demo")
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", SETUP]
    printed = subprocess.run(  # noqa: S603 -- our own command
        command, cwd=ROOT, env=shared | {"DEBUG": "1"}, check=True, capture_output=True, text=True
    ).stdout
    found = json.loads(printed.partition("FOUND")[2])
    # As in production, but for the transport: loopback has no certificate.
    environment = shared | {
        "SECURE_SSL_REDIRECT": "0",
        "NEWSROOM_BASE_URL": "https://www.example.org",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--workers", "1", "--threads"]
    command += ["8", "--no-control-socket", "--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 -- our own server
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", found
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def window(browser: Browser, address: str, found: dict) -> BrowserContext:
    context = browser.new_context(base_url=address, viewport={"width": 1360, "height": 900})
    cookie = {"name": found["cookie"], "value": found["session"], "url": address}
    context.add_cookies([cookie])
    return context


# -- Time to typing -----------------------------------------------------------------------------


def measure_start(context: BrowserContext, article: int) -> None:
    page = f"/admin/articles/article/{article}/change/"
    first = time_to_typing(context, page, plain=False)
    time_to_typing(context, page, plain=True)
    rounds = [
        (time_to_typing(context, page, plain=True), time_to_typing(context, page, plain=False))
        for _ in range(ROUNDS)
    ]
    plain = statistics.median(one for one, _ in rounds)
    editor = statistics.median(one for _, one in rounds)
    say(
        f"time to typing: {editor:.0f} ms with the editor, {plain:.0f} ms in a text area, "
        f"{editor / plain:.2f} times (limit {MOST_TIMES}); first visit {first:.0f} ms"
    )


def time_to_typing(context: BrowserContext, address: str, *, plain: bool) -> float:
    """Milliseconds from the first byte of the page until a letter stays in the text."""

    def let_through(route: Route) -> None:
        answer = route.fetch()
        body = without_editor(answer.text()) if plain else answer.text()
        route.fulfill(response=answer, body=body)

    page = context.new_page()
    page.route(f"**{address}", let_through)
    page.add_init_script(f"window.isPlain = {json.dumps(plain)};{TYPIST}")
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.typedAt")
    took = page.evaluate("typedAt - performance.getEntriesByType('navigation')[0].responseStart")
    page.evaluate("window.onbeforeunload = null")
    page.close()
    return took


def without_editor(html: str) -> str:
    """The same form with a plain text area and no module of the editor."""
    html = html.replace(" is-starting", " is-failed", 1)
    html = re.sub(r"<script>\s*// The words stand.*?</script>", "", html, flags=re.DOTALL)
    editors = r'<script [^>]*src="[^"]*(django_prose_editor|articles/editor)/[^"]*"[^>]*></script>'
    return re.sub(editors, "", html)


# -- A key ----------------------------------------------------------------------------------------


class Cost(NamedTuple):
    """What one key costs the main thread in ms of CPU: all of it, and the page's part in it."""

    whole: float
    own: float


def measure_keys(context: BrowserContext, found: dict) -> None:
    page = context.new_page()
    page.goto(f"/admin/articles/article/{found['long']}/change/")
    page.locator(".paper-editor.is-ready").wait_for()
    page.wait_for_load_state("networkidle")
    editor = keys_in(page, ".ProseMirror[contenteditable] > p")
    page.evaluate(BARE)
    bare = keys_in(page, "#bare > p")
    say(
        f"a key in {found['words']} words with 200 marks, at the median of {KEYS}: "
        f"{editor.own:.1f} ms of CPU for scripts, style and layout (limit {MOST_MS}), in a field "
        f"without an editor {bare.own:.1f}; with painting {editor.whole:.1f} and "
        f"{bare.whole:.1f}, {editor.whole / bare.whole:.2f} times"
    )


def keys_in(page: Page, paragraphs: str) -> Cost:
    """Type in the middle of the text; the median of what the keys cost, less that of asking."""
    page.locator(paragraphs).nth(100).click()
    clock = page.context.new_cdp_session(page)
    # The time that the thread had, not the time that passed while others had the machine.
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    asking = median([cost_of(page, clock) for _ in range(KEYS // 3)])
    typed = median([cost_of(page, clock, key) for key in ("a sentence of words " * 3)[:KEYS]])
    clock.detach()
    return Cost(typed.whole - asking.whole, typed.own - asking.own)


def median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(part) for part in zip(*costs, strict=True)))


def cost_of(page: Page, clock: CDPSession, key: str = "") -> Cost:
    before = spent(clock)
    if key:
        page.keyboard.press("Space" if key == " " else key)
    page.evaluate(DRAWN)
    after = spent(clock)
    return Cost(after.whole - before.whole, after.own - before.own)


def spent(clock: CDPSession) -> Cost:
    metrics = clock.send("Performance.getMetrics")["metrics"]
    ms = {metric["name"]: metric["value"] * 1000 for metric in metrics}
    own = sum(ms[name] for name in ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration"))
    return Cost(ms["TaskDuration"], own)


if __name__ == "__main__":
    main()
