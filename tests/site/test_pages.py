import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from selectolax.lexbor import LexborHTMLParser

from tests.make import make_article, make_edition

SITE = settings.BASE_DIR / "newsroom" / "site"
TEMPLATES = [
    *SITE.rglob("*.html"),
    *(settings.BASE_DIR / "newsroom" / "templates" / "parts").glob("*.html"),
    *(settings.BASE_DIR / "newsroom" / "templates" / "marks").glob("*.html"),
]


@pytest.mark.django_db
def test_an_article_tells_machines_what_it_is(client):
    head = {
        "title": "Searched for",
        "description": "In a sentence.",
        "social_title": "Shared as",
        "image": "/media/lead.jpg",
        "structured": '{"@context": "https://schema.org"}',
    }
    make_edition(make_article("Seen"), head=head)

    tree = LexborHTMLParser(client.get("/articles/seen/").text)

    told = {tag.attributes["property"]: tag.attributes["content"] for tag in tree.css("[property]")}
    assert tree.css_first("title").text() == "Searched for | Newsroom"
    assert told == {
        "og:url": "https://newsroom.example/articles/seen/",
        "og:site_name": "Newsroom",
        "og:type": "article",
        "og:title": "Shared as",
        "og:description": "In a sentence.",
        "og:image": "https://newsroom.example/media/lead.jpg",
    }
    canonical = tree.css_first("[rel=canonical]").attributes["href"]
    assert canonical == "https://newsroom.example/articles/seen/"
    assert tree.css_first("script").text() == '{"@context": "https://schema.org"}'


@pytest.mark.django_db
def test_an_article_to_be_kept_out_of_search_says_so(client):
    make_edition(make_article("Seen"), head={"noindex": True})

    assert '<meta name="robots" content="noindex">' in client.get("/articles/seen/").text


@pytest.mark.django_db
def test_a_page_that_is_not_there_offers_a_way_on(client):
    response = client.get("/nowhere/")

    assert (response.status_code, 'action="/shows/"' in response.text) == (404, True)


def test_the_page_for_our_own_faults_needs_nothing():
    assert "The fault is ours." in render_to_string("500.html")


def test_how_we_check_explains_every_mark(client):
    text = client.get("/how-we-check/").text

    for word in ("Not established", "Unsupported", "a source known to us"):
        assert word in text


def test_the_style_sheet_stays_light():
    sheet = (SITE / "static" / "site" / "site.css").read_bytes()

    assert len(gzip.compress(sheet)) <= 10 * 1024


def test_the_fonts_stay_light_and_keep_their_licences():
    fonts = SITE / "static" / "site" / "fonts"
    sheet = (SITE / "static" / "site" / "site.css").read_text()

    files = {path.name for path in fonts.glob("*.woff2")}
    assert set(re.findall(r"fonts/([\w-]+\.woff2)", sheet)) == files
    assert sum((fonts / name).stat().st_size for name in files) <= 125_000
    assert len(list(fonts.glob("OFL-*.txt"))) == 3


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_style_or_script_that_the_policy_refuses(path: Path):
    text = path.read_text()

    assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:", text) == []
    scripts = re.findall(r"<script(?! type=\"application/ld\+json\")[^>]*>", text)
    assert [tag for tag in scripts if " src=" not in tag or " defer" not in tag] == []


def test_every_class_in_the_templates_has_a_rule():
    sheet = (SITE / "static" / "site" / "site.css").read_text()
    used = set()
    for path in TEMPLATES:
        for value in re.findall(r'class="([^"]*)"', re.sub(r"{#.*?#}", "", path.read_text())):
            plain = re.sub(r"{%.*?%}", " ", re.sub(r"[\w-]*{{.*?}}", " ", value))
            used |= set(plain.split())

    assert sorted(name for name in used if f".{name}" not in sheet) == []
