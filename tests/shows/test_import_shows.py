import csv
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from newsroom.lib import changes
from shows.models import ExternalId, ImportIssue, ImportRun, Show
from tests.importing import run_import, state_of_the_records, table
from tests.make import make_member, make_show, make_user

pytestmark = pytest.mark.django_db

TWO_SHOWS = """key,title,kind,premiere,genres
heist,Heist,film,October 2023,"comedy, heist"
vault,Vault,series,,
"""


def import_shows(tmp_path, text, *arguments, **options):
    return run_import("import_shows", table(tmp_path, text), *arguments, **options)


def edited(show, **fields):
    """The show as the desk saves it."""
    for name, value in fields.items():
        setattr(show, name, value)
    show.editor_fields = sorted(fields)
    show.save()
    return show


def test_rows_become_shows_with_the_key_as_address(tmp_path):
    outcome = import_shows(tmp_path, TWO_SHOWS)

    assert outcome.code == 0
    assert outcome.counts == {
        "shows": {"read": 2, "created": 2},
        "external ids": {"read": 2, "created": 2},
    }
    heist = Show.objects.get(slug="heist")
    assert (heist.title, heist.kind, str(heist.premiere), heist.genres) == (
        "Heist",
        "film",
        "October 2023",
        ["comedy", "heist"],
    )
    assert list(heist.external_ids.values_list("scheme", "value")) == [("table", "show/heist")]


def test_a_second_run_writes_nothing(tmp_path):
    import_shows(tmp_path, TWO_SHOWS)
    before = state_of_the_records()

    outcome = import_shows(tmp_path, TWO_SHOWS)

    assert outcome.counts == {
        "shows": {"read": 2, "unchanged": 2},
        "external ids": {"read": 2, "unchanged": 2},
    }
    assert state_of_the_records() == before


def test_created_shows_have_no_history_and_the_first_change_keeps_what_was(tmp_path):
    user = make_member("Writer")
    import_shows(tmp_path, TWO_SHOWS, by=user.username)
    heist = Show.objects.get(slug="heist")
    assert (heist.history.count(), heist.created_by, heist.version) == (0, user, 1)

    import_shows(tmp_path, TWO_SHOWS.replace("Heist,film", "The Heist,film"), by=user.username)

    heist.refresh_from_db()
    assert (heist.title, heist.version) == ("The Heist", 2)
    assert list(heist.history.values_list("title", "history_type", "history_change_reason")) == [
        ("The Heist", "~", "import_shows table.csv"),
        ("Heist", "+", ""),
    ]


def test_an_empty_cell_says_nothing(tmp_path):
    import_shows(tmp_path, TWO_SHOWS)

    outcome = import_shows(tmp_path, "key,title,kind,premiere\nheist,Heist,film,\n")

    assert outcome.counts["shows"] == {"read": 1, "unchanged": 1}
    assert str(Show.objects.get(slug="heist").premiere) == "October 2023"


def test_a_value_that_an_editor_set_stays_and_is_reported(tmp_path):
    import_shows(tmp_path, TWO_SHOWS)
    edited(Show.objects.get(slug="heist"), title="Heist!", premiere="13 October 2023")

    outcome = import_shows(tmp_path, TWO_SHOWS, strict=True)

    assert outcome.code == 0
    heist = Show.objects.get(slug="heist")
    assert (heist.title, str(heist.premiere)) == ("Heist!", "13 October 2023")
    assert outcome.problems == [
        (2, "title", "kept-the-desks-value"),
        (2, "premiere", "kept-the-desks-value"),
    ]
    assert outcome.sentences[0] == (
        "The desk set this to “Heist!”, and it stays; the file says “Heist”."
    )


def test_a_show_whose_address_an_editor_changed_is_known_by_its_key(tmp_path):
    import_shows(tmp_path, TWO_SHOWS)
    edited(Show.objects.get(slug="heist"), slug="the-heist")

    outcome = import_shows(tmp_path, TWO_SHOWS)

    assert outcome.counts["shows"] == {"read": 2, "unchanged": 2}
    assert Show.objects.count() == 2


