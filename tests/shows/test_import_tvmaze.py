import json

import pytest

from shows.models import (
    Availability,
    Character,
    Credit,
    Episode,
    ExternalId,
    ImportRun,
    Person,
    Season,
    Service,
    Show,
)
from tests.importing import SAMPLES, run_import, state_of_the_records
from tests.make import make_credit, make_person, make_service, make_show

pytestmark = pytest.mark.django_db

SHOW, CAST, CREW, EPISODES, NOT_FOUND = (
    SAMPLES / "tvmaze" / f"{name}.json"
    for name in ("show", "cast", "crew", "episodes", "not-found")
)


def import_tvmaze(*paths, **options):
    return run_import("import_tvmaze", *paths, **options)


def answer(folder, data, name="answer.json"):
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def show_data(**fields):
    return {"id": 900009, "name": "Lighthouse", "genres": [], "premiered": "2020-05-01"} | fields


def cast_data(person=None, character=None, **fields):
    person = {"id": 1, "name": "Ann Lee"} | (person or {})
    character = {"id": 2, "name": "Keeper"} | (character or {})
    return [{"person": person, "character": character, **fields}]


def test_a_show_comes_with_what_is_embedded_in_it():
    outcome = import_tvmaze(SHOW)

    assert (outcome.code, outcome.problems) == (0, [])
    show = Show.objects.get()
    assert (show.slug, show.title, show.kind, show.original_language) == (
        "the-glass-harbour",
        "The Glass Harbour",
        "series",
        "da",
    )
    assert (str(show.premiere), str(show.ended), show.runtime_minutes, show.genres) == (
        "6 September 2019",
        "29 October 2021",
        52,
        ["Drama", "Crime"],
    )
    assert show.synopsis == (
        "A customs officer in a Danish port finds a ledger that should not exist.\n"
        "Loosely based on a smuggling case of 1987."
    )
    assert list(show.names.values_list("text", "note")) == [
        ("Glashavnen", "In Denmark."),
        ("Glass Harbor", ""),
    ]
    assert list(show.seasons.values_list("number", "title", "episode_count")) == [
        (1, "", 8),
        (2, "The Ledger", None),
    ]
    assert set(show.external_ids.values_list("scheme", "value")) == {
        ("tvmaze-show", "900001"),
        ("imdb-title", "tt90000001"),
        ("thetvdb", "9000001"),
    }


def test_a_web_channel_without_a_country_is_everywhere():
    import_tvmaze(SHOW)

    row = Availability.objects.get()
    assert (row.service.name, row.country, row.access, str(row.starts)) == (
        "Fjord Play",
        "",
        "subscription",
        "6 September 2019",
    )
    assert row.service.external_ids.get().value == "webchannel/900101"


def test_the_cast_of_a_recorded_answer_belongs_to_the_show_that_was_asked_for():
    import_tvmaze(SHOW, CAST)

    rows = Credit.objects.order_by("billing").select_related("person", "character")
    assert [
        (row.person.name, row.character and row.character.name, row.job, row.source_key)
        for row in rows
    ] == [
        ("Ida Søndergård", 'Karen "Kiki" Dahl', "actor", "900001|900301|900401"),
        ("Jonas Brekke", "Harbour Master", "voice", "900001|900302|900402"),
        ("Mette Ravn", None, "self", "900001|900303|self"),
        ("Ida Søndergård", "Karen’s mother", "actor", "900001|900301|900404"),
    ]
    assert not Character.objects.filter(name="Self").exists()
    jonas = Person.objects.get(slug="jonas-brekke")
    assert (str(jonas.born), str(jonas.died), jonas.living) == ("1950", "11 February 2020", "no")


def test_a_bare_list_belongs_to_the_show_that_is_named():
    assert import_tvmaze(CREW).refusal == (
        "Nothing in crew.json says which show it belongs to. Name it with --show, by its short "
        "name or its number at TVmaze."
    )
    import_tvmaze(SHOW)

    import_tvmaze(CREW, show="the-glass-harbour")

    assert list(Credit.objects.order_by("billing").values_list("job", "job_title")) == [
        ("creator", "Creator"),
        ("producer", "Co-Executive Producer"),
        ("other", "Director of Photography"),
    ]


