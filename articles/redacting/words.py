"""Words that have to go, found however they were typed, printed, marked up or put in an address.

Compared are letters and digits alone: without case, accents, soft hyphens, in whatever quotes and
spaces. A mark in the middle of a word hides nothing, nor does an entity or an escape of JSON.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

# Where a tag stood that may stand inside a word.
INSIDE = "\0"
FEWEST_SIGNS = 2
MOST_BETWEEN = 16
INLINE = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "ins", "mark", "q", "s"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
)
_TAG = r"<[a-zA-Z/!?][^<>]*>"
_ENTITY = r"&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"
_ESCAPE = r"\\u[0-9a-fA-F]{4}"
_PERCENT = r"(?:%[0-9a-fA-F]{2})+"
_tag = re.compile(_TAG)
_unit = re.compile(rf"{_TAG}|{_ENTITY}|{_ESCAPE}|{_PERCENT}|[\s\S]")
_written_otherwise = re.compile(rf"{_ENTITY}|{_ESCAPE}|{_PERCENT}")
_inline_tag = re.compile(rf"</?(?:{'|'.join(INLINE)})(?![a-zA-Z0-9])[^<>]*>", re.IGNORECASE)
_attribute = re.compile(r"""([a-zA-Z_:@][-\w:.@]*)\s*=\s*(?:"([^"]*)"|'([^']*)')|<!--([\s\S]*)""")
# 1,000,000 and 1.000.000 and 1 000 000 are one number.
_grouping = re.compile(r"(?<=\d)[,.'’\s_](?=\d{3}(?!\d))")
_token = re.compile(r"[^\W_]+")
# Scripts that put no space between words.
_unspaced = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff\u0e00-\u0e7f]")


class _Plain(dict):
    """For ``str.translate``: no accents and no signs that do not print; every blank a space."""

    def __missing__(self, code: int) -> str | None:
        kind = unicodedata.category(chr(code))
        plain = None if kind in ("Mn", "Me", "Cf") else " " if kind == "Zs" else chr(code)
        self[code] = plain
        return plain


_plain = _Plain()
_plain[0] = INSIDE


class Found(NamedTuple):
    """Where the words stand in a text: each match as the stretches that are its own letters."""

    stretches: list[tuple[int, int]]
    in_tag: str = ""


class Words:
    """Passages that have to go, ready to be found in any text.

    The attributes ``leaving`` are left as they are.
    """

    def __init__(self, passages: Iterable[str], *, leaving: Iterable[str] = ()) -> None:
        self._leaving = frozenset(leaving)
        self.passages = [text for passage in passages if (text := " ".join(passage.split()))]
        patterns = sorted(map(_pattern_of, self.passages), key=len, reverse=True)
        self._pattern = re.compile("|".join(patterns)) if patterns else None
        self._beginnings = [_beginning_of(passage) for passage in self.passages]

    def __contains__(self, text: str) -> bool:
        return self.count(text) > 0

    def count(self, text: str) -> int:
        """How often they stand in ``text``, in its tags too."""
        if not self._may_hold(text):
            return 0
        return len(self.found(text))

    def without(
        self,
        text: str,
        mark: str,
        *,
        in_tags: Callable[[str], str] | None = None,
    ) -> str:
        """The text with ``mark`` in their place; ``in_tags`` gives that of an attribute."""
        if not self._may_hold(text):
            return text
        pieces: list[tuple[int, int, str]] = []
        for found in self.found(text):
            put = in_tags(found.in_tag) if in_tags and found.in_tag else mark
            for place, (start, end) in enumerate(found.stretches):
                pieces.append((start, end, "" if place else put))
        for start, end, put in sorted(pieces, reverse=True):
            text = text[:start] + put + text[end:]
        return text

    def found(self, text: str) -> list[Found]:
        """Every place in ``text``, the slow way: letter by letter."""
        if self._pattern is None:
            return []
        places = [Found(stretches) for stretches in self._in_letters(text)]
        for tag in _tag.finditer(text) if "<" in text else ():
            places += self._in_tag(tag)
        return places

    def _may_hold(self, text: str) -> bool:
        """Whether it is worth looking letter by letter: the same, at the speed of C."""
        if self._pattern is None or not text:
            return False
        if "<" not in text:
            return self._stands_in(_folded(text))
        if self._stands_in(_folded(_tag.sub(" ", _inline_tag.sub(INSIDE, text)))):
            return True
        if not self._begins_in(_folded(" ".join(_tag.findall(text)))):
            return False
        return any(
            self._stands_in(_folded(value))
            for tag in _tag.finditer(text)
            for name, value, _ in _values_in(tag)
            if name not in self._leaving
        )

    def _stands_in(self, folded: str) -> bool:
        return self._begins_in(folded) and bool(self._pattern.search(folded))

    def _begins_in(self, folded: str) -> bool:
        whole = folded.replace(INSIDE, "")
        return any(beginning in whole for beginning in self._beginnings)

    def _in_letters(self, text: str) -> Iterator[list[tuple[int, int]]]:
        letters: list[str] = []
        owners: list[int] = []
        units = list(_unit.finditer(text))
        shown = []
        for place, unit in enumerate(units):
            raw = unit.group()
            is_tag = len(raw) > 2 and raw[0] == "<" and raw[-1] == ">"
            folded = _gap(raw) if is_tag else _folded(raw)
            letters.append(folded)
            owners += [place] * len(folded)
            shown.append("" if is_tag else folded)
        for match in self._pattern.finditer("".join(letters)):
            first, last = owners[match.start()], owners[match.end() - 1]
            # An accent that stands by itself goes with its letter.
            while last + 1 < len(units) and not letters[last + 1]:
                last += 1
            spans = [
                units[place].span()
                for place in range(first, last + 1)
                if shown[place] or not letters[place]
            ]
            yield _joined(spans)

    def _in_tag(self, tag: re.Match[str]) -> Iterator[Found]:
        for name, value, start in _values_in(tag):
            if name in self._leaving:
                continue
            for stretches in self._in_letters(value):
                moved = [(start + first, start + last) for first, last in stretches]
                yield Found(moved, name)


