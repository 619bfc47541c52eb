"""Keeping a cast list that somebody pasted: its credits, and where each of them is from."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from facts.lists import list_name
from facts.models import Citation, Source
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused, refuse_if
from newsroom.lib.saving import keep_before_image
from newsroom.lib.wording import capitalised, count_of, join_names
from shows.casting.asking import OUT, Option
from shows.casting.comparing import Comparison, compare
from shows.casting.held import HeldCast, ListName
from shows.casting.writing import Written, write_list
from shows.models import Season, Show
from shows.reading.cast import Cast, read_cast
from shows.reading.pairing import Order

PERMISSIONS = ("shows.add_person", "shows.add_character", "shows.add_credit", "facts.add_citation")
NOBODY = "Nothing here reads as a credit: write a name and a character, one pair a line."
ALL_OUT = "Every line is left out: there is nothing to keep."
GONE = "The show, or its season, was deleted meanwhile."
OTHER_LIST = "The list was changed after it was read. Look at the lines below, then keep them."
MEANWHILE = (
    "Somebody changed the cast while you looked at it. Look at the lines below, then keep them."
)
# Two people may make the same new person at one moment, each for another show.
TRIES = 3


@dataclass(frozen=True)
class Pasted:
    """A list as somebody pasted it on the page of a show, or of a season of it."""

    show: Show
    text: str
    season: Season | None = None
    order: Order = "auto"


@dataclass
class Look:
    """What a pasted list says, beside the cast that is held."""

    cast: Cast
    comparison: Comparison

    @property
    def mark(self) -> str:
        """What somebody looked at, to be handed in again: the lines, and whom each was to mean."""
        said = hashlib.sha256(repr([self.comparison.held.season, self.cast.entries]).encode())
        codes = (line.default or "?" for line in self.comparison.lines)
        return f"{said.hexdigest()[:16]} {','.join(codes)}"


@dataclass
class Kept:
    """What keeping a list did."""

    look: Look
    source: Source
    written: Written
    citations: list[Citation] = field(default_factory=list)

    def __str__(self) -> str:
        written = self.written
        cited = len(self.citations) - len(written.created)
        parts = [
            count_of(len(rows), *words)
            for rows, words in (
                (written.created, ("new credit",)),
                (written.people, ("new person", "new people")),
                (written.characters, ("new character",)),
            )
            if rows
        ]
        if written.updated:
            parts.append(f"{count_of(len(written.updated), 'changed line')} of this list")
        if cited > 0:
            parts.append(f"{count_of(cited, 'source')} for credits held before")
        if not parts:
            return "All of this list was held already: nothing was written."
        return f"Kept: {join_names(parts)}."


def look_at(pasted: Pasted, source: Source | None = None, *, locked: bool = False) -> Look:
    """Read a list and put it beside the cast, in as many queries for any number of lines.

    ``source`` is where it is from, if that is known to be a source that is held.
    """
    name = list_name(source, pasted.show) if source else ListName()
    held = HeldCast(pasted.show, pasted.season, name, locked=locked)
    cast = read_cast(pasted.text, held.known, pasted.order)
    return Look(cast, compare(held, cast))


def reasons_not_to_keep(
    look: Look, answers: Mapping[int, Option], *, by: Any, mark: str
) -> Iterator[str]:
    """Say why the list cannot be kept; nothing if it can. ``mark`` is of what ``by`` looked at."""
    if not by.has_perms(PERMISSIONS):
        yield f"{by} may not enter a cast: that takes the role Writer."
    if not look.cast.entries:
        yield NOBODY
        return
    if problem := _changed_since(look, mark):
        yield problem
        return
    for line in look.comparison.lines:
        if line.place not in answers:
            yield f"Line {line.entry.lines[0]}, {line.entry.name}: {line.why} Say who it is."
    if all(answer.code == OUT for answer in answers.values()) and answers:
        yield ALL_OUT


def keep_cast(pasted: Pasted, codes: Mapping[int, str], where: Any, *, by: Any, mark: str) -> Kept:
    """Keep the list with its source, or raise Refused with every reason.

    ``codes`` are the answers that were given, by the place of the line; ``where`` is a valid
    ``WhereFrom``. Keeping the same list twice writes nothing. What only we have stays.
    """
    for _ in range(TRIES - 1):
        try:
            return _keep(pasted, codes, where, by=by, mark=mark)
        except IntegrityError:
            continue
    return _keep(pasted, codes, where, by=by, mark=mark)


@transaction.atomic
def _keep(pasted: Pasted, codes: Mapping[int, str], where: Any, *, by: Any, mark: str) -> Kept:
    _hold(pasted)
    source = where.keep_source(by=by)
    look = look_at(pasted, source, locked=True)
    answers = look.comparison.answered(codes)
    refuse_if(reasons_not_to_keep(look, answers, by=by, mark=mark))
    written = write_list(look.comparison, answers, by=by)
    return Kept(look, source, written, _cite(written, source, by=by))


def _hold(pasted: Pasted) -> None:
    """Let one at a time write the cast of a show, or raise Refused if it is gone."""
    shows = Show.objects.select_for_update(no_key=True).filter(pk=pasted.show.pk)
    held = shows.values_list("pk", flat=True).first()
    season = pasted.season
    if not held or (season and not Season.objects.filter(pk=season.pk, show=held).exists()):
        raise Refused([GONE])


def _changed_since(look: Look, mark: str) -> str:
    """A sentence if the lines are not those that were looked at, or would mean others; else ""."""
    said, _, seen = mark.partition(" ")
    now, _, codes = look.mark.partition(" ")
    if said != now:
        return OTHER_LIST
    others = zip(look.comparison.lines, codes.split(","), seen.split(","), strict=False)
    changed_lines = (line for line, code, before in others if code != before)
    # Somebody else kept the same: what is held now is what was wanted.
    settled = ("matches", "held")
    return MEANWHILE if any(line.state not in settled for line in changed_lines) else ""


# -- Where it is from -----------------------------------------------------------------------------


def _cite(written: Written, source: Source, *, by: Any) -> list[Citation]:
    """Cite the source for each credit that the list supports, once, with the words of the list."""
    said: dict[int, tuple[Any, str]] = {}
    for line, credit in written.said:
        said.setdefault(credit.pk, (credit, line.entry.quote))
    held: dict[int, Any] = {}
    for citation in Citation.objects.filter(source=source, credit__in=said):
        held.setdefault(citation.credit_id, citation)
    new = [
        Citation(
            source=source,
            credit=credit,
            quote=quote,
            accessed_on=timezone.localdate(),
            created_by=by,
        )
        for key, (credit, quote) in said.items()
        if key not in held
    ]
    made = bulk_create_with_history(new, Citation, default_user=by) if new else []
    told = [*made, *_quote_anew([row.pk for row in written.updated], held, said, by=by)]
    changed(told, by=by)
    return made


def _quote_anew(
    keys: Sequence[int], held: Mapping[int, Any], said: Mapping[int, tuple[Any, str]], *, by: Any
) -> list[Citation]:
    """Bring the quotes of changed lines up to date, except those that somebody wrote by hand."""
    rows = []
    for key in keys:
        citation, quote = held.get(key), said[key][1]
        if citation and citation.quote != quote and "quote" not in citation.editor_fields:
            keep_before_image(citation)
            citation.quote = quote
            citation._history_user = by
            citation.save()
            rows.append(citation)
    return rows


def in_one_sentence(comparison: Comparison) -> str:
    """How a list stands to the cast: "Thirteen lines match, one is new, two are only in ours."."""
    states = [line.state for line in comparison.lines]
    parts = [
        (states.count("new"), "new"),
        (states.count("matches"), "held from other lists"),
        (states.count("held"), "held from this list"),
        (states.count("doubtful"), "doubtful"),
        (len(comparison.only_ours), "only in ours"),
    ]
    told = [f"{number} {words}" for number, words in parts if number]
    return capitalised(f"{join_names(told)}.") if told else ""
