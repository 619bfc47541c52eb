import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.html import clean_text, safe_url, tidy_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<p><b>Ciao</b> is a show &amp; more.<br>Yes.</p><p>Two</p>",
            "Ciao is a show & more.\nYes.\nTwo",
        ),
        ("plain &lt;b&gt; text", "plain <b> text"),
        ("a<script>steal()</script><style>p{}</style>b", "ab"),
        ("<p>not <i>closed", "not closed"),
        ("one\n  line", "one line"),
        ("", ""),
        (None, ""),
    ],
)
def test_clean_text_keeps_the_words_and_the_paragraphs(html, text):
    assert clean_text(html) == text


@given(st.text())
def test_tidy_text_is_tidy_already(text):
    tidy = tidy_text(text)

    assert tidy_text(tidy) == tidy
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in tidy)


def test_tidy_text_drops_control_characters_and_mends_line_ends():
    assert tidy_text("a\x00b\x07\r\nc\rd\te\x85\ud800") == "ab\nc\nd\te"
    assert tidy_text("Cafe\u0301") == "Café"


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=1#c", "http://127.0.0.1:8000/", "HTTPS://É.be"]
)
def test_addresses_of_the_web_are_safe(url):
    assert safe_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "/path",
        "https://",
        "https://user:secret@example.org/",
        "http://[::1",
        "https://exa mple.org",
        'https://example.org/"onclick=',
        "ftp://example.org",
        "",
        None,
    ],
)
def test_other_addresses_are_not(url):
    assert safe_url(url) == ""