def test_a_show_that_was_deleted_at_the_desk_stays_away(tmp_path):
    import_shows(tmp_path, TWO_SHOWS)
    Show.objects.get(slug="heist").delete()

    outcome = import_shows(tmp_path, TWO_SHOWS, strict=True)

    assert outcome.code == 0
    assert outcome.problems == [(2, "", "deleted-at-the-desk")]
    assert list(Show.objects.values_list("slug", flat=True)) == ["vault"]


def test_a_show_made_at_the_desk_is_met_by_its_address(tmp_path):
    show = make_show("Heist", slug="heist")

    import_shows(tmp_path, TWO_SHOWS)

    show.refresh_from_db()
    assert (show.kind, Show.objects.count()) == ("film", 2)


def test_another_show_of_that_address_is_not_overwritten(tmp_path):
    make_show("The Great Train Robbery", slug="heist", premiere="1903")

    outcome = import_shows(tmp_path, TWO_SHOWS)

    assert outcome.problems == [(2, "", "other-show")]
    assert outcome.sentences == [
        (
            "The key or an id of this row belongs to The Great Train Robbery (1903), not to Heist "
            "(2023). Correct the id, or use another key."
        )
    ]


def test_a_show_is_known_by_an_id_of_another_catalogue(tmp_path):
    show = make_show("Heist", premiere="2023")
    ExternalId.objects.create(scheme="imdb-title", value="tt1234567", show=show)

    text = "key,title,kind,imdb\nheist,Heist,film,https://www.imdb.com/title/tt1234567/?ref_=x\n"
    outcome = import_shows(tmp_path, text)

    assert outcome.counts["shows"] == {"read": 1, "changed": 1}
    show.refresh_from_db()
    assert show.kind == "film"


def test_an_empty_id_matches_nothing(tmp_path):
    make_show("Without an id")

    import_shows(tmp_path, "key,title,kind,imdb,tvmaze\nheist,Heist,film,,\n")

    assert set(Show.objects.values_list("title", flat=True)) == {"Without an id", "Heist"}


def test_an_id_that_another_show_has_leaves_the_row_out(tmp_path):
    other = make_show("Heist and Sons", premiere="2023")
    import_shows(tmp_path, TWO_SHOWS)
    ExternalId.objects.create(scheme="imdb-title", value="tt1234567", show=other)
    before = state_of_the_records()

    outcome = import_shows(tmp_path, "key,title,kind,imdb\nheist,Heist,film,tt1234567\n")

    assert outcome.problems == [(2, "", "id-taken")]
    assert state_of_the_records() == before


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (f"heist,{'x' * 10_000},film,", "title", "too-long"),
        ("heist,Heist,filmm,", "kind", "unknown-choice"),
        ("heist,,film,", "title", "empty-cell"),
        (",Heist,film,", "key", "empty-cell"),
        ("Not a key,Heist,film,", "key", "bad-key"),
        ("heist,Heist,film,31 February 2023", "premiere", "bad-date"),
        ("heist,He\x00ist,film,", "title", "control-character"),
        ("heist,<script>alert(1)</script>,film,", "title", "markup"),
        ("heist,Heist", "", "ragged-row"),
    ],
)
def test_a_bad_row_is_left_out_and_the_rest_is_imported(tmp_path, cells, column, code):
    outcome = import_shows(tmp_path, f"key,title,kind,premiere\n{cells}\nvault,Vault,series,\n")

    assert outcome.code == 0
    assert outcome.problems == [(2, column, code)]
    assert outcome.counts["shows"] == {"read": 2, "created": 1, "skipped": 1}
    assert list(Show.objects.values_list("slug", flat=True)) == ["vault"]


def test_all_problems_of_a_row_are_told_at_once(tmp_path):
    outcome = import_shows(tmp_path, "key,title,kind,premiere\nheist,,filmm,0000-00-00\n")

    assert outcome.problems == [
        (2, "title", "empty-cell"),
        (2, "kind", "unknown-choice"),
        (2, "premiere", "bad-date"),
    ]


