from datetime import UTC, date, datetime

import pytest

from articles.gates import reasons_to_wait
from articles.rendering import render
from facts.models import Fact
from tests.make import (
    make_article,
    make_availability,
    make_character,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_member,
    make_person,
    make_portrayal,
    make_service,
    make_show,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)


def reasons(article):
    """Why the newest version of the article may not be published on that Friday."""
    rendered = render(article.head, at=FRIDAY)
    return list(reasons_to_wait(article.head, rendered, at=FRIDAY))


def checked_fact(statement="The vault was two floors down.", **columns):
    return make_fact(statement=statement, checked_by=make_member("Fact-checker"), **columns)


# -- What each kind needs ---------------------------------------------------------------------


def test_a_piece_of_news_needs_no_verdict_and_no_standfirst():
    assert reasons(make_article(kind="news", show=make_show(), standfirst="")) == []


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (
            "explainer",
            [
                "There is no standfirst.",
                "Neither a show nor an event is chosen: say what this explains.",
            ],
        ),
        ("news", []),
        ("cast_guide", ["There is no standfirst.", "No show is chosen."]),
        ("where_to_watch", ["There is no standfirst.", "No show is chosen."]),
        ("ending", ["There is no standfirst.", "No show is chosen."]),
        ("list", ["There is no standfirst."]),
    ],
)
def test_each_kind_says_what_it_lacks(kind, missing):
    article = make_article(kind=kind, headline=" ", slug="a", standfirst="", body="", authors=[])

    assert reasons(article) == [
        "There is no headline.",
        "The body is empty.",
        "There is no author: name at least one.",
        *missing,
    ]


def test_an_explainer_about_a_show_needs_a_verdict_that_is_signed():
    show = make_show("Stolen")
    article = make_article(kind="explainer", show=show)
    assert reasons(article) == ["There is no verdict on Stolen: decide whether it is a true story."]

    make_verdict(show, facts=[checked_fact()], decided_on=date(2026, 11, 1))
    assert reasons(article) == []


# -- What each kind asks of its records ----------------------------------------------------------


def test_a_cast_guide_names_somebody():
    show = make_show("Stolen")
    article = make_article(kind="cast_guide", show=show)
    make_credit(show, status="removed")
    assert reasons(article) == ["Nobody is named in the cast of Stolen yet: say who is in it."]

    make_credit(show)
    assert reasons(article) == []


def test_where_to_watch_names_a_service_that_was_looked_up_and_has_not_ended():
    show = make_show("Stolen")
    article = make_article(kind="where_to_watch", show=show)
    ended = dict.fromkeys(("ends_low", "ends_high"), date(2026, 11, 26)) | {"ends_precision": "day"}
    make_availability(show, make_service("Netflix"), **ended)
    assert reasons(article) == [
        "No service shows Stolen now or later on: say where it can be watched."
    ]

    offer = make_availability(show, make_service("Prime Video"))
    assert reasons(article) == [
        (
            "Nobody has noted when it was last looked up that Stolen is on Prime Video: look it "
            "up, and note the day."
        )
    ]

    offer.checked_on = date(2026, 11, 20)
    offer.save()
    assert reasons(article) == []


def test_an_ending_stands_behind_a_heading_that_warns_of_it():
    assert reasons(make_article(kind="ending", show=make_show())) == [
        (
            "No heading stands before the ending, so readers cannot see it coming: put a question "
            "above it, such as “How does it end?”."
        )
    ]
    told = "<h2>How does it end?</h2><p>He is caught.</p>"
    assert reasons(make_article(kind="ending", show=make_show(), body=told)) == []


@pytest.mark.parametrize(
    ("body", "is_a_list"),
    [
        ("<p>Only this.</p>", False),
        ("<h2>One</h2><p>Only this.</p>", False),
        ("<h2>One</h2><p>This.</p><h2>Two</h2><p>That.</p>", True),
        ("<ul><li>This</li><li>That</li></ul>", True),
    ],
)
def test_a_list_lists_two_things_or_more(body, is_a_list):
    expected = (
        "The text lists fewer than two things: give each of them a heading or a line of its own."
    )
    assert reasons(make_article(kind="list", body=body)) == ([] if is_a_list else [expected])


