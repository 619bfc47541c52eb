"""Pictures and embeds of the article's page: what its scripts may ask, and what they are told."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import embeds
from articles.models import Embed
from images import renditions
from images.models import DESCRIBE_IT, NAME_THE_OWNER, Image
from images.storing import store_image
from newsroom.lib.search import index
from tests.images.files import huge_png, picture, stored
from tests.make import make_article, make_embed, make_image, make_member, make_show, make_user
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db
WORDS = {"alt": "A wall of boxes.", "credit": "AFP", "rights": "agency"}
URL = "https://vimeo.com/2"
SMALL = (
    "Only 800 pixels wide: at the top of an article it looks soft below 1,200. Use a larger one if "
    "there is one."
)
NOT_THEIRS = (
    "mara may not write this article: it is neither theirs nor assigned to them. An editor can "
    "assign it."
)


@pytest.fixture
def media(settings, tmp_path):
    """The folder that this test's pictures go to, empty."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def at(article, page):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


@pytest.fixture
def article(client):
    """An article of the writer who is logged in."""
    return make_article(by=sit_down(client, "Writer", "robin"))


def send(client, article, data=None, name="vault.jpg", **words):
    file = SimpleUploadedFile(name, picture(size=(800, 600)) if data is None else data)
    return client.post(at(article, "upload"), {"upload": file, **words})


# -- A file becomes a picture --------------------------------------------------------------------


def test_a_file_is_looked_at_before_anything_is_stored(media, client, article):
    answer = send(client, article).json()

    assert (answer["name"], answer["size"]) == ("vault.jpg", "800 × 600 pixels")
    assert answer["remarks_as_lead"] == [SMALL]
    for name in ("alt", "credit", "rights", "restrictions", "expires_on"):
        assert f'id="picture-{name}"' in answer["form"]
    assert (Image.objects.count(), stored(media)) == (0, [])


def test_with_its_words_it_is_stored_with_all_its_files(media, client, article):
    answer = send(
        client, article, keep=1, **WORDS, expires_on="2030-01-31", focal_x="0.2", focal_y="0.9"
    ).json()["picture"]

    image = Image.objects.get()
    assert (image.title, image.alt, image.rights, image.expires_on, image.focal_x) == (
        "vault",
        "A wall of boxes.",
        "agency",
        date(2030, 1, 31),
        0.2,
    )
    assert image.created_by.username == "robin"
    assert stored(media) == sorted(renditions.file_names(image))
    assert (answer["id"], answer["rights"], answer["remarks"]) == (image.pk, "Agency", [])
    assert answer["small"] == renditions.lead_url(image, 320)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"alt": " "}, {"alt": DESCRIBE_IT}),
        ({"credit": ""}, {"credit": NAME_THE_OWNER}),
        ({"rights": ""}, {"rights": "Choose under which right we show it."}),
        (
            {"focal_x": "7"},
            {"focal_x": "Write a number from 0 (left or top) to 1 (right or bottom)."},
        ),
    ],
)
def test_without_words_credit_and_rights_nothing_is_stored(media, client, article, changes, fields):
    answer = send(client, article, keep=1, **{**WORDS, "focal_x": ".5", "focal_y": ".5", **changes})

    assert answer.status_code == 400
    assert answer.json() == {"reasons": list(fields.values()), "fields": fields}
    assert (Image.objects.count(), stored(media)) == (0, [])


