"""What pages say of themselves: in JSON-LD, in metadata, in their text, and badly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.describing import Described, author_names, describe, read_date, without_site
from newsroom.lib.dates import PartialDate

URL = "https://www.paper.example/diamonds?utm_source=x"
OWN = "https://www.paper.example/diamonds"


def linked(data, kind="application/ld+json"):
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="{kind}">{text}</script>'


def meta(**values):
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in values.items()
    )


def described(html, url=URL):
    return describe(html, url)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The thieves&#8217; diamonds",
    "datePublished": "2023-10-13T08:00:00+02:00",
    "dateModified": "2024-01-01",
    "inLanguage": "en-GB",
    "author": [{"@type": "Person", "name": "Ellie Hutchings"}, {"name": "Jo Ray"}],
    "publisher": {"@type": "Organization", "name": "GoodtoKnow"},
    "mainEntityOfPage": {"@id": OWN},
}
WHOLE = Described(
    url=OWN,
    title="The thieves’ diamonds",
    publisher="GoodtoKnow",
    author="Ellie Hutchings and Jo Ray",
    published=PartialDate.parse("13 October 2023"),
    language="en",
)


# -- JSON-LD --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList", "name": "Home"}, ARTICLE],
        {"@graph": [{"@type": "WebPage", "name": "Front"}, ARTICLE]},
        {"@type": "WebPage", "name": "The page", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Article", "NewsArticle"]},
        {**ARTICLE, "@type": "http://schema.org/NewsArticle"},
        {
            "@graph": [
                {**ARTICLE, "author": [{"@id": "#e"}, {"@id": "#j"}], "publisher": {"@id": "#g"}},
                {"@id": "#e", "@type": "Person", "name": "Ellie Hutchings"},
                {"@id": "#j", "@type": "Person", "name": "Jo Ray"},
                {"@id": "#g", "@type": "Organization", "name": "GoodtoKnow"},
            ]
        },
        [
            {**ARTICLE, "headline": "Another", "mainEntityOfPage": "https://paper.example/2"},
            ARTICLE,
        ],
        {**ARTICLE, "author": ["Ellie Hutchings", "By Jo Ray"], "publisher": "GoodtoKnow"},
        "<!--" + json.dumps(ARTICLE) + "-->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE) + ";",
        json.dumps(ARTICLE).replace("The thieves", "The\tthieves"),
    ],
)
def test_linked_data_of_any_shape_are_read(data):
    assert described(linked(data)) == WHOLE


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "",
        "null",
        "[[[[",
        "[" * 100_000,
        '{"a":' * 50_000,
        "9" * 5000,
        '{"@graph": 3}',
        "[1, null]",
    ],
)
def test_broken_linked_data_leave_the_rest_of_the_page_to_be_read(data):
    html = linked(data) + linked(ARTICLE)

    assert described(html) == WHOLE


def test_an_item_that_is_the_site_and_not_the_piece_says_nothing():
    html = linked({"@type": "Organization", "name": "GoodtoKnow", "url": OWN}) + "<title>A</title>"

    assert described(html) == Described(url=OWN, title="A")


# -- Metadata -------------------------------------------------------------------------------------


def test_open_graph_is_read():
    html = '<html lang="nl-BE">' + meta(
        og__title="De diamanten | De Krant",
        og__site_name="De Krant",
        og__locale="nl_BE",
        og__url="https://www.paper.example/diamanten",
        article__published_time="2003-02-17T10:00:00Z",
        article__author="https://facebook.com/someone",
        author="Jan Peeters",
    )

    assert described(html) == Described(
        url="https://www.paper.example/diamanten",
        title="De diamanten",
        publisher="De Krant",
        author="Jan Peeters",
        published=PartialDate.parse("17 February 2003"),
        language="nl",
    )


def test_what_libraries_and_journals_write_is_read():
    html = """<meta name="citation_title" content="Diamonds in law">
        <meta name="citation_author" content="Selby, Scott Andrew">
        <meta name="citation_author" content="Campbell, Greg">
        <meta name="citation_journal_title" content="Law Review">
        <meta name="citation_publication_date" content="2011/02">"""

    assert described(html) == Described(
        url=OWN,
        title="Diamonds in law",
        publisher="Law Review",
        author="Scott Andrew Selby and Greg Campbell",
        published=PartialDate.parse("February 2011"),
    )


def test_dublin_core_is_read():
    html = """<meta name="DC.Title" content="The file"><meta name="dc.creator" content="The court">
        <meta name="DC.date.issued" content="2005"><meta name="DC.language" content="fr">
        <meta name="DC.publisher" content="The archive">"""

    assert described(html) == Described(
        url=OWN,
        title="The file",
        publisher="The archive",
        author="The court",
        published=PartialDate.parse("2005"),
        language="fr",
    )


def test_the_text_itself_is_the_last_witness():
    html = """<html lang=en><title>The diamonds - Paper</title><h1>Diamonds</h1>
        <p>By <a rel="author" href="/j">Jane Doe</a>, <time datetime="2003-02-17">1 day</time>"""

    assert described(html) == Described(
        url=OWN,
        title="The diamonds",
        author="Jane Doe",
        published=PartialDate.parse("17 February 2003"),
        language="en",
    )


def test_item_properties_are_read():
    html = """<h1 itemprop="headline">The diamonds</h1>
        <div itemprop="author"><img><span itemprop="name">Jane Doe</span> Senior reporter</div>
        <span itemprop="publisher"><meta itemprop="name" content="Paper"></span>
        <span itemprop="datePublished" content="2003-02-17">last week</span>"""

    assert described(html) == Described(
        url=OWN,
        title="The diamonds",
        publisher="Paper",
        author="Jane Doe",
        published=PartialDate.parse("17 February 2003"),
    )


def test_of_several_times_none_is_that_of_the_page():
    assert described("<time>2003-02-17</time><time>2003-02-18</time>").published is None


@pytest.mark.parametrize(
    "html", ["", "<", "<html", "\x00", "<p>Nothing.", "<title></title>", "x" * 9]
)
def test_a_page_that_says_nothing_has_its_address(html):
    assert described(html) == Described(url=OWN)


def test_what_is_said_is_tidied_and_no_longer_than_it_may_be():
    html = f"<title>A\u202e <b>bold</b>\n\x07 title\u200b {'x ' * 900}</title>" + meta(
        author="word " * 900, og__site_name="word " * 900
    )

    page = described(html)

    assert page.title.startswith("A bold title x x")
    assert len(page.title) <= 300
    assert len(page.author) <= 250
    assert len(page.publisher) <= 200


@given(st.text(st.sampled_from("<>/='\"{}[]:,@ abtimel+d"), max_size=300))
def test_no_page_is_an_error(text):
    assert described(text + linked(text)).url == OWN


# -- Addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://www.paper.example/a", "https://www.paper.example/a"),
        ("https://paper.example/a?utm_medium=x", "https://paper.example/a"),
        ("//paper.example/a", "https://paper.example/a"),
        ("/a", "https://www.paper.example/a"),
        ("http://www.paper.example/a", "https://www.paper.example/a"),
        ("https://www.paper.example/", OWN),
        ("https://evil.example/a", OWN),
        ("https://paper.example.evil.example/a", OWN),
        ("javascript:alert(1)", OWN),
        ("https://user:word@paper.example/a", OWN),
        ("https://[", OWN),
        ("", OWN),
    ],
)
def test_a_page_may_name_its_own_address_on_its_own_site(said, address):
    assert described(f'<link rel="canonical" href="{said}">').url == address


# -- Words and dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("The diamonds | The Paper", "The diamonds"),
        ("The diamonds – Paper", "The diamonds"),
        ("The diamonds - paper.example", "The diamonds"),
        ("The Paper: The diamonds", "The Paper: The diamonds"),
        ("The Paper | The diamonds", "The diamonds"),
        ("Diamonds - Antwerp - The Paper", "Diamonds - Antwerp"),
        ("Diamonds - Antwerp", "Diamonds - Antwerp"),
        ("The Paper", "The Paper"),
        ("", ""),
    ],
)
def test_a_title_does_not_end_in_the_name_of_its_site(title, bare):
    assert without_site(title, ["The Paper", "paper.example", ""]) == bare


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["Jane Doe"], "Jane Doe"),
        (["by Jane Doe", "Jane Doe", "JOHN"], "Jane Doe and JOHN"),
        (["Jane Doe, John Smith"], "Jane Doe, John Smith"),
        (["Doe, Jane"], "Jane Doe"),
        (["https://paper.example/jane", "@jane", "jane@paper.example", "admin", "…", ""], ""),
        (["The Paper"], ""),
        (
            [f"Name {letter}" for letter in "abcdefghi"],
            "Name a, Name b, Name c, Name d, Name e, Name f and others",
        ),
    ],
)
def test_authors_are_people_in_a_row(given, names):
    assert author_names(given, "The Paper") == names


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2003-02-17", "17 February 2003"),
        ("2003-02-17T23:30:00-05:00", "17 February 2003"),
        ("2003-02-17 10:00", "17 February 2003"),
        ("2003/02/17", "17 February 2003"),
        ("20030217", "17 February 2003"),
        ("2003-02", "February 2003"),
        ("2003", "2003"),
        ("Mon, 17 Feb 2003 10:00:00 GMT", "17 February 2003"),
        ("17 February 2003", "17 February 2003"),
        ("February 17, 2003", "17 February 2003"),
        ("1970-01-01T00:00:00Z", None),
        ("2999-01-01", None),
        ("0001-01-01", None),
        ("2003-02-31", None),
        ("17/02/2003", None),
        ("1045440000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_finely_as_it_is_given(written, date):
    assert read_date(written) == (PartialDate.parse(date) if date else None)