# -- The evidence of a verdict ----------------------------------------------------------------


def evidence(show, value, *standings):
    """Why an explainer of ``show`` waits whose verdict rests on facts of these standings."""
    facts = [checked_fact(standing=standing) for standing in standings]
    make_verdict(show, facts=facts, value=value, decided_on=date(2026, 11, 1))
    return reasons(make_article(kind="explainer", show=show))


@pytest.mark.parametrize(
    ("value", "standings", "is_enough"),
    [
        ("true_story", ["reported"] * 3, True),
        ("true_story", ["reported", "reported", "unknown"], False),
        ("true_story", ["reported"] * 2, False),
        ("based_on", ["reported"] * 2, True),
        ("inspired_by", ["reported"], True),
        ("fiction", ["unknown"], False),
        ("not_established", [], True),
    ],
)
def test_a_verdict_rests_on_enough_facts_of_its_standing(value, standings, is_enough):
    said = evidence(make_show(), value, *standings)

    assert (said == []) is is_enough


def test_it_says_what_a_verdict_lacks_and_why():
    said = evidence(make_show("Stolen"), "true_story", "confirmed")

    assert said == [
        (
            "The verdict on Stolen, “True story”, lacks its evidence: it needs one confirmed "
            "fact with two independent sources (or a primary one) or three reported facts. It "
            "rests on one checked, confirmed fact with one independent source. Readers take this "
            "answer for certain."
        )
    ]


def test_a_source_that_repeats_another_is_no_second_witness_and_a_primary_one_is_enough():
    show = make_show()
    report = make_source()
    fact = checked_fact(standing="confirmed", source=report)
    repeats = make_citation(fact, make_source(independent_of=report)).source
    make_verdict(show, facts=[fact], value="true_story", decided_on=date(2026, 11, 1))
    article = make_article(kind="explainer", show=show)
    assert [one.code for one in reasons(article)] == ["verdict_evidence"]

    repeats.primary = True
    repeats.save()
    assert reasons(article) == []


def test_a_house_may_ask_for_more(settings):
    ways = [{"standing": "confirmed", "facts": 2, "sources": 2, "primary": False}]
    settings.NEWSROOM_VERDICT_EVIDENCE = {"fiction": {"ways": ways, "why": "We were sued."}}
    settings.NEWSROOM_FACT_EVIDENCE = {"confirmed": 2}

    (said,) = evidence(make_show("Stolen"), "fiction", "reported")
    fact = checked_fact("The vault was two floors down.", standing="confirmed")

    assert said == (
        "The verdict on Stolen, “Fiction”, lacks its evidence: it needs two confirmed facts with "
        "two independent sources. It rests on one checked, reported fact with one independent "
        "source. We were sued."
    )
    assert reasons(make_article(facts=[fact])) == [
        (
            "A fact that is confirmed takes two independent sources, and this one has one: The "
            "vault was two floors down."
        )
    ]


def test_an_explainer_about_an_event_needs_no_verdict():
    assert reasons(make_article(kind="explainer", event=make_event())) == []


def test_what_is_to_come_blocks():
    article = make_article(body="<p>To come: the cast.</p>")

    assert reasons(article) == ["“To come: the cast.” is left: write it, or take it out."]


# -- Counts of people behind a character --------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "people", "reason"),
    [
        ("composite", 0, "several real people in one, but no are named: name two or more."),
        ("composite", 1, "several real people in one, but 1 is named: name two or more."),
        ("composite", 2, ""),
        ("real_person", 0, "a real person, so exactly one has to be named, not 0."),
        ("real_person", 1, ""),
        ("real_person", 2, "a real person, so exactly one has to be named, not 2."),
        ("renamed", 1, ""),
        ("unknown", 0, ""),
    ],
)
def test_the_origin_of_a_character_fits_the_people_behind_it(origin, people, reason):
    show = make_show()
    make_credit(show)
    character = make_character("Lovegrove", show, origin=origin)
    for _ in range(people):
        make_portrayal(character, make_person())

    expected = [f"Lovegrove is marked as {reason}"] if reason else []
    assert reasons(make_article(kind="cast_guide", show=show)) == expected


