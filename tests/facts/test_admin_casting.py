"""Pasting a cast list on the page of a show: read, answered about, kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from facts.models import Citation, Source
from shows.models import Credit, Person
from tests.make import (
    make_credit,
    make_involvement,
    make_person,
    make_season,
    make_show,
    make_source,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

LIST = "Mara Thys as Ilse Roth\nJo Field as Bob\nLee Roe (uncredited)"


def page(show, season=""):
    return reverse("admin:shows_show_paste_cast", args=[show.pk]) + season


def read(client, show, text=LIST, season="", **typed):
    return client.post(page(show, season), {"text": text, "step": "read", **typed})


def keep(client, show, text=LIST, season="", **typed):
    """Read the list, then post what the answered page would."""
    look = read(client, show, text, season, **typed).context_data["read"].look
    data = {"text": text, "step": "keep", "mark": look.mark, "source_title": "Weekly", **typed}
    return client.post(page(show, season), data)


def shown(response):
    return " ".join(response.content.decode().split())


def messages_of(response):
    return [str(message) for message in response.wsgi_request._messages]


# -- The road --------------------------------------------------------------------------------------


def test_a_list_is_read_and_nothing_is_saved(client):
    sit_down(client, "Writer")
    show = make_show()

    assert "Paste the cast" in shown(client.get(page(show)))
    response = read(client, show)

    lines = response.context_data["read"].lines
    assert [(line.name, line.role, line.asides) for line in lines] == [
        ("Mara Thys", "Ilse Roth", []),
        ("Jo Field", "Bob", []),
        ("Lee Roe", "role not announced", ["uncredited"]),
    ]
    assert "3 lines read; nothing is saved yet" in shown(response)
    assert "Keep three lines" in shown(response)
    assert not Credit.objects.exists()


def test_a_list_is_kept_and_leads_back_to_the_show(client):
    writer = sit_down(client, "Writer")
    show = make_show()

    response = keep(client, show)

    assert response.status_code == 302
    assert response["Location"] == reverse("admin:shows_show_change", args=[show.pk])
    assert messages_of(response) == [
        "Kept: three new credits, three new people and two new characters."
    ]
    assert [str(credit) for credit in show.credits.all()] == [
        "Mara Thys as Ilse Roth",
        "Jo Field as Bob",
        "Lee Roe as Actor",
    ]
    source = Source.objects.get()
    assert (source.title, source.created_by) == ("Weekly", writer)
    assert Citation.objects.filter(source=source).count() == 3


def test_the_source_is_offered_to_the_next_list(client):
    sit_down(client, "Writer")
    keep(client, make_show())
    source = Source.objects.get()

    response = client.get(page(make_show()))

    assert response.context_data["where"].chosen == source


def test_a_season_has_a_list_of_its_own(client):
    sit_down(client, "Writer")
    show = make_show()
    season = make_season(show, 2)

    response = keep(client, show, season="?season=2")

    assert response["Location"].endswith("/change/?season=2")
    assert {credit.season for credit in show.credits.all()} == {season}
    assert "season 2" in shown(client.get(page(show, "?season=2")))


def test_in_another_page_it_comes_without_the_frame_of_the_desk(client):
    sit_down(client, "Writer")

    response = client.get(page(make_show()), headers={"X-Inplace": "1"})

    assert "data-part" in shown(response)
    assert "nav-sidebar" not in shown(response)


# -- What is asked ---------------------------------------------------------------------------------


def test_a_doubtful_line_is_answered_on_the_page(client):
    sit_down(client, "Writer")
    show = make_show()
    first = make_person("Lee Roe", slug="a", description="Singer.")
    make_person("Lee Roe", slug="b")

    response = keep(client, show)

    assert "Say who it is" in shown(response)
    assert response.context_data["objections"] == [
        "Line 3, Lee Roe: We hold two people of this name. Say who it is."
    ]
    assert not show.credits.exists()
    keep(client, show, **{"who-2": f"p{first.pk}"})
    assert show.credits.get(person=first).status == "uncredited"


def test_answers_stay_when_the_list_cannot_be_kept_yet(client):
    sit_down(client, "Writer")
    show = make_show()
    person = make_person("Lee Roe")

    answers = {"who-2": f"p{person.pk}", "out-0": "on", "source_title": ""}
    response = keep(client, show, **answers)

    lines = response.context_data["read"].lines
    assert [(line.left_out, line.answer) for line in lines] == [
        (True, "out"),
        (False, "new"),
        (False, f"p{person.pk}"),
    ]
    assert "Say where you have it from" in shown(response)


def test_lines_are_left_out(client):
    sit_down(client, "Writer")
    show = make_show()

    keep(client, show, **{"out-0": "on", "out-7": "on", "who-x": "new", "out-": ""})

    assert [credit.person.name for credit in show.credits.all()] == ["Jo Field", "Lee Roe"]


def test_what_has_to_be_minded_stands_beside_every_name(client):
    sit_down(client, "Writer")
    show = make_show()
    victim = make_person("Lee Roe", sensitivity="victim", living="no")
    thief = make_person("Ann Sy", living="yes")
    make_credit(show, thief)
    make_involvement(person=thief, role="leader", status="convicted", when="2005")

    text = shown(read(client, show))

    assert '<span class="desk-label is-warn">victim</span>' in text
    assert '<span class="desk-label is-warn">convicted 2005</span>' in text
    assert victim.name in text


def test_who_is_only_in_ours_is_shown_with_the_list_that_has_them(client):
    sit_down(client, "Writer")
    show = make_show()
    make_source("Coast Post", identifier="coast")
    make_credit(show, "Ann Sy", character="Max", source="coast", source_key="1")

    response = read(client, show)

    only_ours = response.context_data["only_ours"]
    assert [(role.person.name, lists) for role, lists in only_ours] == [("Ann Sy", ["Coast Post"])]
    assert "they stay as they are" in shown(response)


# -- What cannot be read ---------------------------------------------------------------------------


def test_what_was_not_understood_stays_in_the_box(client):
    sit_down(client, "Writer")
    show = make_show()

    response = keep(client, show, f"{LIST}\n??? unclear\nRead more")

    assert response.status_code == 200
    assert show.credits.count() == 3
    text = response.context_data["text"]
    assert text["text"].value() == "??? unclear\nRead more"
    assert "Kept: three new credits" in shown(response)
    assert "Nothing here reads as a name with a character." in shown(response)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste the list first."),
        (" \n\N{ZERO WIDTH SPACE}\n", "Paste the list first."),
        ("Mara as Ilse\n" * 2001, "This list has 2,001 lines; 2,000 is the most"),
        ("x" * 150_001, "This text has 150001 characters; 150000 is the most"),
    ],
)
def test_a_list_that_cannot_be_read_gets_a_sentence(client, text, sentence):
    sit_down(client, "Writer")

    for step in ("read", "keep"):
        response = client.post(page(make_show()), {"text": text, "step": step})
        assert sentence in shown(response)


@pytest.mark.parametrize(
    "typed",
    [
        {"order": "sideways"},
        {"mark": "\x00,,"},
        {"source": "999999999999999999999"},
        {"source_url": "javascript:alert(1)", "source_title": ""},
        {"who-0": "p99999999999999999999999"},
        {"out-99999999999999999999999": "on"},
        {"step": "dance"},
        {"text": "\x00\ud800Mara Thys\x00 as Ilse"},
    ],
)
def test_whatever_is_posted_gets_a_page(client, typed):
    sit_down(client, "Writer")

    data = {"text": LIST, "step": "keep", "mark": "x", "source_title": "Weekly", **typed}
    data = {name: value.encode("utf-8", "replace").decode() for name, value in data.items()}
    response = client.post(page(make_show()), data)

    assert response.status_code == 200
    assert not Credit.objects.exists()


@pytest.mark.parametrize("season", ["?season=9", "?season=", "?season=x\x00"])
def test_a_season_that_is_none_is_the_whole_show(client, season):
    sit_down(client, "Writer")
    show = make_show()

    assert client.get(page(show, season)).context_data["season"] is None


def test_markup_in_a_list_is_shown_as_text(client):
    sit_down(client, "Writer")

    text = shown(read(client, make_show(), "Mara Thys as <script>alert(1)</script> Ilse"))

    assert "<script>alert" not in text


# -- Who may, and what it costs --------------------------------------------------------------------


def test_only_who_may_enter_people_opens_the_page(client):
    show = make_show()
    sit_down(client, "Fact-checker")

    assert client.get(page(show)).status_code == 403
    assert client.post(page(show), {"text": LIST, "step": "keep"}).status_code == 403


def test_the_page_asks_as_often_for_three_lines_as_for_three_hundred(client):
    sit_down(client, "Writer")
    show = make_show()
    names = [f"Number {chr(65 + i % 26)}{chr(97 + i // 26)}" for i in range(300)]
    for name in names:
        make_credit(show, name, character=f"Role of {name}")
    lines = [f"{name} as Role of {name}" for name in names]

    asked = [_queries(client, show, some) for some in (lines[:3], lines)]

    assert asked[0] == asked[1] < 25


def _queries(client, show, lines):
    data = {"text": "\n".join(lines), "step": "read"}
    client.post(page(show), data)
    with CaptureQueriesContext(connection) as queries:
        response = client.post(page(show), data)
    assert len(response.context_data["read"].lines) == len(lines)
    return len(queries)


def test_the_first_look_asks_little(client):
    sit_down(client, "Writer")

    assert queries_of(client, page(make_show())) < 15


def test_names_of_the_list_make_no_people_by_being_read(client):
    sit_down(client, "Writer")

    read(client, make_show())

    assert not Person.objects.exists()


def test_the_page_of_a_season_leads_to_the_list_of_that_season(client):
    sit_down(client, "Writer")
    show = make_show()
    make_season(show, 2)

    desk = shown(client.get(reverse("admin:shows_show_change", args=[show.pk]) + "?season=2"))

    assert f'href="{page(show)}?season=2"' in desk


def test_the_page_of_the_show_calls_a_list_by_the_title_of_its_source(client):
    sit_down(client, "Writer")
    show = make_show()
    make_credit(show, "Ann Sy", character="Max", source="tvmaze", source_key="1")

    keep(client, show, "Mara Thys as Ilse Roth")

    desk = shown(client.get(reverse("admin:shows_show_change", args=[show.pk])))
    assert "only in Weekly" in desk
    assert "only in tvmaze" in desk