def reasons_not_to_look_for(passage: str) -> Iterator[str]:
    """Say why ``passage`` cannot be redacted: with too few signs it would be everywhere."""
    if len("".join(_token.findall(_folded(passage)))) < FEWEST_SIGNS:
        yield f"“{passage}” is too short to be found for sure: give at least two letters or digits."


def words_of_text(text: str) -> str:
    """The text without its tags, as it is read."""
    return " ".join(unescape(_tag.sub(" ", _inline_tag.sub("", text))).split())


def _folded(text: str) -> str:
    if "&" in text or "\\" in text or "%" in text:
        text = _written_otherwise.sub(_as_meant, text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        return text.translate(_plain)
    return text.lower()


def _as_meant(match: re.Match[str]) -> str:
    raw = match.group()
    if raw[0] == "&":
        return unescape(raw)
    if raw[0] == "\\":
        return raw.encode().decode("unicode_escape")
    return unquote_to_bytes(raw).decode(errors="ignore") or raw


def _gap(tag: str) -> str:
    return INSIDE if _inline_tag.fullmatch(tag) else " "


def _values_in(tag: re.Match[str]) -> Iterator[tuple[str, str, int]]:
    """Name, value and place of each attribute; a comment is one long value."""
    for found in _attribute.finditer(tag.group()):
        group = next(number for number in (2, 3, 4) if found.group(number) is not None)
        yield (found.group(1) or "").lower(), found.group(group), tag.start() + found.start(group)


def _pattern_of(passage: str) -> str:
    folded = _grouping.sub("", _folded(passage))
    tokens = list(_token.finditer(folded))
    if not tokens:
        return r"(?!)"
    pattern, end = "", None
    for token in tokens:
        if end is not None:
            fewest = 1 if folded[end : token.start()].isspace() else 0
            pattern += rf"[\W_]{{{fewest},{MOST_BETWEEN}}}"
        pattern += _pattern_of_token(token.group())
        end = token.end()
    first, last = tokens[0].group()[0], tokens[-1].group()[-1]
    before = "" if _unspaced.match(first) else r"(?<![^\W_])"
    after = "" if _unspaced.match(last) else r"(?![^\W_])"
    # 100 does not stand in 1,100.
    before += r"(?<!\d[,.'’])" if first.isdigit() else ""
    after += r"(?![,.'’]\d)" if last.isdigit() else ""
    return f"{before}{pattern}{after}"


def _beginning_of(passage: str) -> str:
    """Letters without which a text cannot hold the passage; quickly looked for."""
    token = next(iter(_token.findall(_grouping.sub("", _folded(passage)))), "\0")
    return token[0] if token.isdigit() else token


def _pattern_of_token(token: str) -> str:
    between = f"{INSIDE}*"
    if not token.isdigit():
        return between.join(map(re.escape, token))
    pattern = token[0]
    for place, digit in enumerate(token[1:], 1):
        group = r"[,.'’\s_]?" if (len(token) - place) % 3 == 0 else ""
        pattern += between + group + between + digit
    return pattern


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
