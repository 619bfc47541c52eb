"""How reports say what properties hold: ``facts/data/phrases.toml`` as patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "phrases.toml"
MATCH = "{match}"
_slot = re.compile(r"{(value|words|rest|quoted|service|language|demonym)}")
_gap = r"(?:[\w'&.-]+\s+){0,4}?"
_wide_gap = r"(?:[^\s.;:]+\s+){0,10}?"
# Small words that may stand between a phrase and its value.
_before_value = (
    r"(?:(?:the|an?|his|her|their|its|only|just|another|also|around|exactly|estimated|reported"
    r"|reportedly|allegedly|whole|full|first|nearby|other|cities of|city of|town of|streets of)\s+)"
    r"{0,2}[\"'(“]?"
)
_after_value = (
    r"(?:(?!(?:and|or|of|in|on|to|for|from|after|before|years?|months?|weeks?|days?|hours?|minutes?"
    r"|million|billion|who|which|that|was|were|is|are|had?|has|have|by|at|with|than|when|while)\b)"
    r"[\w'&-]+\s+){0,2}"
)


@dataclass(frozen=True)
class Phrase:
    """Words that say a property: what stands before its value and after it, or says it all."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    slot: str
    constant: str
    weight: int

    @property
    def is_loose(self) -> bool:
        """Whether the value stands somewhere near the words."""
        return not self.slot and not self.constant


@cache
def shipped_phrases() -> dict[str, list[Phrase]]:
    """The phrases of each shipped property, by its code."""
    return {
        code: [compiled(text) for text in texts]
        for code, texts in _tables().items()
        if isinstance(texts, list)
    }


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists: "languages", "demonyms"."""
    return frozenset(_tables()["lists"][name].split())


@cache
def _tables() -> dict:
    with FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def compiled(text: str) -> Phrase:
    """One phrase as patterns over a sentence with plain apostrophes and hyphens."""
    said, _, constant = text.partition(" = ")
    slot = _slot.search(said)
    letters = len(re.sub(r"[^a-z]", "", _slot.sub("", _shortest(said)).lower()))
    if slot is None:
        return Phrase(_pattern(said, "", ""), None, "", constant, letters)
    before, after = said[: slot.start()], said[slot.end() :]
    return Phrase(
        _pattern(before, "", _space_before(before) + _before_value + "$") if before else None,
        _pattern(after, _space(after[:1]) and rf"\s+{_after_value}", "") if after else None,
        slot[1],
        "",
        letters + 5,
    )


def _space(beside: str) -> str:
    """What parts a phrase from its value: nothing where they are written as one word."""
    return "" if beside.strip() else r"\s+"


def _space_before(words: str) -> str:
    """The same before the value; a gap and what may be left out bring their own space."""
    ends_open = words.rstrip().endswith(("*", "]"))
    return "" if ends_open and words[-1:] == " " else _space(words[-1:]).replace(r"\s", r"[:,]?\s")


def _shortest(said: str) -> str:
    """The phrase without what may be left out, and with the shortest of what may stand there."""
    kept = re.sub(r"\[[^\]]*\]", "", said)
    return " ".join(min(word.split("/"), key=len) for word in kept.split())


def _pattern(said: str, start: str, end: str) -> re.Pattern[str]:
    tokens = said.split()
    parts = []
    for number, token in enumerate(tokens):
        last = number == len(tokens) - 1
        space = "" if last else r"\s+"
        match token:
            case "*":
                parts.append(_gap)
            case "**":
                parts.append(_wide_gap)
            case _ if token.startswith("["):
                words = _alternatives(token.strip("[]"))
                parts.append(rf"(?:{words}\s+)?" if not last or end else rf"(?:\s+{words})?")
            case _:
                parts.append(_alternatives(token) + space)
    words = "".join(parts)
    border = "" if start or words.startswith("[- ]") else r"(?<![\w-])"
    close = "" if end else r"(?![\w])"
    return re.compile(f"{border}{start}{words}{end}{close}", re.IGNORECASE)


def _alternatives(token: str) -> str:
    words = [re.escape(word).replace(r"\-", "[- ]") for word in token.split("/")]
    # "re-arrested" may be parted, but the hyphen of "-part" belongs to the number before it.
    words = [re.sub(r"^\[- \]", "[- ]", word) for word in words]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"
