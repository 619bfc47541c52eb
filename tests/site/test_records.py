from datetime import date

import pytest

from shows.models import Character
from tests.make import (
    make_adaptation,
    make_article,
    make_citation,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_person,
    make_portrayal,
    make_show,
    make_source,
    make_source_work,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db


def make_heist():
    """A show about an event, with a role drawn from a real person, and facts about both."""
    show = make_show(
        "Diamonds", poster=make_image(), premiere="13 October 2023", synopsis="A plot."
    )
    make_verdict(show, decided_on=date(2025, 9, 2), answer="In part.")
    event = make_event("Antwerp heist", date="weekend of 15 February 2003", summary="A vault.")
    make_adaptation(show, event=event)
    make_adaptation(show, source_work=make_source_work("Flawless"))
    credit = make_credit(show, "Kim Rossi Stuart", character="The boss", job="actor")
    boss = make_person("Leonardo", description="Italian.")
    make_portrayal(credit.character, boss, differences="Played for laughs.")
    return show, event, boss


def checked(subject, statement, **columns):
    return make_fact(subject, statement=statement, checked_by=make_user(), **columns)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/shows/diamonds/", ["Diamonds", "In part.", "A plot.", "Antwerp heist", "Flawless"]),
        ("/shows/diamonds/", ["Kim Rossi Stuart", "as The boss", "Leonardo", "Played for laughs."]),
        ("/people/leonardo/", ["Leonardo", "Italian.", "Diamonds", "Played by Kim Rossi Stuart"]),
        ("/people/kim-rossi-stuart/", ["Kim Rossi Stuart", "Diamonds", "As The boss", "Leonardo"]),
        ("/events/antwerp-heist/", ["Antwerp heist", "Weekend of 15 February 2003", "A vault."]),
    ],
)
def test_a_record_page_says_what_is_held(client, address, words):
    make_heist()

    text = client.get(address).text

    assert [word for word in words if word not in text] == []


def test_only_checked_facts_with_a_nameable_source_reach_readers(client):
    _, event, boss = make_heist()
    secret = make_source("Secret file", confidential=True)
    for subject in (event, boss):
        checked(subject, "Seen by readers.")
        make_fact(subject, statement="Still a draft.")
        checked(subject, "From a secret file.", source=secret)
        checked(subject, "The ending.", spoiler=True)
        checked(subject, "Replaced.", rank="superseded", rank_reason="Newer.")
        retired = checked(subject, "Retired.")
        retired.stage = "retired"
        retired.save()
        both = checked(subject, "Seen with one of two sources.")
        make_citation(both, secret)

    for address in ("/events/antwerp-heist/", "/people/leonardo/"):
        text = client.get(address).text
        assert "Seen by readers." in text
        assert "Seen with one of two sources." in text
        for hidden in ("draft", "secret file", "The ending", "Replaced", "Retired", "Secret file"):
            assert hidden not in text, (address, hidden)


@pytest.mark.parametrize("sensitivity", ["private", "minor", "victim", "spent"])
def test_a_person_to_be_left_alone_has_no_page_and_no_name_on_others(client, sensitivity):
    show, event, boss = make_heist()
    make_involvement(event, person=boss, role="witness")
    make_credit(show, boss, job="self")
    make_adaptation(show, source_work=make_source_work("My story", authors=[boss]))
    columns = {"hedge": "according_to", "attributed_to_person": boss}
    checked(event, "The tapes were taken.", **columns)
    make_fact(event, "linked-to", boss.slug, statement="It was Leonardo.", checked_by=make_user())
    boss.sensitivity = sensitivity
    boss.save()
    Character.objects.update(name="Leonardo")

    assert client.get("/people/leonardo/").status_code == 404
    played_by = "/people/kim-rossi-stuart/"
    for address in ("/", "/people/", "/shows/diamonds/", "/events/antwerp-heist/", played_by):
        assert "Leonardo" not in client.get(address).text, address
    assert "As a real person" in client.get(played_by).text


