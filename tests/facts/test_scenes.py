from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from facts.models import SceneAssessment
from facts.scenes import Score, score, score_of
from newsroom.lib.constraints import sentence_for
from tests.make import make_fact, make_scene, make_season, make_show
from tests.screens import form_data, problems, queries_of, sit_down

MINUTE = timedelta(minutes=1)


def scenes(**grades):
    """Scenes without rows, so many of each grade."""
    return [SceneAssessment(grade=grade) for grade, count in grades.items() for _ in range(count)]


# -- The score --------------------------------------------------------------------------------


def test_strictly_only_what_is_true_counts_and_flexibly_its_spirit_does_too():
    rows = scenes(true=4, true_ish=2, false_ish=2, false=2)

    assert score(rows) == Score(graded=10, unknown=0, strict=40, flexible=60, by_length=False)


def test_what_nobody_can_judge_is_left_out_and_shown():
    rows = scenes(true=8, unknown=2)

    assert score(rows) == Score(graded=8, unknown=2, strict=100, flexible=100, by_length=False)
    assert score(rows).unknown_share == 20
    assert str(score(rows)) == (
        "100% true, 100% true in spirit, by scenes; 10 scenes, two unknown (20%)."
    )


@pytest.mark.parametrize(
    ("grades", "sentence"),
    [
        ({}, "No score yet: eight graded scenes more needed, none unknown."),
        ({"true": 7, "unknown": 30}, "No score yet: one graded scene more needed, 30 unknown."),
    ],
)
def test_a_few_scenes_make_no_score(grades, sentence):
    few = score(scenes(**grades))

    assert (few.strict, few.flexible) == (None, None)
    assert str(few) == sentence


def test_eight_graded_scenes_are_enough():
    assert score(scenes(true=2, false=6)).strict == 25


def test_a_half_per_cent_is_rounded_up():
    assert score(scenes(true=1, false=199)).strict == 1
    assert score(scenes(true=1, false=201)).strict == 0


def test_scenes_weigh_as_long_as_they_last_where_all_graded_ones_say_so():
    rows = scenes(true=1, false=7, unknown=1)
    for position, scene in enumerate(rows[:-1]):
        scene.starts = 10 * position * MINUTE
        scene.ends = scene.starts + (3 if scene.grade == "true" else 1) * MINUTE

    assert score(rows) == Score(graded=8, unknown=1, strict=30, flexible=30, by_length=True)

    rows[0].ends = None
    assert (score(rows).strict, score(rows).by_length) == (13, False)


@pytest.mark.django_db
def test_a_season_has_a_score_of_its_own(django_assert_num_queries):
    show = make_show()
    first, second = make_season(show, 1), make_season(show, 2)
    for number in range(8):
        make_scene(show, season=first, grade="true", position=number)
        make_scene(show, season=second, grade="false", position=number)
    make_scene(grade="true")

    with django_assert_num_queries(3):
        shares = [score_of(show, season).strict for season in (first, second, None)]

    assert shares == [100, 0, 50]


# -- The record -------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"happened": ""}, "Say what really happened, or grade it “unknown”."),
        ({"starts": -MINUTE}, "A scene cannot start before the beginning."),
        ({"ends": MINUTE}, "A scene ends after it starts: give both times, in order."),
        (
            {"starts": MINUTE, "ends": MINUTE},
            "A scene ends after it starts: give both times, in order.",
        ),
    ],
)
def test_a_scene_that_cannot_be_is_refused(columns, sentence):
    with pytest.raises(IntegrityError) as error:
        make_scene(**columns)

    assert sentence_for(error.value) == sentence


@pytest.mark.django_db
def test_a_scene_that_nobody_can_judge_needs_no_truth():
    assert make_scene(grade="unknown", happened="").grade == "unknown"


@pytest.mark.django_db
def test_a_scene_is_in_a_season_and_an_episode_of_its_show():
    show = make_show("Tidewater")
    one, two = make_season(show, 1), make_season(show, 2)
    pilot = one.episodes.create(number=1)
    other = make_season(make_show("Elsewhere"), 1).episodes.create(number=1)

    said = []
    for place in ({"season": other.season}, {"episode": other}, {"season": two, "episode": pilot}):
        with pytest.raises(ValidationError) as error:
            SceneAssessment(show=show, **place).clean()
        said += error.value.messages

    assert said == [
        "Elsewhere, season 1 is not a season of Tidewater: choose another, or none.",
        "Elsewhere, season 1, episode 1 is not an episode of Tidewater.",
        "Tidewater, season 1, episode 1 is not in Tidewater, season 2.",
    ]
    SceneAssessment(show=show, season=one, episode=pilot).clean()


# -- The desk ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_scene_is_entered_with_its_times_and_facts(client):
    sit_down(client, "Writer")
    show, fact = make_show(), make_fact()
    address = reverse("admin:facts_sceneassessment_add")
    typed = {
        "show": show.pk,
        "heading": "The vault",
        "shown": "Five open it.",
        "happened": "Three did.",
        "grade": "false_ish",
        "starts": "0:41:10",
        "ends": "0:44:30",
        "facts": [fact.pk],
    }

    answer = client.post(address, form_data(client.get(address), **typed))

    assert answer.status_code == 302
    scene = SceneAssessment.objects.get()
    assert (scene.length, list(scene.facts.all())) == (timedelta(minutes=3, seconds=20), [fact])
    assert scene.history.count() == 1


@pytest.mark.django_db
def test_bad_times_get_a_sentence_and_nothing_is_lost(client):
    sit_down(client, "Writer")
    address = reverse("admin:facts_sceneassessment_add")
    typed = {"heading": "The vault", "shown": "Five open it.", "grade": "unknown"}
    times = {"show": make_show().pk, "starts": "0:44:30", "ends": "0:41:10"}

    answer = client.post(address, form_data(client.get(address), **typed, **times))

    assert problems(answer) == ["A scene ends after it starts: give both times, in order."]
    assert "Five open it." in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["shows_show_scenes", "facts_sceneassessment_changelist"])
def test_more_scenes_take_no_more_queries(client, name):
    sit_down(client, "Writer")
    show = make_show()
    season = make_season(show, 1)
    page = reverse(f"admin:{name}", args=[show.pk] if name == "shows_show_scenes" else [])
    make_scene(show, season=season, episode=season.episodes.create(number=1))
    few = queries_of(client, page)

    for number in range(2, 31):
        make_scene(show, season=season, episode=season.episodes.create(number=number))

    assert queries_of(client, page) == few


@pytest.mark.django_db
def test_the_page_of_a_show_tells_scores_and_grades_a_season(client):
    sit_down(client, "Writer")
    show = make_show()
    season = make_season(show, 2, title="High Water")
    make_scene(show, season=season, heading="The vault", grade="true")
    make_scene(show, season=season, grade="unknown", happened="")

    page = client.get(reverse("admin:shows_show_scenes", args=[show.pk])).content.decode()

    assert "Season 2: High Water" in page
    assert "No score yet: seven graded scenes more needed, one unknown." in page
    assert "1 true and 1 unknown." in page
    assert f"/admin/facts/sceneassessment/add/?show={show.pk}" in page
