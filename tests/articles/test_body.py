"""What survives in the body of an article, and what can be asked of it."""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.body import (
    RECORD_BLOCKS,
    FactMark,
    Heading,
    RecordBlock,
    Unwritten,
    clean_body,
    read_body,
)

TYPICAL = (
    "<h2>Is it a true story?</h2>\n"
    '<p>Up to a point: <span data-fact="K7PM4D HEIST-DATE">over the weekend of '
    "<em>15 February 2003</em></span> thieves broke in.</p>\n"
    "<ul><li>one<ul><li>deeper</li></ul></li><li>two</li></ul>\n"
    '<blockquote cite="https://example.org/a"><p>Said.</p><p>Again.</p></blockquote>\n'
    "<table><thead><tr><th>Film</th><th>Life</th></tr></thead>"
    "<tbody><tr><td>Anna</td><td></td></tr></tbody></table>\n"
    '<div data-block="cast" data-ref="everybody-loves-diamonds"></div>\n'
    '<figure data-image="7"><figcaption>The <em>vault</em></figcaption></figure>'
)


def test_a_clean_body_is_left_as_it_is():
    assert clean_body(TYPICAL) == TYPICAL


@pytest.mark.parametrize("html", ["", None, " \n ", "<p></p>", "<p>&nbsp;</p>", "<p><br></p>"])
def test_nothing_stays_nothing(html):
    assert clean_body(html) == ""


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<h1>Big</h1><h5>Small</h5>after", "<h2>Big</h2>\n<h3>Small</h3>\n<p>after</p>"),
        ("a<section>b</section>c<hr>d", "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>"),
        ("<div>one<div>two</div></div>", "<p>one</p>\n<p>two</p>"),
        ("<p><span>bare</span> <span data-fact=''>no ref</span></p>", "<p>bare no ref</p>"),
        ("<dl><dt>Term</dt><dd>Text</dd></dl>", "<p>Term</p>\n<p>Text</p>"),
        ("<p><b>bold</b> <i>slant</i></p>", "<p><strong>bold</strong> <em>slant</em></p>"),
        ("<p>a <u>b</u><sup>2</sup></p>", "<p>a b2</p>"),
        ("<p>a<br> <br>b<br></p>", "<p>a<br>b</p>"),
        ("<p>  much \n\t space </p>", "<p>much space</p>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<ul>loose<li>x</li></ul>", "<ul><li>loose</li><li>x</li></ul>"),
        ("<figure><figcaption>words</figcaption></figure>", "<p>words</p>"),
        ("<p>e\u0301 \x00\x1b&#1;\u200e</p>", "<p>é \u200e</p>"),
        ("<p>5 < 6 &amp; 7 &gt; 6 &amp;lt;</p>", "<p>5 &lt; 6 &amp; 7 &gt; 6 &amp;lt;</p>"),
    ],
)
def test_words_outlive_the_tags_around_them(html, clean):
    assert clean_body(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ('<p onclick="x()" style="color:red" class="c" id="main">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
        ('<p><a href="java&#10;script:alert(1)">a</a></p>', "<p>a</p>"),
        ('<p><a href="data:text/html,x">a</a></p>', "<p>a</p>"),
        ('<p><a href="//evil.example/">a</a></p>', "<p>a</p>"),
        ('<p><a href="/\\evil.example/">a</a></p>', "<p>a</p>"),
        ('<p><a href="mailto:a@b.example">a</a></p>', "<p>a</p>"),
        ('<p><a href="https://user:pass@example.org/">a</a></p>', "<p>a</p>"),
        ('<img src=x onerror="alert(1)"><p>a</p>', "<p>a</p>"),
        ("<svg><style>*{}</style></svg><math><mi>x</mi></math><p>a</p>", "<p>a</p>"),
        ('<iframe srcdoc="x">y</iframe><p>a</p>', "<p>a</p>"),
        ("<!-- note --><p>a</p>", "<p>a</p>"),
        ("<textarea><p>a</p></textarea>", "<p>&lt;p&gt;a&lt;/p&gt;</p>"),
    ],
)
def test_nothing_that_acts_survives(html, clean):
    assert clean_body(html) == clean


