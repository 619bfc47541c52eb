"""A pasted list beside the cast that is held."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shows.casting.comparing import compare
from shows.casting.held import HeldCast, ListName, line_key
from shows.models import PersonName
from shows.reading.cast import read_cast
from tests.make import make_credit, make_person, make_season, make_show

pytestmark = pytest.mark.django_db


@pytest.fixture
def show():
    """Two people in roles, on a list called “old”."""
    show = make_show("Night Ferry")
    make_credit(show, "Mara Thys", character="Ilse Roth", source="old", source_key="1", billing=1)
    make_credit(show, "Jo Field", character="Bob", source="old", source_key="2", billing=2)
    return show


def look(show, text, season=None, list_name=ListName("new")):  # noqa: B008 -- a frozen value
    held = HeldCast(show, season, list_name)
    return compare(held, read_cast(text, held.known))


def states(show, text, **options):
    """State, what has to be asked and what is told of each line."""
    return [(line.state, line.why, line.told) for line in look(show, text, **options).lines]


def answers(show, text, **options):
    """The answers that may be given about the only line."""
    (line,) = look(show, text, **options).lines
    return [(option.label, option.detail) for option in line.options], line.default


def only_ours(show, text, **options):
    return [str(role.credit) for role in look(show, text, **options).only_ours]


# -- What is held ---------------------------------------------------------------------------------


def test_a_line_that_another_list_has_matches(show):
    (line,) = look(show, "MARA THYS – Ilse Roth").lines

    assert (line.state, line.why, line.told, line.person.name) == ("matches", "", [], "Mara Thys")
    assert [credit.source for credit in line.same] == ["old"]
    assert not line.only_here


def test_a_role_is_the_same_without_its_article(show):
    make_credit(show, "Lee Roe", character="The Generale", source="old", source_key="3")

    assert states(show, "Lee Roe as Generale") == [("matches", "", [])]


def test_a_list_knows_its_own_lines_again(show):
    (line,) = look(show, "Mara Thys as Ilse Roth", list_name=ListName("old")).lines

    assert (line.state, line.same, line.own.source) == ("held", [], "old")


def test_a_removed_line_of_the_list_stays_removed(show):
    entry = read_cast("Lee Roe as Tom").entries[0]
    key = line_key(show, None, entry)
    make_credit(show, "Lee Roe", character="Tom", source="new", source_key=key, status="removed")

    assert states(show, "Lee Roe as Tom") == [
        ("held", "", ["The desk has removed this credit; it stays so."])
    ]


def test_a_list_without_roles_contradicts_nothing(show):
    assert states(show, "Starring Mara Thys and Jo Field") == [
        ("matches", "", ["Our list says Ilse Roth."]),
        ("matches", "", ["Our list says Bob."]),
    ]


def test_people_of_the_crew_match_by_their_job(show):
    make_credit(show, "Ann Lee", job="director", source="old", source_key="3")

    assert states(show, "Directed by Ann Lee\nWriter: Ann Lee") == [
        ("matches", "", []),
        ("new", "", []),
    ]


# -- What is new ----------------------------------------------------------------------------------


def test_somebody_unknown_is_a_new_person(show):
    (line,) = look(show, "Lee Roe as Tom").lines

    assert (line.state, line.person, line.default, line.only_here) == ("new", None, "new", True)
    assert [option.label for option in line.options] == ["Lee Roe", "Leave this line out"]


def test_nothing_is_only_in_a_list_that_is_the_first():
    (line,) = look(make_show(), "Lee Roe as Tom").lines

    assert (line.state, line.only_here) == ("new", False)


def test_somebody_known_from_other_shows_may_still_be_another_person(show):
    person = make_person("Lee Roe", description="Actor from Ghent.")
    make_credit(make_show("Pearls"), person)

    (line,) = look(show, "Lee Roe as Tom").lines

    assert (line.state, line.person, line.default) == ("new", person, f"p{person.pk}")
    assert answers(show, "Lee Roe as Tom")[0] == [
        ("Lee Roe", "Actor from Ghent, in Pearls"),
        ("Lee Roe", "a new person"),
        ("Leave this line out", ""),
    ]


def test_a_second_role_of_somebody_is_new(show):
    assert states(show, "Mara Thys as Ilse Roth\nMara Thys as Greta") == [
        ("matches", "", []),
        ("new", "", []),
    ]


def test_a_role_that_was_not_announced_before_is_new(show):
    make_credit(show, "Lee Roe", source="old", source_key="3")

    assert states(show, "Lee Roe as Tom") == [("new", "", ["Our list has no role yet."])]


def test_another_player_of_a_role_is_told(show):
    assert states(show, "Lee Roe as Bob") == [
        ("new", "", ["Our list gives this role to Jo Field."])
    ]
    assert states(show, "Lee Roe as Bob\nJo Field as Bob") == [("new", "", []), ("matches", "", [])]


# -- What is doubtful ------------------------------------------------------------------------------


def test_two_people_of_a_name_are_asked_about(show):
    make_person("Lee Roe", slug="lee-roe", description="Singer.")
    make_person("Lee Roe", slug="lee-roe-2")

    assert states(show, "Lee Roe as Tom") == [("doubtful", "We hold two people of this name.", [])]
    assert answers(show, "Lee Roe as Tom") == (
        [
            ("Lee Roe", "Singer"),
            ("Lee Roe", "nothing else is known"),
            ("Lee Roe", "a new person"),
            ("Leave this line out", ""),
        ],
        "",
    )


def test_a_namesake_elsewhere_does_not_disturb_who_is_here(show):
    make_person("Mara Thys", slug="another-mara")

    assert states(show, "Mara Thys as Ilse Roth") == [("matches", "", [])]


def test_somebody_from_real_life_is_no_actor_by_the_name_alone(show):
    make_person("Lee Roe", description="Convicted of the robbery.")

    assert states(show, "Lee Roe as Tom") == [
        ("doubtful", "We hold somebody of this name, who is in no show.", [])
    ]


def test_one_letter_makes_a_doubt(show):
    make_person("Leonard Roe")

    assert states(show, "Leonard Row as Tom\nMaria Thys as Ilse Roth") == [
        ("doubtful", "One letter differs from Leonard Roe.", []),
        ("doubtful", "Our cast has Mara Thys: is that the same?", []),
    ]


def test_a_name_without_its_middle_is_asked_about_within_the_show(show):
    make_credit(show, "Kim Rossi Stuart", character="Leo")

    assert states(show, "Kim Stuart as Leo") == [
        ("doubtful", "Our cast has Kim Rossi Stuart: is that the same?", [])
    ]


def test_near_names_are_two_people_if_the_list_has_both(show):
    text = "Mara Thys as Ilse Roth\nMaria Thys as Greta"

    assert [line.state for line in look(show, text).lines] == ["matches", "new"]


def test_another_character_than_ours_is_asked_about(show):
    (line,) = look(show, "Mara Thys as Greta").lines

    assert (line.state, line.why) == ("doubtful", "Our list says Ilse Roth.")
    assert answers(show, "Mara Thys as Greta") == (
        [
            ("Mara Thys as Greta", "as this list has it"),
            ("Mara Thys as Ilse Roth", "as we have it"),
            ("Leave this line out", ""),
        ],
        "",
    )


def test_a_character_one_letter_away_is_asked_about(show):
    assert states(show, "Lee Roe as Ilse Rothe") == [
        ("doubtful", "One letter differs from our Ilse Roth.", [])
    ]


def test_themselves_instead_of_a_role_is_asked_about(show):
    assert states(show, "Mara Thys as Herself") == [("doubtful", "Our list says Ilse Roth.", [])]


def test_a_wrong_form_is_flagged_with_the_right_one(show):
    person = show.credits.get(source_key="1").person
    PersonName.objects.create(person=person, text="Mara This", kind="forbidden")

    assert states(show, "Mara This as Ilse Roth") == [
        ("matches", "", ["“Mara This” is a wrong form: write Mara Thys."])
    ]


# -- Who is only in ours --------------------------------------------------------------------------


def test_who_is_only_in_ours_is_said(show):
    make_credit(show, "Ann Lee", job="director", source="old", source_key="3")

    assert only_ours(show, "Mara Thys as Ilse Roth") == ["Jo Field as Bob"]
    assert only_ours(show, "Mara Thys as Ilse Roth\nJoe Field as Bob") == []
    assert only_ours(show, "Directed by Bo Lee") == ["Ann Lee as Director"]


# -- Seasons --------------------------------------------------------------------------------------


def test_a_list_of_a_season_is_put_beside_that_season(show):
    first, second = make_season(show, 1), make_season(show, 2)
    make_credit(show, "Lee Roe", season=first, character="Tom", source="s1", source_key="1")
    make_credit(show, "Ann Sy", season=second, character="Max", source="s2", source_key="1")

    assert states(show, "Lee Roe as Tom", season=first) == [("matches", "", [])]
    assert states(show, "Lee Roe as Tom", season=second) == [("new", "", [])]
    assert only_ours(show, "Lee Roe as Tom", season=second) == ["Ann Sy as Max"]


def test_a_role_of_another_season_and_player_is_asked_about(show):
    first, second = make_season(show, 1), make_season(show, 2)
    make_credit(show, "Lee Roe", season=first, character="Tom", source="s1", source_key="1")

    assert states(show, "Al Vo as Tom", season=second) == [
        ("doubtful", "Another season has a character of this name, played by somebody else.", [])
    ]
    assert states(show, "Al Vo as Tom", season=first) == [
        ("new", "", ["Our list gives this role to Lee Roe."])
    ]


# -- Queries ---------------------------------------------------------------------------------------


def test_the_queries_do_not_grow_with_the_lines(show):
    for number in range(40):
        person = make_person(f"Number {chr(65 + number % 26)}{chr(97 + number // 26)}")
        make_credit(make_show(), person)
    names = [f"Number {chr(65 + number % 26)}{chr(97 + number // 26)}" for number in range(300)]

    counts = []
    for some in (names[:3], names):
        text = "\n".join(f"{name} as Role of {name}" for name in some)
        with CaptureQueriesContext(connection) as queries:
            assert len(look(show, text).lines) == len(some)
        counts.append(len(queries))
    assert counts == [6, 6]