def test_a_show_may_be_named_by_a_number_that_an_earlier_file_brings():
    outcome = import_tvmaze(SHOW, CREW, show="900001")

    assert (outcome.code, outcome.counts["credits"]) == (0, {"read": 3, "created": 3})


def test_a_folder_of_answers_about_one_show_comes_in_whatever_their_names():
    outcome = import_tvmaze(CAST, CREW, EPISODES, SHOW)

    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.counts["credits"] == {"read": 7, "created": 7}
    assert outcome.counts["shows"] == {"read": 1, "created": 1}


def test_an_unknown_show_is_refused_with_the_nearest():
    import_tvmaze(SHOW)

    outcome = import_tvmaze(CREW, show="the-glass-harbor")

    assert (outcome.code, outcome.stderr) == (
        2,
        (
            "“the-glass-harbor” is no show we hold. Did you mean the-glass-harbour "
            "(The Glass Harbour)?"
        ),
    )


def test_a_special_has_no_number_and_an_empty_date_is_none():
    import_tvmaze(SHOW, EPISODES)

    assert [
        (row.number, row.title, row.aired and str(row.aired), row.runtime_minutes, row.synopsis)
        for row in Episode.objects.all()
    ] == [
        (1, "The Tide Table", "6 September 2019", 54, "A ship comes in early."),
        (2, "Low Water", "13 September 2019", None, ""),
        (None, "Behind the Glass", None, 20, ""),
    ]


def test_a_second_run_writes_nothing():
    files = (SHOW, CAST, CREW, EPISODES)
    import_tvmaze(*files, show="900001")
    before = state_of_the_records()

    outcome = import_tvmaze(*files, show="900001")

    assert all(set(counts) == {"read", "unchanged"} for counts in outcome.counts.values())
    assert state_of_the_records() == before


def test_a_dry_run_over_files_that_build_on_each_other_says_the_same():
    files = (SHOW, CAST, CREW, EPISODES)

    dry = import_tvmaze(*files, show="900001", dry_run=True)

    assert (Show.objects.count(), ImportRun.objects.count()) == (0, 0)
    assert dry.counts == import_tvmaze(*files, show="900001").counts


def test_an_answer_404_costs_its_own_file_alone():
    outcome = import_tvmaze(NOT_FOUND, SHOW)

    assert (outcome.code, Show.objects.count()) == (0, 1)
    assert outcome.summary["files"][1]["message"] == (
        "not-found.json holds TVmaze's answer 404 (Not Found) to "
        "https://api.tvmaze.com/shows/900002/cast: there is nothing to import."
    )
    assert import_tvmaze(NOT_FOUND, SHOW, strict=True).code == 1
    assert import_tvmaze(NOT_FOUND).code == 2


