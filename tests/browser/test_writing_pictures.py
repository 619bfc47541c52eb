"""Pictures and embeds where the text is written, and what readers load of them."""

import base64
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from articles import workflow
from articles.embeds import Words
from articles.models import Embed
from images.models import Image
from images.storing import store_image
from newsroom.lib.search import index
from tests.images.files import BLUE, picture
from tests.make import make_article, make_embed, make_member

pytestmark = pytest.mark.django_db(transaction=True)
TUBE = "https://www.youtube.com/watch?v=abc"
WORDS = {"alt": "A wall of boxes.", "credit": "AFP", "rights": "own"}
BODY = "<h2>Is it true?</h2>\n<p>Yes, it is.</p>\n<p>Mostly.</p>"

HAND = """([selector, event, content, name, kind, text]) => {
    const place = document.querySelector(selector);
    const data = new DataTransfer();
    if (content) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: kind }));
    }
    if (text) data.setData("text/plain", text);
    if (event === "paste") {
        const given = { clipboardData: data, bubbles: true, cancelable: true };
        return place.dispatchEvent(new ClipboardEvent("paste", given));
    }
    place.scrollIntoView({ block: "center" });
    const box = place.getBoundingClientRect();
    const at = { clientX: box.left + 10, clientY: box.top + box.height / 2 };
    const given = { dataTransfer: data, bubbles: true, cancelable: true, ...at };
    place.dispatchEvent(new DragEvent("dragover", given));
    return place.dispatchEvent(new DragEvent("drop", given));
}"""


@pytest.fixture
def writer(log_in, page):
    member = make_member("Editor", "ellie", is_staff=True)
    log_in(page, member)
    yield member
    # What the page still asks for would find the database of this test gone.
    page.wait_for_load_state("networkidle")


def hand(page, event, selector, content=b"", *, name="vault.jpg", kind="image/jpeg", text=""):
    """Drop or paste a file or a text there."""
    given = base64.b64encode(content).decode()
    page.evaluate(HAND, [selector, event, given, name, kind, text])


def open_page(page, article):
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    paper = page.locator(".ProseMirror[contenteditable=true]")
    paper.wait_for()
    # The modules of the page's other parts follow the editor.
    page.wait_for_load_state("networkidle")
    return paper


def save(page):
    with page.expect_event("load"):
        page.keyboard.press("Control+s")
    page.locator(".ProseMirror[contenteditable=true]").wait_for()
    page.wait_for_load_state("networkidle")


def failed_scripts(complaints):
    """What scripts say, without the loads that failed.

    A refused upload is one, and so is a page that asks while another request holds the database:
    in memory nobody waits for it.
    """
    return [one for one in complaints if not one.startswith("Failed to load resource")]


def body_of(article):
    article.refresh_from_db()
    return article.body


def test_a_file_dropped_into_the_text_is_described_by_keyboard_and_stays_after_a_reload(
    page, writer, complaints, look
):
    article = make_article(by=writer, body=BODY)
    paper = open_page(page, article)

    hand(page, "drop", ".ProseMirror p", picture(size=(900, 600)))
    dialog = page.get_by_role("dialog", name="Picture in the text")
    expect(dialog.get_by_label("Description")).to_be_focused()
    page.keyboard.type("A wall of boxes.")
    page.keyboard.press("Control+Enter")
    wrong = dialog.get_by_text("Say whom to credit")
    wrong.wait_for()
    credit = dialog.get_by_label("Credit")
    expect(credit).to_be_focused()
    stored_without_credit = Image.objects.count()
    page.keyboard.type("AFP")
    page.keyboard.press("Tab")
    page.keyboard.type("Agency")
    dialog.get_by_label("Caption in the text").fill("Box 149.")
    point = dialog.locator("[data-focal-point]")
    point.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(point).to_have_attribute("aria-label", "Focal point: 55% across, 50% down")
    stage = dialog.locator("[data-focal-stage]")
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(point).to_have_attribute("aria-label", "Focal point: 25% across, 75% down")
    page.keyboard.press("ArrowUp")
    look(page, "writing-picture-dialog-1360")
    assert not Axe().run(page, context="dialog").response["violations"]
    page.keyboard.press("Control+Enter")

    figure = paper.locator(".paper-picture")
    expect(figure.locator("img")).to_have_attribute("alt", "A wall of boxes.")
    page.keyboard.press("End")
    page.keyboard.type(" Open.")
    look(page, "writing-picture-in-text-1360")
    save(page)
    image = Image.objects.get()
    assert stored_without_credit == 0
    assert (image.credit, image.rights, image.focal_x, image.focal_y) == (
        "AFP",
        "agency",
        0.25,
        0.74,
    )
    figure_in_text = (
        f'<figure data-image="{image.pk}"><figcaption>Box 149. Open.</figcaption></figure>'
    )
    assert body_of(article).splitlines() == [
        *BODY.splitlines()[:2],
        figure_in_text,
        "<p>Mostly.</p>",
    ]
    expect(figure.locator("figcaption")).to_have_text("Box 149. Open.")
    expect(figure.get_by_text("AFP")).to_be_visible()
    page.wait_for_function("document.querySelector('.paper-picture img').naturalWidth > 0")
    assert failed_scripts(complaints) == []


