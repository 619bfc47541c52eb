"""What a sentence may say: each property whose phrases stand in it, with the value read there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from facts.models import Property
from facts.reading.dates import relative_dates_in
from facts.reading.finding import Found, Sentence, columns_of
from facts.reading.names import FORBIDDEN
from facts.reading.phrases import MATCH, Phrase, shipped_phrases, words_of
from facts.values import EMPTY

FAR = 90
_negation = re.compile(
    r"\b(?:not|never|no longer|nobody|no one|none|nothing|without|denie[sd]|denying|neither|nor"
    r"|refuse[sd]|failed|unable)\b|n't\b",
    re.IGNORECASE,
)
_unreal = re.compile(
    r"\b(?:if|could|would|might|(?-i:may)|should|faces|facing|faced|threaten\w*|asked for"
    r"|asking for|sought|seeking|seeks|demand\w*|want\w*|wonder\w*|whether|hop(?:e|es|ed|ing) to"
    r"|plan\w* to|plans? of|plan for|(?:mastermind|genius|clever|daring) plan|expected to"
    r"|tr(?:y|ies|ied|ying) to|maximum|attempt\w*|instead of|rather than|unless|almost|nearly"
    r"|accused|alleged to|suspected)\b",
    re.IGNORECASE,
)
_turn = re.compile(
    r"[;:]|\s[-–—]\s|,?\s(?:but|although|though|while|whereas|however|because|after which)\s"
    r"|,\s(?:and|who|which|where|with|so|then)\s",
    re.IGNORECASE,
)
# Between a date and the words it belongs to, these say that it belongs to something else.
_astray = re.compile(
    r"\b(?:after|before|following|because|since|until|committed|for a|despite|who|which|that"
    r"|[a-z]{3,}ing(?<!during)(?<!evening)(?<!morning))\b",
    re.IGNORECASE,
)
_when = re.compile(r"^,? when\b[^;.]{0,80}$")
_text_ends = re.compile(
    r"[.;:!?](?:\s|$)|[.;:!?]?$|,|\s(?:and (?:was|were|is|are|has|had|then|later|sentenced|jailed"
    r"|given|ordered)|but|after|before|when|while|who|which|although|though|because|until|since"
    r"|in (?:1\d{3}|20\d\d)|on \d)\b",
    re.IGNORECASE,
)
_rest_ends = re.compile(r"[.!?…\"”’']*$")


@dataclass
class Candidate:
    """A property and its value as some words of a sentence may say them."""

    rule: Property
    columns: tuple[dict[str, Any], ...]
    start: int
    end: int
    cue: tuple[int, int]
    weight: float
    doubts: list[str] = field(default_factory=list)
    remark: str = ""
    constant: bool = False

    @property
    def kinds(self) -> list[str]:
        """The kinds of records it can be said of, the likeliest first."""
        return list(self.rule.subjects)

    def rivals(self, other: "Candidate") -> bool:
        """Whether both cannot be meant: one property twice, or one value for two properties."""
        if self.rule.pk == other.rule.pk:
            same = self.start < other.end and other.start < self.end
            return same or self.rule.one_at_a_time
        if self.constant or other.constant:
            return False
        return self.start < other.end and other.start < self.end


def candidates_in(sentence: Sentence) -> list[Candidate]:
    """Every property that the sentence may say something of."""
    found: list[Candidate] = []
    phrases = shipped_phrases()
    for rule in sentence.around.properties:
        own = [one for p in phrases.get(rule.code, ()) for one in _matches(sentence, rule, p)]
        if not own and rule.code not in phrases:
            own = list(_by_cue_words(sentence, rule))
        found.extend(_together(rule, own))
    names = [(one.start, one.end) for one in sentence.mentions if not one.is_noun]
    return [
        one
        for one in found
        if not any(start <= one.cue[0] and one.cue[1] <= end for start, end in names)
    ]


def _together(rule: Property, own: list[Candidate]) -> list[Candidate]:
    """Constants of one list of choices add up: "a comedy heist series" has two genres."""
    terms = [one for one in own if one.constant and rule.value_type == Property.ValueType.TERMS]
    if rule.choices or len(terms) < 2:
        return own
    terms = [one for one in terms if not any(_within(one, other) for other in terms)]
    words = [term for one in sorted(terms, key=lambda c: c.start) for term in _terms(one)]
    first = max(terms, key=lambda one: one.weight)
    columns, _ = columns_of(rule, "; ".join(dict.fromkeys(words)))
    first.columns = (columns,)
    return [first]


def _within(one: Candidate, other: Candidate) -> bool:
    """Whether the words of one are part of the other's: "crime series" in "true crime series"."""
    overlap = one.start < other.end and other.start < one.end
    return overlap and one is not other and {*_terms(one)} < {*" ".join(_terms(other)).split()}


