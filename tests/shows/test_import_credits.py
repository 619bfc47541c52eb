import pytest

from shows.models import Character, Credit, ExternalId, Person
from tests.importing import run_import, state_of_the_records, table
from tests.make import make_character, make_credit, make_person, make_season, make_show

pytestmark = pytest.mark.django_db

HEADER = "show,person,name,character,billing,status,source"
CAST = f"""{HEADER}
heist,kim-rossi,Kim Rossi,Leonardo,1,confirmed,list-a
heist,anna-fog,Anna Fog,Anna,2,confirmed,list-a
heist,malcolm,Malcolm,,3,reported,list-a
"""


@pytest.fixture
def heist():
    return make_show("Heist", slug="heist")


def import_credits(tmp_path, text, *arguments, **options):
    return run_import("import_credits", table(tmp_path, text), *arguments, **options)


def lines_of(show):
    rows = show.credits.order_by("source", "billing").select_related("person", "character")
    return [
        (row.source, row.person.name, row.character and row.character.name, row.status)
        for row in rows
    ]


def test_a_cast_list_becomes_credits_people_and_characters(tmp_path, heist):
    outcome = import_credits(tmp_path, CAST)

    assert outcome.counts == {
        "people": {"read": 3, "created": 3},
        "external ids": {"read": 5, "created": 5},
        "characters": {"read": 2, "created": 2},
        "credits": {"read": 3, "created": 3},
    }
    assert lines_of(heist) == [
        ("list-a", "Kim Rossi", "Leonardo", "confirmed"),
        ("list-a", "Anna Fog", "Anna", "confirmed"),
        ("list-a", "Malcolm", None, "reported"),
    ]


def test_a_second_run_writes_nothing(tmp_path, heist):
    import_credits(tmp_path, CAST)
    before = state_of_the_records()

    outcome = import_credits(tmp_path, CAST)

    assert outcome.counts["credits"] == {"read": 3, "unchanged": 3}
    assert state_of_the_records() == before


def test_two_lists_that_disagree_are_both_kept(tmp_path, heist):
    import_credits(tmp_path, CAST)
    second = f"{HEADER}\nheist,anna-fog,,Anna,1,confirmed,list-b\nheist,kim-rossi,,Leo,2,,list-b\n"

    import_credits(tmp_path, second)

    assert lines_of(heist)[3:] == [
        ("list-b", "Anna Fog", "Anna", "confirmed"),
        ("list-b", "Kim Rossi", "Leo", "confirmed"),
    ]
    assert Character.objects.filter(name="Anna").count() == 1


def test_a_list_in_another_order_changes_billing_and_nothing_else(tmp_path, heist):
    import_credits(tmp_path, CAST)
    keys = set(Credit.objects.values_list("pk", "source_key"))

    outcome = import_credits(
        tmp_path, CAST.replace("Leonardo,1,", "Leonardo,2,").replace("Anna,2,", "Anna,1,")
    )

    assert outcome.counts["credits"] == {"read": 3, "changed": 2, "unchanged": 1}
    assert set(Credit.objects.values_list("pk", "source_key")) == keys


def test_a_name_alone_makes_a_person_once_in_this_list(tmp_path, heist):
    text = "show,name,character\nheist,Synnøve Lund,Judith\n"

    import_credits(tmp_path, text)
    outcome = import_credits(tmp_path, text)

    assert outcome.counts["credits"] == {"read": 1, "unchanged": 1}
    assert list(Person.objects.values_list("name", "slug")) == [("Synnøve Lund", "synnove-lund")]


def test_a_name_that_we_hold_already_is_asked_about_and_never_matched(tmp_path, heist):
    make_person("Rupert Everett", slug="rupert-everett", description="English actor")
    before = state_of_the_records()

    outcome = import_credits(tmp_path, "show,name,character\nheist,rupert everett,Lovegrove\n")

    assert outcome.sentences == [
        (
            "We hold a person of this name. If it is the same, write rupert-everett (English "
            "actor) in the column person; if it is not, write a new key there."
        )
    ]
    assert state_of_the_records() == before


