"""Sources on the desk: read from their page, typed, held once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from facts.models import Source
from newsroom.lib.turns import turn
from shows.models import Organisation
from tests.make import make_organisation, make_source, make_user
from tests.screens import form_data, problems, queries_of, sit_down
from tests.web import answer

pytestmark = pytest.mark.django_db

LIST = reverse("admin:facts_source_changelist")
ADD = reverse("admin:facts_source_add")
DESCRIBE = reverse("admin:facts_source_describe")
URL = "https://paper.example/report"
PAGE = """<html lang=en><title>The report</title><meta name=author content="Jane Doe">
    <meta property=og:site_name content="The Paper"><meta name=date content=2003-02>"""
UNREACHED = "This page could not be reached. Type what it says."
CONFIDENTIAL = "A confidential source is not asked: its publisher would see it. Type what it says."


def add(client, **changes):
    return client.post(ADD, form_data(client.get(ADD), **changes))


# -- Asking what a page says ----------------------------------------------------------------------


def test_a_page_says_what_it_is(client, the_web):
    sit_down(client, "Writer")
    the_web.pages["/report"] = answer(PAGE)

    assert client.post(DESCRIBE, {"url": f"{URL}?fbclid=1#top"}).json() == {
        "url": URL,
        "title": "The report",
        "publisher": "The Paper",
        "publisher_key": "",
        "author": "Jane Doe",
        "published": "February 2003",
        "language": "en",
        "accessed_on": timezone.localdate().isoformat(),
        "sentence": "",
    }
    assert (Source.objects.count(), Organisation.objects.count()) == (0, 0)


def test_a_publisher_that_is_held_comes_with_its_key(client, the_web):
    sit_down(client, "Writer")
    paper = make_organisation("The paper")
    the_web.pages["/report"] = answer(PAGE)

    said = client.post(DESCRIBE, {"url": URL}).json()

    assert (said["publisher"], said["publisher_key"]) == ("The paper", paper.pk)


def test_a_page_that_is_held_is_named_and_not_read(client, the_web):
    sit_down(client, "Writer")
    source = make_source("Ours", url=URL)

    assert client.post(DESCRIBE, {"url": "http://www.paper.example/report/"}).json() == {
        "source": {
            "pk": source.pk,
            "text": "Ours",
            "url": reverse("admin:facts_source_change", args=[source.pk]),
        }
    }
    assert the_web.called == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/admin/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://inside.example/",
        "http://nobody.example/",
        "http://paper.example:22/",
    ],
)
def test_what_is_ours_and_what_is_not_there_read_the_same(client, the_web, url):
    sit_down(client, "Writer")
    the_web.names["inside.example"] = ["10.0.0.1"]

    assert client.post(DESCRIBE, {"url": url}).json()["sentence"] == UNREACHED
    assert the_web.called == []


@pytest.mark.parametrize(
    "url", ["", "paper", "javascript:alert(1)", "https://a:b@c.example/", "\x00"]
)
def test_what_is_no_address_gets_a_sentence(client, the_web, url):
    sit_down(client, "Writer")

    assert client.post(DESCRIBE, {"url": url}).json() == {
        "sentence": "This is no address of a web page. Write it like https://paper.example/report."
    }


def test_one_page_at_a_time(client, the_web):
    writer = sit_down(client, "Writer")

    with turn(f"asking-{writer.pk}"):
        response = client.post(DESCRIBE, {"url": URL})

    assert (response.status_code, response.json()) == (
        429,
        {"sentence": "Another page is being read for you."},
    )


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
def test_looking_reads_nothing(client, the_web, method):
    sit_down(client, "Writer")

    assert getattr(client, method)(f"{DESCRIBE}?url={URL}").status_code == 405
    assert the_web.called == []


def test_only_who_may_add_a_source_has_pages_read(client, the_web):
    assert client.post(DESCRIBE, {"url": URL}).status_code == 302
    client.force_login(make_user(is_staff=True))
    assert client.post(DESCRIBE, {"url": URL}).status_code == 403
    assert the_web.called == []


# -- The form of a source -------------------------------------------------------------------------


def test_the_button_fills_the_form_without_a_script_and_saves_nothing(client, the_web):
    sit_down(client, "Writer")
    the_web.pages["/report"] = answer(PAGE)

    page = add(client, url=URL, title="Typed", _read="1")

    form = page.context_data["adminform"].form
    shown = {
        name: form[name].value() for name in ("title", "author", "published", "publisher_name")
    }
    assert shown == {
        "title": "Typed",
        "author": "Jane Doe",
        "published": "February 2003",
        "publisher_name": "The Paper",
    }
    assert form["accessed_on"].value() == timezone.localdate().isoformat()
    assert "Nothing is saved yet." in page.content.decode()
    assert Source.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"url": "http://127.0.0.1/"}, UNREACHED),
        ({"url": URL, "confidential": "on"}, CONFIDENTIAL),
        ({"url": ""}, "This is no address of a web page."),
    ],
)
def test_a_page_that_is_not_read_leaves_the_form_as_it_was(client, the_web, data, sentence):
    sit_down(client, "Writer")

    page = add(client, title="Typed", _read="1", **data)

    assert page.context_data["adminform"].form["title"].value() == "Typed"
    assert sentence in page.content.decode()
    assert the_web.called == []


def test_a_source_is_saved_with_a_publisher_that_is_new(client):
    writer = sit_down(client, "Writer")

    response = add(client, title="The report", url=URL, publisher_name="The Paper")

    assert response.status_code == 302
    source = Source.objects.get()
    assert (source.publisher.name, source.publisher.created_by) == ("The Paper", writer)


def test_a_page_that_is_held_is_not_held_again_under_another_spelling(client):
    sit_down(client, "Writer")
    make_source("Ours", url=URL)

    response = add(client, title="The report", url="http://www.paper.example/report/?utm_source=x")

    assert problems(response) == ["The desk holds this page already: “Ours”."]
    assert Source.objects.count() == 1


def test_a_publisher_is_chosen_or_named_not_both(client):
    sit_down(client, "Writer")

    response = add(client, title="A", publisher=make_organisation().pk, publisher_name="The Paper")

    assert problems(response) == ["Choose a publisher or name a new one, not both."]


def test_the_list_costs_the_same_with_one_source_and_thirty(client):
    sit_down(client, "Writer")
    make_source(publisher=make_organisation())
    few = queries_of(client, LIST)
    for _ in range(30):
        make_source(publisher=make_organisation())

    assert queries_of(client, LIST) == few
