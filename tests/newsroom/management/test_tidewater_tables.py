"""The tables of an anthology: each season brings its own answer, cast, offer and scenes."""

import pytest

from facts.claims import claims
from facts.importing.keys import directories
from facts.models import Citation, Portrayal, SceneAssessment, Verdict
from shows.models import Character, Credit, Season
from tests.make import make_member
from tests.tidewater import bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {"by": make_member("Editor"), "checked_by": make_member("Fact-checker")}


@pytest.fixture
def _both(people):
    for season in (1, 2):
        bring(season, **people)


def test_both_seasons_come_in_clean_and_change_nothing_the_second_time(people):
    first = [report.status for season in (1, 2) for report in bring(season, **people).values()]
    again = [
        (kind, name)
        for season in (1, 2)
        for kind, report in bring(season, **people).items()
        for counts in report.counts.values()
        for name in ("created", "changed")
        if counts[name]
    ]

    assert (set(first), again) == ({"clean"}, [])


@pytest.mark.usefixtures("_both")
def test_each_season_has_its_verdict_cast_people_and_scenes():
    seasons = Season.objects.order_by("number")

    assert [(row.season.number, row.value) for row in Verdict.objects.order_by("pk")] == [
        (1, "based_on"),
        (2, "loosely_inspired"),
    ]
    assert [
        [str(credit) for credit in Credit.objects.filter(season=season).order_by("billing")]
        for season in seasons
    ] == [
        ["Marit Sundal as Ada Crane", "Joel Pascoe as The Harbour Master"],
        [
            "Marit Sundal as Greta Holm",
            "Idris Vaughan as The Harbour Master",
            "Joel Pascoe as Sam Tull",
        ],
    ]
    assert [
        [str(row) for row in Portrayal.objects.filter(season=season).order_by("pk")]
        for season in seasons
    ] == [
        ["Ada Crane is Ada Crane", "The Harbour Master is Tobias Reef"],
        ["Greta Holm is Greta Voss", "The Harbour Master is Hugh Maddern"],
    ]
    assert [(row.ref, row.season.number, row.grade) for row in SceneAssessment.objects.all()] == [
        ("TW1-BELL", 1, "false_ish"),
        ("TW1-HOLD", 1, "true"),
        ("TW2-FALL", 2, "false"),
    ]


@pytest.mark.usefixtures("_both")
def test_a_character_of_both_seasons_is_held_once():
    names = Character.objects.order_by("name").values_list("name", flat=True)

    assert list(names) == ["Ada Crane", "Greta Holm", "Sam Tull", "The Harbour Master"]


@pytest.mark.usefixtures("_both")
def test_a_citation_of_one_season_hangs_on_that_season():
    cited = Citation.objects.exclude(portrayal=None).order_by("pk")
    verdicts = Citation.objects.exclude(verdict=None).order_by("pk")

    assert [(str(row.portrayal.person), row.portrayal.season.number) for row in cited] == [
        ("Tobias Reef", 1),
        ("Hugh Maddern", 2),
    ]
    assert [row.verdict.season.number for row in verdicts] == [1, 2]


@pytest.mark.usefixtures("_both")
@pytest.mark.parametrize("kind", ["verdict", "adaptation", "scene"])
def test_what_is_exported_is_found_again_by_its_reference(kind):
    refs = [claim.ref for claim in claims() if claim.record == kind]
    found = [directories()[kind].find(ref) for ref in refs]

    assert (len(refs), None in found) == (len(set(found)), False)


@pytest.mark.usefixtures("_both")
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("verdict", "tidewater"),
        ("verdict", "tidewater > season 3"),
        ("verdict", "tidewater > season 1 > season 2"),
        ("adaptation", "tidewater > gannet-rock"),
        ("portrayal", "tidewater/harbour-master > season 2 > tobias-reef"),
        ("portrayal", "tidewater/harbour-master >"),
    ],
)
def test_a_key_that_means_no_season_or_several_is_nobodys(kind, key):
    assert directories()[kind].find(key) is None


@pytest.mark.usefixtures("_both")
def test_a_key_without_a_season_means_the_only_one():
    kinds = directories()

    assert str(kinds["portrayal"].find("tidewater/ada-crane > ada-crane").season) == (
        "Tidewater, season 1"
    )
    assert kinds["adaptation"].find("tidewater > skerry-bridge-collapse").season.number == 2
