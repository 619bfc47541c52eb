import pytest

from articles.models import Article, Revision
from articles.revisions import save_article, save_revision
from newsroom.lib import changes
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from tests.make import (
    make_article,
    make_author,
    make_edition,
    make_fact,
    make_image,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_save_makes_a_revision_that_holds_the_whole_working_copy():
    mara, show = make_author(), make_show()
    article = make_article("The vault", authors=[mara], show=show, body="<p>Words.</p>")

    head = article.head

    assert (head.number, head.kind) == (1, "saved")
    assert head.content == {
        "headline": "The vault",
        "slug": "the-vault",
        "standfirst": "What is known so far.",
        "body": "<p>Words.</p>",
        "kind": "news",
        "show_id": show.pk,
        "season_id": None,
        "event_id": None,
        "lead_image_id": None,
        "search_title": "",
        "meta_description": "",
        "social_title": "",
        "home_headline": "",
        "noindex": False,
        "no_feed": False,
        "canonical_url": "",
        "author_ids": [mara.pk],
        "other_show_ids": [],
        "topic_ids": [],
    }


def test_a_revision_keeps_the_order_of_the_byline():
    first, second = make_author(), make_author()
    article = make_article(authors=[second, first])

    assert article.head.content["author_ids"] == [second.pk, first.pk]


def test_a_save_that_changes_nothing_makes_no_revision():
    article = make_article()

    again = save_article(article, by=make_user())

    assert again == article.head
    assert article.revisions.count() == 1


def test_each_change_makes_the_next_revision_with_its_author_and_note():
    article, jo = make_article(), make_user()
    article.headline = "Another headline"

    revision = save_article(article, by=jo, note="Shorter.")

    assert (revision.number, revision.created_by, revision.note) == (2, jo, "Shorter.")
    assert article.head == revision


def test_a_byline_that_changed_makes_a_revision():
    article = make_article()
    article.bylines.create(author=make_author(), position=2)

    assert save_article(article, by=None).number == 2


def test_what_is_set_aside_is_kept_but_is_never_the_newest():
    article = make_article()

    aside = save_revision(article, by=make_user(), kind=Revision.Kind.SET_ASIDE)

    assert (aside.number, article.head.number) == (2, 1)
    article.headline = "Another headline"
    assert save_article(article, by=None).number == 3


def test_a_save_over_a_newer_version_is_refused_and_writes_nothing():
    article = make_article()
    mine, theirs = Article.objects.get(pk=article.pk), Article.objects.get(pk=article.pk)
    theirs.headline = "Theirs"
    save_article(theirs, by=make_user())
    mine.headline = "Mine"

    with pytest.raises(Stale) as stale:
        save_article(mine, by=make_user())

    assert stale.value.current.headline == "Theirs"
    assert article.head.content["headline"] == "Theirs"


def test_links_follow_the_body():
    kept, gone, new = make_fact(), make_fact(), make_fact()
    image = make_image()
    article = make_article(facts=[kept, gone])
    article.body = (
        f'<p><span data-fact="{new.ref} {kept.ref}">Words</span> '
        '<span data-fact="NOSUCH">and more</span>.</p>'
        f'<figure data-image="{image.pk}"></figure><figure data-image="99999"></figure>'
    )

    save_article(article, by=None)

    assert set(article.facts.all()) == {kept, new}
    assert list(article.images.all()) == [image]


def test_an_edit_returns_an_approved_copy_to_drafting():
    article = make_article(approved_by=make_user())
    article.headline = "Another headline"

    save_article(article, by=make_user())

    article.refresh_from_db()
    assert (article.stage, article.approved_revision) == ("drafting", None)


def test_a_save_that_changes_nothing_leaves_the_approval():
    article = make_article(approved_by=make_user())

    save_article(article, by=make_user())

    article.refresh_from_db()
    assert (article.stage, article.approved_revision) == ("approved", article.head)


def test_a_copy_that_was_read_before_the_approval_does_not_undo_it():
    article = make_article()
    early = Article.objects.get(pk=article.pk)
    Article.objects.filter(pk=article.pk).update(stage="approved", approved_revision=article.head)

    save_article(early, by=make_user())

    article.refresh_from_db()
    assert article.stage == "approved"


def test_the_address_of_a_published_article_does_not_change_in_passing():
    article = make_article("The vault")
    make_edition(article)
    article.slug = "another-address"

    with pytest.raises(Refused) as refusal:
        save_article(article, by=make_user())

    assert str(refusal.value) == (
        "Readers know this article as “the-vault”: the address of a published article cannot be "
        "changed here."
    )
    article.refresh_from_db()
    assert (article.slug, article.version) == ("the-vault", 2)


def test_a_save_tells_those_who_subscribed_to_changes(monkeypatch):
    told = []
    monkeypatch.setattr(changes, "_subscribers", [lambda records, by: told.append((records, by))])
    article, jo = make_article(), make_user()
    told.clear()

    save_article(article, by=jo)

    assert told == [([article], jo)]


def test_a_save_is_in_the_history_under_its_author():
    article, jo = make_article(), make_user()
    article.headline = "Another headline"

    save_article(article, by=jo)

    newest = article.history.first()
    assert (newest.headline, newest.history_user) == ("Another headline", jo)
