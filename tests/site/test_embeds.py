"""The script that loads what other sites show: on the pages that have something to load."""

import pytest

from articles import workflow
from tests.make import make_article, make_embed, make_member

pytestmark = pytest.mark.django_db
URL = "https://vimeo.com/2"


def published(body):
    article = make_article(
        by=make_member("Writer"), approved_by=make_member("Editor"), body=body, slug="heist"
    )
    workflow.publish(article, revision=article.head, by=make_member("Editor"))


@pytest.mark.parametrize(
    ("body", "scripts"),
    [
        ("<p>One.</p>", []),
        (f'<div data-block="embed" data-ref="{URL}"></div>', ["embeds.js"]),
    ],
)
def test_only_a_page_with_an_embed_has_its_script_and_it_blocks_nothing(client, body, scripts):
    make_embed(URL, title="The vault")
    published(body)

    page = client.get("/articles/heist/").text

    found = [tag.partition(">")[0] for tag in page.split("<script ")[1:]]
    found = [tag for tag in found if "src=" in tag]
    assert len(found) == len(scripts)
    assert all(name in tag and " defer" in tag for name, tag in zip(scripts, found, strict=True))


def test_words_of_an_embed_that_change_later_do_not_change_what_was_published(client):
    embed = make_embed(URL, title="The vault")
    published(f'<div data-block="embed" data-ref="{URL}"></div>')
    embed.title, embed.dead_since = "Another", embed.created_at
    embed.save()

    page = client.get("/articles/heist/").text

    assert "The vault" in page
    assert "Another" not in page
