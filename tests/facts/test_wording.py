import pytest

from facts.models import Fact
from facts.wording import (
    hedged,
    named,
    singular,
    standing_in_words,
    statement_of,
    value_in_words,
    when_in_words,
    with_hedge,
)
from tests.make import (
    make_event,
    make_fact,
    make_person,
    make_place,
    make_show,
    make_source_work,
)

VALUES = [
    ("value-stolen", "at least USD 100000000", "at least $100 million"),
    ("value-stolen", "USD 100000000-500000000", "between $100 million and $500 million"),
    ("value-stolen", "about EUR 850000", "about €850,000"),
    ("value-stolen", "more than GBP 1250000", "more than £1.25 million"),
    ("value-stolen", "at most CHF 99", "at most CHF 99"),
    ("value-stolen", "millions of USD", "millions of dollars"),
    ("budget", "$5 million in 2003 prices", "$5 million in 2003 prices"),
    ("sentence", "10 years", "10 years"),
    ("sentence", "5 years", "five years"),
    ("sentence", "1", "one year"),
    ("vault-depth", "2", "two floors"),
    ("vault-depth", "9 m", "9 m"),
    ("boxes-opened", "more than 100", "more than 100 safe-deposit boxes"),
    ("security-layers", "10", "10 layers of security"),
    ("lock-combinations", "millions", "millions of possible combinations"),
    ("tenants", "dozens of gem trading companies", "dozens of gem trading companies"),
    ("number-of-deaths", "1", "one person"),
    ("number-of-deaths", "1200", "1,200 people"),
    ("number-of-perpetrators", "4-5", "between four and five people"),
    ("event-date", "2003-02-15", "15 February 2003"),
    ("event-date", "weekend of 15 February 2003", "weekend of 15 February 2003"),
    ("event-date", "2005", "2005"),
    ("discovered-on", "2003-02-17 (morning)", "morning of 17 February 2003"),
    ("event-date", "early 2000s", "early 2000s"),
    ("event-date", "mid-1990s", "mid-1990s"),
    ("discovered-on", "2003-02 (late)", "late February 2003"),
    ("goods-stolen", "diamonds; cash; jewellery", "diamonds, cash and jewellery"),
    ("named-accomplices", "no", "no"),
    ("residence", "giaveno", "Giaveno"),
    ("code-obtained", "unknown", "not known"),
    ("ransom", "none", "none"),
    ("method", "They drilled", "They drilled"),
    ("method", "", ""),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "text", "words"), VALUES)
def test_a_value_is_said_as_exactly_as_it_is_known(code, text, words):
    make_place("Giaveno")

    assert value_in_words(make_fact(make_event(), code, text)) == words


WHEN = [
    ("2005", "in 2005"),
    ("weekend of 15 February 2003", "over the weekend of 15 February 2003"),
    ("2003-02-17 (morning)", "on the morning of 17 February 2003"),
    ("early 2000s", "in the early 2000s"),
    ("late 2011", "in late 2011"),
    ("2003-02-17 (early hours)", "in the early hours of 17 February 2003"),
    ("2003-02-17 (by noon)", "on 17 February 2003, by noon"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "words"), WHEN)
def test_a_date_comes_with_its_preposition(text, words):
    assert when_in_words(make_fact(make_event(), "event-date", text)) == words


STATEMENTS = [
    ("event", "event-date", "2003-02-15", "The Antwerp heist took place on 15 February 2003."),
    ("event", "event-date", "unknown", "Nobody has established when the Antwerp heist took place."),
    (
        "event",
        "event-place",
        "antwerp-diamond-centre",
        "The Antwerp heist took place at the Antwerp Diamond Centre.",
    ),
    (
        "event",
        "value-stolen",
        "at least USD 100000000",
        "The loot was worth at least $100 million.",
    ),
    (
        "event",
        "boxes-opened",
        "more than 100",
        "The thieves opened more than 100 safe-deposit boxes.",
    ),
    ("event", "loot-recovered", "almost none", "Of the loot, almost none has been recovered."),
    (
        "event",
        "code-obtained",
        "unknown",
        "Police have never established how the code was obtained.",
    ),
    ("event", "preparation-time", "18", "The Antwerp heist took 18 months to prepare."),
    ("event", "method", "The thieves drilled.", "The thieves drilled."),
    ("person", "sentence", "10", "Ann Bell was sentenced to 10 years in prison."),
    ("person", "sentenced-on", "2005", "Ann Bell was sentenced in 2005."),
    ("person", "named-accomplices", "no", "Ann Bell refused to name accomplices."),
    ("person", "served-remainder", "yes", "Ann Bell served the remainder of the sentence."),
    ("person", "age-at-the-time", "51", "Ann Bell was 51 at the time."),
    ("person", "residence", "giaveno", "Ann Bell lives in Giaveno."),
    ("show", "shoot-length", "6", "Bad Surgeon was shot over six months."),
    ("show", "release-date", "unknown", "A release date for Bad Surgeon has not been announced."),
    (
        "show",
        "consulted-real-people",
        "no",
        "The makers of Bad Surgeon did not consult the people portrayed.",
    ),
    ("show", "known-for", "unknown", "Bad Surgeon: known for, not known."),
    ("show", "shot-at", "", ""),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("subject", "code", "text", "statement"), STATEMENTS)
