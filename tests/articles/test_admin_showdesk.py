"""The page of a show: everything that is held, what is missing, light and in a few queries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_character,
    make_citation,
    make_contradiction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_member,
    make_person,
    make_portrayal,
    make_season,
    make_show,
    make_source,
    make_source_work,
    make_verdict,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

PAGES = ("change", "cast", "facts", "watch", "seasons", "details")
LONG = "The thieves took at least 100 million dollars in diamonds, cash and jewellery"


def address(show, tab="change", **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse(f"admin:shows_show_{tab}", args=[show.pk]) + (f"?{query}" if query else "")


@pytest.fixture
def read(client):
    """A function that opens a page of a show and gives its parsed HTML."""

    def read(show, tab="change", **asked):
        response = client.get(address(show, tab, **asked))
        assert response.status_code == 200
        return LexborHTMLParser(response.content.decode())

    return read


def words(page, selector):
    """The texts of what ``selector`` finds, each on one line."""
    return [" ".join(node.text(separator=" ").split()) for node in page.css(selector)]


def box(page, title):
    """The words of the box of that title."""
    (found,) = [text for text in words(page, "section.desk-card") if text.startswith(title)]
    return found


# -- Weight ---------------------------------------------------------------------------------------


def fill(show, event, people, facts, first=0):
    """Give ``show`` so many credits and facts more, with all that hangs on them."""
    for number in range(first, people):
        role = f"Character with a name {number}"
        credit = make_credit(show, f"Somebody Longname {number}", character=role, billing=number)
        make_credit(show, credit.person, character=credit.character, source="tvmaze")
        make_citation(credit=credit)
        make_citation(portrayal=make_portrayal(credit.character))
        make_involvement(event, person=make_person())
    held = [
        make_fact(
            [show, event][number % 2],
            prop="value-stolen" if number % 2 else "",
            value=f"USD {number + 100}" if number % 2 else "",
            statement=f"{LONG}, as report {number} says.",
            rank="use" if number == 1 else "also",
        )
        for number in range(first, facts)
    ]
    make_contradiction(held[0], held[1])
    return held


@pytest.fixture
def full(client, monkeypatch):
    """A show with an event, a poster, a verdict, seasons and articles; nobody in it yet."""
    # What the side bar counts is one query more, once in half a minute.
    monkeypatch.setattr("newsroom.lib.waiting.KEPT_SECONDS", None)
    sit_down(client, "Editor")
    show, event = make_show(poster=make_image()), make_event("Antwerp diamond heist")
    make_adaptation(show, event=event)
    make_adaptation(show, source_work=make_source_work())
    show.names.create(text="Diamonds Everybody Loves", kind="forbidden")
    fact = make_fact(event)
    make_verdict(show, facts=[fact], decided_on="2025-01-01")
    for _ in range(2):
        make_edition(make_article(show=show, facts=[fact]))
    for number in range(5):
        make_season(show, number + 1)
        make_availability(show, price_minor=899, currency="GBP", checked_on="2025-01-01")
    return show


def test_sixty_credits_and_forty_facts_weigh_little_and_ask_little(client, full):
    event = full.adaptations.first().event
    fill(full, event, 3, 4)
    few = [queries_of(client, address(full, page)) for page in PAGES]
    fill(full, event, 60, 40, first=4)

    assert [queries_of(client, address(full, page)) for page in PAGES] == few
    # One of them asks whether any court case is open.
    assert max(few) <= 20
    html = client.get(address(full)).content.decode()
    assert len(html.encode()) < 120_000
    desk = html[html.index("showdesk-hero") : html.index("showdesk-details")]
    assert len(desk.encode()) < 60_000


def test_a_row_weighs_about_three_hundred_bytes(full, read):
    fill(full, full.adaptations.first().event, 3, 4)

    page = read(full)

    rows = [node.html for node in page.css(".showdesk-facts > [data-row]")]
    assert [row for row in rows if len(row) - len(LONG) > 320] == []


# -- The head -------------------------------------------------------------------------------------


def test_the_head_says_what_the_show_is_and_what_must_not_be_written(client, read):
    sit_down(client, "Editor")
    show = make_show(
        "Everybody Loves Diamonds", kind="limited_series", premiere="2023-10-13", episode_count=8
    )
    show.names.create(text="ELD", kind="short")
    show.names.create(text="Everybody Love Diamonds", kind="forbidden")
    imogen = make_member("Editor", "imogen")
    make_verdict(
        show, facts=[make_fact(show)], answer="In part.", decided_on="2025-11-02", decided_by=imogen
    )

    head = read(show).css_first(".showdesk-hero")

    assert words(head, "h2") == ["Everybody Loves Diamonds limited series scripted"]
    assert words(head, ".desk-small")[0] == (
        "8 episodes · premiered 13 October 2023 · also: ELD · never write: Everybody Love Diamonds"
    )
    assert words(head, "del") == ["Everybody Love Diamonds"]
    (verdict,) = words(head, "#verdict")
    assert verdict == (
        "Inspired by true events. In part. By imogen, 2 Nov 2025, resting on 1 fact. "
        "Change the verdict"
    )


def test_the_pages_of_a_show_are_links_that_say_where_one_is(client, read):
    sit_down(client, "Writer")
    show = make_show()
    make_credit(show, character="Leo")
    make_fact(show)

    for page, here in [("change", "Desk"), ("cast", "Cast 1"), ("facts", "Facts 1")]:
        shown = read(show, page)
        tabs = shown.css_first("nav[aria-label='Parts of this show']")
        assert words(tabs, "a") == [
            "Desk",
            "Cast 1",
            "Facts 1",
            "Where to watch 0",
            "Seasons 0",
            "Edit details",
        ]
        assert words(tabs, "a[aria-current]") == [here]


# -- Facts ----------------------------------------------------------------------------------------


def test_facts_stand_by_property_with_conflicts_first_and_what_is_settled_folded(client, read):
    sit_down(client, "Editor")
    checker = make_member("Fact-checker")
    show, event = make_show(), make_event("Antwerp diamond heist")
    make_adaptation(show, event=event)
    make_fact(event, prop="event-date", value="2003", checked_by=checker, statement="In 2003.")
    make_fact(show, statement="Shot in Turin.")
    one = make_fact(
        event,
        prop="value-stolen",
        value="at least USD 1",
        standing="disputed",
        standing_reason="Nobody counted.",
        statement="At least a dollar.",
        checked_by=checker,
    )
    other = make_fact(
        event, prop="value-stolen", value="USD 500000000", rank="also", statement="$500 million."
    )
    make_edition(make_article(show=show, facts=[one])).printed_facts.create(
        fact=one, statement=one.statement, words="at least $1", standing="disputed"
    )
    contradiction = make_contradiction(one, other)

    facts = next(node for node in read(show).css("section") if "facts-title" in node.html)

    assert words(facts, "h3") == [
        "Value of the loot · Antwerp diamond heist",
        "Other statements",
        "Date of the event · Antwerp diamond heist",
    ]
    assert words(facts, "details > summary") == ["1 more property, 1 fact"]
    assert words(facts, "li.is-conflict") == [
        "disputed At least a dollar. at least $1 1 article 1 source · checked",
        "reported $500 million. $500 million not used also said · 1 source · draft",
        "Settle this: choose which value readers get A live article prints “at least $1”.",
    ]
    settle = facts.css_first(".is-settle a").attributes["href"]
    assert str(contradiction.pk) in settle.split("/")


def test_facts_about_its_people_and_characters_count_and_retired_ones_do_not(client, read):
    sit_down(client, "Writer")
    show = make_show()
    leo = make_credit(show, character="Leo").character
    person = make_person("Leonardo", living="yes", sensitivity="private")
    make_portrayal(leo, person)
    make_fact(person, statement="He was sentenced.")
    make_fact(leo, statement="Leo leads the gang.")
    make_fact(show, statement="Gone.", stage="retired")
    make_fact(make_person("A stranger"), statement="Not of this show.")

    page = read(show)

    assert words(page, ".showdesk-facts > [data-row] > a") == [
        "He was sentenced.",
        "Leo leads the gang.",
    ]
    assert words(page, ".showdesk-group") == [
        "Other statements · Leonardo private individual living",
        "Other statements · Leo",
    ]


def test_all_facts_are_found_by_stage_standing_and_property(client, read):
    sit_down(client, "Writer")
    show = make_show()
    make_fact(show, statement="Draft.", standing="confirmed")
    make_fact(show, statement="Checked.", checked_by=make_member("Fact-checker"))

    def found(**asked):
        return words(read(show, "facts", **asked), ".showdesk-facts > [data-row] > a")

    assert found() == ["Draft.", "Checked."]
    assert found(stage="draft") == ["Draft."]
    assert found(stage="checked") == ["Checked."]
    assert found(standing="confirmed", property="0") == ["Draft."]
    assert found(property="77") == []
    assert "No fact is like this." in box(read(show, "facts", property="nonsense"), "Facts")


def test_a_hundred_facts_come_in_pages(client, read):
    sit_down(client, "Writer")
    show = make_show()
    for number in range(101):
        make_fact(show, source=None, statement=f"Fact {number}.")

    def count(number):
        page = read(show, "facts", page=number)
        return len(page.css(".showdesk-facts > [data-row]"))

    assert [count(number) for number in (1, 2, 3, "x")] == [50, 50, 1, 50]
    assert "All 101 facts" in box(read(show), "Facts")


# -- Cast -----------------------------------------------------------------------------------------


def test_the_cast_says_who_is_real_and_what_nobody_has_decided(client, read):
    sit_down(client, "Writer")
    show = make_show()
    leo = make_credit(show, "Kim", character="Leonardo", billing=1).character
    make_portrayal(leo, make_person("Leonardo N.", living="yes"), closeness="same_name")
    make_credit(show, "Anna F.", character="Anna", billing=2)
    john = make_character("John", show, origin="invented")
    make_credit(show, "Rupert", character=john, billing=3)
    make_credit(show, "Malcolm", billing=4)
    make_credit(show, "Gianluca", job="director")

    page = read(show)

    assert words(page, ".showdesk-cast > li") == [
        "Kim Leonardo real person, same name Leonardo N. living no sources",
        "Anna F. Anna nobody has decided Decide no sources",
        "Rupert John invented no sources",
        "Malcolm role not announced no sources",
        "Gianluca director no sources",
    ]
    assert words(page, "details.showdesk-fold > summary") == ["Crew: 1"]


def test_two_lists_are_one_row_and_a_credit_of_one_list_says_which(client, read):
    sit_down(client, "Writer")
    show = make_show()
    kim = make_credit(show, "Kim", character="Leo", source="tvmaze")
    make_credit(show, kim.person, character=kim.character, source="press")
    make_credit(show, "Remo", character="Paolo", source="tvmaze")
    anna = make_credit(show, "Anna", character="Sandra", source="tvmaze")
    other = make_credit(show, anna.person, character="Clara", source="press")
    make_contradiction(anna, other)

    page = read(show)

    assert words(page, ".showdesk-cast small") == [
        "2 lists",
        "only in tvmaze",
        "lists disagree",
        "lists disagree",
    ]
    assert "4 roles · lists disagree on 1" in box(page, "Cast")


# -- What is missing ------------------------------------------------------------------------------


def test_what_is_missing_is_sorted_by_the_harm_it_does_and_ends_in_its_verb(client, read):
    sit_down(client, "Editor")
    today = timezone.localdate()
    ends = today + timedelta(days=9)
    show = make_show(
        "Diamonds", premiere="2023", poster=make_image(expires_on=ends), synopsis="A Diamand."
    )
    show.names.create(text="Diamand", kind="forbidden")
    event = make_event("The heist")
    make_adaptation(show, event=event)
    make_involvement(event, person=make_person("Pietro"))
    for number in range(3):
        make_credit(show, character=f"Role {number}", billing=number)
    make_availability(
        show,
        price_minor=899,
        currency="GBP",
        checked_on=today - timedelta(days=400),
    ).service.__class__.objects.update(name="Prime Video")
    source = make_source(url="https://news.example/1")
    one = make_fact(event, prop="value-stolen", value="USD 1", source=source)
    other = make_fact(event, prop="value-stolen", value="USD 2", rank="also", source=source)
    make_contradiction(one, other)
    make_edition(make_article(show=show)).printed_facts.create(
        fact=one, statement="1", standing="reported"
    )

    missing = read(show).css_first(".showdesk-missing")

    assert words(missing, "li > span") == [
        "Two values: Value of the loot · The heist. A live article prints one.",
        "“Diamand” is wrong and stands in the synopsis",
        "3 main characters: real or invented?",
        "Prime Video price checked 400 days ago",
        "2 facts nobody has checked",
        "No verdict: is it a true story?",
        "Pietro: living or dead?",
        "1 source without an archived copy",
        f"Poster rights end on {ends.day} {ends:%B %Y}",
    ]
    assert [verb.partition(":")[0].strip() for verb in words(missing, "li > a")] == [
        "Settle",
        "Mend",
        "Decide",
        "Recheck",
        "Check",
        "Give it",
        "Say",
        "Add",
        "Renew",
    ]
    assert words(missing, ".desk-count") == ["9"]


def test_every_line_of_what_is_missing_leads_somewhere(client, full, read):
    fill(full, full.adaptations.first().event, 3, 4)
    base = address(full)

    roads = [node.attributes["href"] for node in read(full).css(".showdesk-missing a")]

    for road in roads:
        place = road if road.startswith("/") else base.replace("change/", "") + road.lstrip("./")
        assert client.get(place).status_code in {200, 302}, road


# -- Seasons --------------------------------------------------------------------------------------


@pytest.fixture
def anthology(client):
    """Two seasons, each with a verdict, a cast and an event of its own."""
    sit_down(client, "Editor")
    show = make_show("Anthology", premiere="2020", poster=make_image())
    for number, (role, event, value) in enumerate(
        [("Dahlia", "The fire", "based_on"), ("Edgar", "The flood", "fiction")], 1
    ):
        season = make_season(show, number)
        make_credit(show, f"Actor {number}", character=role, season=season)
        happened = make_event(event)
        make_adaptation(show, event=happened, season=season)
        make_fact(happened, statement=f"{event} happened.")
        make_verdict(show, season=season, value=value, answer=f"{event} is the answer.")
        make_availability(show, season=season, country=["GB", "US"][number - 1])
        make_article(f"Is season {number} true?", show=show, season=season)
    return show


def test_every_box_obeys_the_switch_of_seasons(anthology, read):
    marks = {
        1: {"Dahlia", "The fire", "The fire happened.", "The fire is the answer.", "GB"},
        2: {"Edgar", "The flood", "The flood happened.", "The flood is the answer.", "US"},
    }
    for number, other in ((1, 2), (2, 1)):
        text = read(anthology, season=number).css_first("#content").text()
        desk = text[: text.index("Edit details", text.index("Rests on"))]
        assert [mark for mark in marks[number] if mark not in desk] == []
        assert [mark for mark in marks[other] if mark in desk] == []
        assert f"Is season {number} true?" in desk
        assert f"Is season {other} true?" not in desk


def test_the_whole_show_shows_all_seasons_and_what_is_no_season_is_the_whole(anthology, read):
    for asked in ({}, {"season": 9}, {"season": "x"}):
        page = read(anthology, **asked)
        assert words(page, "nav[aria-label=Season] [aria-current]") == ["Whole show"]
        text = page.css_first("#content").text()
        for mark in ("Dahlia", "Edgar", "The fire happened.", "The flood happened."):
            assert mark in text


def test_adding_a_season_changes_nothing_of_another(anthology, read):
    before = read(anthology, season=1).css_first(".showdesk").html
    season = make_season(anthology, 3)
    make_credit(anthology, character="Frida", season=season)
    make_verdict(anthology, season=season)

    assert read(anthology, season=1).css_first(".showdesk").html == before


def test_a_season_without_its_own_falls_back_to_the_show(client, read):
    sit_down(client, "Writer")
    show = make_show()
    make_season(show, 1)
    make_credit(show, "Kim", character="Leo")
    make_verdict(show, answer="In part.", decided_on="2025-01-01")

    page = read(show, season=1)

    assert words(page, ".showdesk-cast > li > a") == ["Kim"]
    assert "In part." in words(page, "#verdict")[0]
    assert "for the whole show" in words(page, "#verdict")[0]


def test_the_page_of_seasons_counts_what_is_their_own(anthology, read):
    own = "no premiere date · no episodes · 1 credit and 1 place to watch of its own · episodes"
    assert words(read(anthology, "seasons"), "[data-row]") == [
        f"Season 1 {own} Based on true events Desk of season 1",
        f"Season 2 {own} Fiction Desk of season 2",
    ]


# -- The rest -------------------------------------------------------------------------------------


def test_articles_say_what_readers_see_of_them(client, read):
    sit_down(client, "Editor")
    show = make_show()
    make_edition(make_article("Is it true?", show=show))
    make_article("Who is who", show=show, stage="submitted")

    assert box(read(show), "Articles") == (
        "Articles Start another Who is who submitted Is it true? live, edition 1"
    )


def test_an_empty_show_says_how_to_begin(client, read):
    sit_down(client, "Editor")

    page = read(make_show())

    assert box(page, "Facts") == (
        "Facts No facts yet. Paste the sentences of a source, or its address."
    )
    assert "No cast yet. Paste a list: name as character, one a line." in box(page, "Cast")
    assert "No article yet." in box(page, "Articles")
    assert "No place to watch is held." in box(page, "Where to watch")
    assert "Nothing says what it is taken from" in box(page, "Rests on")
    assert "Nobody has said whether it is a true story." in words(page, "#verdict")[0]


def test_whoever_only_reads_gets_links_to_read_and_no_forms(client, read):
    sit_down(client, "Fact-checker")
    show = make_show()
    make_fact(show)
    make_credit(show, character="Leo")
    make_availability(show)

    page = read(show)

    opened = [node.attributes["href"] for node in page.css("a[data-inplace]")]
    assert {road.partition("=")[0] for road in opened if "/row/" in road} == {"../row/?fact"}
    assert page.css("button[name=_save]") == []
