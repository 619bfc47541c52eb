"""Who has an article in hand, and until when: one rule, whichever screen asks."""

from datetime import date

import pytest

from articles import assigning, permissions
from articles.models import Article, LogLine, Notice
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member

pytestmark = pytest.mark.django_db
FRIDAY = date(2099, 11, 27)


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


@pytest.fixture
def writer():
    return make_member("Writer", "mara")


def reasons_of(article, **options):
    with pytest.raises(Refused) as refusal:
        assigning.assign(article, **options)
    return refusal.value.reasons


def test_whoever_gets_an_article_is_told_may_write_it_and_the_log_says_so(editor, writer):
    article = make_article("The vault", by=editor)

    assigning.assign(article, to=writer, due=FRIDAY, by=editor, note="Call the court.")

    article = Article.objects.get(pk=article.pk)
    assert permissions.may(writer, "write", article)
    line = LogLine.objects.get(article=article)
    assert (line.verb, line.by, line.before, line.after, line.reason) == (
        *("assign", editor, "nobody"),
        *("mara, due 27 November 2099", "Call the court."),
    )
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.sentence) == (
        *(writer, "assigned"),
        "ellie gave you “The vault”, due 27 November 2099: Call the court.",
    )


def test_an_open_form_does_not_put_the_old_name_back(editor, writer):
    article = make_article(by=editor)

    assigned = assigning.assign(article, to=writer, due=None, by=editor)

    assert assigned.version == article.version + 1
    assert assigned.history.first().history_user == editor


def test_writers_take_what_is_theirs_or_planned_and_nobodys_in_one_step(editor, writer):
    own = make_article(by=writer)
    idea = make_article(by=editor, stage="planned")

    for article in (own, idea):
        assert assigning.take(article, by=writer).assigned_to == writer
    assert not Notice.objects.exists()
    other = make_member("Writer", "noah")
    assert reasons_of(idea, to=other, due=None, by=other) == [
        "noah may not assign an article: that takes the role Editor or Managing editor."
    ]


def test_a_writer_gives_back_but_not_on(editor, writer):
    article = assigning.assign(make_article(by=editor), to=writer, due=FRIDAY, by=editor)
    noah = make_member("Writer", "noah")

    assert reasons_of(article, to=noah, due=FRIDAY, by=writer) == [
        (
            "mara may not assign an article: that takes the role Editor or Managing editor. You "
            "can take it yourself, or give it back."
        )
    ]
    assert assigning.assign(article, to=None, due=None, by=writer).assigned_to is None


def test_nobody_gets_what_they_may_not_write_nor_twice_the_same(editor, writer):
    article = assigning.assign(make_article(by=editor), to=writer, due=None, by=editor)

    assert reasons_of(article, to=writer, due=None, by=editor) == [
        "It is assigned so already: mara."
    ]
    assert reasons_of(article, to=make_member("Fact-checker", "jo"), due=None, by=editor) == [
        "jo may not write articles: give it to somebody who may."
    ]
    left = make_member("Writer", "left", is_active=False)
    assert reasons_of(article, to=left, due=None, by=editor) == [
        "left may not write articles: give it to somebody who may."
    ]
