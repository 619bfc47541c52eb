"""Writing the text of an article in a browser: everything of the format, by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.body import RECORD_BLOCKS, clean_body
from articles.drafting import compose
from articles.models import Article
from newsroom.lib.search import index
from tests.browser import clipboards
from tests.browser.barriers import barriers
from tests.make import (
    make_article,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_member,
    make_person,
    make_show,
)

pytestmark = pytest.mark.django_db(transaction=True)
CARET_IS_IN = """(place) => {
    const { editor } = document.querySelector(".ProseMirror");
    return place.contains(editor.view.domAtPos(editor.state.selection.head).node);
}"""

EVERYTHING = (
    "<h2>Is it a true story?</h2>\n"
    '<p>Up to a point: <span data-fact="K7PM4D HEIST-DATE">over the weekend of '
    '<em>15 February 2003</em></span> <a href="/shows/stolen/">they <strong>broke</strong></a> in '
    '<cite>Heat</cite>.<br>Then <span data-fact="A"><a href="https://example.org/?a=1&amp;b=2">gone'
    "</a></span>.</p>\n<h3>Smaller</h3>\n"
    "<ul><li>one<ul><li>deeper<ol><li>deepest</li></ol></li></ul></li><li>two<br>lines</li></ul>\n"
    '<blockquote cite="https://example.org/a"><p>Said.</p><p>Again.</p></blockquote>\n'
    "<blockquote><p>Without a source.</p></blockquote>\n"
    "<table><thead><tr><th>Film</th><th>Life</th></tr></thead>"
    "<tbody><tr><th>Row</th><td></td></tr><tr><td><em>Anna</em><br>b</td><td>c</td></tr></tbody>"
    "</table>\n"
    '<figure data-image="7"><figcaption>The <em>vault</em></figcaption></figure>\n'
    '<div data-block="embed" data-ref="https://example.org/?v=1&amp;a=2"></div>\n'
    '<div data-block="fact-box" data-ref="A B"></div>\n<ol><li>one</li></ol>\n'
    "<p>5 &lt; 6 &amp; 7 &gt; 6 &amp;lt; “é”</p>"
)

# Faster than any hand: all within one turn of the page.
PRESS = """(paper, pressed) => pressed.forEach(([key, ...held]) => {
    const given = Object.fromEntries(held.map((name) => [`${name}Key`, true]));
    paper.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...given })
    );
})"""

CHOOSE_AND_PRESS = f"""(paper, pressed) => {{
    getSelection().modify("extend", "backward", "word");
    ({PRESS})(paper, [pressed]);
}}"""


@pytest.fixture
def writer():
    return make_member("Writer", "mara", is_staff=True)


@pytest.fixture
def opened(page, log_in, writer, complaints):
    """A function that opens the article as its writer and waits for the editor."""
    log_in(page, writer)

    def opened(article):
        page.goto(reverse("admin:articles_article_change", args=[article.pk]))
        page.locator(".paper-editor.is-ready").wait_for()
        return page.locator(".ProseMirror[contenteditable=true]")

    yield opened
    assert complaints == []


def begun(writer, **columns):
    return make_article("A headline", kind="explainer", by=writer, **{"body": "", **columns})


def click_into(place):
    """Click, and be sure that the editor knows where its caret is: keys may come before that."""
    place.click()
    place.page.wait_for_function(CARET_IS_IN, arg=place.element_handle())


def into(text):
    """Put the caret into the first line, and be sure of it."""
    click_into(text.locator("p, h2").first)
    expect(text).to_be_focused()
    return text.page.keyboard


def put_in(text, name):
    """Choose from the menu of “/” what has that name."""
    text.page.keyboard.type(f"/{name}")
    chosen = text.page.locator(".paper-choices [aria-selected=true]")
    expect(chosen).to_contain_text(name)
    text.page.keyboard.press("Enter")
    expect(text.page.locator(".paper-choices")).to_have_count(0)


def saved(page, article):
    """Save by the key of the page; the body as it is stored."""
    with page.expect_event("load"):
        page.keyboard.press("Control+s")
    page.locator(".paper-editor.is-ready").wait_for()
    return Article.objects.get(pk=article.pk).body


def given_back(page):
    """What the editor would post now, cleaned."""
    html = page.evaluate("document.querySelector('.ProseMirror[contenteditable]').editor.getHTML()")
    return clean_body(html)


def test_a_text_is_written_by_keyboard_saved_opened_again_and_undone(page, opened, writer, look):
    article = begun(writer)
    text = opened(article)
    keys = into(text)

    keys.type("## Is it a true story?")
    keys.press("Enter")
    keys.type("Up to a point.")
    keys.press("Control+z")
    expect(text).not_to_contain_text("Up to a point.")
    keys.press("Control+Shift+z")
    keys.press("Enter")
    keys.type("- one")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("deeper")
    for _ in range(3):
        keys.press("Enter")
    put_in(text, "Table")
    for words in ("Film", "Life"):
        keys.type(words)
        keys.press("Tab")
    keys.press("Control+Enter")
    expect(page.get_by_role("listbox", name="What can be done with this block")).to_be_visible()
    for _ in range(5):
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(text.locator("th")).to_have_count(2)
    click_into(text.locator("td").first)
    keys.type("Anna")
    keys.press("Alt+Shift+ArrowUp")
    keys.press("Alt+Shift+ArrowDown")
    keys.press("Escape")
    click_into(text.locator("> p").last)
    put_in(text, "Quotation")
    keys.type("They took it all.")
    text.get_by_role("button", name="Where is it from? Add the source").click()
    page.get_by_label("Address of the source").fill("example.org/report")
    keys.press("Enter")
    expect(text.get_by_role("button", name="From https://example.org/report")).to_be_visible()

    body = saved(page, article)
    assert body == (
        "<h2>Is it a true story?</h2>\n<p>Up to a point.</p>\n"
        "<ul><li>one<ul><li>deeper</li></ul></li></ul>\n"
        "<table><thead><tr><th>Film</th><th>Life</th></tr></thead>"
        "<tbody><tr><td>Anna</td><td></td></tr></tbody></table>\n"
        '<blockquote cite="https://example.org/report"><p>They took it all.</p></blockquote>'
    )
    assert given_back(page) == body
    look(page, "writing-text-1360")


def test_each_thing_done_is_taken_back_alone_however_fast_the_next_one_follows(
    page, opened, writer
):
    article = begun(writer, body="<h2>Is it true?</h2>\n<p>Yes.</p>\n<p>Mostly.</p>")
    text = opened(article)
    click_into(text.locator("p").last)
    expect(text).to_be_focused()
    up, wrap, heading = ("ArrowUp", "alt", "shift"), ("b", "ctrl", "shift"), ("3", "ctrl", "alt")

    text.evaluate(PRESS, [up, up, wrap, wrap, heading])
    pressed = given_back(page)
    bodies = []
    for _ in range(5):
        page.keyboard.press("Control+z")
        bodies.append(given_back(page))

    assert pressed == "<h3>Mostly.</h3>\n<h2>Is it true?</h2>\n<p>Yes.</p>"
    assert bodies == [
        "<p>Mostly.</p>\n<h2>Is it true?</h2>\n<p>Yes.</p>",
        "<blockquote><p>Mostly.</p></blockquote>\n<h2>Is it true?</h2>\n<p>Yes.</p>",
        "<p>Mostly.</p>\n<h2>Is it true?</h2>\n<p>Yes.</p>",
        "<h2>Is it true?</h2>\n<p>Mostly.</p>\n<p>Yes.</p>",
        article.body,
    ]
    text.evaluate(PRESS, [up])
    page.keyboard.insert_text(" Or")
    page.keyboard.type(" so")
    page.keyboard.press("Control+z")
    expect(text.locator("p").first).to_have_text("Mostly. Or")
    page.keyboard.press("Control+z")
    expect(text.locator("p").first).to_have_text("Mostly.")


def test_every_block_is_put_in_by_name_shown_as_readers_see_it_and_stays(
    page, opened, writer, look
):
    show = make_show("Stolen", slug="stolen")
    make_credit(show, "Kim Rossi", character="Leonardo")
    other = make_show("The Woman in the Wall", slug="woman")
    index([show, other])
    article = begun(writer, show=show)
    text = opened(article)
    into(text)
    kinds = [kind for kind in RECORD_BLOCKS if kind != "embed"]
    for kind in kinds:
        put_in(text, kind.replace("-", " ").capitalize())

    blocks = text.locator(".paper-block")
    expect(blocks).to_have_count(len(kinds))
    cast = text.get_by_role("group", name="Block: Cast")
    expect(cast.locator(".paper-block-page").get_by_text("Kim Rossi")).to_be_visible()
    expect(cast.locator(".paper-block-about")).to_have_text(" · Stolen")
    meter = text.get_by_role("group", name="Block: Truth meter")
    expect(meter).to_contain_text("Readers see nothing here: No scenes have been compared.")
    meter.get_by_role("button", name="Remove the block Truth meter").click()
    expect(meter).to_have_count(0)
    look(page, "writing-blocks-1360")

    cast.locator(".paper-block-name").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".paper-choices [aria-selected=true]")).to_contain_text("Choose its record")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_label("Show", exact=True).fill("woman")
    page.get_by_role("option", name="The Woman in the Wall").wait_for()
    page.keyboard.press("Enter")
    expect(cast).to_contain_text("The Woman in the Wall has no cast yet.")
    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(blocks.first).to_contain_text("Cast")

    wanted = ["cast", "verdict", *(kind for kind in kinds[2:] if kind != "truth-meter")]
    body = saved(page, article)
    refs = {"cast": ' data-ref="woman"'}
    assert body.split("\n") == [
        f'<div data-block="{kind}"{refs.get(kind, "")}></div>' for kind in wanted
    ]
    # Node views that look at the editor while it is built fail on this load only.
    expect(blocks).to_have_count(len(wanted))
    expect(cast).to_contain_text("The Woman in the Wall has no cast yet.")
    look(page, "writing-blocks-again-1360")


def test_text_of_other_programs_keeps_its_structure_and_nothing_else(page, opened, writer, look):
    text = opened(begun(writer))
    keys = into(text)
    for name, copied, kept in [
        ("word", clipboards.WORD, clipboards.WORD_KEPT),
        ("docs", clipboards.DOCS, clipboards.DOCS_KEPT),
        ("web", clipboards.WEB, clipboards.WEB_KEPT),
    ]:
        text.evaluate(
            """(text, html) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/html", html);
              text.dispatchEvent(new ClipboardEvent("paste", {
                clipboardData, bubbles: true, cancelable: true,
              }));
            }""",
            copied,
        )
        look(page, f"writing-paste-{name}-1360")
        assert given_back(page) == kept, name
        keys.press("Control+a")
        keys.press("Delete")
    assert page.evaluate("window.pwned") is None


def test_words_are_linked_to_records_and_addresses_without_the_mouse(page, opened, writer, look):
    person = make_person("Ada Byron", slug="ada", description="A mathematician.")
    child = make_person("Ada Minor", slug="ada-minor", sensitivity="minor")
    show = make_show("Stolen", slug="stolen")
    make_credit(show, person)
    index([person, child, show, make_event("Other")])
    text = opened(begun(writer, show=show, body="<p>It began.</p>"))
    keys = into(text)
    keys.press("End")

    keys.type(" With @ada")
    page.get_by_role("option", name="Ada Byron").wait_for()
    expect(page.get_by_role("option", name="Ada Minor")).to_contain_text("readers cannot open it")
    assert text.get_attribute("aria-activedescendant")
    look(page, "writing-at-1360")
    keys.press("Enter")
    keys.type(" and more")
    assert given_back(page) == (
        '<p>It began. With <a href="/people/ada/">Ada Byron</a> and more</p>'
    )
    assert not text.get_attribute("aria-activedescendant")

    keys.press("Shift+Control+ArrowLeft")
    keys.press("Control+k")
    link = page.get_by_role("dialog", name="Link")
    field = link.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(link.get_by_role("option", name="Stolen")).to_be_visible()
    assert barriers(page) == []
    field.fill("javascript:alert(1)")
    link.get_by_role("button", name="Link", exact=True).click()
    expect(link.get_by_role("alert")).to_contain_text("no address that readers can be sent to")
    field.fill("example.org/a")
    keys.press("Enter")
    expect(link).to_have_count(0)
    expect(text).to_be_focused()
    assert given_back(page).endswith('and <a href="https://example.org/a">more</a></p>')

    keys.press("Control+k")
    page.get_by_role("button", name="Take the link away").click()
    assert given_back(page).endswith("and more</p>")
    keys.type(" 1/2 and /nothing of that name")
    expect(page.locator(".paper-choices")).to_have_count(0)


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("b", "<strong>more</strong>"),
        ("e", "<cite>more</cite>"),
        ("k", '<a href="https://example.org/a">more</a>'),
    ],
)
def test_a_key_means_the_words_chosen_just_before_it(page, opened, writer, key, made):
    text = opened(begun(writer, body="<p>It began and more</p>"))
    keys = into(text)
    keys.press("End")

    text.evaluate(CHOOSE_AND_PRESS, [key, "ctrl"])
    if key == "k":
        page.get_by_role("dialog", name="Link").get_by_role("combobox").fill("example.org/a")
        keys.press("Enter")

    expect(text.locator("strong, cite, a")).to_have_text("more")
    assert given_back(page) == f"<p>It began and {made}</p>"


def test_the_space_behind_the_chosen_words_is_no_part_of_their_link(page, opened, writer):
    text = opened(begun(writer, body="<p>It began and more</p>"))
    keys = into(text)
    keys.press("Home")
    keys.press("Shift+Control+ArrowRight")
    keys.press("Shift+ArrowRight")

    keys.press("Control+k")
    link = page.get_by_role("dialog", name="Link")
    expect(link).to_contain_text("“It” will lead there")
    link.get_by_role("combobox").fill("example.org/a")
    keys.press("Enter")

    expect(text.locator("a")).to_have_text("It")
    assert given_back(page) == '<p><a href="https://example.org/a">It</a> began and more</p>'


def test_tools_and_keys_are_reached_by_keyboard_and_nothing_bars_the_way(
    page, opened, writer, look
):
    article = begun(writer, body=EVERYTHING, show=make_show("Stolen"))
    text = opened(article)
    tools = page.get_by_role("toolbar", name="Writing tools")
    assert barriers(page) == []

    tools.get_by_role("button", name="Question").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(tools.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    keys = page.get_by_role("dialog", name="Keys while you write")
    expect(keys.get_by_text("Link the selected words to a fact")).to_be_visible()
    assert barriers(page) == []
    look(page, "writing-keys-1360")
    page.keyboard.press("Escape")
    expect(tools.get_by_role("button", name="All keys")).to_be_focused()
    page.keyboard.press("Escape")
    expect(text).to_be_focused()
    expect(text).to_have_attribute("aria-label", "Text of the article")

    was = page.evaluate("document.documentElement.className")
    into(text)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+e")
    assert page.evaluate("document.documentElement.className") == was
    page.keyboard.press("Control+z")
    click_into(text.locator("td").last)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(text).not_to_be_focused()
    page.evaluate("document.documentElement.classList.add('dark')")
    assert barriers(page) == []
    look(page, "writing-dark-1360")


def test_the_tools_fit_a_phone_with_the_fact_first(phone, log_in, writer, look):
    log_in(phone, writer)
    article = begun(writer, body=EVERYTHING, show=make_show("Stolen"))
    phone.goto(reverse("admin:articles_article_change", args=[article.pk]))
    phone.locator(".paper-editor.is-ready").wait_for()

    first = phone.get_by_role("toolbar").get_by_role("button", name="Fact", exact=True)
    assert first.bounding_box()["x"] < 40
    assert first.bounding_box()["height"] >= 40
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    look(phone, "writing-390")


def test_the_editor_gives_back_what_it_got_and_fails_in_the_open(
    page, opened, writer, complaints, look
):
    show = make_show("Stolen")
    for number in range(6):
        make_citation(make_fact(show, statement=f"Thing {number} happened."))
    make_credit(show, "Kim Rossi", character="Leonardo")
    bodies = [EVERYTHING, clean_body(compose(show).body), clipboards.WEB_KEPT, clipboards.WORD_KEPT]
    article = begun(writer, body=EVERYTHING)
    opened(article)
    for body in bodies:
        page.evaluate(
            "body => document.querySelector('.ProseMirror[contenteditable]')"
            ".editor.commands.setContent(body)",
            body,
        )
        assert given_back(page) == body == clean_body(body)

    assert complaints == []
    # Without the module that knows blocks an editor would drop them from the text.
    page.route("**/articles/editor/blocks.js", lambda route: route.fulfill(status=404))
    page.evaluate("window.onbeforeunload = null")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    area = page.get_by_label("Text of the article, with its marks")
    expect(area).to_be_visible()
    expect(area).to_have_value(EVERYTHING)
    expect(page.get_by_text("The editor did not start on this computer.")).to_be_visible()
    look(page, "writing-failed-1360")
    assert [said for said in complaints if "404" not in said] == []
    complaints.clear()