def _terms(candidate: Candidate) -> list[str]:
    return candidate.columns[0]["value_terms"]


def _matches(sentence: Sentence, rule: Property, phrase: Phrase) -> Iterator[Candidate]:
    if phrase.constant:
        yield from _constants(sentence, rule, phrase)
    elif phrase.is_loose:
        yield from _near_by(sentence, rule, phrase)
    elif phrase.slot in ("words", "rest"):
        yield from _texts(sentence, rule, phrase)
    else:
        yield from _in_place(sentence, rule, phrase)


def _constants(sentence: Sentence, rule: Property, phrase: Phrase) -> Iterator[Candidate]:
    for match in phrase.before.finditer(sentence.plain):
        text = phrase.constant
        if text == MATCH:
            text = _inside(sentence.text[slice(*match.span())], match.start())
        columns, problem = columns_of(rule, text)
        # Choices that are called "none" are words here, and "none" alone is none.
        doubts = _guards(sentence, match.start(), within=match[0])
        if not problem:
            yield Candidate(
                rule, (columns,), *match.span(), match.span(), phrase.weight, doubts, constant=True
            )


def _inside(words: str, start: int) -> str:
    """The words as they stand inside a sentence: without the capital that opens one."""
    return words[0].lower() + words[1:] if start == 0 and words[:4] in ("One ", "The ") else words


def _in_place(sentence: Sentence, rule: Property, phrase: Phrase) -> Iterator[Candidate]:
    """Values that stand exactly where the phrase has its slot."""
    for found in _slot_values(sentence, rule, phrase):
        start, end = found.start, found.end
        if phrase.before:
            match = phrase.before.search(sentence.plain, 0, found.start)
            if not match:
                continue
            start = match.start()
        if phrase.after:
            match = phrase.after.match(sentence.plain, found.end)
            if not match:
                continue
            end = match.end()
        cue = (start, end)
        doubts = [found.doubt] if found.doubt else []
        doubts += _guards(sentence, start)
        yield Candidate(
            rule, found.columns, found.start, found.end, cue, phrase.weight, doubts, found.remark
        )


def _slot_values(sentence: Sentence, rule: Property, phrase: Phrase) -> list[Found]:
    match phrase.slot:
        case "value":
            return sentence.values(rule)
        case "language":
            return sentence.languages(rule)
        case "service":
            return list(_services(sentence))
        case "demonym":
            return list(_demonyms(sentence))
        case "quoted":
            return list(_quoted(sentence))
    return []


def _services(sentence: Sentence) -> Iterator[Found]:
    for mention in sentence.mentions:
        for name in mention.of(["service"])[:1]:
            wrong = name.form == FORBIDDEN
            remark = f"“{mention.text}” is a wrong form of {name.record}." if wrong else ""
            yield Found(mention.start, mention.end, (_text(str(name.record)),), remark=remark)


def _demonyms(sentence: Sentence) -> Iterator[Found]:
    for match in re.finditer(r"\b[A-Z][a-z]+\b", sentence.plain):
        if match[0] in words_of("demonyms"):
            yield Found(*match.span(), (_text(match[0]),))


def _quoted(sentence: Sentence) -> Iterator[Found]:
    for match in sentence.quotations:
        group = "double" if match["double"] else "single"
        words = sentence.text[slice(*match.span(group))].strip(" ,.;")
        if words:
            yield Found(*match.span(), (_text(words),))


def _text(words: str) -> dict[str, Any]:
    return EMPTY | {"value_state": "value", "value_text": words}


