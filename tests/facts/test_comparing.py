import pytest

from facts.comparing import compare
from tests.make import make_event, make_fact, make_person, make_place, make_service, make_show

pytestmark = pytest.mark.django_db

PAIRS = [
    # What three articles said of one heist, and what an editor would answer.
    ("value-stolen", "at least USD 100000000", "USD 100000000-500000000", "conflict"),
    ("value-stolen", "at least USD 100000000", "USD 100000000", "conflict"),
    ("value-stolen", "USD 100 million", "$100m", "none"),
    ("event-date", "2003-02-15", "weekend of 15 February 2003", "precision"),
    ("event-date", "2003-02-15", "2003", "precision"),
    ("event-date", "2003-02-15", "2003-02-17", "conflict"),
    ("discovered-on", "2003-02-17 (morning)", "2003-02-17", "wording"),
    ("goods-stolen", "diamonds; cash; jewellery", "diamonds; gold; silver; jewellery", "conflict"),
    ("goods-stolen", "diamonds; cash", "cash; diamonds", "wording"),
    ("loot-recovered", "none", "almost none", "conflict"),
    ("loot-recovered", "little", "almost none", "precision"),
    ("loot-recovered", "little", "none", "precision"),
    ("loot-recovered", "most", "none", "conflict"),
    ("number-of-perpetrators", "5", "4-6", "precision"),
    ("number-of-perpetrators", "5", "6", "conflict"),
    ("number-of-perpetrators", "5", "at least 3", "precision"),
    ("boxes-opened", "more than 100", "123", "precision"),
    ("boxes-opened", "about 100", "105", "precision"),
    ("security-layers", "10 layers", "10", "none"),
    ("code-obtained", "unknown", "from a guard", "none"),
    ("ransom", "none", "USD 5", "conflict"),
    ("ransom", "", "USD 5", "none"),
    ("time-of-day", "at night", "At night.", "wording"),
    ("time-of-day", "at night", "at noon", "conflict"),
    ("nickname", "the heist of the century", "the School of Turin job", "none"),
    ("ranking", "the largest theft of diamonds", "the world’s largest diamond theft", "wording"),
    ("ranking", "one of the biggest heists in history", "the largest theft in history", "none"),
]


@pytest.mark.parametrize(("code", "first", "second", "answer"), PAIRS)
def test_two_values_are_compared_by_the_rule_of_their_property(code, first, second, answer):
    event = make_event()
    a, b = make_fact(event, code, first), make_fact(event, code, second, rank="also")

    assert compare(a, b) == answer
    assert compare(b, a) == answer


def test_a_place_within_another_is_the_same_said_more_finely():
    turin = make_place("Turin area", kind="region")
    make_place("Giaveno", part_of=turin)
    make_place("Rome")
    person = make_person()
    home = make_fact(person, "residence", "giaveno")
    area = make_fact(person, "residence", "turin-area", rank="also")
    elsewhere = make_fact(person, "residence", "rome", rank="also")

    assert compare(home, area) == "precision"
    assert compare(area, home) == "precision"
    assert compare(home, elsewhere) == "conflict"


def test_one_place_by_two_of_its_names_is_other_words():
    centre = make_place("Diamond Centre", kind="building")
    centre.names.create(text="Diamond Center", kind="forbidden")
    event = make_event()
    facts = [
        make_fact(event, "event-place", "diamond-centre", rank="also", statement=statement)
        for statement in ("It was the Diamond Centre.", "It was the Diamond Center.", "There.")
    ]

    assert compare(facts[0], facts[1]) == "wording"
    assert compare(facts[0], facts[2]) == "none"


def test_two_names_of_one_service_are_other_words_and_two_services_both_right():
    prime = make_service("Prime Video")
    prime.names.create(text="Amazon Prime", kind="forbidden")
    make_service("Netflix")
    show = make_show()
    facts = [
        make_fact(show, "service", name) for name in ("Prime Video", "amazon prime", "Netflix")
    ]

    assert compare(facts[0], facts[1]) == "wording"
    assert compare(facts[0], facts[2]) == "none"


def test_a_nickname_and_a_rank_may_be_one_saying():
    event = make_event()
    nickname = make_fact(event, "nickname", "the world’s largest theft of diamonds")
    ranking = make_fact(event, "ranking", "the largest theft of diamonds in history")

    assert compare(nickname, ranking) == "wording"


def test_a_show_is_shot_at_several_places():
    make_place("Rome")
    make_place("Antwerp")
    show = make_show()

    assert compare(make_fact(show, "shot-at", "rome"), make_fact(show, "shot-at", "antwerp")) == (
        "none"
    )


def test_a_heist_is_a_crime_whichever_of_the_two_is_named():
    show = make_show()
    heist, crime = (
        make_fact(show, "genre", text, rank="also") for text in ("comedy; heist", "crime")
    )

    assert compare(heist, crime) == "wording"


def test_one_genre_in_common_is_another_emphasis():
    show = make_show()
    facts = [
        make_fact(show, "genre", text, rank="also")
        for text in ("comedy; heist", "crime; heist", "horror")
    ]

    assert compare(facts[0], facts[1]) == "wording"
    assert compare(facts[0], facts[2]) == "conflict"


def test_a_limited_series_is_a_series():
    show = make_show()
    facts = [
        make_fact(show, "kind-of-show", text, rank="also")
        for text in ("limited series", "series", "film")
    ]

    assert compare(facts[0], facts[1]) == "wording"
    assert compare(facts[0], facts[2]) == "conflict"


def test_facts_of_other_subjects_properties_or_times_do_not_disagree():
    person = make_person()
    sentence = make_fact(person, "sentence", "10 years")
    early = make_fact(person, "residence", "", rank="also")

    assert compare(sentence, make_fact(make_person(), "sentence", "5 years")) == "none"
    assert compare(sentence, make_fact(person, "time-served", "12 years")) == "none"
    assert compare(early, make_fact(person)) == "none"


def test_released_in_one_year_and_again_in_another_live_together():
    person = make_person()
    first = make_fact(person, "released", "2009", valid_from="2009", valid_to="2013")
    second = make_fact(person, "released", "2017", valid_from="2017")

    assert compare(first, second) == "none"
