from datetime import date

import pytest

from tests.articles.telling import WHO, make_drama, make_heist, section
from tests.make import (
    make_availability,
    make_character,
    make_credit,
    make_fact,
    make_person,
    make_portrayal,
    make_service,
)

pytestmark = pytest.mark.django_db


def test_real_people_come_before_invented_ones():
    show = make_drama(make_heist())
    renamed = make_character("Rossi", show, origin="renamed")
    real = make_character("Leo Conti", show, origin="real_person")
    mixed = make_character("The dealer", show, origin="composite")
    invented = make_character("Uncle", show, origin="invented")
    people = [make_person(name) for name in ("Leo Conti", "Gino Riva", "Ann Bell", "Bo Carr")]
    make_portrayal(renamed, people[1], closeness="renamed")
    make_portrayal(real, people[0], differences="The series makes him older")
    make_portrayal(mixed, people[2], closeness="composite")
    make_portrayal(mixed, people[3], closeness="composite")
    for actor, character in (("Ed Ax", invented), ("Di Oz", real), ("Vi Up", renamed)):
        make_credit(show, actor, character=character)

    assert section(show, WHO) == (
        "Di Oz plays Leo Conti, a real person who appears under the real name. The series makes "
        "him older. Vi Up’s Rossi is based on a real person under another name: Gino Riva. The "
        "dealer brings several real people together: Ann Bell and Bo Carr. Ed Ax’s Uncle has no "
        "counterpart in real life: the character was written for the series. [who-is-real]"
    )


def test_a_composite_without_named_people_is_told():
    show = make_drama(make_heist())
    make_credit(show, "Di Oz", character=make_character("The dealer", show, origin="composite"))

    assert section(show, WHO) == (
        "Di Oz’s The dealer brings several real people together. [who-is-real]"
    )


def test_a_victim_who_speaks_is_for_the_editor_to_name():
    show = make_drama(fiction_mode="documentary")
    make_credit(show, make_person("Ann Bell", sensitivity="victim"), job="self")
    make_credit(show, "Di Oz", job="self")

    assert section(show, "Who speaks in Bad Vault?") == "Di Oz speaks in _Bad Vault_. [cast]"


def test_a_role_without_a_name_is_said():
    show = make_drama()
    make_credit(show, "Di Oz", character="Uncle", billing=1)
    make_credit(show, "Ed Ax", status="reported", billing=2)

    assert section(show, "Who is in the cast of Bad Vault?") == (
        "Di Oz plays Uncle. Ed Ax is reported to appear in a role that has not been named. [cast]"
    )


def test_where_to_watch_keeps_to_what_no_day_makes_untrue():
    show = make_drama(premiere="2020")
    show.availability.all().delete()
    cinema, channel, service = (make_service(name) for name in ("Odeon", "BBC Two", "Lake"))
    make_availability(show, cinema, access="cinema", ends="March 2024")
    make_availability(show, channel, access="broadcast", country="GB", starts="3 May 2026")
    make_availability(
        show,
        service,
        country="GB",
        price_minor=899,
        currency="GBP",
        period="month",
        trial_days=7,
        checked_on=date(2025, 11, 2),
    )
    make_availability(show, service, country="IE")

    assert section(show, "Where can I watch Bad Vault?") == (
        "_Bad Vault_ premiered in 2020. It is broadcast on BBC Two in the United Kingdom from 3 "
        "May 2026. It streams on Lake in the United Kingdom and Ireland with a "
        "subscription. Lake costs £8.99 a month after a 7-day free trial; the price was "
        "checked on 2 November 2025. [where-to-watch]"
    )


def test_a_show_that_left_its_last_service_says_so():
    show = make_drama()
    show.availability.update(
        ends_low=date(2024, 3, 1), ends_high=date(2024, 3, 1), ends_precision="day"
    )

    assert "It left Fjord Play on 1 March 2024." in section(show, "Where can I watch Bad Vault?")


def test_the_release_is_asked_about_while_it_is_ahead_or_open():
    ahead = make_drama(title="Ahead of Us", premiere="3 May 2026")
    past = make_drama(title="Behind Us")
    open_ = make_drama(title="Open to Us", premiere=None)
    unknown = "A release date for Open to Us has not been announced."
    make_fact(open_, "release-date", "unknown", statement=unknown)

    assert section(ahead, "When is Ahead of Us released?") == (
        "_Ahead of Us_ is released on 3 May 2026."
    )
    assert section(past, "When is Behind Us released?") == "not asked"
    assert section(open_, "When is Open to Us released?") == (
        "A release date for _Open to Us_ has not been announced."
    )


def test_a_trailer_is_asked_about_where_there_is_one():
    show = make_drama(trailer_url="https://video.example/1")

    assert section(show, "Is there a trailer?") == "Yes, there is a trailer. [trailer]"
    assert section(make_drama(title="Without"), "Is there a trailer?") == "not asked"