def test_the_licence_of_tvmaze_is_kept():
    import_tvmaze(SHOW)

    run = ImportRun.objects.get()
    assert (run.source, run.licence) == (
        "tvmaze",
        "Data from TVmaze (tvmaze.com), licensed CC BY-SA 4.0.",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "answer.json is empty: there was no answer. Fetch it again."),
        ("<!DOCTYPE html><title>502</title>", "answer.json is a web page, not an answer"),
        ('{"id": 1, "name": "Cut o', "answer.json is not JSON, or not all of it: line 1"),
        ("[" * 100_000, "answer.json is no answer of TVmaze"),
        ('{"some": "thing"}', "answer.json is no answer of TVmaze that can be imported."),
        ('[{"score": 1, "show": {"id": 1}}]', "answer.json is no answer of TVmaze that can"),
        ('{"name": "Not Found", "status": 404, "message": ""}', "answer.json holds TVmaze's"),
        ('{"_request": "https://x/shows/1", "_status": 404, "body": ""}', "answer.json holds an"),
        ("3", "answer.json is no answer of TVmaze"),
        ('{"_request": "/shows/1", "body": "\\ud800"}', "answer.json is not JSON"),
        ('{"_request": "http://[", "body": [{"name": "x"}]}', "Nothing in answer.json says"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(tmp_path, content, sentence):
    outcome = import_tvmaze(answer(tmp_path, content))

    assert outcome.code == 2
    assert outcome.refusal.startswith(sentence)


def test_a_file_of_another_encoding_is_refused(tmp_path):
    path = tmp_path / "answer.json"
    path.write_bytes('{"name": "Krøniken"}'.encode("cp1252"))

    assert import_tvmaze(path).refusal == (
        "answer.json is not in UTF-8: line 1 holds the byte F8, which may be a letter of another "
        "encoding. Fetch it again."
    )


def test_letters_that_nothing_can_hold_are_left_out_of_the_account(tmp_path):
    errors = tmp_path / "errors.csv"
    cut = '[{"person": {"name": "A\\ud800nn"}, "character": {"name": "B\\u0000ob"}}]'

    outcome = import_tvmaze(answer(tmp_path, cut), show=make_show().slug, errors=errors)

    assert [problem["key"] for problem in outcome.all_problems] == ["cast 1 Ann as Bob"]
    assert "cast 1 Ann as Bob" in errors.read_text(encoding="utf-8")
    assert ImportRun.objects.get().issues.get().key == "cast 1 Ann as Bob"


def test_fields_that_are_absent_or_odd_cost_themselves_alone(tmp_path):
    data = show_data(
        language="Klingon",
        runtime=True,
        premiered="0000-00-00",
        genres=None,
        summary=3,
        officialSite="javascript:alert(1)",
        network={"id": 1, "name": None},
        externals={"imdb": "1234", "thetvdb": None},
    )

    outcome = import_tvmaze(answer(tmp_path, data))

    assert [(p["column"], p["code"]) for p in outcome.all_problems] == [
        ("language", "value-left-out"),
        ("premiered", "value-left-out"),
        ("runtime", "value-left-out"),
        ("imdb-title", "id-taken"),
    ]
    show = Show.objects.get()
    assert (show.title, show.premiere, show.official_url) == ("Lighthouse", None, "")


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (show_data(name="x" * 10_000), "name"),
        (show_data(name=""), "name"),
        (show_data(name=None), "name"),
        (show_data(id="7"), "id"),
    ],
)
def test_a_show_without_a_usable_name_or_number_is_left_out(tmp_path, data, column):
    outcome = import_tvmaze(answer(tmp_path, data), show="1")

    assert [p["column"] for p in outcome.all_problems] == [column]
    assert Show.objects.count() == 0


def test_script_and_control_characters_do_not_come_in(tmp_path):
    data = show_data(
        name="Light\x00house\x1b",
        summary="<p>One<script>alert(1)</script> <img src=x onerror=alert(1)>two.</p>",
    )

    import_tvmaze(answer(tmp_path, data))

    show = Show.objects.get()
    assert (show.title, show.synopsis) == ("Lighthouse", "One two.")


def test_one_bad_line_of_a_cast_costs_itself_alone(tmp_path):
    make_show("Lighthouse", slug="lighthouse")
    lines = [*cast_data({"name": None}), *cast_data({"id": 5, "name": "Bo"}), {"person": None}]

    outcome = import_tvmaze(answer(tmp_path, lines), show="lighthouse")

    assert outcome.counts["credits"] == {"read": 3, "created": 1, "skipped": 2}


def test_old_answers_without_flags_are_read(tmp_path):
    make_show("Lighthouse", slug="lighthouse")

    import_tvmaze(answer(tmp_path, cast_data(character={"name": "Himself"})), show="lighthouse")

    assert Credit.objects.get().job == "self"


# -- Who is who -----------------------------------------------------------------------------------


def test_a_show_of_the_same_name_and_year_is_asked_about(tmp_path):
    held = make_show("Lighthouse", slug="lighthouse", premiere="2020")
    path = answer(tmp_path, show_data())

    outcome = import_tvmaze(path)

    assert outcome.sentences == [
        (
            "We hold Lighthouse (lighthouse) without an id of TVmaze. If it is the same, run "
            "again with --show lighthouse; if it is another, with --new."
        )
    ]
    import_tvmaze(path, show="lighthouse")
    assert ExternalId.objects.get(scheme="tvmaze-show").show == held


def test_another_show_of_the_same_name_is_made_when_asked_for(tmp_path):
    make_show("Lighthouse", slug="lighthouse", premiere="2020")

    import_tvmaze(answer(tmp_path, show_data()), new=True)

    assert list(Show.objects.order_by("pk").values_list("slug", flat=True)) == [
        "lighthouse",
        "lighthouse-2",
    ]


