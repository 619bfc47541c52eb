import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.lib.search import find, index, matching
from newsroom.lib.search.finding import MOST_FOUND
from shows.models import Character, Credit, Person, Season, Show, SourceWork
from tests.make import (
    make_credit,
    make_person,
    make_season,
    make_show,
    make_source_work,
)

pytestmark = pytest.mark.django_db


def found(model, text):
    """What a list shows: the names of the records, the best first, and whether there are more."""
    condition, ranked, capped = find(model, text)
    rows = model.objects.filter(condition)
    place = {pk: number for number, pk in enumerate(ranked)}
    by_rank = sorted(rows, key=lambda row: (place.get(row.pk, len(place)), row.pk))
    return [str(row) for row in by_rank], capped


def held(*records):
    index(records)
    return records


def test_every_word_has_to_be_there_by_its_beginning_in_any_order():
    held(make_person("Kim Rossi Stuart"), make_person("Kim Novak"), make_person("Rossi"))

    assert found(Person, "ros KI") == (["Kim Rossi Stuart"], False)
    assert found(Person, "kim") == (["Kim Novak", "Kim Rossi Stuart"], False)
    assert found(Person, "im") == ([], False)
    assert found(Person, "kim rossi novak") == ([], False)


def test_the_name_itself_comes_first_then_names_that_begin_so():
    held(*(make_show(title) for title in ("The Vault", "Vault of Glass", "A Vault", "Vault")))

    assert found(Show, "vault")[0] == ["Vault", "Vault of Glass", "A Vault", "The Vault"]


def test_other_names_find_the_record():
    show = make_show("Everybody Loves Diamonds")
    show.names.create(text="Everyone Loves Diamonds", kind="forbidden")
    held(show)

    assert found(Show, "everyone diamonds")[0] == ["Everybody Loves Diamonds"]


def test_a_record_is_found_by_those_it_names():
    show = make_show("Everybody Loves Diamonds")
    credit = make_credit(show, "Kim Rossi Stuart", character="Leonardo Notarbartolo")
    other = make_credit(make_show("Ciao"), "Kim Novak", character="Leonardo")
    held(show, credit.person, credit.character, other.show, other.person, other.character)

    assert set(matching(Credit, "leonardo").values_list("pk", flat=True)) == {credit.pk, other.pk}
    assert found(Credit, "kim rossi")[0] == [str(credit)]
    assert found(Character, "loves")[0] == [str(credit.character)]


@pytest.mark.parametrize("asked", ["kim rossi leonardo", "leonardo kim", "diamonds stuart"])
def test_words_that_belong_to_two_records_find_what_names_both(asked):
    show = make_show("Everybody Loves Diamonds")
    credit = make_credit(show, "Kim Rossi Stuart", character="Leonardo Notarbartolo")
    other = make_credit(make_show("Ciao"), "Kim Novak", character="Marcello")
    held(show, credit.person, credit.character, other.show, other.person, other.character)

    assert found(Credit, asked) == ([str(credit)], False)


def test_words_of_the_record_itself_go_together_with_those_of_one_it_names():
    yellowstone, other = make_show("Yellowstone"), make_show("Ciao")
    seasons = [make_season(show, number) for show in (yellowstone, other) for number in (1, 2)]
    held(yellowstone, other, *seasons)

    assert found(Season, "yellowstone season 2")[0] == ["Yellowstone, season 2"]


def test_an_author_finds_the_book():
    flawless = make_source_work("Flawless", authors=[make_person("Scott Selby")])
    held(flawless, *flawless.authors.all())

    assert found(SourceWork, "selby")[0] == found(SourceWork, "flawless selby")[0] == ["Flawless"]


@pytest.mark.parametrize(
    "text",
    [
        '"kim',
        'kim" OR "novak',
        "kim AND",
        "NEAR(kim, 2)",
        "kim*",
        "words:kim",
        "-kim",
        "^kim",
        "kim' | !",
        "kim:*",
        "kim & <-> (",
        "ki\x00m",
        "%kim_",
        "Kím",
        "🎬 kim",
        "\\kim",
    ],
)
def test_no_sign_is_an_operator_and_none_an_error(text):
    held(make_person("Kim And Or Near 2 Words Novak"))

    assert found(Person, text)[0] == ["Kim And Or Near 2 Words Novak"]


@pytest.mark.parametrize("text", ["", "   ", "🎬", "!!", "\x00", "§", "§shows.person", "%", "_"])
def test_nothing_is_found_by_what_is_no_word(text):
    held(make_person("Kim Novak"))

    assert found(Person, text) == ([], False)


def test_a_kind_is_no_word():
    held(make_person("Kim"), make_show("Kim"))

    for word in ("shows", "person", "shows.person"):
        assert found(Person, word) == found(Show, word) == ([], False)


def test_a_thousand_are_found_at_most_and_the_best_are_among_them():
    people = Person.objects.bulk_create(
        Person(name=f"Anna Zett {number}", slug=f"anna-{number}") for number in range(1_050)
    )
    held(*people, make_person("Zett"), make_person("Zettel"))

    condition, ranked, capped = find(Person, "zett")
    rows = Person.objects.filter(condition)

    assert (rows.count(), len(ranked), capped) == (MOST_FOUND, MOST_FOUND, True)
    names = Person.objects.in_bulk(ranked[:2])
    assert [names[pk].name for pk in ranked[:2]] == ["Zett", "Zettel"]


def test_exactly_a_thousand_are_all():
    held(
        *Person.objects.bulk_create(
            Person(name=f"Anna {number}", slug=f"a-{number}") for number in range(MOST_FOUND)
        )
    )

    condition, _, capped = find(Person, "anna")
    rows = Person.objects.filter(condition)

    assert (rows.count(), capped) == (MOST_FOUND, False)


@pytest.mark.parametrize(
    ("model", "text", "queries"),
    [(Person, "kim", 1), (Credit, "kim", 1), (Credit, "nobody", 1), (Credit, "kim leonardo", 2)],
)
def test_asking_takes_one_query_and_a_second_where_words_are_split(model, text, queries):
    credit = make_credit(person="Kim Novak", character="Leonardo")
    held(credit.person, credit.character, credit.show)

    with CaptureQueriesContext(connection) as asked:
        find(model, text)

    assert len(asked) == queries