@pytest.mark.parametrize(
    ("name", "data", "begins"),
    [
        ("vault.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "vault.svg is an SVG drawing"),
        ("vault.png", b"<?xml version='1.0'?><svg/>", "vault.png is an SVG drawing"),
        ("vault.jpg", b"words", "vault.jpg is not a picture we can read"),
        ("vault.jpg", b"", "vault.jpg is empty"),
        ("vault.jpg", picture(size=(200, 200))[:-200], "vault.jpg is damaged"),
        ("vault.png", huge_png(20_000, 20_000), "vault.png is larger than 40 million pixels"),
        ("vault.jpg", bytes(26 * 1024 * 1024), "vault.jpg weighs 26 MB; the limit is 25 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(client, article, name, data, begins):
    answer = send(client, article, data, name)

    assert answer.status_code == 400
    assert answer.json()["reasons"][0].startswith(begins)


def test_another_ending_does_no_harm_and_no_file_is_a_sentence(media, client, article):
    assert send(client, article, picture("PNG"), "vault.jpg").status_code == 200
    assert client.post(at(article, "upload")).json() == {
        "reasons": ["No file came. Choose the picture again."]
    }


@pytest.mark.parametrize("words", [{}, {"keep": 1, **WORDS, "focal_x": ".5", "focal_y": ".5"}])
def test_the_same_bytes_again_give_the_record_that_is_held(media, client, article, words):
    held = store_image(picture(size=(800, 600)), title="Vault, wide", **WORDS)

    answer = send(client, article, name="copy.jpg", **words).json()

    assert answer["stored"] == "This picture is stored already: its record is used."
    assert answer["picture"]["id"] == held.pk
    assert Image.objects.count() == 1


# -- The pictures that are held ------------------------------------------------------------------


def test_pictures_are_found_by_their_words_and_marked_where_rights_ended(client, article):
    late = make_image(
        title="Late", alt="A wall of boxes.", credit="AFP", expires_on=date(2020, 3, 3)
    )
    make_image(title="Current", alt="A door.")
    index(Image.objects.all())

    found = client.get(at(article, "pictures"), {"q": "wall boxes"}).json()
    newest = client.get(at(article, "pictures")).json()

    assert [
        (row["id"], row["credit"], row["expired"], row["remarks"]) for row in found["pictures"]
    ] == [(late.pk, "AFP", True, ["Rights ended on 3 March 2020: it cannot be published."])]
    assert [row["title"] for row in newest["pictures"]] == ["Current", "Late"]
    assert (newest["more"], newest["may_add"]) == (False, True)


def test_the_pictures_of_a_text_are_asked_for_by_their_keys(client, article):
    one, two = make_image(), make_image()

    rows = client.get(at(article, "pictures"), {"ids": f"{two.pk},{one.pk},999,x"}).json()

    assert {row["id"] for row in rows["pictures"]} == {one.pk, two.pk}


def test_the_list_costs_the_same_for_one_picture_and_for_many(client, article):
    make_image()
    one = queries_of(client, at(article, "pictures"))
    for _ in range(3):
        make_image()

    assert queries_of(client, at(article, "pictures")) == one


def test_a_picture_is_told_with_its_uses_and_its_words_are_changed_in_place(client, article):
    image = make_image(alt="A door.")
    make_show("Stolen <1>", poster=image)
    asked = client.get(at(article, "picture"), {"id": image.pk}).json()
    posted = {"id": image.pk, "base_version": image.version, **WORDS, "focal_x": ".1", "focal_y": 1}

    answer = client.post(at(article, "picture"), posted)
    again = client.post(at(article, "picture"), posted)

    assert "Stolen &lt;1&gt;</a> (poster)" in asked["form"]
    assert f'name="base_version" value="{image.version}"' in asked["form"]
    assert answer.json()["picture"]["alt"] == "A wall of boxes."
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y, image.version) == (0.1, 1, 2)
    assert again.status_code == 409
    assert again.json()["reasons"][0].startswith("Somebody changed this picture while")


@pytest.mark.parametrize("key", ["999", "x", ""])
def test_a_picture_that_is_not_there_is_said(client, article, key):
    for answer in (
        client.get(at(article, "picture"), {"id": key}),
        client.post(at(article, "picture"), {"id": key}),
    ):
        assert answer.status_code == 404
        assert answer.json()["reasons"] == [
            "This picture does not exist any more: choose another, or take it out."
        ]


# -- Embeds --------------------------------------------------------------------------------------


@pytest.fixture
def silent(monkeypatch):
    """No site answers."""
    said = embeds.Words(why="This page could not be reached. Type what it says.")
    monkeypatch.setattr("articles.admin.pictures.embedding.words_of", lambda found, by: said)


def test_an_address_is_read_and_kept_with_the_words_that_were_typed(client, article, silent):
    read = client.post(at(article, "embed"), {"url": "https://youtu.be/abc"}).json()
    nothing_yet = Embed.objects.count()
    kept = client.post(
        at(article, "embed"), {"url": read["ref"], "title": "A <b>vault", "text": "One.", "keep": 1}
    ).json()

    assert (read["site"], read["framed"], read["held"], read["why"], nothing_yet) == (
        "YouTube",
        True,
        False,
        "This page could not be reached. Type what it says.",
        0,
    )
    assert kept["ref"] == "https://www.youtube.com/watch?v=abc"
    assert "<b>" not in kept["preview"]
    assert "iframe" not in kept["preview"]
    assert Embed.objects.get().created_by.username == "robin"


def test_one_that_is_held_is_told_and_its_site_is_not_asked(client, article):
    make_embed(URL, title="The vault", author="AFP")

    read = client.post(at(article, "embed"), {"url": "https://player.vimeo.com/video/2"}).json()

    assert (read["ref"], read["held"], read["title"], read["author"]) == (
        URL,
        True,
        "The vault",
        "AFP",
    )


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        (
            {"url": "javascript:alert(1)"},
            "That is no address of a page. Copy it from the browser, with https.",
        ),
        (
            {"url": URL, "keep": 1, "title": " "},
            "Give it a title: it stands there before the reader loads it, and when it is gone.",
        ),
    ],
)
def test_what_cannot_be_embedded_is_said(client, article, silent, posted, sentence):
    answer = client.post(at(article, "embed"), posted)

    assert (answer.status_code, answer.json()) == (400, {"reasons": [sentence]})
    assert Embed.objects.count() == 0


# -- Who may -------------------------------------------------------------------------------------

ASKED = [
    ("get", "pictures", {}),
    ("get", "picture", {"id": "1"}),
    ("post", "picture", {"id": "1"}),
    ("post", "upload", {}),
    ("post", "embed", {"url": URL, "title": "One", "keep": 1}),
]


@pytest.mark.parametrize(("method", "page", "data"), ASKED)
def test_a_stranger_to_the_article_changes_nothing_and_is_told_why(
    media, client, method, page, data
):
    image = make_image(pk=1)
    article = make_article(by=make_user())
    sit_down(client, "Writer", "mara")

    answer = getattr(client, method)(at(article, page), data)

    if method == "get":
        assert answer.status_code == 200
        return
    assert (answer.status_code, answer.json()["reasons"]) == (
        403,
        [NOT_THEIRS],
    )
    image.refresh_from_db()
    assert (image.version, Embed.objects.count()) == (1, 0)


@pytest.mark.parametrize(("method", "page", "data"), ASKED)
def test_who_may_not_see_articles_gets_nothing(client, method, page, data):
    make_image(pk=1, title="Secret")
    article = make_article()
    client.force_login(make_user(is_staff=True))

    answer = getattr(client, method)(at(article, page), data)

    assert answer.status_code == 403
    assert b"Secret" not in answer.content


@pytest.mark.parametrize(("method", "page", "data"), ASKED)
def test_who_may_write_but_not_touch_pictures_is_told(client, method, page, data):
    member = make_member("Writer", "mara", is_staff=True)
    member.groups.get().permissions.remove(
        *member.groups.get().permissions.filter(content_type__app_label="images")
    )
    make_image(pk=1, title="Secret")
    client.force_login(member)

    answer = getattr(client, method)(at(make_article(by=member), page), data)

    assert b"Secret" not in answer.content
    assert answer.status_code == (200 if page == "embed" else 403)


@pytest.mark.parametrize("page", ["picture", "upload", "embed"])
def test_nothing_is_taken_from_another_site(client, page):
    member = make_member("Writer", is_staff=True)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)

    assert strict.post(at(make_article(by=member), page), {"url": URL}).status_code == 403