def test_a_remake_of_another_year_is_another_show(tmp_path):
    make_show("Lighthouse", slug="lighthouse", premiere="1960")

    assert import_tvmaze(answer(tmp_path, show_data())).counts["shows"]["created"] == 1


def test_an_external_id_joins_shows_that_agree(tmp_path):
    held = make_show("The Lighthouse", premiere="2020")
    ExternalId.objects.create(scheme="thetvdb", value="77", show=held)

    import_tvmaze(answer(tmp_path, show_data(externals={"thetvdb": 77})))

    assert Show.objects.get() == held


def test_a_wrong_external_id_joins_nothing(tmp_path):
    other = make_show("Big Brother", premiere="1999")
    ExternalId.objects.create(scheme="thetvdb", value="77", show=other)

    outcome = import_tvmaze(answer(tmp_path, show_data(externals={"thetvdb": 77})))

    assert Show.objects.count() == 2
    other.refresh_from_db()
    assert other.title == "Big Brother"
    assert outcome.sentences == ["77 belongs to Big Brother here; left out."]


def test_what_our_own_tables_say_stands_above_tvmaze(tmp_path):
    held = make_show("Lighthouse", slug="lighthouse", kind="limited_series")
    ExternalId.objects.create(scheme="table", value="show/lighthouse", show=held)

    outcome = import_tvmaze(answer(tmp_path, show_data()), show="lighthouse", strict=True)

    held.refresh_from_db()
    assert (held.kind, str(held.premiere), outcome.code) == ("limited_series", "1 May 2020", 0)
    assert [(p["column"], p["code"]) for p in outcome.all_problems] == [
        ("kind", "kept-the-desks-value")
    ]


def test_a_namesake_in_the_same_show_is_asked_about(tmp_path):
    show = make_show("Lighthouse", slug="lighthouse")
    make_credit(show, "Ann Lee", source="list-a", source_key="1")

    outcome = import_tvmaze(answer(tmp_path, cast_data()), show="lighthouse")

    assert outcome.counts["credits"] == {"read": 1, "skipped": 1}
    assert "write 1 in the column tvmaze of the table of people" in outcome.sentences[0]
    assert Person.objects.count() == 1


def test_a_namesake_elsewhere_is_another_person(tmp_path):
    make_show("Lighthouse", slug="lighthouse")
    make_person("Ann Lee", slug="ann-lee")

    outcome = import_tvmaze(answer(tmp_path, cast_data()), show="lighthouse")

    assert Credit.objects.get().person.slug == "ann-lee-2"
    assert [p["severity"] for p in outcome.all_problems] == ["warning"]


def test_a_service_of_the_same_name_is_asked_about(tmp_path):
    make_service("Netflix", slug="netflix")
    data = show_data(webChannel={"id": 1, "name": "Netflix", "country": None})

    outcome = import_tvmaze(answer(tmp_path, data))

    assert "write webchannel/1 in the column tvmaze" in outcome.sentences[0]
    assert (Service.objects.count(), Availability.objects.count()) == (1, 0)


def test_a_season_that_we_hold_is_met_by_its_number(tmp_path):
    show = make_show("Lighthouse", slug="lighthouse")
    Season.objects.create(show=show, number=1, title="First light")
    data = [{"id": 8, "number": 1, "name": "One", "premiereDate": "2020-05-01"}]

    outcome = import_tvmaze(answer(tmp_path, data), show="lighthouse")

    season = Season.objects.get()
    assert (season.title, str(season.premiere)) == ("First light", "1 May 2020")
    assert [p["code"] for p in outcome.all_problems] == ["kept-the-desks-value"]


def test_an_editors_value_stays(tmp_path):
    import_tvmaze(answer(tmp_path, show_data()))
    show = Show.objects.get()
    show.title, show.editor_fields = "The Lighthouse", ["title"]
    show.save()

    import_tvmaze(answer(tmp_path, show_data(status="Ended", ended="2021-01-01")))

    show.refresh_from_db()
    assert (show.title, str(show.ended)) == ("The Lighthouse", "1 January 2021")