def test_people_of_one_name_are_kept_apart_by_key(tmp_path, heist):
    make_person("Laura Bailey", slug="laura-bailey")
    text = "show,person,name,character\nheist,laura-bailey-2,Laura Bailey,Anna\n"

    import_credits(tmp_path, text)

    assert list(Person.objects.order_by("pk").values_list("slug", flat=True)) == [
        "laura-bailey",
        "laura-bailey-2",
    ]


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (
            "heisst,kim-rossi,,Leonardo",
            "show",
            "“heisst” is no show we hold. Did you mean heist (Heist)?",
        ),
        (
            "heist,kim-rosi,,Leonardo",
            "person",
            "“kim-rosi” is no person we hold. Did you mean kim-rossi (Kim Rossi)?",
        ),
        (
            "heist,Kim Rossi,,Leonardo",
            "person",
            "“Kim Rossi” is no person we hold. Did you mean kim-rossi (Kim Rossi)?",
        ),
        ("heist,,,Leonardo", "person", "Give the person's key, or a name."),
        ("heist,No Key,Somebody,Leonardo", "person", "“No Key” is no key."),
        (f"heist,new,{'x' * 10_000},Leonardo", "name", "has 10,000 characters"),
        (f"heist,kim-rossi,,{'x' * 10_000}", "name", "10"),
    ],
)
def test_a_row_with_an_unknown_reference_is_left_out_whole(tmp_path, heist, row, column, sentence):
    make_person("Kim Rossi", slug="kim-rossi")
    before = state_of_the_records()

    outcome = import_credits(tmp_path, f"show,person,name,character\n{row}\n")

    assert outcome.counts["credits"] == {"read": 1, "skipped": 1}
    assert outcome.all_problems[0]["column"] == column
    assert sentence in outcome.sentences[0]
    assert state_of_the_records() == before


def test_the_first_unknown_keys_get_a_hint_and_a_key_gets_it_each_time(tmp_path, heist):
    make_person("Kim Rossi", slug="kim-rossi")
    first, last = ["kim-rosi"] * 2, [f"kim-rossi{number}" for number in range(30)]
    rows = [f"heist,{key},Character {n}\n" for n, key in enumerate([*first, *last])]

    outcome = import_credits(tmp_path, "show,person,character\n" + "".join(rows))

    hinted = [place for place, told in enumerate(outcome.sentences) if "Did you mean" in told]
    assert hinted == list(range(21))


def test_a_season_is_named_by_its_number(tmp_path, heist):
    season = make_season(heist, 2)
    text = "show,season,person,name,character\nheist,2,kim,Kim,Leo\nheist,3,kim,Kim,Leo\n"

    outcome = import_credits(tmp_path, text)

    assert Credit.objects.get().season == season
    assert outcome.sentences == [
        (
            "Heist has no season 3. Import its seasons first, or leave the cell empty for the "
            "whole show."
        )
    ]


def test_characters_that_share_a_name_are_told_apart_by_key(tmp_path, heist):
    text = (
        "show,person,name,character,character_key\n"
        "heist,old,Old Actor,Anna,anna-old\nheist,young,Young Actor,Anna,anna-young\n"
    )

    import_credits(tmp_path, text)

    assert Character.objects.filter(show=heist, name="Anna").count() == 2


def test_two_characters_of_one_name_at_the_desk_are_not_guessed(tmp_path, heist):
    for _ in range(2):
        make_character("Anna", heist)

    outcome = import_credits(tmp_path, "show,person,name,character\nheist,kim,Kim,Anna\n")

    assert outcome.problems == [(2, "character", "ambiguous-reference")]
    assert Person.objects.count() == 0


def test_a_character_of_another_show_is_another_character(tmp_path, heist):
    make_credit(make_show(), "Somebody", character="Leonardo")

    import_credits(tmp_path, CAST)

    assert Character.objects.filter(name="Leonardo").count() == 2


def test_an_error_after_the_person_takes_the_person_back(tmp_path, heist):
    text = "show,person,name,job,character,billing\n"
    text += "heist,kim,Kim,dancer,Leo,1\nheist,bo,Bo,,Leo,x\n"

    outcome = import_credits(tmp_path, text)

    assert outcome.problems == [(2, "job", "unknown-choice"), (3, "billing", "bad-number")]
    assert (Person.objects.count(), ExternalId.objects.count()) == (0, 0)