def test_nobody_stands_behind_an_invented_character():
    show = make_show()
    make_credit(show)
    make_portrayal(make_character("Lovegrove", show, origin="invented"))

    assert reasons(make_article(kind="cast_guide", show=show)) == [
        "Lovegrove is marked as invented, yet a real person is named behind them."
    ]


@pytest.mark.parametrize("status", ["alleged", "charged", "convicted"])
def test_an_accusation_needs_a_source(status):
    heist = make_event("the heist")
    involvement = make_involvement(heist, person=make_person("Leonardo"), status=status)
    article = make_article(kind="explainer", event=heist)
    assert reasons(article) == [
        f"Leonardo is marked as {status} (the heist), but no source is cited for it."
    ]

    make_citation(involvement=involvement)
    assert reasons(article) == []


# -- Facts ------------------------------------------------------------------------------------


def test_a_checked_fact_with_a_source_is_no_obstacle():
    assert reasons(make_article(facts=[checked_fact()])) == []


def test_a_fact_that_nobody_checked_blocks():
    fact = make_fact(statement="The thieves took 18 months to prepare.")

    assert reasons(make_article(facts=[fact])) == [
        "Nobody has checked this fact yet: The thieves took 18 months to prepare."
    ]


def test_a_fact_without_a_source_blocks():
    assert reasons(make_article(facts=[checked_fact(source=None)])) == [
        "No source supports this fact: The vault was two floors down."
    ]


def test_a_source_that_only_mentions_a_fact_does_not_support_it():
    fact = checked_fact(source=None)
    make_citation(fact, stance="mentions")

    assert reasons(make_article(facts=[fact])) == [
        "No source supports this fact: The vault was two floors down."
    ]


def test_a_false_fact_blocks():
    fact = checked_fact(standing="false", standing_reason="The plans show one floor.")

    assert reasons(make_article(facts=[fact])) == [
        "This fact is false: The vault was two floors down."
    ]


@pytest.mark.parametrize(("team", "blocks"), [("solo", False), ("pair", False), ("desk", True)])
def test_on_a_desk_somebody_else_checks_than_who_entered_the_fact(settings, team, blocks):
    settings.NEWSROOM_TEAM = team
    checker = make_member("Fact-checker")
    fact = make_fact(statement="It was a Friday.", checked_by=checker, created_by=checker)

    expected = ["Whoever entered this fact also checked it; a colleague has to: It was a Friday."]
    assert reasons(make_article(facts=[fact])) == (expected if blocks else [])


@pytest.mark.parametrize(
    ("living", "columns", "blocks"),
    [
        ("yes", {}, True),
        ("unknown", {}, True),
        ("no", {}, False),
        ("yes", {"standing": "confirmed"}, False),
        ("yes", {"hedge": "allegedly"}, False),
    ],
)
def test_what_can_harm_a_living_person_is_confirmed_or_says_how_it_is_known(
    living, columns, blocks
):
    statement = "Leonardo led the gang."
    fact = checked_fact(statement, subject=make_person("Leonardo", living=living), **columns)
    Fact.objects.filter(pk=fact.pk).update(property=damaging_property())

    expected = [
        (
            "This can harm a living person and is not confirmed: confirm it, or say how it is "
            "known (reportedly, allegedly, according to ...): Leonardo led the gang."
        )
    ]
    article = make_article(facts=[fact])
    # That it is hedged in the words too, and signed, is for the rules of living people.
    said = [one for one in reasons(article) if one.startswith("This can harm")]
    assert said == (expected if blocks else [])


def damaging_property():
    model = Fact._meta.get_field("property").related_model
    return model.objects.filter(damaging=True).first()


# -- Pictures ---------------------------------------------------------------------------------


def test_a_picture_may_be_published_on_its_last_day_but_not_after_it():
    last_day = make_image("The vault", expires_on=date(2026, 11, 27))
    expired = make_image("The street", expires_on=date(2026, 11, 26))
    figure = f'<p>Words.</p><figure data-image="{expired.pk}"></figure>'

    assert reasons(make_article(lead_image=last_day)) == []
    expected = [
        "The picture “The street” may be published until 26 November 2026 only: choose another one."
    ]
    assert reasons(make_article(lead_image=expired)) == expected
    assert reasons(make_article(body=figure)) == expected
