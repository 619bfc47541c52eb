"""The log as a file: the same columns in both forms, harmless in a table, of any length."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from articles import log
from articles.models import LogLine, Redirect
from tests.make import make_article, make_edition, make_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def exported(*arguments):
    out = io.StringIO()
    call_command("export_log", *arguments, stdout=out)
    return out.getvalue()


def line_of(article, **columns):
    return LogLine.objects.create(article=article, **{"at": AT, "verb": "hold", **columns})


@pytest.fixture
def line():
    edition = make_edition(make_article("=The vault"))
    return line_of(
        edition.article,
        by=make_user("mara", display_name="Mara Lind"),
        before="scheduled",
        after="held",
        revision=edition.revision,
        edition=edition,
        reason="@SUM(A1)\nand\ta tab",
        overrides=["+1", "No author."],
    )


def test_both_forms_have_the_same_columns_and_every_word(line):
    (told,) = json.loads(exported())

    assert told == {
        "line": line.pk,
        "at": "2026-11-20T06:00:00+00:00",
        "article": line.article.slug,
        "headline": "=The vault",
        "by": "Mara Lind",
        "verb": "hold",
        "from": "scheduled",
        "to": "held",
        "version": 1,
        "edition": 1,
        "reason": "@SUM(A1)\nand\ta tab",
        "overrides": ["+1", "No author."],
    }
    heads, row = csv.reader(io.StringIO(exported("--format", "tsv"), newline=""), "excel-tab")
    assert heads == list(told)
    assert row == [
        *(str(line.pk), "2026-11-20T06:00:00+00:00", line.article.slug, "'=The vault"),
        *("Mara Lind", "hold", "scheduled", "held", "1", "1"),
        *("'@SUM(A1)\nand\ta tab", "'+1; No author."),
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(begin):
    line_of(make_article(), reason=f"{begin}cmd()")

    (_, row) = csv.reader(io.StringIO(exported("--format", "tsv"), newline=""), "excel-tab")
    assert row[10] == f"'{begin}cmd()"


def test_an_empty_log_is_a_file_too():
    assert json.loads(exported()) == []
    assert exported("--format", "tsv") == "\t".join(log.COLUMNS) + "\r\n"


def test_one_article_and_a_beginning_are_asked_for():
    vault, loot = make_article("The vault"), make_article("The loot")
    Redirect.objects.create(old_slug="the-old-vault", article=vault)
    for article in (vault, loot):
        for day in (1, 20):
            line_of(article, at=datetime(2026, 11, day, 12, tzinfo=UTC))

    def days(*arguments):
        return [line["at"][8:10] for line in json.loads(exported(*arguments))]

    assert days() == ["01", "20", "01", "20"]
    assert days("--article", "the-vault") == days("--article", "the-old-vault") == ["01", "20"]
    assert days("--since", "2026-11-20") == ["20", "20"]
    assert days("--since", "2026-11-20 12:01", "--article", "the-loot") == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--article", "no"], "There is no article “no”."),
        (["--since", "soon"], "is not a time that can be read"),
    ],
)
def test_what_cannot_be_found_gets_a_sentence_and_exit_code_2(arguments, sentence):
    with pytest.raises(CommandError, match=sentence) as refusal:
        exported(*arguments)
    assert refusal.value.returncode == 2


def test_a_long_log_is_read_in_batches(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(log, "BATCH", 2)
    article = make_article()
    for _ in range(5):
        line_of(article)

    with django_assert_num_queries(1):
        pieces = log.exported(LogLine.objects.all(), "json")
        first = next(pieces)

    assert json.loads(first.removeprefix("[\n"))["verb"] == "hold"
    assert len(json.loads(first + "".join(pieces))) == 5
