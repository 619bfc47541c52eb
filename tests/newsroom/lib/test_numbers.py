"""Numbers that somebody sent are read, or they are none: no database is asked for more."""

import pytest

from newsroom.lib.numbers import key_from, number_from

NONE = [None, "", " 7", "-7", "7.0", "seven", "\u0667", "²"]


@pytest.mark.parametrize("text", [*NONE, "1234567890"])
def test_what_is_no_number_is_none(text):
    assert number_from(text) is None


@pytest.mark.parametrize("text", [*NONE, str(2**63), "9" * 30])
def test_what_is_no_key_is_none(text):
    assert key_from(text) is None


def test_plain_digits_are_read():
    assert (number_from("0"), number_from("007"), number_from("999999999")) == (0, 7, 999_999_999)
    assert (key_from("7"), key_from(str(2**63 - 1))) == (7, 2**63 - 1)
