"""Words that no version holds: one row for each person, and nothing overwritten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.keeping import (
    LARGEST,
    HeldElsewhere,
    cleaned,
    forget,
    keep,
    kept_for,
    same_words,
    set_words_aside,
)
from articles.models import Buffer, Presence, Revision
from articles.present import be_here, others_here, place_of
from articles.revisions import content_of
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def ellie():
    return make_member("Editor", "ellie", display_name="Ellie")


@pytest.fixture
def article():
    return make_article("Diamonds")


def fields(headline="Mine", *, window="a", turn=1, **others):
    values = {"headline": [headline], "_window": [window], "_turn": [str(turn)], **others}
    return {name: value for name, value in values.items() if value != [""]}


def kept(article, by, words, *, aside=None):
    rows = [] if aside is None else aside
    return keep(article, words, base_version=article.version, by=by, set_aside=rows.append)


def test_a_thousand_autosaves_leave_one_row_and_no_history(article, ellie):
    before = (article.history.count(), article.revisions.count(), article.updated_at)

    for turn in range(1000):
        kept(article, ellie, fields(f"Take {turn}", turn=turn))

    row = Buffer.objects.get()
    assert row.content["headline"] == ["Take 999"]
    article.refresh_from_db()
    assert article.headline == "Diamonds"
    assert (article.history.count(), article.revisions.count(), article.updated_at) == before


def test_what_is_kept_is_clean_and_may_be_invalid(article, ellie):
    words = fields("", due=["31 February"], body=["<p>x<script>alert(1)</script>\x00</p>"])

    row = kept(article, ellie, words)

    assert row.content["body"] == ["<p>x</p>"]
    assert row.content["due"] == ["31 February"]


def test_an_older_request_of_the_same_window_does_not_overwrite_a_newer_one(article, ellie):
    kept(article, ellie, fields("New", turn=8))
    kept(article, ellie, fields("Old", turn=7))

    assert kept_for(article, ellie).content["headline"] == ["New"]


def test_a_second_window_keeps_its_words_to_itself_while_the_first_is_written_in(article, ellie):
    kept(article, ellie, fields("First"))

    with pytest.raises(HeldElsewhere):
        kept(article, ellie, fields("Second", window="b"))

    assert kept_for(article, ellie).content["headline"] == ["First"]
    # The same words are no second ones: whoever took them over goes on with the row.
    kept(article, ellie, fields("First", window="b"))
    kept(article, ellie, fields("Second", window="b"))
    assert kept_for(article, ellie).content["headline"] == ["Second"]


def test_words_of_a_window_that_was_left_are_set_aside_before_the_row_is_taken(article, ellie):
    kept(article, ellie, fields("First"))
    Buffer.objects.update(kept_at=timezone.now() - timedelta(minutes=3))
    aside = []

    kept(article, ellie, fields("Second", window="b"), aside=aside)

    assert [row.content["headline"] for row in aside] == [["First"]]
    assert kept_for(article, ellie).content["headline"] == ["Second"]


def test_a_save_forgets_what_its_own_window_kept(article, ellie):
    kept(article, ellie, fields("First"))

    forget(article, by=ellie, window="b")
    forget(article, by=ellie, window="")
    forget(article, by=make_member("Editor"), window="a")
    assert kept_for(article, ellie)

    forget(article, by=ellie, window="a")
    assert kept_for(article, ellie) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "did not arrive whole"),
        ([], "did not arrive whole"),
        (None, "did not arrive whole"),
        ({"headline": "no list"}, "did not arrive whole"),
        ({"headline": [1]}, "did not arrive whole"),
        ({"x" * 101: ["a"]}, "did not arrive whole"),
        ({f"f{i}": ["a"] for i in range(2001)}, "did not arrive whole"),
        ({"body": ["x" * LARGEST]}, "the server keeps 1,000,000 at most"),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence(article, ellie, words, sentence):
    with pytest.raises(Refused, match=sentence):
        kept(article, ellie, words)

    assert not Buffer.objects.exists()


def test_whoever_may_not_write_an_article_keeps_nothing_of_it(article):
    with pytest.raises(Refused, match="neither theirs nor assigned"):
        kept(article, make_member("Writer"), fields())


def test_words_set_aside_are_a_version_that_is_never_the_newest(article, ellie):
    content = content_of(article) | {"headline": "Never saved"}

    first = set_words_aside(article, content, by=ellie, at=timezone.now())
    again = set_words_aside(article, content, by=ellie, at=timezone.now())

    assert first == again
    assert (first.kind, first.number) == (Revision.Kind.SET_ASIDE, 2)
    assert first.content["headline"] == "Never saved"
    assert article.head.number == 1
    article.refresh_from_db()
    assert article.headline == "Diamonds"


def test_windows_versions_and_empty_fields_are_no_words():
    one = cleaned(fields("Mine", due=[""], base_version=["3"]))
    other = cleaned(fields("Mine", window="b", turn=9, base_version=["4"]))

    assert same_words(one, other)
    assert not same_words(one, cleaned(fields("Theirs")))


# -- Who is here -----------------------------------------------------------------------------------


def test_others_are_named_with_what_they_do_and_oneself_is_not(article, ellie):
    jo = make_member("Writer", "jo", display_name="Jo")
    be_here(article, user=ellie, place=place_of("Who was caught?", 3, writing=True), writing=True)
    be_here(article, user=jo, place=place_of("Who was caught?", 2, writing=False), writing=False)

    assert others_here(article, user=make_member("Editor")) == [
        "Ellie is writing under “Who was caught?”",
        "Jo is reading, second section",
    ]
    assert others_here(article, user=jo) == ["Ellie is writing under “Who was caught?”"]


def test_whoever_left_is_not_here_and_old_rows_go(article, ellie):
    jo = make_member("Writer", "jo")
    be_here(article, user=jo, place="", writing=False)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=50))

    assert others_here(article, user=ellie) == []

    Presence.objects.update(seen_at=timezone.now() - timedelta(hours=2))
    be_here(article, user=ellie, place="", writing=False)
    assert [row.user for row in Presence.objects.all()] == [ellie]


@pytest.mark.parametrize(
    ("heading", "section", "writing", "words"),
    [
        ("", 0, True, ""),
        ("", 0, False, ""),
        ("Why?", 1, True, "under “Why?”"),
        ("Why?", 12, False, "section 12"),
        ("Why?", -1, False, ""),
    ],
)
def test_a_place_is_said_in_words(heading, section, writing, words):
    assert place_of(heading, section, writing=writing) == words


def test_a_kind_that_no_form_posts_is_not_set_aside(article, ellie):
    forged = content_of(article) | {"kind": "<script>", "headline": "Mine"}

    revision = set_words_aside(article, forged, by=ellie, at=timezone.now())

    assert revision.content == forged | {"kind": article.kind}
