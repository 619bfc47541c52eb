import pytest

from articles.body import read_body
from articles.drafting import address_of, draft_again, draft_explainer, not_used
from articles.models import Article, ArticleFact, Author
from newsroom.lib.refusals import Refused
from tests.articles.telling import make_drama, make_heist
from tests.make import make_fact, make_season, make_show, make_user

pytestmark = pytest.mark.django_db


def test_a_draft_is_an_article_with_a_byline_and_a_first_version(writer):
    author = Author.objects.create(name="Robin Marsh", slug="robin-marsh", user=writer)
    event = make_heist()
    show = make_drama(event)
    fact = make_fact(event, statement="The vault had one door.")

    article = draft_explainer(show, by=writer)

    assert (article.headline, article.slug, article.kind, article.stage) == (
        "Is Bad Vault a true story?",
        "is-bad-vault-a-true-story",
        "explainer",
        "drafting",
    )
    assert (article.show, article.event, article.assigned_to) == (show, event, writer)
    assert [row.author for row in article.bylines.all()] == [author]
    assert list(ArticleFact.objects.values_list("article", "fact")) == [(article.pk, fact.pk)]
    assert article.head.content["author_ids"] == [author.pk]


def test_a_second_draft_is_refused_and_says_where_the_first_is(writer):
    show = make_drama()
    article = draft_explainer(show, by=writer)

    with pytest.raises(Refused) as refusal:
        draft_explainer(show, by=writer)

    (reason,) = refusal.value.reasons
    assert reason == (
        f"“Is Bad Vault a true story?” is there already: {address_of(article)}. "
        "Write on in it, or ask for another one."
    )
    assert Article.objects.count() == 1


def test_another_draft_has_an_address_of_its_own(writer):
    show = make_drama()
    draft_explainer(show, by=writer)

    assert draft_again(show, by=writer).slug == "is-bad-vault-a-true-story-2"


def test_who_may_not_begin_articles_gets_no_draft():
    with pytest.raises(Refused) as refusal:
        draft_explainer(make_drama(), by=make_user(display_name="Tom"))

    assert refusal.value.reasons == ["Tom may not begin articles: that takes the role Writer."]


def test_a_season_of_another_show_is_refused(writer):
    season = make_season(make_show("Other"), 1)

    with pytest.raises(Refused) as refusal:
        draft_explainer(make_drama(), by=writer, season=season)

    assert refusal.value.reasons == ["Other, season 1 is not a season of Bad Vault."]


def test_a_draft_can_be_asked_what_it_did_not_use(writer):
    show = make_drama()
    make_fact(show, "genre", "comedy", statement="Bad Vault is a comedy.", ref="GENRE")

    article = draft_explainer(show, by=writer)

    assert [fact.ref for fact in not_used(article)] == ["GENRE"]


def test_a_draft_with_something_to_come_links_to_where_it_is_recorded(writer):
    show = make_show("Vault")

    article = draft_explainer(show, by=writer)

    assert f'<a href="/admin/shows/show/{show.pk}/change/">the page of Vault</a>' in article.body
    assert len(read_body(article.body).to_come) == 6