def _texts(sentence: Sentence, rule: Property, phrase: Phrase) -> Iterator[Candidate]:
    """Words from the phrase to where its part of the sentence ends."""
    # The pattern is made to end where a value begins: here that is anywhere.
    opening = re.compile(phrase.before.pattern.removesuffix("$"), re.IGNORECASE)
    for match in opening.finditer(sentence.plain):
        ends = _rest_ends if phrase.slot == "rest" else _text_ends
        stop = ends.search(sentence.plain, match.end())
        words = sentence.text[match.end() : stop.start()].strip(" ,.;:")
        if not words or rule.value_type != Property.ValueType.TEXT:
            continue
        end = match.end() + len(words)
        doubts = _guards(sentence, match.start())
        if len(words.split()) > 25:
            doubts.append("The words that were read are long: look at them.")
        cue = (match.start(), match.end())
        yield Candidate(rule, (_text(words),), match.end(), end, cue, phrase.weight, doubts)


def _near_by(sentence: Sentence, rule: Property, phrase: Phrase) -> Iterator[Candidate]:
    """The value near the words of the phrase: of dates the nearest, and not across a turn."""
    values = sentence.values(rule)
    for match in phrase.before.finditer(sentence.plain):
        for found in values:
            distance, doubts = _distance(sentence, match, found)
            if distance > FAR:
                continue
            if found.doubt:
                doubts.append(found.doubt)
            doubts += _guards(sentence, match.start(), within=match[0])
            weight = phrase.weight - distance / 4
            yield Candidate(
                rule, found.columns, found.start, found.end, match.span(), weight, doubts
            )
        if not values and rule.value_type == Property.ValueType.DATE:
            yield from _relative(sentence, rule, match)


def _distance(sentence: Sentence, match: re.Match[str], found: Found) -> tuple[int, list[str]]:
    """How far a value is from the words it may belong to, and what speaks against it."""
    text = sentence.plain
    if found.start >= match.end():
        between = text[match.end() : found.start]
        if _turn.search(between) or any(
            match.end() <= other.start < found.start for other in sentence.dates
        ):
            return FAR + 1, []
        doubts = ["What the date belongs to is not certain."] if _astray.search(between) else []
        return len(between), doubts
    between = text[found.end : match.start()]
    if _when.match(between):
        return 8, []
    leads = re.search(r"(?:^|[,;:]|\band)\s*(?:\w+\s+){0,3}$", text[: found.start])
    if not leads or _turn.search(between) or found.end > match.start():
        return FAR + 1, []
    return len(between) // 2, []


def _relative(sentence: Sentence, rule: Property, match: re.Match[str]) -> Iterator[Candidate]:
    """A day that only the date of the report tells: the property is known, its value is not."""
    for words in relative_dates_in(sentence.plain):
        doubt = f"“{words}” depends on the day of the report: give the date."
        weight = match.end() - match.start()
        yield Candidate(rule, (dict(EMPTY),), *match.span(), match.span(), weight, [doubt])


def _by_cue_words(sentence: Sentence, rule: Property) -> Iterator[Candidate]:
    """A property that the desk made itself: its words, and one value of its type beside them."""
    values = sentence.values(rule)
    for word in rule.cue_words:
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(sentence.plain):
            for found in values:
                far = max(found.start - match.end(), match.start() - found.end)
                if far > FAR // 2:
                    continue
                doubts = [f"Guessed from the word “{match[0]}”."]
                doubts += [found.doubt] if found.doubt else []
                weight = len(word) - far / 4
                yield Candidate(
                    rule, found.columns, found.start, found.end, match.span(), weight, doubts
                )


def _guards(sentence: Sentence, cue: int, within: str = "") -> list[str]:
    """Words before the phrase that turn what it says around, or make it a mere possibility."""
    lead = sentence.plain[:cue]
    turns = list(_turn.finditer(lead))
    part = lead[turns[-1].end() :] if turns else lead
    near = " ".join(part.split()[-9:])
    if match := _negation.search(near):
        return [f"“{match[0]}” stands before it: does the sentence say this, or deny it?"]
    if match := _unreal.search(near):
        return [f"“{match[0]}” stands before it: did it happen?"]
    return []
