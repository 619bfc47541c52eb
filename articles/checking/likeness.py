"""Where texts say the same: the equal parts of page, record and source, to be set in bold."""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from articles.checking.values import Value, same, values_in
from facts.reading.sentences import OPENERS

Span = tuple[int, int]
_name = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*[^\W\d_](?:[’']s)?")
_words = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# So short a word carries nothing; the others are the joints of any sentence.
SHORTEST = 4
_common = (
    "about after also been before both does from have into more most only over same some such than"
    " that their them then there these they this those under until very were what when where which"
    " while will with would"
)
COMMON = frozenset(_common.split())
_gap = re.compile(r"[\s,]*(?:(?:a|an|at|by|for|in|of|on|the|to|was|were)[\s,]*)?")


def marked(
    text: str,
    others: Iterable[str],
    *,
    values: Iterable[Value] = (),
    tag: str = "b",
    all_words=False,
) -> SafeString:
    """``text`` as HTML with what it shares with ``others`` inside ``tag``.

    ``values`` are those of a record beside its words. Numbers, dates and names count; where there
    are none, or with ``all_words``, every word that carries something does.
    """
    spans = shared(text, others, values=values, all_words=all_words)
    parts, place = [], 0
    for start, end in spans:
        parts += [escape(text[place:start]), f"<{tag}>{escape(text[start:end])}</{tag}>"]
        place = end
    return mark_safe("".join([*parts, escape(text[place:])]))  # noqa: S308 -- escaped above


def shared(
    text: str, others: Iterable[str], *, values: Iterable[Value] = (), all_words: bool = False
) -> list[Span]:
    """The places of ``text`` that ``others`` or ``values`` say too; near ones are one."""
    others = list(others)
    held = [*values, *(value for other in others for value in values_in(other))]
    found = [
        (value.start, value.end)
        for value in values_in(text)
        if any(same(value, other) for other in held)
    ]
    said = " ".join(others)
    found += _names(text, said)
    if all_words or not found:
        found += _carrying(text, said)
    return _joined(text, found)


def _names(text: str, said: str) -> list[Span]:
    known = set(_words.findall(said))
    return [
        match.span()
        for match in _name.finditer(text)
        if match[0].casefold() not in OPENERS and match[0] in known
    ]


def _carrying(text: str, said: str) -> list[Span]:
    known = {_stem(word) for word in _words.findall(said) if _carries(word)}
    return [
        match.span()
        for match in _words.finditer(text)
        if _carries(match[0]) and _stem(match[0]) in known
    ]


def _carries(word: str) -> bool:
    return len(word) >= SHORTEST and word.casefold() not in COMMON


def _stem(word: str) -> str:
    """The word without its ending: "sentenced" is "sentence"."""
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word.casefold())


def _joined(text: str, spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1][1] or _gap.fullmatch(text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
