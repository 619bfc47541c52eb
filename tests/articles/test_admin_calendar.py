"""The calendar, the board, and every way in which something is moved on them."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import planning, workflow
from articles.models import CalendarFeed
from tests.make import make_article, make_edition, make_member, make_task, make_user
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

CALENDAR = reverse("admin:articles_article_calendar")
BOARD = reverse("admin:articles_article_board")
MOVE = reverse("admin:articles_article_calendar_move")
DAY = timedelta(days=1)
NOON = datetime(2099, 11, 27, 12, tzinfo=UTC)
MONTH = f"{CALENDAR}?view=month&day=2099-11-27"


def approved(headline="", **columns):
    return make_article(headline, by=make_user(), approved_by=make_user(), **columns)


def scheduled(at=NOON, **columns):
    article = approved(**columns)
    return workflow.publish(article, revision=article.head, by=make_member("Editor"), at=at)


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def cards_of(client, address=BOARD):
    columns = client.get(address).context_data["columns"]
    return {column.stage: [card["headline"] for card in column.cards] for column in columns}


def road_of(response):
    assert response.status_code == 302
    parts = urlsplit(response["Location"])
    return parts.path, {name: value[0] for name, value in parse_qs(parts.query).items()}


# -- The calendar ------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_each_view_says_time_headline_and_state_and_where_it_can_be_moved(client, view):
    sit_down(client, "Editor")
    edition = scheduled(headline="The heist")
    make_article("The vault", planned_for=NOON, stage="planned")

    html = html_of(client, f"{CALENDAR}?view={view}&day=2099-11-27")

    assert "The heist" in html
    assert ">scheduled<" in html
    assert "plan, planned" in html
    assert f"{MOVE}?what=edition-{edition.pk}&amp;" in html


def test_it_is_read_in_the_zone_of_whoever_looks(client):
    editor = sit_down(client, "Editor")
    editor.time_zone = "Asia/Tokyo"
    editor.save()
    scheduled(at=datetime(2099, 11, 27, 20, 30, tzinfo=UTC))

    days = client.get(MONTH).context_data["days"]

    (day,) = [day for day in days if day.entries]
    assert (str(day.day), day.entries[0]["time"]) == ("2099-11-28", "05:30")


def test_a_held_edition_whose_time_has_passed_is_loud(client):
    sit_down(client, "Editor")
    yesterday = timezone.now() - DAY
    make_edition(planned_from=yesterday, live_from=None, hold_reason="A lawyer reads it.")

    html = html_of(client, f"{CALENDAR}?view=agenda&day={timezone.localdate(yesterday)}")

    assert "held, its time has passed" in html
    assert "is-late" in html
    assert "held, its time has passed" in html_of(client, BOARD)


def test_an_empty_week_says_how_many_drafts_have_no_date(client):
    sit_down(client, "Editor")
    make_article()
    make_article(stage="planned")

    html = html_of(client, f"{CALENDAR}?view=week&day=2099-11-27")

    assert "Nothing is planned in this week. 2 drafts have no date." in html


@pytest.mark.parametrize("address", [MONTH, f"{CALENDAR}?view=agenda&day=2099-11-27", BOARD])
def test_a_view_takes_as_many_queries_for_200_entries_as_for_one(client, address):
    sit_down(client, "Editor")
    article = make_article(planned_for=NOON, stage="planned")
    few = queries_of(client, address)
    for number in range(199):
        article.pk, article.slug, article._state.adding = None, f"copy-{number}", True
        article.save()

    assert queries_of(client, address) == few


@pytest.mark.parametrize("address", [CALENDAR, BOARD, MOVE, f"{CALENDAR}feed/"])
def test_only_the_desk_opens_them(client, address):
    assert client.get(address).status_code == 302

    client.force_login(make_user(is_staff=True))
    assert client.get(address).status_code == 403


def test_nobody_is_offered_a_move_that_is_not_theirs(client):
    sit_down(client, "Fact-checker")
    scheduled()

    assert "Move to…" not in html_of(client, MONTH)


@pytest.mark.parametrize("day", ["nonsense", "9999-12-31", "0001-01-01", "2026-02-31"])
def test_a_day_that_is_none_shows_today(client, day):
    sit_down(client, "Editor")

    period = client.get(f"{CALENDAR}?view=week&day={day}").context_data["period"]

    assert period.day == timezone.localdate()


# -- Moving what stands on it ------------------------------------------------------------------


def test_a_move_leads_to_the_page_that_says_what_readers_get(client):
    sit_down(client, "Editor")
    edition = scheduled()
    asked = {"what": f"edition-{edition.pk}", "at": "2099-11-28T06:00", "next": MONTH}

    path, query = road_of(client.get(MOVE, asked))

    assert path == reverse("admin:articles_edition_reschedule", args=[edition.pk])
    html = html_of(client, f"{path}?at={query['at']}&next={MONTH}")
    assert "readers see it Sat 28 Nov 2099, 06:00" in html
    edition.refresh_from_db()
    assert edition.state() == "scheduled"


def test_confirming_moves_it_and_comes_back_to_where_it_stands(client):
    sit_down(client, "Editor")
    edition = scheduled(headline="The heist")
    page = reverse("admin:articles_edition_reschedule", args=[edition.pk])

    response = client.post(f"{page}?next={CALENDAR}%23x", {"at": "2099-11-28T06:00", "until": ""})

    moved = edition.article.editions.get(cancelled_at=None)
    assert response["Location"] == f"{CALENDAR}#edition-{moved.pk}"
    assert moved.live_from == datetime(2099, 11, 28, 6, tzinfo=UTC)
    said = html_of(client, CALENDAR)
    assert "Readers will see this on Saturday 28 November 2099 at 06:00, London time" in said
    assert "Until then they keep nothing of it." in said


def test_a_move_that_somebody_made_first_says_who_and_shows_where_it_is(client):
    sit_down(client, "Editor")
    edition = scheduled(headline="The heist")
    jo = make_member("Editor", "jo")
    moved = workflow.reschedule(edition, by=jo, at=NOON + DAY)

    response = client.get(MOVE, {"what": f"edition-{edition.pk}", "next": CALENDAR})

    assert response["Location"] == f"{CALENDAR}#edition-{moved.pk}"
    assert "jo moved “The heist” first" in html_of(client, CALENDAR)


def test_moving_a_plan_changes_the_plan_and_nothing_for_readers(client):
    sit_down(client, "Editor")
    article = make_article(planned_for=NOON)
    asked = {"what": f"plan-{article.pk}", "at": "2099-11-28T12:00", "was": "2099-11-27T12:00"}
    path, _ = road_of(client.get(MOVE, asked))

    assert "readers see no change" in html_of(client, path)
    client.post(path, {"at": "2099-11-28T12:00"})

    version = article.version
    article.refresh_from_db()
    assert (article.planned_for, article.version) == (NOON + DAY, version + 1)
    assert article.editions.count() == 0


def test_a_plan_that_somebody_moved_first_stays_where_they_put_it(client):
    sit_down(client, "Editor")
    article = make_article("The vault", planned_for=NOON)
    planning.move_plan(article, by=make_member("Editor", "jo"), to=NOON + DAY)

    client.get(MOVE, {"what": f"plan-{article.pk}", "was": "2099-11-27T12:00"})

    assert "jo moved the plan “The vault” first" in html_of(client, CALENDAR)


@pytest.mark.parametrize("what", ["", "edition-", "edition-x", "fact-1", f"plan-{'9' * 40}"])
def test_nonsense_moves_nothing_and_leads_back(client, what):
    sit_down(client, "Editor")

    response = client.get(MOVE, {"what": what, "next": "https://elsewhere.example/"})

    assert response.status_code in (302, 404)
    assert response.get("Location", CALENDAR) == CALENDAR


def test_no_page_leads_out_of_the_desk(client):
    sit_down(client, "Editor")
    page = reverse("admin:articles_edition_reschedule", args=[scheduled().pk])

    for place in ("https://elsewhere.example/admin/", "//elsewhere.example/admin/", "/admin\\@x"):
        assert "elsewhere" not in html_of(client, f"{page}?next={place}").replace(page, "")


# -- Times that are none, or two ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "at", "choices"),
    [
        ("Europe/London", "2099-03-29T01:30", [("00:30, UTC", "2099-03-29T00:30")]),
        (
            "Europe/London",
            "2099-10-25T01:30",
            [
                ("01:30, UTC+1", "2099-10-25T01:30+01:00"),
                ("01:30, UTC", "2099-10-25T01:30+00:00"),
            ],
        ),
        ("America/New_York", "2099-03-08T02:30", [("03:30, UTC-4", "2099-03-08T03:30")]),
        (
            "America/New_York",
            "2099-11-01T01:30",
            [
                ("01:30, UTC-4", "2099-11-01T01:30-04:00"),
                ("01:30, UTC-5", "2099-11-01T01:30-05:00"),
            ],
        ),
    ],
)
def test_a_time_that_is_none_or_two_is_asked_and_a_press_fills_the_field(client, zone, at, choices):
    editor = sit_down(client, "Editor")
    editor.time_zone = zone
    editor.save()
    edition = scheduled(at=datetime(2099, 2, 1, tzinfo=UTC))
    page = reverse("admin:articles_edition_reschedule", args=[edition.pk])

    brought = html_of(client, f"{page}?at={at}")
    posted = client.post(page, {"at": at}).content.decode()
    value = choices[-1][1]
    chosen = client.post(page, {"at": at, "at-choice": value}).content.decode()

    for html in (brought, posted):
        for words, said in choices:
            assert f'name="at-choice" value="{said}"' in html
            assert f">{words}<" in html
    assert f'value="{value}"' in chosen
    assert "Press the button to confirm it." in chosen
    edition.refresh_from_db()
    assert edition.state() == "scheduled"
    assert client.post(page, {"at": value}).status_code == 302


# -- The board ---------------------------------------------------------------------------------


def test_each_article_in_hand_has_its_card_and_what_is_published_has_none(client):
    sit_down(client, "Editor")
    make_article("Planned", stage="planned")
    make_article("Drafting")
    make_article("Submitted", stage="submitted")
    approved("Approved")
    scheduled(headline="Scheduled")
    article = approved("Live")
    workflow.publish(article, revision=article.head, by=make_member("Editor"))

    assert cards_of(client) == {
        "planned": ["Planned"],
        "drafting": ["Drafting"],
        "submitted": ["Submitted"],
        "approved": ["Approved"],
        "clock": ["Scheduled"],
    }


def test_a_card_says_who_when_and_what_is_open_and_the_board_is_narrowed_to_mine(client):
    me = sit_down(client, "Editor", "ellie")
    mine = make_article("Mine", assigned_to=me, due="2001-11-27")
    make_task(mine)
    make_article("Theirs")

    html = html_of(client, f"{BOARD}?mine=1")

    assert cards_of(client, f"{BOARD}?mine=1")["drafting"] == ["Mine"]
    assert "ellie" in html
    assert "due 27 Nov" in html
    assert "1 task open" in html


def test_a_card_is_led_to_the_page_of_its_verb(client):
    sit_down(client, "Editor")
    article = make_article(stage="submitted")
    place = reverse("admin:articles_article_place", args=[article.pk])

    path, _ = road_of(client.get(place, {"from": "submitted", "to": "approved"}))

    assert path == reverse("admin:articles_article_approve", args=[article.pk])


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("clock", "This column follows from the clock"),
        ("approved", "Somebody has to be asked for a check first"),
        ("planned", "What was begun is not unbegun"),
        ("elsewhere", "There is no column “elsewhere”"),
    ],
)
def test_a_card_that_no_verb_brings_there_says_why(client, target, sentence):
    sit_down(client, "Editor")
    place = reverse("admin:articles_article_place", args=[make_article().pk])

    answer = client.get(place, {"from": "drafting", "to": target})

    assert answer.status_code == 400
    assert sentence in answer.json()["reasons"][0]


def test_a_card_that_somebody_moved_first_says_who_and_where_it_is(client):
    writer = make_member("Writer", "mara")
    article = make_article("The vault", by=writer)
    workflow.submit(article, revision=article.head, by=writer)
    sit_down(client, "Editor")
    place = reverse("admin:articles_article_place", args=[article.pk])

    answer = client.get(place, {"from": "drafting", "to": "submitted"})

    assert (answer.status_code, answer.json()["stage"]) == (409, "submitted")
    assert answer.json()["reasons"][0].startswith("mara moved “The vault” to submitted, at ")


def test_whoever_may_not_is_told_who_may(client):
    article = make_article(stage="submitted")
    sit_down(client, "Writer", "robin")
    place = reverse("admin:articles_article_place", args=[article.pk])

    answer = client.get(place, {"from": "submitted", "to": "approved"})

    assert answer.status_code == 403
    assert "robin may not approve an article" in answer.json()["reasons"][0]


# -- The address for other calendars -----------------------------------------------------------


def test_the_address_is_shown_once_and_ended_by_a_press(client):
    editor = sit_down(client, "Editor")
    page = f"{CALENDAR}feed/"
    assert "You have no address yet." in html_of(client, page)
    assert not CalendarFeed.objects.exists()

    shown = client.post(page, {"make": ""})
    again = html_of(client, page)
    client.post(page, {"revoke": ""})

    assert "/plans/" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert "/plans/" not in again
    assert not CalendarFeed.objects.filter(user=editor, revoked_at=None).exists()