def test_what_is_refused_or_given_up_stores_nothing_and_nothing_typed_is_lost(page, writer, look):
    article = make_article(by=writer, body=BODY)
    paper = open_page(page, article)

    hand(page, "drop", ".ProseMirror p", b"<svg></svg>", name="vault.svg", kind="image/svg+xml")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("vault.svg is an SVG drawing, which can carry scripts.").wait_for()
    look(page, "writing-picture-svg-1360")
    page.keyboard.press("Escape")
    hand(page, "paste", ".ProseMirror", picture(size=(900, 600)), name="vault.png")
    dialog.get_by_label("Description").fill("A wall of boxes.")
    page.set_viewport_size({"width": 390, "height": 844})
    look(page, "writing-picture-dialog-390")
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    assert not Axe().run(page, context="dialog").response["violations"]
    page.set_viewport_size({"width": 1360, "height": 900})
    page.keyboard.press("Escape")
    note = page.get_by_role("region", name="A picture that is not in the text")
    note.get_by_text("vault.png is not in the text and not stored.").wait_for()
    look(page, "writing-picture-waits-1360")

    assert (Image.objects.count(), paper.locator("figure").count()) == (0, 0)
    note.get_by_role("button", name="Go on with it").click()
    expect(dialog.get_by_label("Description")).to_have_value("A wall of boxes.")
    page.keyboard.press("Escape")
    note.get_by_role("button", name="Throw it away").click()
    expect(note).to_have_count(0)


