"""A pasted text as tidy lines, and what stands in the brackets of a line."""

import html
import re
import unicodedata
from dataclasses import dataclass, field, replace

from newsroom.lib.html import tidy_text

_spaces = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_unseen = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\uffa0]"
)
_row_end = re.compile(r"(?i)<br\s*/?>|</(?:li|p|tr|div|h[1-6]|dt|dd)\s*>")
_cell_end = re.compile(r"(?i)</t[dh]\s*>")
_tag = re.compile(
    r"(?i)</?(?:a|abbr|b|cite|dd|div|dl|dt|em|h[1-6]|i|img|li|ol|p|small|span|strong|table|tbody"
    r"|td|tfoot|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>"
)
# What Markdown puts round words: **bold**, *italic*, [a link](its address).
_marked_up = re.compile(r"\*\S|\]\(")
_emphasis = re.compile(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1")
_link = re.compile(r"\[([^\[\]]+)\]\(\S*\)")
_bullet = re.compile(
    r"^(?:[•·\u2023▪▫●○◦■□◆◇★☆✓✔➤►▶»\u203a∙\u2043*]+\s*|[-–—+o>]\s+(?=\S)|#\s*\d{1,3}[.:)]?\s+"
    r"|\(?\d{1,3}[.)]\s*(?=[^\W\d])|\(?\d{1,3}[.):]?[ ]*\t\s*)"
)
_quotes = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“", "\u2039": "\u203a"}


def tidy_lines(text: str) -> list[tuple[int, str]]:
    """Number and words of each line; "" for a blank one. A line of HTML may be several."""
    lines = []
    for number, line in enumerate(re.split(r"\n|\u2028|\u2029", tidy_text(text)), start=1):
        parts = _parts(line)
        lines += [(number, part) for part in parts] or [(number, "")]
    return lines


def _parts(line: str) -> list[str]:
    if "&" in line:
        line = html.unescape(line)
    if "<" in line:
        line = _tag.sub("", _cell_end.sub("\t", _row_end.sub("\n", line)))
    plain = (_plain(part) for part in line.split("\n"))
    return [part for part in plain if part]


def _plain(line: str) -> str:
    # Tabs and wide gaps part columns, so they stay.
    if not line.isascii():
        line = unicodedata.normalize("NFC", _unseen.sub("", _spaces.sub(" ", line)))
    line = tidy_text(line).strip().replace("\n", " ")
    return _link.sub(r"\1", _emphasis.sub(r"\2", line)) if _marked_up.search(line) else line


def without_bullet(text: str) -> str:
    """The line without the sign or number that numbers it."""
    return _bullet.sub("", text, count=1).strip() or text


def unquoted(text: str) -> str:
    """The text without the marks of quotation around the whole of it."""
    if len(text) > 2 and _quotes.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    return text


# -- Notes --------------------------------------------------------------------------------------

_group = re.compile(r"\s*[(\[]([^()\[\]]{0,200})[)\]]")
_YEARS = r"(?:1[89]|20)\d\d(?:\s*[-–—]\s*(?:(?:1[89]|20)\d\d|present|\?{0,4}))?"
_EPISODES = (
    r"(?:\d{1,4}\s*(?:episodes?|eps?\b\.?|parts?)|(?:all|unknown|multiple|various)\s+episodes?)"
)
_SEASONS = (
    r"(?:(?:series|seasons?|s)\s*\d{1,2}(?:\s*(?:[-–—,&]|and|to)\s*\d{1,2})*"
    r"|(?:episodes?|ep)\.?\s*\d{1,3}(?:\s*[-–—]\s*\d{1,3})?)"
)
_SPAN = rf"(?:{_YEARS}|{_EPISODES}|{_SEASONS})"
_MORE = rf"(?:\s*[,;•·|/]?\s*{_SPAN}){{0,5}}"
_span = re.compile(rf"(?i){_SPAN}{_MORE}")
_trailing_span = re.compile(
    rf"(?i)(?:\s*[,;•·|–—-]\s*|\s+(?=\d{{1,4}}\s*ep)){_EPISODES}{_MORE}\s*$"
)
_voice = re.compile(
    r"(?i)(?:(?:singing|speaking|\w+ version)[ :,-]*)?\bvoices?\b(?: (?:only|role|over|cast))?"
    r"(?:: .*)?|english version|narration"
)
_footnote = re.compile(r"(?i)\d{1,3}|[a-z]|note \d+|citation needed")
_uncredited = re.compile(r"(?i)un-?credited")
_reported = re.compile(
    r"(?i)rumou?red|reported(?:ly)?|unconfirmed|in talks|in negotiations|tb[acd]"
)
_kept_aside = re.compile(
    r"(?i)archiv(?:e|al) (?:footage|sound|material)|archive|credit only|cameo|guest(?: star)?"
    r"|recurring|main|regular|special (?:guest|appearance)|special guest star|also .{2,60}"
    r"|motion capture|mo-?cap|in credits order|(?:he|she|they)/(?:him|her|them)(?:/\w+)?"
    r"|image credit.*|photo.*|pictured.*|left|right|centre|center"
)
_as_credited = re.compile(r"(?i:(?:credited )?as) (.+)")


@dataclass(frozen=True)
class Notes:
    """What brackets and endings of a line say: the job, the status, the name as credited."""

    job: str = ""
    status: str = ""
    credited_as: str = ""
    texts: tuple[str, ...] = field(default=())

    def __or__(self, other: "Notes") -> "Notes":
        return Notes(
            self.job or other.job,
            self.status or other.status,
            self.credited_as or other.credited_as,
            (*self.texts, *other.texts),
        )


NOTHING = Notes()


def take_notes(text: str) -> tuple[str, Notes]:
    """The text without what is said about the credit in brackets or at the end, and that."""
    notes = Notes()
    if "(" in text or "[" in text:
        for group in _group.finditer(text):
            if found := _note(group[1].strip()):
                notes |= found
                text = text.replace(group[0], " ", 1) if group[0] in text else text
    if ending := _trailing_span.search(text):
        notes |= Notes(texts=(ending[0].strip(" ,;•·|–—-\t"),))
        text = text[: ending.start()]
    return text.strip(), notes


def is_note(text: str) -> bool:
    """Whether the whole line is a note, as "8 episodes • 2023" below a name."""
    bare = text.strip("()[] \t")
    return bool(_span.fullmatch(bare)) or bool(
        _uncredited.fullmatch(bare) or _voice.fullmatch(bare)
    )


def note_of(text: str) -> Notes:
    """What a line that is a note says."""
    bare = text.strip("()[] \t")
    return _note(bare) or Notes(texts=(bare,))


def _note(inner: str) -> Notes | None:
    """What the words in one pair of brackets say of the credit; None if they belong to a name."""
    if not inner or _footnote.fullmatch(inner):
        return Notes()
    if _voice.fullmatch(inner):
        plain = inner.casefold() in ("voice", "voices")
        return Notes(job="voice", texts=() if plain else (inner,))
    if _uncredited.fullmatch(inner):
        return Notes(status="uncredited")
    if _reported.fullmatch(inner):
        return Notes(status="reported")
    if credited := _as_credited.fullmatch(inner):
        return Notes(credited_as=credited[1].strip())
    if _span.fullmatch(inner) or _kept_aside.fullmatch(inner):
        return Notes(texts=(inner,))
    parts = [part.strip() for part in re.split(r"[,;]", inner)]
    if len(parts) > 1 and all(found := [_note(part) for part in parts]):
        return _joined(found)
    return None


def _joined(notes: list[Notes | None]) -> Notes:
    whole = Notes()
    for one in notes:
        whole |= one or Notes()
    return replace(whole, texts=tuple(dict.fromkeys(whole.texts)))
