import csv
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from articles.models import Article, Comment, Correction, Edition, Revision
from facts.models import Event, Fact
from images import drawings
from images.models import Image
from newsroom.lib.imports.report import Report
from newsroom.logins import DEMO_LOGINS
from newsroom.management import demo
from newsroom.models import User
from shows.models import ImportRun, Show
from tests.importing import SAMPLES, state_of_the_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(settings, monkeypatch):
    settings.DEBUG = True
    # Large pictures are tested with the drawings; small ones are encoded in no time.
    small = {name: replace(drawing, pixels=240) for name, drawing in drawings.DRAWINGS.items()}
    monkeypatch.setattr(drawings, "DRAWINGS", small)
    call_command("load_demo", verbosity=0)


@override_settings(DEBUG=False)
def test_it_is_refused_in_production_with_a_sentence():
    with pytest.raises(CommandError, match="not loaded where DEBUG is off"):
        call_command("load_demo")

    assert User.objects.count() == 0


def test_it_comes_whole_and_a_second_run_leaves_it_as_the_desk_has_it(loaded):
    assert {
        article.slug: (article.stage, [edition.state() for edition in article.editions.all()])
        for article in Article.objects.all()
    } == {
        "is-everybody-loves-diamonds-a-true-story": ("approved", ["live", "past"]),
        "is-stolen-heist-of-the-century-a-true-story": ("approved", ["live"]),
        "is-the-woman-in-the-wall-a-true-story": ("approved", ["scheduled"]),
        "antwerp-thieves-took-100-million-dollars": ("drafting", ["past"]),
        "who-is-in-the-cast-of-everybody-loves-diamonds": ("submitted", []),
    }
    corrected = Correction.objects.get()
    assert corrected.printed
    assert "16 February" in corrected.before
    assert "17 February" in corrected.after
    assert Article.objects.get(embargo_until__isnull=False).editions.get().state() == "scheduled"
    assert Comment.objects.get().quote == "in a role that has not been named"
    assert set(User.objects.values_list("username", "groups__name")) == set(DEMO_LOGINS.items())
    assert not Fact.objects.exclude(stage="checked").exists()
    shows = Show.objects.filter(verdicts__isnull=False)
    assert shows.count() == 6
    assert not shows.filter(poster=None).exists()
    event = Event.objects.get()
    event.summary, event.editor_fields = "Our own words.", ["summary"]
    event.save()
    before = state_of_the_records() | _of_articles()

    call_command("load_demo", verbosity=0)

    assert state_of_the_records() | _of_articles() == before


def _of_articles():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Article, Revision, Edition, Image, User)
    }


def test_if_absent_leaves_a_loaded_demo_alone(settings):
    settings.DEBUG = True
    User.objects.create_user("writer")

    call_command("load_demo", if_absent=True)

    assert (Show.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_a_table_that_cannot_be_used_leaves_nothing_behind(settings, monkeypatch):
    settings.DEBUG = True
    broken = Report("places.csv", refusal="places.csv is empty.")
    monkeypatch.setattr(demo, "run", lambda request, paths: [broken])

    with pytest.raises(CommandError, match="is empty"):
        call_command("load_demo")

    assert User.objects.count() == 0


def test_the_quotes_in_the_tables_are_a_few_words():
    for name in ("facts", "citations"):
        with (SAMPLES / "antwerp" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert len(row["quote"].split()) <= 15, row


def test_every_manuscript_links_to_facts_of_the_tables():
    with (SAMPLES / "antwerp" / "facts.csv").open(encoding="utf-8", newline="") as file:
        refs = {row["ref"] for row in csv.DictReader(file)}
    for path in (SAMPLES / "antwerp" / "articles").glob("*.html"):
        marks = path.read_text(encoding="utf-8").split('data-fact="')[1:]
        used = {ref for mark in marks for ref in mark.split('"')[0].split()}
        assert used <= refs, path.name
