"""Keeping facts that were pasted together: each line by itself, with one source for all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from facts.models import Citation, Fact, Source
from facts.models.properties import SUBJECTS
from facts.reading.holding import held_all
from newsroom.lib.changes import changed
from newsroom.lib.constraints import sentence_for
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import save_root
from newsroom.lib.wording import count_of, join_names

PERMISSION = "facts.add_fact"
GONE = "The record that it is about was deleted meanwhile."


@dataclass
class Line:
    """A fact that is not saved yet, with the words of the source and where they stand in it."""

    fact: Fact
    quote: str = ""
    locator: str = ""


@dataclass
class Outcome:
    """What became of the lines: facts made, sources added to held ones, sentences by number."""

    facts: list[Fact] = field(default_factory=list)
    citations: int = 0
    nothing_new: int = 0
    problems: dict[int, list[str]] = field(default_factory=dict)
    source: Source | None = None
    saved: list[Any] = field(default_factory=list)

    def __str__(self) -> str:
        parts = []
        if self.facts:
            parts.append(count_of(len(self.facts), "new fact"))
        if self.citations:
            parts.append(f"{count_of(self.citations, 'source')} for facts held already")
        said = f"Kept: {join_names(parts)}. Readers see no change." if parts else ""
        if self.nothing_new:
            known = count_of(self.nothing_new, "line was", "lines were")
            said = f"{said} {known.capitalize()} held already with this source."
        return said.strip()


@transaction.atomic
def keep_lines(lines: Sequence[Line], where: Any, *, by: Any) -> Outcome:
    """Keep every line that can be kept; the others, by their place, with the reasons why not.

    ``where`` is a valid ``WhereFrom``. Lines that are held already get its source and nothing
    else, so that posting them twice adds nothing. No source is made for nothing.
    """
    if not by.has_perm(PERMISSION):
        raise Refused([f"{by} may not enter facts: that takes the role Writer."])
    outcome = Outcome(source=where.keep_source(by=by))
    for number, line in enumerate(lines):
        try:
            _keep_line(line, outcome, by=by)
        except Refused as refusal:
            outcome.problems[number] = refusal.reasons
        except ValidationError as error:
            outcome.problems[number] = error.messages
        except IntegrityError as error:
            outcome.problems[number] = [sentence_for(error)]
    if len(outcome.problems) == len(lines):
        transaction.set_rollback(True)
        outcome.source = None
    else:
        changed(outcome.saved, by=by)
    return outcome


@transaction.atomic
def _keep_line(line: Line, outcome: Outcome, *, by: Any) -> None:
    fact = line.fact
    _hold_subject(fact)
    held = held_all([fact])[0]
    if held.fact is not None and held.kind == "held":
        citation = _cite(held.fact, line, outcome.source, by=by)
        if citation:
            outcome.citations += 1
            outcome.saved.append(citation)
        else:
            outcome.nothing_new += 1
        return
    if held.clashes and fact.rank == Fact.Rank.USE:
        fact.rank = Fact.Rank.ALSO
    # What the database promises itself it refuses with a sentence of its own.
    fact.clean_fields(exclude=[column.name for column in fact._meta.fields if column.is_relation])
    save_root(fact, base_version=fact.version, by=by)
    citation = _cite(fact, line, outcome.source, by=by)
    outcome.facts.append(fact)
    outcome.saved += [fact, citation]


def _hold_subject(fact: Fact) -> None:
    """Let one at a time add to what is held about a record, or Refused if it is gone."""
    name = next(name for name in SUBJECTS if getattr(fact, f"{name}_id"))
    model = Fact._meta.get_field(name).related_model
    row = model._base_manager.select_for_update(no_key=True).filter(pk=getattr(fact, f"{name}_id"))
    if not row.values_list("pk", flat=True).first():
        raise Refused([GONE])


def _cite(fact: Fact, line: Line, source: Source, *, by: Any) -> Citation | None:
    """The new citation of the source for the fact; None if it is cited there already."""
    if not line.locator and fact.citations.filter(source=source).exists():
        return None
    citation, made = Citation.objects.get_or_create(
        fact=fact,
        source=source,
        locator=line.locator,
        defaults={"quote": line.quote, "created_by": by},
    )
    return citation if made else None