def test_rows_that_are_there_twice_are_left_out(tmp_path):
    rows = "heist,Heist,film\nheist,Heist,film\nheist,The Heist,film\n"

    outcome = import_shows(tmp_path, f"key,title,kind\n{rows}")

    assert [(p["line"], p["code"], p["severity"]) for p in outcome.all_problems] == [
        (3, "duplicate-row", "warning"),
        (4, "duplicate-key", "error"),
    ]
    assert outcome.counts["shows"] == {"read": 3, "created": 1, "skipped": 2}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "table.csv is empty. It needs a header and at least one row."),
        (b"key,title,kind\nheist,H\xe9ist,film\n", "table.csv is not in UTF-8: line 2"),
        ("key,name\nheist,Heist\n", "table.csv lacks the column title and kind."),
        ("<html><body>502</body></html>", "table.csv lacks the column key, title and kind."),
    ],
)
def test_a_wrong_file_stops_before_anything_is_written(tmp_path, content, sentence):
    outcome = import_shows(tmp_path, content)

    assert outcome.code == 2
    assert outcome.refusal.startswith(sentence)
    assert outcome.counts == {}
    run = ImportRun.objects.get()
    assert (run.status, run.message) == ("failed", outcome.refusal)


def test_a_missing_file_is_refused_in_a_sentence(tmp_path):
    outcome = run_import("import_shows", tmp_path / "none.csv")

    assert (outcome.code, outcome.refusal) == (
        2,
        f"There is no file {tmp_path / 'none.csv'}. Check the name and the folder.",
    )


