"""Letters of pages: what reads as UTF-8 is UTF-8, and nothing is an error."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.charsets import CODECS, decode


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        (b"plain", "", "plain"),
        ("Café".encode(), "iso-8859-1", "Café"),
        ("Café “x”".encode("cp1252"), "ISO-8859-1", "Café “x”"),
        ("Café".encode("cp1252"), "", "Café"),
        ('<meta charset="koi8-r">Алмазы'.encode("koi8-r"), "", '<meta charset="koi8-r">Алмазы'),
        ("宝石".encode("shift_jis"), "Shift_JIS", "宝石"),
        ("宝石".encode("iso2022-jp"), "iso-2022-jp", "宝石"),
        (codecs.BOM_UTF8 + "Café".encode(), "iso-8859-1", "Café"),
        (codecs.BOM_UTF16_BE + "Café".encode("utf-16-be"), "utf-8", "Café"),
        (b"Caf\xe9", "utf-8", "Caf\ufffd"),
        (b"Caf\xe9", "unicode_escape", "Café"),
        (b"Caf\xe9", "punycode", "Café"),
        (b"", "", ""),
    ],
)
def test_a_page_is_read_in_its_own_letters(content, charset, text):
    assert decode(content, charset) == text


def test_every_charset_is_one_that_can_be_read():
    assert {codecs.lookup(codec).name for codec in CODECS.values()}


@given(content=st.binary(max_size=200), charset=st.sampled_from(["", "nonsense", *CODECS]))
def test_no_letters_are_an_error(content, charset):
    assert isinstance(decode(content, charset), str)
