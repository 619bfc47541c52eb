import pytest

from articles.rendering import render
from shows.catalogues import attribution_of
from shows.models import ExternalId
from tests.make import make_article, make_show

pytestmark = pytest.mark.django_db
LINE = (
    '<p class="meta">Cast, dates and services come in part from '
    '<a href="https://www.tvmaze.com/shows/900001">TVmaze</a>, under '
    '<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>.</p>'
)


@pytest.fixture
def show():
    show = make_show("The Glass Harbour")
    ExternalId.objects.create(scheme="tvmaze-show", value="900001", show=show)
    return show


def test_the_page_of_a_show_names_the_catalogue_its_data_came_from(client, show):
    assert LINE in client.get(show.get_absolute_url()).content.decode()


def test_an_article_about_such_a_show_names_it_too(show):
    article = make_article(show=show)

    assert LINE in render(article.head, at=article.head.created_at).html


def test_a_show_of_our_own_names_none(client):
    show = make_show()

    assert attribution_of(show) is None
    assert "TVmaze" not in client.get(show.get_absolute_url()).content.decode()
