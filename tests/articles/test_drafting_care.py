import re

import pytest

from articles.drafting import draft_explainer, held_back
from tests.articles.reading import read_aloud
from tests.articles.telling import REAL, make_drama, make_heist, section, told
from tests.make import (
    make_adaptation,
    make_character,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_portrayal,
    make_source_work,
)

pytestmark = pytest.mark.django_db


def test_without_a_word_for_it_nobody_gets_a_pronoun():
    event, person = make_heist(), make_person("Kim Conti")
    make_involvement(event, person=person, role="leader", status="convicted")
    for statement in (
        "Kim Conti ran a shop, once.",
        "Kim Conti was arrested again, by chance, in 2013.",
        "Kim Conti was released, at last, in 2017.",
        "Kim Conti sold shoes, then boats.",
    ):
        make_fact(person, statement=statement)

    text = section(make_drama(event), REAL)

    assert not re.search(r"\b(he|she|his|her)\b", text, re.IGNORECASE)
    assert text.endswith("In 2017 Conti was released, at last. Conti sold shoes, then boats.")


STATUSES = [
    ("alleged", "Leo Conti is accused of being the mastermind."),
    ("charged", "Leo Conti was charged as the mastermind."),
    ("convicted", "Leo Conti was convicted as the mastermind."),
    ("acquitted", "Leo Conti was acquitted of being the mastermind."),
    ("reported", "Leo Conti is reported to have been the mastermind."),
]


@pytest.mark.parametrize(("status", "sentence"), STATUSES)
def test_the_recorded_status_rules_the_verb(status, sentence):
    event = make_heist(summary="A vault was emptied.")
    make_involvement(
        event,
        person=make_person("Leo Conti"),
        role="leader",
        role_title="mastermind",
        status=status,
    )

    assert section(make_drama(event), REAL).endswith(sentence)


def test_victims_and_children_are_not_named_by_a_draft(writer):
    event, person = make_heist(), make_person("Ann Bell", sensitivity="victim")
    make_involvement(event, person=person, role="victim")
    make_fact(person, statement="Ann Bell lost her savings.")
    show = make_drama(event)
    make_portrayal(make_character("Anna", show), person)

    article = draft_explainer(show, by=writer)

    assert "Bell" not in article.body
    assert "Behind Anna is a victim." in read_aloud(article.body)
    assert held_back(article) == [
        "Ann Bell is marked “victim”: 1 fact about them left out. Use them if you choose to."
    ]


def test_a_draft_names_nobody_private_as_author_maker_or_source(writer):
    event, person = make_heist(), make_person("Ann Bell", sensitivity="private")
    columns = {"hedge": "according_to", "attributed_to_person": person}
    make_fact(event, statement="The tapes were taken.", **columns)
    show = make_drama(event)
    make_adaptation(show, source_work=make_source_work("My heist", authors=[person]))
    make_credit(show, person, job="creator")

    article = draft_explainer(show, by=writer)

    assert "Bell" not in article.body
    assert held_back(article) == [
        "Left out, because it names somebody marked “private individual”: The tapes were taken."
    ]


def test_what_could_harm_the_living_is_left_to_an_editor(writer):
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person)
    make_fact(
        person,
        "charged-with",
        "fraud",
        statement="Leo Conti was accused.",
        standing="disputed",
        standing_reason="The court has no such file.",
    )

    article = draft_explainer(make_drama(event), by=writer)

    assert "accused" not in article.body
    assert held_back(article) == [
        "Left out, because it is disputed and could harm somebody living: Leo Conti was accused."
    ]


def test_retired_superseded_and_spoiling_facts_are_never_told():
    event = make_heist()
    make_fact(event, statement="Retired.", stage="retired")
    make_fact(event, statement="Superseded.", rank="superseded", rank_reason="A later report.")
    make_fact(event, statement="Also said.", rank="also")
    make_fact(event, statement="Spoiling.", spoiler=True)
    make_fact(event, statement="Unchecked.")

    text = told(make_drama(event))

    assert "Unchecked." in text
    assert not re.search("Retired|Superseded|Also said|Spoiling", text)


def test_no_three_sentences_in_a_row_begin_alike():
    event, person = make_heist(), make_person("Leo Conti")
    make_involvement(event, person=person, role="leader", status="convicted")
    for year in range(2001, 2009):
        make_fact(person, statement=f"Leo Conti was seen by his aunt, and by others, in {year}.")

    sentences = re.findall(r"[A-Z][^.]+\.", section(make_drama(event), REAL))
    openings = [sentence.split()[0] for sentence in sentences]

    assert len(openings) >= 8
    assert not any(len(set(openings[i : i + 3])) == 1 for i in range(len(openings) - 2))


def test_a_title_of_one_common_word_is_not_seen_in_other_words():
    event = make_event("Titanic disaster", kind="disaster")
    show = make_drama(event, title="Titanic")
    make_fact(event, statement="The Titanic sank in the Atlantic.")
    make_fact(show, "fidelity-note", "x", statement="Titanic invents a love story.")

    assert section(show, "Is Titanic a true story?") == (
        "Up to a point. _Titanic_ is inspired by the Titanic disaster. It invents a love story."
    )
    assert section(show, REAL).endswith("The Titanic sank in the Atlantic.")


def test_a_title_that_is_also_the_name_of_the_event_stays_apart_from_it():
    event = make_event("Great Train Robbery", date="8 August 1963")
    show = make_drama(event, title="The Great Train Robbery")
    make_fact(event, statement="The Great Train Robbery made headlines.")
    make_fact(event, statement="The Great Train Robbery was solved.")

    text = section(show, REAL)

    assert text == (
        "The robbery took place on 8 August 1963. The Great Train Robbery made headlines. The "
        "Great Train Robbery was solved."
    )


def test_a_surname_inside_another_name_is_left_alone():
    event, person = make_event("Hill trial", kind="trial"), make_person("Ann Hill")
    make_involvement(event, person=person, role="leader", status="acquitted")
    make_fact(event, statement="The Hill trial drew crowds, and the papers called it a circus.")

    assert "The Hill trial drew crowds, and the papers" in section(make_drama(event), REAL)


def test_a_summary_follows_the_date_where_little_else_is_held():
    event = make_event(
        "Harbour fire", kind="disaster", date="1987", summary="Two warehouses burnt for a day."
    )
    make_fact(event, "number-of-deaths", "none", statement="Nobody died.")

    assert section(make_drama(event), REAL) == (
        "The fire happened in 1987. Two warehouses burnt for a day. Nobody died."
    )
