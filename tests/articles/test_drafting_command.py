import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.make import make_event, make_fact, make_member, make_season, make_show

pytestmark = pytest.mark.django_db


@pytest.fixture
def show():
    make_member("Writer", "robin", display_name="Robin")
    return make_show("Bad Vault", slug="bad-vault", premiere="2020")


def draft(*arguments):
    out = StringIO()
    call_command("draft_explainer", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as error:
        draft(*arguments)
    return error.value.returncode, str(error.value)


def test_it_says_where_to_write_on_and_what_is_still_to_be_recorded(show):
    said = draft("bad-vault", "--by", "robin")

    article = Article.objects.get()
    lines = said.splitlines()
    assert lines[:2] == [
        "Drafted “Is Bad Vault a true story?”, resting on no facts.",
        f"Write on in it: /admin/articles/article/{article.pk}/change/",
    ]
    assert "Still to be recorded:" in lines
    assert (
        "- To come: whether Bad Vault is a true story. Give the verdict on the page of Bad Vault."
        in lines
    )


def test_it_tells_machines_the_same(show):
    make_fact(show, "genre", "comedy", statement="Bad Vault is a comedy.", ref="GENRE")

    report = json.loads(draft("bad-vault", "--by", "robin", "--json"))

    article = Article.objects.get()
    assert len(report.pop("to_come")) == 5
    assert report == {
        "dry_run": False,
        "headline": "Is Bad Vault a true story?",
        "slug": "is-bad-vault-a-true-story",
        "edit": f"/admin/articles/article/{article.pk}/change/",
        "facts": 0,
        "held_back": [],
        "not_used": ["GENRE: Bad Vault is a comedy."],
    }


def test_a_dry_run_leaves_nothing(show):
    said = draft("bad-vault", "--by", "robin", "--dry-run")

    assert said.endswith("This was a dry run: nothing was written.\n")
    assert json.loads(draft("bad-vault", "--by", "robin", "--dry-run", "--json"))["dry_run"]
    assert not Article.objects.exists()


def test_a_second_draft_is_refused_unless_it_is_asked_for(show):
    draft("bad-vault", "--by", "robin")

    code, sentence = refused("bad-vault", "--by", "robin")
    draft("bad-vault", "--by", "robin", "--again")

    assert code == 1
    assert sentence.startswith("“Is Bad Vault a true story?” is there already: /admin/articles/")
    assert set(Article.objects.values_list("slug", flat=True)) == {
        "is-bad-vault-a-true-story",
        "is-bad-vault-a-true-story-2",
    }


def test_one_season_is_drafted(show):
    make_season(show, 2)
    make_event()

    draft("bad-vault", "--by", "robin", "--season", "2")

    assert Article.objects.get().slug == "is-season-two-of-bad-vault-a-true-story"


def test_what_is_not_there_gets_a_sentence(show):
    assert refused("bad-vaul", "--by", "robin") == (
        2,
        "There is no show “bad-vaul”. Did you mean bad-vault?",
    )
    assert refused("bad-vault", "--by", "robin", "--season", "3") == (
        2,
        "Bad Vault has no season 3.",
    )
    assert refused("bad-vault", "--by", "nobody")[1] == "There is no user “nobody”."
