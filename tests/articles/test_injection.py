"""No form of script survives on any road into a body, nor on any road to a reader."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import sharing
from articles.admin.editor import EditorField
from articles.admin.editor.previews import previews
from articles.body import RECORD_BLOCKS, RecordBlock, clean_body, read_body
from articles.drafting import compose
from articles.material import Material
from articles.models import Article, Revision
from articles.page import Page
from articles.rendering import render, render_preview
from articles.restoring import restore
from articles.revisions import content_of, save_article
from articles.typesetting import set_sections
from tests.articles.injections import INJECTIONS, acting
from tests.make import make_article, make_citation, make_fact, make_member, make_show
from tests.screens import form_data, sit_down

ALL = "\n".join(INJECTIONS)
# Fields that do not clean refuse this character, and PostgreSQL cannot hold it.
HELD = ALL.replace("\x00", "")
KEPT = {
    **dict.fromkeys(("p", "h2", "h3", "ul", "ol", "li", "strong", "em", "cite", "br"), frozenset()),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td", "figcaption"), frozenset()),
    "a": {"href"},
    "blockquote": {"cite"},
    "span": {"data-fact"},
    "div": {"data-block", "data-ref"},
    "figure": {"data-image"},
}


class Strict(HTMLParser):
    """Collects what the format does not have, read by another parser than the cleaner's."""

    def __init__(self, html):
        super().__init__()
        self.strange = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        names = {name for name, _ in attrs}
        if tag not in KEPT or names - KEPT[tag]:
            self.strange.append((tag, attrs))

    def handle_comment(self, data):
        self.strange.append(("comment", data))

    handle_decl = handle_pi = unknown_decl = handle_comment


def found_in(bodies):
    """What is wrong with each of the bodies that came from INJECTIONS, by its attack."""
    pairs = zip(INJECTIONS, bodies, strict=True)
    return {
        attack: wrong for attack, body in pairs if (wrong := Strict(body).strange + acting(body))
    }


def stored(articles):
    rows = dict(Article.objects.values_list("pk", "body"))
    return [rows[article.pk] for article in articles]


def article_rows():
    return [
        Article(kind="news", headline=f"H{at}", slug=f"h-{at}", standfirst="S", body=html)
        for at, html in enumerate(INJECTIONS)
    ]


def test_the_list_holds_at_least_a_hundred_forms_that_would_act_or_change_a_page():
    assert len(set(INJECTIONS)) == len(INJECTIONS) >= 140


def test_nothing_survives_cleaning_nor_a_second_cleaning_alone_or_together():
    cleaned = [clean_body(html) for html in INJECTIONS]

    assert found_in(cleaned) == {}
    assert [clean_body(body) for body in cleaned] == cleaned
    assert [EditorField(required=False).clean(html) for html in INJECTIONS] == cleaned
    assert Strict(clean_body(ALL)).strange + acting(clean_body(ALL)) == []


def test_marks_inside_entities_stay_words():
    words = "<p>&lt;script&gt;pwn()&lt;/script&gt;</p>"

    assert clean_body(words) == words


@pytest.mark.django_db
def test_no_road_of_the_orm_stores_any():
    created = Article.objects.create(kind="news", headline="H", slug="h", body=ALL)
    assert Strict(created.body).strange + acting(created.body) == []

    rows = Article.objects.bulk_create(article_rows())
    assert found_in(stored(rows)) == {}

    for row, html in zip(rows, INJECTIONS, strict=True):
        row.body = html
    Article.objects.bulk_update(rows, ["body"])
    assert found_in(stored(rows)) == {}

    for row, html in zip(rows, INJECTIONS, strict=True):
        Article.objects.filter(pk=row.pk).update(body=html)
    assert found_in(stored(rows)) == {}


@pytest.mark.django_db
def test_the_form_of_the_editor_stores_none_and_shows_none_again(client):
    article = make_article(by=sit_down(client, "Writer"))
    address = reverse("admin:articles_article_change", args=[article.pk])

    client.post(address, form_data(client.get(address), body=ALL))
    article.refresh_from_db()

    assert "pwn" in article.body
    assert Strict(article.body).strange + acting(article.body) == []
    refused = form_data(client.get(address), body=ALL, headline="")
    again = client.post(address, refused)
    assert again.status_code == 200
    shown = again.context_data["adminform"].form["body"].as_widget()
    assert acting(shown) == []


@pytest.mark.django_db
def test_versions_that_held_any_are_shown_restored_and_shared_without(client):
    editor = make_member("Editor")
    article = make_article(by=editor)
    dirty = Revision.objects.create(
        article=article,
        number=2,
        kind="saved",
        content=content_of(article) | {"body": HELD},
        created_by=editor,
    )
    save_article(article, by=editor)

    assert acting(render(dirty, at=timezone.now()).html) == []
    link = sharing.make_link(article, by=editor, for_whom="Counsel", days=7, revision=dirty)
    page = client.get(link.address)
    assert page.status_code == 200
    assert acting(page.text) == []
    restore(article, revision=dirty, base_version=article.version, by=editor)
    article.refresh_from_db()
    assert Strict(article.body).strange + acting(article.body) == []


@pytest.mark.django_db
def test_readers_and_previews_get_none_from_bodies_blocks_or_records():
    name = "<script>pwn()</script>\"'><img src=x onerror=pwn()>"
    show = make_show(name, slug="a-show")
    fact = make_fact(show, statement=name)
    make_citation(fact, quote=name)
    article = make_article(name, slug="an-article", facts=[fact], show=show, standfirst=HELD[:400])
    revision = Revision(article=article, number=0, content=content_of(article))

    for html in INJECTIONS:
        revision.content["body"] = html
        sections = set_sections(Page(Material(revision, at=timezone.now())))
        assert acting("".join(section.html + section.notes for section in sections)) == [], html
    revision.content["body"] = ALL
    assert acting(render(revision, at=timezone.now()).html) == []
    assert acting(render_preview(article).html) == []
    for ref in ["", "javascript:pwn()", '" onclick="pwn()', fact.ref]:
        blocks = [RecordBlock(kind, clean_ref(kind, ref)) for kind in RECORD_BLOCKS]
        for shown in previews(article, blocks, facts=[fact.ref], chosen={}):
            assert acting(shown["html"]) == []


def clean_ref(kind, ref):
    return read_body(f'<div data-block="{kind}" data-ref="{ref}"></div>').record_blocks[0].ref


@pytest.mark.django_db
def test_a_draft_from_records_that_hold_any_has_none():
    show = make_show("<img src=x onerror=pwn()>")
    for html in HELD.split("\n")[:20]:
        make_citation(make_fact(show, statement=html, checked_by=make_member("Editor")))

    body = clean_body(compose(show).body)

    assert Strict(body).strange + acting(body) == []
