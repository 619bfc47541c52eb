"""What the blocks of time draw: where to watch a show today, and what happened when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.articles.drawn import AT, drawn, section_of, text_of, words
from tests.make import (
    make_adaptation,
    make_availability,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_service,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db


# -- Where to watch -----------------------------------------------------------------------------


def test_an_offer_says_its_terms_and_when_they_were_checked():
    show = make_show()
    make_availability(
        show,
        make_service("Prime Video"),
        country="GB",
        price_minor=899,
        currency="GBP",
        period="month",
        trial_days=30,
        members_only="Prime members",
        checked_on=date(2023, 10, 12),
        url="https://prime.example/?a=1&b=2",
        affiliate=True,
    )

    page = drawn("where-to-watch", show)

    assert text_of(page) == (
        "Prime Video United Kingdom · streams with a subscription, £8.99 a month after 30 free "
        "days, for Prime members Checked on 12 October 2023. Prices change: look before you pay. "
        "Open Prime Video We may earn a commission from these links. It changes nothing we write."
    )
    assert 'href="https://prime.example/?a=1&amp;b=2" rel="sponsored"' in page.html


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2023-10-12", "will be streaming from 13 October 2023 with a subscription, until 1 March"),
        ("2023-10-13", "streams with a subscription, until 1 March 2025"),
        ("2025-03-01", "streams with a subscription, until 1 March 2025"),
    ],
)
def test_the_tense_is_that_of_the_clock(day, said):
    show = make_show()
    make_availability(show, starts="13 October 2023", ends="1 March 2025")
    noon = datetime.fromisoformat(f"{day}T12:00+00:00")

    assert said in text_of(drawn("where-to-watch", show, at=noon))


def test_days_change_at_midnight_of_the_desk():
    show = make_show()
    make_availability(show, starts="14 July 2025")

    before = datetime(2025, 7, 13, 22, 59, 59, tzinfo=UTC)
    at_midnight = datetime(2025, 7, 13, 23, 0, tzinfo=UTC)

    assert "will be streaming" in text_of(drawn("where-to-watch", show, at=before))
    assert "streams" in text_of(drawn("where-to-watch", show, at=at_midnight))


def test_a_month_that_has_begun_is_still_ahead_until_it_is_certain():
    show = make_show()
    make_availability(show, starts="September 2025")

    assert "will be streaming in September 2025" in text_of(drawn("where-to-watch", show))


def test_what_has_ended_leaves_the_box():
    show = make_show("Stolen")
    make_availability(show, make_service("Netflix"), ends="1 September 2025")
    make_availability(show, make_service("Prime Video"))
    alone = make_show("Alone")
    make_availability(alone, make_service("Channel 5"), ends="2024", url="https://five.example/")
    make_availability(alone, make_service("Apple TV"), ends="1 September 2025")

    both = drawn("where-to-watch", show)
    page = drawn("where-to-watch", alone)

    assert "Netflix" not in section_of(both)
    assert "Prime Video" in text_of(both)
    assert both.card["services"] == ["Prime Video"]
    assert text_of(page) == (
        "Alone left Apple TV on 1 September 2025. We know of no service that shows it now."
    )
    assert 'class="listing"' not in page.html
    assert page.card["services"] == []
    assert page.problems == []


def test_the_readers_own_country_comes_first():
    show = make_show()
    for country in ("AU", "GB", "", "US"):
        make_availability(show, make_service(f"In {country or 'all'}"), country=country)

    html = section_of(drawn("where-to-watch", show))

    order = [html.index(f"<h3>In {country}") for country in ("GB", "all", "AU", "US")]
    assert max(order[:2]) < min(order[2:])


def test_other_kinds_of_access_have_their_own_words():
    show = make_show()
    for access in ("rent", "buy", "cinema", "free_with_ads", "broadcast"):
        make_availability(
            show,
            make_service(access),
            access=access,
            price_minor=349,
            currency="GBP",
            period="once",
            checked_on=date(2025, 9, 1),
        )
    make_availability(show, access="free", trial_days=7)

    text = text_of(drawn("where-to-watch", show))

    for said in (
        "· can be rented, £3.49 Checked",
        "· can be bought, £3.49",
        "· in cinemas, £3.49",
        "· free to watch with advertisements",
        "· is broadcast",
        "· free to watch, the first seven days free",
    ):
        assert said in text


# -- Timeline -----------------------------------------------------------------------------------


def test_the_timeline_sets_screen_and_life_side_by_side_in_order():
    show = make_show("Everybody Loves Diamonds", premiere="13 October 2023")
    event = make_event()
    make_adaptation(show, event=event)
    checker = make_user()
    person = make_person()
    make_involvement(event, person=person)
    make_availability(show, make_service("Prime Video"), starts="13 October 2023")
    make_availability(show, make_service("Netflix"), starts="1 January 2027")
    dated = [
        (person, "sentenced-on", "2005", "He was sentenced."),
        (event, "discovered-on", "17 February 2003", "It was discovered."),
        (event, "event-date", "weekend of 15 February 2003", "They broke in."),
    ]
    for subject, prop, value, statement in dated:
        make_fact(subject, prop, value, statement=statement, checked_by=checker)

    page = drawn("timeline", show)

    assert words(section_of(page).split("<details")[0]) == (
        "Timeline: on screen and in real life On screen In real life "
        "Weekend of 15 February 2003 to the weekend In real life They broke in. Evidence 1 "
        "On screen Scene by scene, the series has not been compared. "
        "17 February 2003 to the day In real life It was discovered. Evidence 2 "
        "2005 year only In real life He was sentenced. Evidence 3 "
        "13 October 2023 to the day On screen Everybody Loves Diamonds premiered on Prime Video. "
        "1 January 2027 to the day On screen Everybody Loves Diamonds comes to Netflix."
    )
    assert '<time datetime="2005">2005</time>' in page.html
    assert [row.note_number for row in page.printed] == [1, 2, 3]


def test_the_timeline_prints_only_what_is_checked_in_use_and_meant_for_all():
    event, checker = make_event(), make_user()
    victim = make_person(sensitivity="victim")
    for person in (victim, make_person()):
        make_involvement(event, person=person)
    shown = make_fact(event, "event-date", "2003", checked_by=checker)
    refused = [
        make_fact(event, "discovered-on", "2003"),
        make_fact(event, "trial-began", "2004", checked_by=checker, spoiler=True),
        make_fact(event, "trial-ended", "2005", checked_by=checker, rank="also"),
        make_fact(
            make_event(), "event-date", "2004", checked_by=checker, statement="Another event."
        ),
        make_fact(victim, "sentenced-on", "2005", checked_by=checker),
        make_fact(
            event,
            "discovered-on",
            "2006",
            checked_by=checker,
            standing="false",
            standing_reason="It was 2003.",
            rank="also",
        ),
        make_fact(event, statement="No date.", checked_by=checker),
    ]

    page = drawn("timeline", event=event)

    assert [row.fact for row in page.printed] == [shown]
    assert not [fact for fact in refused if fact.statement in page.html]
    assert 'class="lane-heads"' not in page.html


def test_the_premiere_changes_its_tense_on_its_day():
    show, event = make_show("Stolen", premiere="2 September 2025"), make_event()
    make_adaptation(show, event=event)
    make_fact(event, "event-date", "2003", checked_by=make_user())

    assert "Stolen premieres." in text_of(drawn("timeline", show, at=AT - timedelta(days=1)))
    assert "Stolen premiered." in text_of(drawn("timeline", show))


def test_an_event_that_is_only_the_background_has_no_timeline():
    show, event = make_show(), make_event()
    make_adaptation(show, event=event, relation="background")
    make_fact(event, "event-date", "2003", checked_by=make_user())

    assert drawn("timeline", show).printed == []
    assert len(drawn("timeline", show, ref=event.slug).printed) == 1