def test_a_dry_run_says_the_same_and_leaves_nothing(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(changes, "_subscribers", [lambda records, by: told.append(records)])
    text = f"{TWO_SHOWS}box,Box,filmm,,\n"

    dry = import_shows(tmp_path, text, dry_run=True)

    assert (Show.objects.count(), ImportRun.objects.count(), told) == (0, 0, [])
    real = import_shows(tmp_path, text)
    assert dry.summary["counts"] == real.summary["counts"]
    assert dry.all_problems == real.all_problems


def test_subscribers_are_told_once_of_all_that_changed(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(changes, "_subscribers", [lambda records, by: told.append((records, by))])
    user = make_member("Writer")

    import_shows(tmp_path, TWO_SHOWS, by=user.username)
    import_shows(tmp_path, TWO_SHOWS, by=user.username)

    ((records, by),) = told
    assert {record for record in records if isinstance(record, Show)} == set(Show.objects.all())
    assert by == user


def test_the_run_and_its_problems_are_kept(tmp_path):
    user = make_member("Writer")

    outcome = import_shows(tmp_path, f"{TWO_SHOWS}box,Box,filmm,,\n", by=user.username)

    run = ImportRun.objects.get()
    assert (run.command, run.file_name, run.by, run.status, run.source) == (
        "import_shows",
        "table.csv",
        user,
        "with_issues",
        "table",
    )
    assert run.sha256 == outcome.summary["files"][0]["sha256"]
    assert len(run.sha256) == 64
    assert run.counts["shows"]["created"] == 2
    assert run.issue_counts == {"unknown-choice": 1}
    assert run.started_at <= run.finished_at
    issue = ImportIssue.objects.get()
    assert (issue.run, issue.line, issue.column, issue.code, issue.severity, issue.excerpt) == (
        run,
        4,
        "kind",
        "unknown-choice",
        "error",
        "box, Box, filmm, , ",
    )


def test_the_error_file_can_be_mended_and_imported(tmp_path):
    errors = tmp_path / "errors.csv"
    import_shows(tmp_path, f"{TWO_SHOWS}box,Box,filmm,,\n", errors=errors)
    with errors.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["key"], row["problem_line"], row["problem_column"]) == ("box", "4", "kind")
    assert row["problem"].startswith("“filmm” is not one of series,")

    errors.write_text(errors.read_text(encoding="utf-8").replace(",filmm,", ",film,"), "utf-8")
    outcome = run_import("import_shows", errors, strict=True)

    assert (outcome.code, outcome.problems) == (0, [])
    assert Show.objects.filter(slug="box").exists()


def test_the_error_file_does_not_overwrite_the_table(tmp_path):
    path = table(tmp_path, TWO_SHOWS)

    outcome = run_import("import_shows", path, errors=path)

    assert outcome.code == 2
    assert "would overwrite the file to import" in outcome.stderr
    assert path.read_text() == TWO_SHOWS


def test_the_error_file_does_not_overwrite_the_table_under_another_name(tmp_path):
    path = table(tmp_path, TWO_SHOWS)
    link = tmp_path / "link.csv"
    link.symlink_to(path)

    assert run_import("import_shows", path, errors=link).code == 2
    assert path.read_text() == TWO_SHOWS


def test_an_error_file_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    outcome = import_shows(tmp_path, TWO_SHOWS, errors=Path("/dev/full"))

    assert outcome.code == 1
    assert outcome.stderr == (
        "The import has run, but --errors /dev/full cannot be written: No space left on device. "
        "Name another file and run it again."
    )


@pytest.mark.parametrize("number", ["-1", "some", "9" * 40])
def test_a_number_of_bad_rows_is_counted_from_nought(tmp_path, number):
    with pytest.raises(CommandError, match="is not a number from 0 up"):
        call_command("import_shows", table(tmp_path, TWO_SHOWS), f"--max-errors={number}")


def test_strict_exits_with_one_where_rows_are_to_be_mended(tmp_path):
    text = f"{TWO_SHOWS}box,Box,filmm,,\n"

    assert import_shows(tmp_path, text).code == 0
    assert import_shows(tmp_path, text, strict=True).code == 1


def test_a_file_with_too_many_bad_rows_is_given_up_whole(tmp_path):
    text = f"{TWO_SHOWS}box,Box,filmm,,\nsafe,Safe,filmm,,\n"

    outcome = import_shows(tmp_path, text, max_errors=1)

    assert outcome.code == 2
    assert outcome.refusal.startswith(
        "More than 1 of its rows cannot be used: is this the right file?"
    )
    assert Show.objects.count() == 0
    assert import_shows(tmp_path, text, max_errors=2).code == 0


def test_an_unknown_user_is_refused_with_the_nearest(tmp_path):
    make_user("writer")

    outcome = import_shows(tmp_path, TWO_SHOWS, by="writter")

    assert (outcome.code, outcome.stderr) == (
        2,
        "There is no user “writter”. Did you mean writer?",
    )


def test_an_import_is_nobodys_who_could_not_enter_it_at_the_desk(tmp_path):
    checker = make_member("Fact-checker", "checker", display_name="Tom")
    before = state_of_the_records()

    outcome = import_shows(tmp_path, TWO_SHOWS, by=checker.username)

    assert (outcome.code, outcome.stderr) == (
        2,
        "Tom may not enter shows at the desk: name somebody who may.",
    )
    assert (state_of_the_records(), ImportRun.objects.count()) == (before, 0)


def test_an_import_is_nobodys_who_left(tmp_path):
    make_member("Editor", "maud", display_name="Maud", is_active=False)

    outcome = import_shows(tmp_path, TWO_SHOWS, by="maud")

    assert (outcome.code, outcome.stderr) == (2, "Maud no longer works here.")
    assert Show.objects.count() == 0


def test_a_row_that_makes_what_its_importer_may_not_make_is_left_out(tmp_path):
    intern = make_user("intern", display_name="Ray")
    intern.user_permissions.set(Permission.objects.filter(codename__endswith="_show"))

    outcome = import_shows(tmp_path, TWO_SHOWS, by="intern")

    assert outcome.sentences == ["Ray may not add external ids."] * 2
    assert outcome.problems == [(2, "", "not-allowed"), (3, "", "not-allowed")]
    assert (Show.objects.count(), ExternalId.objects.count()) == (0, 0)


def test_without_json_the_counts_and_problems_are_told_in_words(tmp_path, capsys):
    path = table(tmp_path, f"{TWO_SHOWS}box,Box,filmm,,\n")

    run_import("import_shows", path)

    call_command("import_shows", str(path))

    out, err = capsys.readouterr()
    assert "shows: 3 read, 0 created, 0 changed, 2 unchanged, 1 skipped" in out
    assert err.startswith("line 4, kind: “filmm” is not one of series,")


def test_a_quiet_run_says_nothing(tmp_path, capsys):

    call_command("import_shows", str(table(tmp_path, f"{TWO_SHOWS}box,,,,\n")), verbosity=0)

    assert capsys.readouterr() == ("", "")


def test_held_rows_are_fetched_together(tmp_path, django_assert_max_num_queries):
    rows = "".join(f"show-{number},Show {number},film\n" for number in range(30))
    import_shows(tmp_path, f"key,title,kind\n{rows}")

    savepoints = 2 * 30
    with django_assert_max_num_queries(savepoints + 20):
        import_shows(tmp_path, f"key,title,kind\n{rows}")
