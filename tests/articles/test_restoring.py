import pytest

from articles.models import Article
from articles.restoring import restore
from articles.revisions import content_of, save_article, save_revision, snapshot
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from tests.make import (
    make_article,
    make_author,
    make_event,
    make_fact,
    make_image,
    make_member,
    make_season,
    make_show,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_member("Editor", "jo")


def rewritten(article, by, **columns):
    """Save ``columns`` over the article; give it as it is stored."""
    article = Article.objects.get(pk=article.pk)
    for name, value in columns.items():
        setattr(article, name, value)
    save_article(article, by=by)
    return Article.objects.get(pk=article.pk)


def restored(article, number, by):
    article = Article.objects.get(pk=article.pk)
    revision = article.revisions.get(number=number)
    return restore(article, revision=revision, base_version=article.version, by=by)


def test_a_version_comes_back_whole_as_a_new_one_under_the_address_of_today(editor):
    season = make_season(make_show(), 1)
    fact, image = make_fact(), make_image()
    article = make_article(
        "First words",
        facts=[fact],
        show=season.show,
        season=season,
        event=make_event(),
        lead_image=image,
        search_title="Found",
        noindex=True,
        authors=[make_author(), make_author()],
    )
    article.topics.add(make_topic())
    article.other_shows.add(make_show())
    old = snapshot(article, by=editor)
    article.bylines.all().delete()
    article.topics.clear()
    article.other_shows.clear()
    article = rewritten(
        article,
        editor,
        headline="Other words",
        slug="moved-since",
        body="<p>Nothing.</p>",
        show=None,
        season=None,
        event=None,
        lead_image=None,
        search_title="",
        noindex=False,
        kind="list",
    )

    made = restored(article, old.number, editor)

    article.refresh_from_db()
    assert made.missing == []
    assert content_of(article) == old.content | {"slug": "moved-since"}
    assert made.revision.content == content_of(article)
    assert made.revision.number == old.number + 2
    assert made.revision.note == f"Restored version {old.number}"
    assert made.revision.created_by == editor
    assert made.revision == article.head
    assert [link.fact for link in article.fact_links.all()] == [fact]


def test_a_copy_that_was_set_aside_can_be_restored(editor):
    article = make_article("Mine")
    save_revision(article, by=editor, kind="set_aside")
    article = rewritten(article, editor, headline="Theirs")

    assert restored(article, 2, editor).revision.content["headline"] == "Mine"


def test_words_that_no_form_would_save_are_refused_and_nothing_is_lost(editor):
    article = make_article("Theirs")
    content = content_of(article) | {"headline": "x" * 201, "canonical_url": "no address"}
    save_revision(article, by=editor, kind="set_aside", content=content)

    with pytest.raises(Refused) as refusal:
        restored(article, 2, editor)

    assert refusal.value.reasons == [
        "Headline: Ensure this value has at most 200 characters (it has 201).",
        "Canonical url: Enter a valid URL.",
    ]
    assert (Article.objects.get().headline, article.bylines.count()) == ("Theirs", 1)


def test_what_is_gone_since_is_said_and_left_out(editor):
    fact, image, author = make_fact(), make_image(), make_author()
    body = (
        f'<p><span data-fact="{fact.ref}">Gone.</span></p><figure data-image="{image.pk}"></figure>'
    )
    article = make_article(body=body, lead_image=image, show=make_show(), authors=[author])
    lead, show = article.lead_image_id, article.show
    article.bylines.all().delete()
    article = rewritten(article, editor, body="<p>New.</p>", lead_image=None, show=None)
    for row in (fact, image, author, show):
        row.delete()

    made = restored(article, 1, editor)

    assert made.missing == [
        "The show of that version is gone: choose another.",
        "The image of that version is gone: choose another.",
        "1 author of that version is gone.",
        (
            f"The text links to {fact.ref}, and there is no such fact any more: link another, or "
            "take the mark away."
        ),
        f"Picture {lead} in the text does not exist any more: choose another, or take it out.",
    ]
    assert made.revision.content["show_id"] is None
    assert made.revision.content["author_ids"] == []


def test_a_restored_version_is_cleaned_again(editor):
    article = make_article()
    first = article.head
    article = rewritten(article, editor, body="<p>Newer.</p>")
    first.content = first.content | {
        "body": "<p>Old.<script>alert(1)</script></p><p onclick=x>A</p>"
    }
    first.save()

    made = restored(article, 1, editor)

    assert made.revision.content["body"] == "<p>Old.</p>\n<p>A</p>"
    assert Article.objects.get().body == "<p>Old.</p>\n<p>A</p>"


def test_an_approval_falls(editor):
    article = make_article(approved_by=editor)
    article = rewritten(article, editor, headline="Newer")
    article.stage, article.approved_revision = "approved", article.head
    article.save()

    restored(article, 1, editor)

    article.refresh_from_db()
    assert (article.stage, article.approved_revision) == ("drafting", None)


def test_what_somebody_saved_meanwhile_is_not_written_over(editor):
    article = make_article("First")
    first = article.head
    seen = rewritten(article, editor, headline="Second").version
    article = rewritten(article, editor, headline="Third")

    with pytest.raises(Stale):
        restore(article, revision=first, base_version=seen, by=editor)

    article = Article.objects.get()
    assert (article.headline, article.bylines.count()) == ("Third", 1)
    assert article.revisions.count() == 3


def test_what_stands_already_is_not_restored_again(editor):
    article = make_article()
    article = rewritten(article, editor, slug="moved")

    with pytest.raises(Refused) as refusal:
        restored(article, 1, editor)

    assert refusal.value.reasons == ["Nothing differs: version 2 is as version 1 was."]


def test_who_may_not_write_the_article_restores_nothing(editor):
    article = rewritten(make_article(), editor, headline="Newer")

    with pytest.raises(Refused, match="neither theirs nor assigned"):
        restored(article, 1, make_member("Writer"))
