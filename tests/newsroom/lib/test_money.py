from decimal import Decimal

import pytest

from newsroom.lib.money import large_number, money, money_amount


@pytest.mark.parametrize(
    ("currency", "minor_units", "printed"),
    [
        ("GBP", 899, "£8.99"),
        ("GBP", 900, "£9"),
        ("GBP", 5, "£0.05"),
        ("USD", 123450, "$1,234.50"),
        ("EUR", 0, "€0"),
        ("CHF", 1250, "CHF 12.50"),
        ("JPY", 900, "JPY 900"),
        ("KWD", 1500, "KWD 1.500"),
        ("GBP", -50, "-£0.50"),
    ],
)
def test_a_price_is_printed_from_its_smallest_units(currency, minor_units, printed):
    assert money(currency, minor_units) == printed


@pytest.mark.parametrize(
    ("currency", "amount", "printed"),
    [
        ("USD", "100000000", "$100 million"),
        ("USD", "1E+8", "$100 million"),
        ("EUR", "5000000.00", "€5 million"),
        ("GBP", "1250000000", "£1.25 billion"),
        ("USD", "2000000000000", "$2 trillion"),
        ("CHF", "100000000", "CHF 100 million"),
        ("GBP", "850000", "£850,000"),
        ("GBP", "99.5", "£99.50"),
    ],
)
def test_a_sum_reads_as_in_a_newspaper(currency, amount, printed):
    assert money_amount(currency, Decimal(amount)) == printed


@pytest.mark.parametrize(
    ("amount", "printed"),
    [("123456789", "123,456,789"), ("1234567", "1,234,567"), ("999999.5", "999,999.5")],
)
def test_a_large_number_is_never_rounded(amount, printed):
    assert large_number(Decimal(amount)) == printed
