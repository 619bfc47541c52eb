"""Facts by property: those in conflict first, then those nobody has checked, the rest folded."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.urls import reverse

from facts.models import Fact
from facts.models.properties import SUBJECTS
from facts.wording import value_in_words
from newsroom.lib.wording import figures_of, shortened

# More than these are for the page of all facts.
MOST_ROWS = 60
CALM_GROUPS = 6
LONGEST = 220
LONGEST_VALUE = 60


@dataclass
class Line:
    """One fact as a row."""

    fact: Fact
    sources: int
    conflicts: list

    @property
    def statement(self):
        return shortened(self.fact.statement, LONGEST)

    @property
    def value(self):
        return shortened(value_in_words(self.fact), LONGEST_VALUE)

    @property
    def below(self):
        """Sources and stage, in words."""
        parts = [figures_of(self.sources, "source"), self.fact.stage]
        if self.fact.rank != Fact.Rank.USE:
            parts.insert(0, self.fact.get_rank_display().lower())
        return " · ".join(parts)

    @property
    def used(self):
        return figures_of(self.fact.uses, "article") if self.fact.uses else "not used"


@dataclass
class Group:
    """The facts of one property of one subject."""

    title: str
    typed: bool = True
    person: object = None
    lines: list = field(default_factory=list)

    @property
    def settle(self):
        """Where its first conflict is settled, or ""."""
        keys = sorted({key for line in self.lines for key in line.conflicts})
        return address_to_settle(keys[0]) if keys else ""

    @property
    def printed(self):
        """What a live article prints of a fact in conflict, or ""."""
        said = (line.fact.printed for line in self.lines if line.conflicts and line.fact.printed)
        return shortened(next(said, ""), 80)

    @property
    def unchecked(self):
        return any(line.fact.stage == Fact.Stage.DRAFT for line in self.lines)


def address_to_settle(key):
    """Where a contradiction is settled."""
    return reverse("admin:facts_contradiction_settle", args=[key])


def groups_of(held, facts=None):
    """The facts (all that are held) by property and subject, the most pressing groups first."""
    conflicts = held.conflicts_of("fact")
    together = defaultdict(list)
    for fact in held.facts if facts is None else facts:
        line = Line(fact, len(held.sourced.of("fact", fact)), conflicts.get(fact.pk, []))
        together[fact.property_id, _subject(fact)].append(line)
    found = [_group(lines, held.people) for lines in together.values()]
    return sorted(found, key=lambda group: (not group.settle, not group.unchecked, not group.typed))


def _subject(fact):
    return next((name, key) for name in SUBJECTS if (key := getattr(fact, f"{name}_id")))


def _group(lines, people):
    fact = lines[0].fact
    label = fact.property.label if fact.property else "Other statements"
    # A fact of the show itself needs no name beside it.
    subject = None if fact.show_id else fact.subject
    title = f"{label} · {getattr(subject, 'name', subject)}" if subject else label
    rank = {Fact.Rank.USE: 0, Fact.Rank.ALSO: 1, Fact.Rank.SUPERSEDED: 2}
    lines.sort(key=lambda line: (rank[line.fact.rank], line.fact.pk))
    person = people.get(fact.person_id, fact.person)
    return Group(title, bool(fact.property), person, lines)


def facts_box(held):
    """What the box of facts shows: groups in sight, groups folded, and how many there are."""
    groups = groups_of(held)
    pressing = [group for group in groups if group.settle or group.unchecked]
    # With nothing to do a few are in sight all the same: an empty box would say there are none.
    shown = _until(pressing or groups[:CALM_GROUPS], MOST_ROWS)
    folded = _until(groups[len(shown) :], MOST_ROWS - _facts_in(shown))
    return {
        "shown": shown,
        "folded": folded,
        "folded_facts": _facts_in(folded),
        "total": len(held.facts),
        "checked": sum(fact.stage == Fact.Stage.CHECKED for fact in held.facts),
        "unchecked": sum(fact.stage == Fact.Stage.DRAFT for fact in held.facts),
        "in_conflict": len(held.conflicts_of("fact")),
        "left_out": len(held.facts) - _facts_in(shown) - _facts_in(folded),
    }


def _until(groups, most):
    """The first of the groups, the last of them cut, with at most so many facts in all."""
    found, room = [], most
    for group in groups:
        if room <= 0:
            break
        found.append(replace(group, lines=group.lines[:room]))
        room -= len(group.lines)
    return found


def _facts_in(groups):
    return sum(len(group.lines) for group in groups)