def test_links_lead_to_http_https_and_pages_of_this_site():
    html = (
        '<p><a href="https://example.org/?a=1&amp;b=2">out</a> <a href="http://example.org">old</a>'
        ' <a href="/shows/stolen/">here</a> <a href="#sources">down</a></p>'
    )

    assert clean_body(html) == html


def test_a_fact_inside_a_fact_becomes_words_that_rest_on_both():
    html = '<p><span data-fact="A">one <span data-fact="B A">two</span> three</span></p>'

    assert clean_body(html) == (
        '<p><span data-fact="A">one</span> <span data-fact="A B">two</span> '
        '<span data-fact="A">three</span></p>'
    )


def test_refs_of_facts_are_checked_and_each_kept_once():
    html = '<p><span data-fact=" A  <b> A B&quot; --x K7PM4D ' + "z" * 41 + '">w</span></p>'

    assert clean_body(html) == '<p><span data-fact="A K7PM4D">w</span></p>'


def test_a_fact_mark_holds_no_space_at_its_ends_and_never_only_space():
    html = '<p>a<span data-fact="A"> b </span>c<span data-fact="B"> </span>d</p>'

    assert clean_body(html) == '<p>a <span data-fact="A">b</span> c d</p>'


def test_a_fact_mark_around_paragraphs_is_given_to_each():
    html = '<span data-fact="A"><p>one</p><ul><li>two</li></ul></span>'

    assert clean_body(html) == (
        '<p><span data-fact="A">one</span></p>\n<ul><li><span data-fact="A">two</span></li></ul>'
    )


@pytest.mark.parametrize("kind", RECORD_BLOCKS)
def test_each_kind_of_block_survives_without_its_content(kind):
    html = f'<div data-block="{kind}" data-ref="x" onclick="y"><p>preview</p></div>'

    assert clean_body(html) == f'<div data-block="{kind}" data-ref="x"></div>'


def test_an_unknown_block_goes_with_its_content():
    html = '<p>a</p><div data-block="poll"><p>preview</p></div><div data-block>x</div>'

    assert clean_body(html) == "<p>a</p>"


@pytest.mark.parametrize(
    ("ref", "kept"),
    [
        ("stolen-heist", "stolen-heist"),
        ("  A   B ", "A B"),
        ("https://example.org/?v=1&a=2", "https://example.org/?v=1&amp;a=2"),
        ("javascript:alert(1)", ""),
        ('x" onclick="y', ""),
        ("../../etc", ""),
    ],
)
def test_what_a_block_refers_to_is_a_key_or_an_address(ref, kept):
    html = '<div data-block="embed" data-ref="{}"></div>'

    clean = html.replace(' data-ref="{}"', "") if not kept else html.format(kept)
    assert clean_body(html.format(ref.replace("&", "&amp;").replace('"', "&quot;"))) == clean


@pytest.mark.parametrize("key", ["", "x", "7x", "-7", "0", "1" * 30])
def test_a_picture_is_named_by_its_number(key):
    assert clean_body(f'<figure data-image="{key}"></figure>') == ""
    assert clean_body('<figure data-image="007"></figure>') == '<figure data-image="7"></figure>'


def test_a_block_inside_a_list_or_a_table_is_moved_behind_it():
    html = (
        '<ul><li>a<div data-block="cast"></div></li></ul>'
        '<table><tr><td>b<figure data-image="3"></figure></td></tr></table>'
    )

    assert clean_body(html) == (
        '<ul><li>a</li></ul>\n<div data-block="cast"></div>\n'
        '<table><tbody><tr><td>b</td></tr></tbody></table>\n<figure data-image="3"></figure>'
    )


def test_hostile_depth_is_read_without_complaint():
    for tag in ("div", "ul><li", "blockquote", "em", "span data-fact=A", "table><tr><td"):
        assert "word" in clean_body(f"<{tag}>" * 3000 + "word")


def test_a_lone_surrogate_is_no_reason_to_fail():
    assert clean_body("<p>a\ud800b</p>") == "<p>ab</p>"


