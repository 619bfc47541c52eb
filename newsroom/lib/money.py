"""Money as British newspapers print it: £8.99, $100 million, CHF 12.50."""

from decimal import Decimal

SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€"}
# ISO 4217: currencies whose smallest unit is not a hundredth.
WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
DECIMALS = dict.fromkeys(WHOLE.split(), 0) | dict.fromkeys(THOUSANDTHS.split(), 3)
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million")]


def money(currency: str, minor_units: int) -> str:
    """A price from its smallest units: ("GBP", 899) is "£8.99", ("GBP", 900) is "£9"."""
    decimals = DECIMALS.get(currency, 2)
    amount = Decimal(minor_units).scaleb(-decimals)
    digits = f"{amount:,.{decimals}f}" if amount % 1 else f"{amount:,.0f}"
    return _with_currency(currency, digits)


def money_amount(currency: str, amount: Decimal | int) -> str:
    """A sum for prose: "$100 million", "£1.25 billion", "€850,000", "£99.50"; never rounded."""
    amount = Decimal(amount)
    in_pence = amount % 1 and amount == round(amount, 2)
    return _with_currency(currency, f"{amount:,.2f}" if in_pence else large_number(amount))


def large_number(amount: Decimal) -> str:
    """Figures, with million, billion or trillion where at most two decimals then say it exactly."""
    for scale, word in SCALES:
        scaled = amount / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 2):
            return f"{_plain(scaled)} {word}"
    return _plain(amount)


def _plain(amount: Decimal) -> str:
    digits = f"{amount:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _with_currency(currency: str, digits: str) -> str:
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{digits}" if symbol else f"{sign}{currency} {digits}"
