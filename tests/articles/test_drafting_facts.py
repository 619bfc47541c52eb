import pytest

from articles.drafting import draft_explainer, held_back
from tests.articles.telling import REAL, make_drama, make_heist, section
from tests.make import (
    make_adaptation,
    make_event,
    make_fact,
    make_involvement,
    make_organisation,
    make_person,
    make_show,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_precision_and_bounds_are_kept():
    event = make_heist()
    show = make_drama(event)
    make_fact(event, "event-date", "weekend of 15 February 2003")
    make_fact(event, "boxes-opened", "more than 100")
    make_fact(event, "vault-depth", "2")
    make_fact(event, "number-of-perpetrators", "5 men")
    make_fact(event, "value-stolen", "at least USD 100 million", statement="It was worth a lot.")

    assert section(show, REAL) == (
        "Over the weekend of 15 February 2003 five men opened more than 100 safe-deposit boxes in "
        "a vault two floors below the Diamond Centre. It was worth a lot."
    )


def test_a_disagreement_is_said_with_its_sources():
    event = make_heist()
    show = make_drama(event)
    times = make_source(publisher=make_organisation("The Times"))
    daily = make_source(publisher=make_organisation("The Daily"))
    make_fact(event, "value-stolen", "USD 100000000-500000000", source=times)
    make_fact(event, "value-stolen", "at least USD 100000000", source=daily, rank="also")

    assert section(show, REAL).endswith(
        "Estimates of what was stolen run from $100 million to $500 million: The Times gives that "
        "range and The Daily at least $100 million."
    )


def test_two_precisions_of_one_date_are_no_disagreement():
    event = make_heist()
    show = make_drama(event)
    make_fact(event, "discovered-on", "17 February 2003", statement="It was found on 17 February.")
    make_fact(event, "discovered-on", "February 2003", rank="also")

    assert section(show, REAL).endswith("It was found on 17 February.")


def test_a_known_unknown_is_said():
    event = make_heist()
    statement = "Police have never established how the code was obtained."
    make_fact(event, "code-obtained", "unknown", statement=statement)

    assert statement in section(make_drama(event), REAL)


def test_a_claim_and_its_rebuttal_come_in_one_breath():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(
        person,
        "claim",
        "a dealer hired him",
        statement="Leo Conti says that a dealer hired him.",
        standing="unsupported",
        standing_reason="Detectives found no evidence of it.",
    )

    assert section(make_drama(event), REAL).endswith(
        "He says that a dealer hired him; detectives found no evidence of it."
    )


def test_a_bare_claim_that_nothing_supports_is_marked_as_a_claim():
    event = make_heist()
    make_fact(
        event,
        statement="The vault had a second door.",
        standing="false",
        standing_reason="The plans show one door.",
    )

    assert section(make_drama(event), REAL).endswith(
        "It has been claimed that the vault had a second door; the plans show one door."
    )


def test_hedges_survive_a_merger_and_are_said_once():
    event = make_heist()
    for statement in ("The thieves took the tapes.", "The thieves covered the cameras."):
        make_fact(event, "method", statement, statement=statement, hedge="reportedly")
    make_fact(event, "motive", "debts", statement="The thieves owed money.")

    text = section(make_drama(event), REAL)

    assert "The thieves owed money." in text
    assert "They reportedly took the tapes and covered the cameras." in text


def test_an_as_of_date_is_printed():
    event = make_heist()
    statement = "Almost none of the loot has been found."
    make_fact(event, "loot-recovered", "almost none", statement=statement, as_of="2025")

    assert section(make_drama(event), REAL).endswith(
        "As of 2025, almost none of the loot has been found."
    )


def test_a_person_is_named_in_full_then_by_surname_then_by_pronoun():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(person, statement="Leo Conti planned it in his shop.")
    make_fact(person, "sentence", "10 years", statement="Leo Conti got 10 years.")
    make_fact(person, "sentenced-on", "2005", statement="Leo Conti was sentenced in 2005.")
    make_fact(person, "re-arrested", "2013", statement="Leo Conti was arrested again in 2013.")
    make_fact(person, "released", "2017", statement="Leo Conti was released in 2017.")

    assert section(make_drama(event), REAL).endswith(
        "Leo Conti planned it in his shop. He was sentenced to 10 years in prison in 2005. "
        "He was arrested again in 2013. Conti was released in 2017. [timeline]"
    )


def test_nobody_is_called_he_after_somebody_else():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(person, statement="Leo Conti blamed his brother for it, and for more.")
    make_fact(person, "released", "2017", statement="Leo Conti was released in 2017.")

    assert section(make_drama(event), REAL).endswith(
        "Leo Conti blamed his brother for it, and for more. Conti was released in 2017."
    )


def test_what_somebody_says_ends_with_the_sentence():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    for code, statement in (
        ("claim", "Leo Conti says that he was hired."),
        ("response-to-show", "Leo Conti sued the makers."),
    ):
        make_fact(person, code, "x", statement=statement)

    assert section(make_drama(event), REAL).endswith(
        "He says that he was hired. He sued the makers."
    )


def test_the_name_of_an_event_is_said_once_in_full():
    event = make_event("Great Bank raid", date="1963")
    make_fact(event, "preparation-time", "6", statement="The Great Bank raid took six months.")
    make_fact(event, "duration", "2 hours", statement="The Great Bank raid lasted two hours.")
    make_fact(
        event, "reward", "USD 5", statement="Nobody claimed a reward for the Great Bank raid."
    )

    assert section(make_drama(event), REAL) == (
        "The raid took place in 1963. It lasted two hours. It took six months. "
        "Nobody claimed a reward for the raid."
    )


def test_what_is_hedged_or_contradicted_is_never_told_as_it_is():
    event = make_heist()
    hedged = "The thieves opened more than 100 boxes."
    make_fact(event, "boxes-opened", "more than 100", statement=hedged, hedge="reportedly")
    daily = make_source(publisher=make_organisation("The Daily"))
    make_fact(event, "number-of-perpetrators", "5", statement="Five people took part.")
    make_fact(event, "number-of-perpetrators", "7", source=daily, rank="also")

    text = section(make_drama(event), REAL)

    assert "The thieves reportedly opened more than 100 boxes." in text
    assert "Five people took part; The Daily gives seven people." in text


def test_what_nobody_knows_is_not_told_as_known(writer):
    event = make_heist()
    make_fact(event, statement="The guard was asleep.", standing="unknown")

    article = draft_explainer(make_drama(event), by=writer)

    assert "asleep" not in article.body
    assert held_back(article) == [
        "Left out, because nobody knows whether it is so: The guard was asleep."
    ]


def test_the_film_is_named_where_the_draft_is_about_a_series():
    event = make_heist()
    statement = "Detectives say in the film that they found a receipt."
    make_fact(event, statement=statement)
    show = make_drama(event)

    assert "receipt" not in section(show, REAL)
    film = make_show("The Long Weekend", kind="documentary_film")
    make_adaptation(film, event=event, relation="depicts")

    assert section(show, REAL).endswith(
        "Detectives say in the film _The Long Weekend_ that they found a receipt."
    )