# fmt: off
OPENED = ["p", "h1", "h2", "h4", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "thead"]
CLOSED = ["p", "h2", "ul", "li", "blockquote", "table", "span", "a", "em", "strong", "div"]
ALLOWED = {
    "p", "h2", "h3", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote",
    "a", "em", "strong", "br", "span", "div", "figure", "figcaption", "cite",
}
# fmt: on
PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in OPENED),
        *(f"</{tag}>" for tag in CLOSED),
        *("<em>", "<strong>", "<cite>", "<br>", "<div>", "<section>", "<figcaption>", "<pre>"),
        *("<script>", "</script>", "<template>", "<svg>", "<!--", "-->", "<textarea>", "<b"),
        *('<span data-fact="A">', '<span data-fact="A B">', '<span data-fact=" ">', "<span>"),
        *('<a href="/x/">', '<a href="https://example.org/?a&b">', '<a href="javascript:x">'),
        *('<div data-block="cast">', '<div data-block="x">', '<div data-block="embed" data-ref="'),
        *('<figure data-image="7">', '<figure data-image="x">', "</figure>", '">', "&nbsp;"),
        *(" ", "\n", "word", "e", "\u0301", "&amp;", "&lt;p&gt;", "<", ">", '"', "&#0;", "\x0b"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
@example("<p>a <span data-fact=A> </span> b<br> <br></p>")
def test_cleaning_twice_is_cleaning_once(html):
    once = clean_body(html)

    assert clean_body(once) == once
    assert not set(tags_of(once)) - ALLOWED


def tags_of(html):
    found = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attributes: found.append(tag)
    reader.feed(html)
    return found


def test_a_long_body_is_cleaned_quickly():
    paragraph = (
        "<p>Some words of a sentence, <span data-fact='K7PM4D'>that rest on a fact</span> "
        "and <em>some more</em> of them, with <a href='/x/'>a link</a>.</p>"
    )
    html = paragraph * (54_000 // len(paragraph))

    started = time.process_time()
    clean_body(html)

    assert time.process_time() - started < 0.5


def test_a_body_says_what_it_links_to():
    body = read_body(
        '<h2>What <span data-fact="A">happened</span>?</h2>'
        '<p><span data-fact="B A">Over the <em>weekend</em></span> and '
        '<span data-fact="C">x</span></p>'
        '<div data-block="fact-box" data-ref="C D"></div><figure data-image="9"></figure>'
        '<div data-block="cast"></div><figure data-image="9"></figure>'
    )

    assert body.facts == [
        FactMark("A", "happened", 0),
        FactMark("B", "Over the weekend", 1),
        FactMark("A", "Over the weekend", 1),
        FactMark("C", "x", 1),
        FactMark("C", "", 2),
        FactMark("D", "", 2),
    ]
    assert body.fact_refs == ["A", "B", "C", "D"]
    assert body.image_ids == [9]
    assert body.record_blocks == [RecordBlock("fact-box", "C D"), RecordBlock("cast")]
    assert body.text == "What happened?\nOver the weekend and x"


def test_headings_have_ids_that_clash_with_nothing_on_the_page():
    body = read_body("<h2>Who?</h2><h3>Who?</h3><h2>Fact 1</h2><h2>¿?</h2><h2>Sources</h2>")

    assert body.headings == [
        Heading(2, "Who?", "who", 0),
        Heading(3, "Who?", "who-2", 1),
        Heading(2, "Fact 1", "q-fact-1", 2),
        Heading(2, "¿?", "section", 3),
        Heading(2, "Sources", "q-sources", 4),
    ]


def test_what_is_still_to_come_is_found_wherever_it_stands():
    body = read_body(
        "<p>To come: the verdict.</p><p>More to come: no.</p><h2>Q?</h2>"
        "<ul><li>one</li><li><em>To come:</em> the other</li></ul>"
    )

    assert body.to_come == [
        Unwritten("To come: the verdict.", 0),
        Unwritten("To come: the other", 3),
    ]
    assert [body.heading_over(0), body.heading_over(3)] == ["", "Q?"]