def test_a_picture_of_the_library_is_put_in_moved_worded_and_removed_by_keyboard(
    page, writer, complaints, look
):
    held = store_image(picture(size=(900, 600)), title="Vault", **WORDS)
    store_image(picture(colour=BLUE), title="Old", expires_on="2020-03-03", **WORDS)
    index(Image.objects.all())
    article = make_article(by=writer, body=BODY)
    paper = open_page(page, article)
    paper.locator("p").first.click()

    page.evaluate("document.dispatchEvent(new CustomEvent('article:insert-picture'))")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Search the library")).to_be_focused()
    dialog.get_by_text("Rights ended on 3 March 2020: it cannot be published.").wait_for()
    look(page, "writing-picture-library-1360")
    page.keyboard.type("vault")
    expect(dialog.locator(".picture-row")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Caption in the text")).to_be_focused()
    dialog.get_by_role("button", name="Put it in the text").click()
    figure = paper.locator(".paper-picture")
    expect(figure).to_have_count(1)
    expect(dialog).to_have_count(0)
    figure.get_by_role("button", name="Move the picture down").focus()
    page.keyboard.press("Enter")
    expect(paper.locator("> :nth-child(4)")).to_have_class("paper-picture")
    expect(figure.get_by_role("button", name="Move the picture down")).to_be_focused()
    figure.get_by_role("button", name="Edit the words").focus()
    page.keyboard.press("Enter")
    dialog.get_by_text("Used nowhere yet.").wait_for()
    dialog.get_by_label("Description").fill("A wall of blue boxes.")
    page.keyboard.press("Control+Enter")
    expect(figure.locator("img")).to_have_attribute("alt", "A wall of blue boxes.")
    expect(figure.get_by_role("button", name="Edit the words")).to_be_focused()
    figure.get_by_role("button", name="Remove the picture").focus()
    page.keyboard.press("Enter")

    expect(figure).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(figure.locator("img")).to_have_attribute("alt", "A wall of blue boxes.")
    # One thing for each press, however fast all of it was done: it came back where it was removed.
    expect(paper.locator("> :nth-child(4)")).to_have_class("paper-picture")
    page.keyboard.press("Control+z")
    expect(paper.locator("> :nth-child(3)")).to_have_class("paper-picture")
    held.refresh_from_db()
    assert (held.alt, held.version) == ("A wall of blue boxes.", 2)
    # The same bytes from this computer are not stored again.
    hand(page, "drop", ".ProseMirror p", picture(size=(900, 600)), name="again.jpg")
    dialog.get_by_text("This picture is stored already: its record is used.").wait_for()
    assert failed_scripts(complaints) == []


def test_the_lead_slot_takes_a_file_and_warns_of_a_small_one(page, writer, complaints, look):
    article = make_article(by=writer, body=BODY)
    open_page(page, article)
    page.locator("#article-lead > summary").click()
    slot = page.locator(".lead-slot")

    hand(page, "drop", ".lead-slot", picture(size=(900, 600)))
    dialog = page.get_by_role("dialog", name="Lead picture")
    dialog.get_by_text("Only 900 pixels wide").wait_for()
    dialog.get_by_label("Description").fill("A wall of boxes.")
    dialog.get_by_label("Credit").fill("AFP")
    dialog.get_by_label("Rights").select_option("own")
    page.keyboard.press("Control+Enter")
    expect(slot.locator("img")).to_have_attribute("alt", "A wall of boxes.")
    expect(slot.get_by_text("Only 900 pixels wide")).to_be_visible()
    slot.scroll_into_view_if_needed()
    look(page, "writing-lead-1360")
    assert not Axe().run(page, context="#article-lead").response["violations"]
    save(page)

    article.refresh_from_db()
    assert article.lead_image == Image.objects.get()
    page.locator("#article-lead > summary").click()
    # What is told of the picture moves the buttons down when it comes.
    expect(slot.get_by_text("Only 900 pixels wide")).to_be_visible()
    slot.get_by_role("button", name="Take it away").click()
    expect(slot.get_by_text("No lead picture yet.")).to_be_visible()
    expect(page.locator("#id_lead_image")).to_have_value("")
    assert failed_scripts(complaints) == []


def test_a_pasted_address_is_embedded_or_stays_a_link(page, writer, monkeypatch, look):
    said = Words("The vault", "AFP", "Two floors down.")
    monkeypatch.setattr("articles.admin.pictures.embedding.words_of", lambda found, by: said)
    article = make_article(by=writer, body=BODY)
    paper = open_page(page, article)
    paper.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    hand(page, "paste", ".ProseMirror", text="https://youtu.be/abc")
    offer = page.get_by_role("listbox", name="What the address becomes")
    look(page, "writing-embed-offer-1360")
    page.keyboard.press("Escape")
    expect(offer).to_have_count(0)
    link = paper.locator("a[href='https://youtu.be/abc']")
    expect(link).to_have_text("https://youtu.be/abc")
    page.keyboard.press("Enter")
    hand(page, "paste", ".ProseMirror", text="https://youtu.be/abc")
    offer.wait_for()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Embed from another site")
    title = dialog.get_by_label("Title")
    expect(title).to_have_value("The vault")
    assert not Axe().run(page, context="dialog").response["violations"]
    look(page, "writing-embed-dialog-1360")
    title.press("Enter")
    block = paper.locator(".paper-block")
    expect(block).to_contain_text("YouTube")
    page.wait_for_load_state("networkidle")
    look(page, "writing-embed-in-text-1360")
    save(page)

    assert body_of(article).splitlines() == [
        *BODY.splitlines(),
        '<p><a href="https://youtu.be/abc">https://youtu.be/abc</a></p>',
        f'<div data-block="embed" data-ref="{TUBE}"></div>',
    ]
    assert (Embed.objects.get().title, Embed.objects.get().created_by) == ("The vault", writer)


def test_readers_load_nothing_from_another_site_before_they_ask(
    page, live_server, complaints, look
):
    make_embed(TUBE, title="The vault", author="AFP", text="Two floors down.")
    body = f'{BODY}<div data-block="embed" data-ref="{TUBE}"></div>'
    article = make_article(
        by=make_member("Writer"), approved_by=make_member("Editor"), body=body, slug="heist"
    )
    workflow.publish(article, revision=article.head, by=make_member("Editor"))
    outside = []

    def answer(route):
        outside.append(route.request)
        route.fulfill(body="<p>A video</p>", content_type="text/html")

    page.route(re.compile(rf"^(?!{re.escape(live_server.url)}|data:|about:)"), answer)

    page.goto("/articles/heist/")
    place = page.locator("figure.embed")
    expect(place.get_by_role("link", name="Watch on YouTube")).to_have_attribute("href", TUBE)
    page.wait_for_load_state("networkidle")
    look(page, "reader-embed-1360")
    before = len(outside)
    expect(place.get_by_text("Loading it tells YouTube that you read this.")).to_be_visible()
    place.get_by_role("button", name="Play the video here").click()
    frame = place.locator("iframe")
    frame.content_frame.get_by_text("A video").wait_for()
    look(page, "reader-embed-loaded-1360")

    assert before == 0
    assert [request.url for request in outside] == ["https://www.youtube-nocookie.com/embed/abc"]
    # The site, and not the page of it.
    assert outside[0].headers.get("referer") in (None, f"{live_server.url}/")
    expect(frame).to_have_attribute("title", "The vault, on YouTube")
    assert "allow-scripts" in frame.get_attribute("sandbox")
    assert "allow-top-navigation" not in frame.get_attribute("sandbox")
    assert not Axe().run(page, context="figure.embed").response["violations"]
    assert complaints == []