def test_a_statement_is_proposed(subject, code, text, statement):
    make_place("Giaveno")
    make_place("Antwerp Diamond Centre", kind="building")
    subjects = {
        "event": make_event("Antwerp heist"),
        "person": make_person("Ann Bell"),
        "show": make_show("Bad Surgeon"),
    }
    fact = make_fact(subjects[subject], code, text)

    assert statement_of(fact.property, fact.subject, fact) == statement


HEDGED = [
    ("The thieves took the tapes.", "reportedly", "", "The thieves reportedly took the tapes."),
    (
        "The robbery was planned for months.",
        "reportedly",
        "",
        "The robbery was reportedly planned for months.",
    ),
    ("He has a small business.", "reportedly", "", "He reportedly has a small business."),
    (
        "The robbery took 18 months to prepare.",
        "reportedly",
        "",
        "The robbery reportedly took 18 months to prepare.",
    ),
    ("It required 18 months.", "reportedly", "", "Reportedly, it required 18 months."),
    ("Notarbartolo paid a cook.", "allegedly", "", "Notarbartolo allegedly paid a cook."),
    ("The gang used a plan.", "according_to", "Time", "According to Time, the gang used a plan."),
    ("The gang used a plan.", "according_to", "", "The gang reportedly used a plan."),
    ("They reportedly took the tapes.", "reportedly", "", "They reportedly took the tapes."),
    ("He says that he was hired.", "allegedly", "", "He says that he was hired."),
    ("The gang used a plan.", "", "", "The gang used a plan."),
]


@pytest.mark.parametrize(("sentence", "hedge", "whom", "words"), HEDGED)
def test_a_hedge_is_said_once(sentence, hedge, whom, words):
    assert with_hedge(sentence, hedge, whom) == words


@pytest.mark.django_db
def test_a_fact_is_hedged_by_whom_it_is_attributed_to():
    fact = make_fact(
        statement="The vault was thought safe.",
        hedge="according_to",
        attributed_to_person=make_person("Ann Bell"),
    )
    assert hedged(fact) == "The vault was thought safe."
    fact.statement = "The vault had no guard."
    assert hedged(fact) == "According to Ann Bell, the vault had no guard."


@pytest.mark.django_db
def test_names_take_an_article_where_they_are_descriptions():
    cases = [
        (make_event("2003 Antwerp diamond heist"), "the 2003 Antwerp diamond heist"),
        (make_event("The Great Train Robbery"), "The Great Train Robbery"),
        (make_event("Antwerp Diamond Heist"), "the Antwerp Diamond Heist"),
        (make_event("Murder of Jo Doe"), "the murder of Jo Doe"),
        (make_event("Life of Ada King", kind="biography"), "the life of Ada King"),
        (make_event("Watergate"), "Watergate"),
        (make_place("Antwerp Diamond Centre", kind="building"), "the Antwerp Diamond Centre"),
        (make_place("Buckingham Palace", kind="building"), "Buckingham Palace"),
        (make_place("Turin"), "Turin"),
        (make_source_work("Flawless"), "Flawless"),
    ]
    assert [named(record) for record, _ in cases] == [words for _, words in cases]


def test_units_have_a_singular():
    units = {
        "years": "year",
        "people": "person",
        "companies": "company",
        "layers of security": "layer of security",
        "safe-deposit boxes": "safe-deposit box",
        "mass": "mass",
        "": "",
    }
    assert {unit: singular(unit) for unit in units} == units


def test_a_standing_comes_with_its_reason():
    assert standing_in_words(Fact(standing="confirmed")) == "Confirmed"
    fact = Fact(standing="unsupported", standing_reason="Detectives found no evidence.")
    assert standing_in_words(fact) == "Unsupported: Detectives found no evidence."
