"""Numbers as reports write them: "more than 100", "two and a half", "dozens", "$100m to $500m"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CODES = "USD GBP EUR JPY CHF SEK NOK DKK AUD CAD NZD INR CNY PLN CZK HUF TRY ZAR"
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: value for value, word in enumerate(_TENS.split(), 2)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
# What stands before a number, and what ``facts.values`` calls it. "" is as good as exact.
BOUNDS = {
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "not less than": "at least",
    "a minimum of": "at least",
    "at most": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "up to": "at most",
    "a maximum of": "at most",
    "more than": "more than",
    "over": "more than",
    "upwards of": "more than",
    "in excess of": "more than",
    "above": "more than",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx.": "about",
    "roughly": "about",
    "some": "about",
    "circa": "about",
    "an estimated": "about",
    "estimated at": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "just over": "more than",
    "well over": "more than",
    "exactly": "",
    "just": "",
    "only": "",
    "a total of": "",
    "a reported": "",
    "all": "",
}
# After these "over six months" is a time and no bound.
LASTING = re.compile(
    r"\b(?:shot|filmed|spread|made|produced|written|recorded|planned|prepared|built|developed"
    r"|unfolded|unfolds|took place|carried out|paid|lent|stolen)\s+$",
    re.IGNORECASE,
)
# No value says this: what is below a number is neither the number nor at most that number.
UNSAYABLE = ("less than", "fewer than", "just under", "under", "below", "as much as", "as many as")
CURRENCIES = {
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
}
MONEY_WORDS = {
    "us dollars": "USD",
    "dollars": "USD",
    "dollar": "USD",
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "euros": "EUR",
    "euro": "EUR",
    "yen": "JPY",
    "swiss francs": "CHF",
    "kronor": "SEK",
}
CODES = frozenset(_CODES.split())
MAGNITUDES = (
    "hundreds of millions",
    "tens of millions",
    "hundreds of thousands",
    "tens of thousands",
    "billions",
    "millions",
    "thousands",
    "hundreds",
    "dozens",
)

_word = "|".join([*TENS, *sorted(UNITS, key=len, reverse=True)])
_teens = rf"(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(UNITS)[1:10])})"
_digits = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d]|[.,]\d)"
_scale = r"(?:hundred|thousand|million|billion|trillion)"
_spelled = (
    rf"(?:(?:{_teens}|{_word}|an?(?=[ -]{_scale}))(?:[- ]{_scale})+"
    rf"(?:(?:,? and |,? )(?:{_teens}|{_word})(?:[- ]{_scale})*)?|{_teens}|{_word})"
)
_half = r"(?: and a half)?"
_dozen = r"(?:half a dozen|(?:a|one|two|three|four|five|six) dozen)"
NUMBER = rf"(?:{_dozen}|{_digits}(?:[ -]?{_scale}\b)?{_half}|(?:{_spelled}){_half})"
_bounds = "|".join(re.escape(words) for words in sorted([*BOUNDS, *UNSAYABLE], key=len)[::-1])
_bound = rf"(?:(?P<bound>{_bounds})\s+)?"
_joint = r"\s*(?P<joint>[-–—]|to|and|or)\s*"
_quantity = re.compile(
    rf"(?<![\w.,$£€-]){_bound}(?P<between>between\s+|from\s+)?"
    rf"(?P<low>{NUMBER})(?:{_joint}(?P<high>{NUMBER}))?(?![\w])(?!\s*(?:%|per cent))",
    re.IGNORECASE,
)
_short = r"(?:\s?(?:hundred|thousand|million|billion|trillion|bn|mn|tn|k|m|b)\b)?"
_sum = rf"{_digits}{_short}{_half}"
_money = re.compile(
    rf"(?<![\w$£€]){_bound}(?P<between>between\s+|from\s+)?"
    rf"(?P<mark>US\$|A\$|C\$|[$£€¥])\s?(?P<low>{_sum})"
    rf"(?:{_joint}(?:US\$|A\$|C\$|[$£€¥])?\s?(?P<high>{_sum}))?(?!\w)",
    re.IGNORECASE,
)
_named_money = re.compile(
    rf"(?<![\w$£€.,-]){_bound}(?P<between>between\s+|from\s+)?(?:(?P<code>[A-Z]{{3}})\s)?"
    rf"(?P<low>{NUMBER}{_short})(?:{_joint}(?P<high>{NUMBER}{_short}))?"
    rf"(?:\s(?P<name>{'|'.join(MONEY_WORDS)}|[A-Z]{{3}})\b)?",
    re.IGNORECASE,
)
_magnitude = re.compile(
    rf"\b(?:many\s+)?(?P<word>{'|'.join(MAGNITUDES)})\b(?:\s+of\b)?",
    re.IGNORECASE,
)
_magnitude_of_money = re.compile(
    rf"\b(?P<word>{'|'.join(MAGNITUDES)})\s+of\s+(?P<name>{'|'.join(MONEY_WORDS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """A number in a text: ``text`` as ``facts.values.parse_value`` reads it, without its unit."""

    start: int
    end: int
    text: str
    currency: str = ""
    doubt: str = ""


def numbers_in(text: str) -> Iterator[Amount]:
    """Every number without a currency, with its bounds, from left to right."""
    taken = [(found.start, found.end) for found in sums_in(text)]
    for match in _magnitude.finditer(text):
        if not _overlaps(match, taken):
            taken.append(match.span())
            yield Amount(*match.span(), match["word"].lower())
    for match in _quantity.finditer(text):
        if _overlaps(match, taken):
            continue
        amount = _amount(match, "")
        if amount:
            yield amount


def sums_in(text: str) -> list[Amount]:
    """Every sum of money, with its bounds, from left to right."""
    found: list[Amount] = []
    for match in _magnitude_of_money.finditer(text):
        currency = MONEY_WORDS[match["name"].lower()]
        found.append(Amount(*match.span(), f"{match['word'].lower()} of {currency}", currency))
    for match in _money.finditer(text):
        found.extend(filter(None, [_amount(match, CURRENCIES[match["mark"].upper()])]))
    for match in _named_money.finditer(text):
        spans = [(one.start, one.end) for one in found]
        currency = _named_currency(match)
        if currency and not _overlaps(match, spans):
            found.extend(filter(None, [_amount(match, currency)]))
    return sorted(found, key=lambda one: one.start)


def _named_currency(match: re.Match[str]) -> str:
    code, name = match["code"] or "", (match["name"] or "")
    if code in CODES:
        return code
    return name if name in CODES else MONEY_WORDS.get(name.lower(), "")


def _overlaps(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in spans)


def _amount(match: re.Match[str], currency: str) -> Amount | None:
    bound = (match["bound"] or "").lower()
    low, high = match["low"], match["high"]
    start, end = match.span()
    joint = (match["joint"] or "").lower()
    if bound == "over" and LASTING.search(match.string[:start]):
        bound, start = "", match.start("low")
    if high and joint in ("and", "or") and not match["between"]:
        # "10 and 12 men": two numbers, and no saying which; "five or six": a range.
        end, high = (end, high) if joint == "or" else (match.end("low"), None)
    first, second = value_of(low), value_of(high or "")
    if first is None:
        return None
    doubt = f"“{bound}” a number is no value: choose one." if bound in UNSAYABLE else ""
    text = _figures(first)
    if second is not None:
        scale = _scale_of(high)
        if scale > 1 and _scale_of(low) == 1 and first < second / scale * 10:
            first *= scale
        if first > second:
            return None
        text = f"{_figures(first)}-{_figures(second)}"
        bound = ""
    words = BOUNDS.get(bound, "")
    prefix = f"{currency} " if currency else ""
    return Amount(start, end, f"{words} {prefix}{text}".strip(), currency, doubt)


def _scale_of(text: str) -> int:
    words = text.lower().replace("-", " ").split()
    glued = re.fullmatch(r"[\d.,]+\s?([a-z]+)", text.lower())
    if glued and glued[1] in SHORT_SCALES:
        return SHORT_SCALES[glued[1]]
    return SCALES.get(words[-1], 1) if words else 1


def _figures(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_of(words: str) -> Decimal | None:
    """The number that is written in figures or words, or None if it is none."""
    text = " ".join(words.lower().split())
    if not text:
        return None
    if text.endswith(" and a half"):
        whole = value_of(text.removesuffix(" and a half"))
        scale = _scale_of(text.removesuffix(" and a half"))
        return None if whole is None else whole + Decimal(scale) / 2
    if dozen := re.fullmatch(r"(half a|a|one|two|three|four|five|six) dozen", text):
        times = {"half a": Decimal("0.5"), "a": Decimal(1)}.get(dozen[1])
        return Decimal(12) * (times if times is not None else Decimal(UNITS[dozen[1]]))
    if figures := re.fullmatch(r"([\d,]+(?:\.\d+)?)(?:[ -]?([a-z]+))?", text):
        scale = figures[2] or ""
        times = SCALES.get(scale) or SHORT_SCALES.get(scale) or (1 if not scale else None)
        return None if times is None else Decimal(figures[1].replace(",", "")) * times
    return _spelled_value(text)


def _spelled_value(text: str) -> Decimal | None:
    total = part = 0
    for word in re.split(r"[ ,-]+", text):
        if word in ("and", ""):
            continue
        if word in ("a", "an"):
            part += 1
        elif word in UNITS:
            part += UNITS[word]
        elif word in TENS:
            part += TENS[word] * 10
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0
        else:
            return None
    return Decimal(total + part)
