"""Tags of pages: broken ones too, and hostile ones in the time of a page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.tags import read_tags


def tags(html):
    return [(tag.name, tag.given, tag.text) for tag in read_tags(html, lambda tag: True)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<title>A &amp; B</title>", [("title", {}, "A &amp; B")]),
        ("<TITLE>A</Title>x", [("title", {}, "A")]),
        ("<title>A", [("title", {}, "A")]),
        ("<title>A <b>bold</b> one</title >", [("title", {}, "A <b>bold</b> one")]),
        (
            "<meta name=a content='1 > 0' CONTENT=2 / hidden>",
            [("meta", {"name": "a", "content": "1 > 0", "hidden": ""}, "")],
        ),
        ('<meta content="a&quot;b&#x20;c">', [("meta", {"content": 'a"b c'}, "")]),
        ('<meta content="never ends', [("meta", {"content": "never ends"}, "")]),
        ("<!-- <meta> --><link>", [("link", {}, "")]),
        ("<!--><link>", [("link", {}, "")]),
        ("<!DOCTYPE html><?xml ?><link>", [("link", {}, "")]),
        (
            "<script>var a = '<meta>';</script><link>",
            [("script", {}, "var a = '<meta>';"), ("link", {}, "")],
        ),
        ("1 < 2 <3 < link <link>", [("link", {}, "")]),
        ("<h1>One <i>or</i> two</h1>", [("i", {}, "or"), ("h1", {}, "One or two")]),
        ("<h1>One<i>or</h1>x", [("i", {}, "or"), ("h1", {}, "One or")]),
        ("</h1><h1>x", [("h1", {}, "x")]),
        ("<time datetime=2003>", [("time", {"datetime": "2003"}, "")]),
        ("", []),
    ],
)
def test_tags_are_read_as_browsers_read_them(html, found):
    assert tags(html) == found


def test_a_tag_knows_the_item_properties_around_it():
    html = "<div itemprop=author><b>by <i itemprop=name>Jane Doe</i></b></div><i>x</i>"

    found = {tag.text: tag.inside for tag in read_tags(html, lambda tag: tag.name != "b")}

    assert found == {"Jane Doe": ("author",), "by Jane Doe": (), "x": ()}


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b>",
        "<table>",
        "<",
        "<a ",
        "<a b='",
        "<!--",
        "<script>",
        "</p>",
        "<p>x",
        "& ",
        " =",
    ],
)
def test_no_page_takes_longer_than_its_length(piece):
    html = piece * (1_000_000 // len(piece))
    started = time.process_time()

    for _ in read_tags(html, lambda tag: True):
        pass

    assert time.process_time() - started < 5


@given(st.text(st.sampled_from("<>/='\"! -&;abtime \n"), max_size=200))
def test_no_page_is_an_error(html):
    assert all(tag.name for tag in read_tags(html, lambda tag: True))