def test_a_person_whom_nothing_public_uses_has_no_page(client):
    unlisted = make_show("Unlisted", listed=False)
    make_credit(unlisted, "Unlisted actor", character="Somebody")
    make_person("Nobody")

    assert client.get("/people/unlisted-actor/").status_code == 404
    assert client.get("/people/nobody/").status_code == 404
    assert client.get("/shows/unlisted/").status_code == 404
    assert "Unlisted actor" not in client.get("/people/").text


def test_a_live_edition_that_prints_a_fact_gives_its_person_a_page_until_it_ends(client):
    person = make_person("Named")
    fact = checked(person, "Was there.")
    edition = make_edition(make_article("Seen"))
    edition.printed_facts.create(fact=fact, statement=fact.statement, standing="reported")

    assert client.get("/people/named/").status_code == 200
    edition.live_until = edition.live_from.replace(year=edition.live_from.year + 1)
    edition.live_from, edition.live_until = "2025-01-01T00:00Z", "2025-01-02T00:00Z"
    edition.save()
    assert client.get("/people/named/").status_code == 404


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("alleged", "alleged mastermind"),
        ("charged", "charged as mastermind"),
        ("convicted", "mastermind, convicted"),
        ("acquitted", "mastermind, acquitted"),
        ("reported", "reported mastermind"),
    ],
)
def test_a_part_in_an_event_keeps_how_far_it_is_established(client, status, words):
    _, event, boss = make_heist()
    part = make_involvement(
        event, person=boss, role="leader", role_title="mastermind", status=status
    )
    make_citation(involvement=part)

    assert words in client.get("/events/antwerp-heist/").text
    assert words in client.get("/people/leonardo/").text


def test_a_damaging_part_without_a_source_that_may_be_named_is_not_printed(client):
    _, event, boss = make_heist()
    part = make_involvement(event, person=boss, role="leader", status="convicted")
    make_citation(involvement=part, source=make_source(confidential=True))

    assert "leader" not in client.get("/events/antwerp-heist/").text
    assert "leader" not in client.get("/people/leonardo/").text


@pytest.mark.parametrize(
    ("living", "columns", "printed"),
    [
        ("unknown", {}, False),
        ("unknown", {"standing": "confirmed"}, True),
        ("yes", {"hedge": "allegedly"}, True),
        ("no", {}, True),
    ],
)
def test_what_can_harm_somebody_is_printed_once_it_is_confirmed_or_hedged(
    client, living, columns, printed
):
    _, _, boss = make_heist()
    boss.living = living
    boss.save()
    columns = {"prop": "police-attention", "value": "yes", **columns}
    checked(boss, "Leonardo is watched.", **columns)

    assert ("watched" in client.get("/people/leonardo/").text) is printed


def test_a_verdict_that_nobody_has_decided_is_not_printed(client):
    make_verdict(make_show("Open"), answer="A first guess.")

    assert "A first guess." not in client.get("/shows/open/").text
    assert "A first guess." not in client.get("/shows/").text
    assert "Open" not in client.get("/").text


def test_a_date_is_as_precise_on_the_page_as_on_record(client):
    _, event, _ = make_heist()
    checked(event, "It happened.", prop="event-date", value="2005")

    text = client.get("/events/antwerp-heist/").text

    assert '<time datetime="2005">2005</time>' in text
    assert "year only" in text


def test_two_works_about_one_event_stand_side_by_side(client):
    _, event, _ = make_heist()
    stolen = make_show("Stolen", kind="documentary_film", runtime_minutes=95, premiere="2025")
    make_adaptation(stolen, event=event, relation="depicts")

    for address in ("/", "/events/antwerp-heist/"):
        text = client.get(address).text
        assert "Works about Antwerp heist compared" in text
        assert "Documentary film, 95 minutes" in text


def test_a_picture_whose_rights_have_run_out_is_not_shown(client):
    show, _, boss = make_heist()
    old = make_image("Old still", alt="A still we may no longer show.", expires_on=date(2025, 1, 1))
    show.poster = boss.portrait = old
    show.save()
    boss.save()

    for address in ("/", "/shows/", "/shows/diamonds/", "/people/", "/people/leonardo/"):
        assert "no longer show" not in client.get(address).text, address
