import re

import pytest

from articles.body import RecordBlock, read_body
from articles.drafting import compose
from facts.models import Fact, Property
from facts.wording import statement_of
from tests.articles.telling import TODAY, make_crowded_show, make_drama, make_heist, told
from tests.make import (
    make_character,
    make_event,
    make_fact,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_show,
    make_source_work,
)

pytestmark = pytest.mark.django_db


def test_every_number_stands_in_a_mark_or_in_a_column_of_the_records():
    show = make_crowded_show()
    body = read_body(compose(show, today=TODAY).body)
    columns = f"{show.premiere} {show.synopsis} {show.title} 2003 Antwerp heist"
    columns += " ".join(credit.character.name for credit in show.credits.all())
    columns += " ".join(str(credit.person) for credit in show.credits.all())

    loose = [
        number
        for block in body.blocks
        if not isinstance(block, RecordBlock)
        for run in block.runs
        if not run.facts
        for number in re.findall(r"\d+", run.text)
        if number not in columns
    ]

    assert loose == []


def test_every_mark_names_a_fact_that_says_it():
    show = make_crowded_show()

    marks = read_body(compose(show, today=TODAY).body).facts

    statements = dict(Fact.objects.values_list("ref", "statement"))
    assert len(marks) > 35
    assert all(mark.ref in statements for mark in marks)
    for mark in marks:
        for number in re.findall(r"\d+", mark.words):
            assert number in f"{statements[mark.ref]} 15 February 123 10", mark


SAMPLES = {"quantity": "12", "money": "USD 5 million", "date": "3 May 2001", "yes_no": "yes"}


def test_a_fact_of_every_property_can_be_told():
    place = make_place("Hill", slug="sample")
    make_organisation("Hill & Co", slug="sample")
    make_source_work("A Long Book", slug="sample")
    make_show("Another Long Show", slug="sample")
    make_person("Zed Quill", slug="sample")
    event = make_event("Great Bank raid", date="2001", place=place, slug="sample")
    show, person = make_drama(event), make_person("Leo Conti", living="no")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_portrayal(character := make_character("Leo", show, origin="renamed"), person)
    for rule in Property.objects.all():
        sample = SAMPLES.get(rule.value_type) or (rule.choices or ["sample"])[0]
        for kind, subject in (("event", event), ("person", person), ("show", show)):
            if kind in rule.subjects:
                fact = make_fact(subject, rule.code, sample)
                fact.statement = statement_of(rule, subject, fact)
                fact.save()
    make_fact(character, "invented-for-screen", "sample", statement="Leo’s aunt was made up.")

    text = told(show)

    assert not re.search(r"\.\.|\s[.,;]|,\.|[{}]|\bNone\b|  (?=\S)", text), text
    assert text.count("5 million") >= 5


def test_a_draft_says_nothing_of_itself_and_fills_no_space():
    text = told(make_crowded_show())

    assert not re.search(r"this article|below|interestingly|worth noting|\bNone\b|  ", text)


def test_no_forbidden_markup_comes_from_records():
    show = make_drama(make_heist(), title="<b>Vault</b> & Sons")
    make_fact(show.adaptations.get().event, statement="A <script>alert(1)</script> was found.")

    body = compose(show, today=TODAY).body

    assert "<script" not in body
    assert "<b>" not in body
    assert "&lt;b&gt;Vault&lt;/b&gt; &amp; Sons" in body


def test_the_queries_of_a_draft_do_not_grow_with_what_is_held(django_assert_max_num_queries):
    show = make_crowded_show()

    with django_assert_max_num_queries(30):
        compose(show, today=TODAY)
