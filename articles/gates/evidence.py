"""How much evidence is enough: for a verdict by its value, for a fact by its standing.

A desk may ask for more in ``NEWSROOM_VERDICT_EVIDENCE`` and ``NEWSROOM_FACT_EVIDENCE``; what these
leave out is as here. ``newsroom.checks`` refuses what makes no sense in them.
"""

from typing import NamedTuple

from django.conf import settings

from facts.models import Citation, Fact, Verdict
from newsroom.lib.refusals import Reason
from newsroom.lib.wording import count_of, join_names, number

Value, Standing = Verdict.Value, Fact.Standing


class Way(NamedTuple):
    """One way to be sure enough: so many facts of that standing or a surer one, so many sources.

    The sources are independent of each other; a primary one is enough where ``primary``.
    """

    standing: str
    facts: int
    sources: int = 1
    primary: bool = True


class Needed(NamedTuple):
    """What a verdict has to rest on: any one of ``ways``, and why a reader may expect it."""

    ways: tuple[Way, ...]
    why: str


TWO_WITNESSES = Way(Standing.CONFIRMED, 1, 2)
ONE_REPORT = Way(Standing.REPORTED, 1)
VERDICTS = {
    Value.TRUE_STORY: Needed(
        (TWO_WITNESSES, Way(Standing.REPORTED, 3)),
        "Readers take this answer for certain.",
    ),
    Value.BASED_ON: Needed(
        (TWO_WITNESSES, Way(Standing.REPORTED, 2)), "It says that the events happened."
    ),
    Value.INSPIRED_BY: Needed((ONE_REPORT,), "Somebody has to have said by what."),
    Value.LOOSELY_INSPIRED: Needed((ONE_REPORT,), "Somebody has to have said by what."),
    Value.FICTION_REAL_SETTING: Needed((ONE_REPORT,), "That the setting is real is a claim too."),
    Value.FICTION: Needed((ONE_REPORT,), "That nothing of it happened is a claim too."),
    # It says that nobody can tell.
    Value.NOT_ESTABLISHED: Needed((), ""),
}
# How many independent sources have to support a fact before readers may see it.
FACTS = dict.fromkeys(Standing, 1)
# What a fact of that standing may count as.
COUNTS_AS = {
    Standing.CONFIRMED: (Standing.CONFIRMED, Standing.REPORTED),
    Standing.REPORTED: (Standing.REPORTED,),
}


def needed_for(value):
    """What a verdict of that ``value`` has to rest on in this house."""
    held = settings.NEWSROOM_VERDICT_EVIDENCE.get(value)
    if held is None:
        return VERDICTS[value]
    return Needed(tuple(Way(**way) for way in held["ways"]), held.get("why", ""))


def reasons_of_verdict(verdict):
    """Say what evidence ``verdict`` lacks."""
    ways, why = needed_for(verdict.value)
    facts = verdict.facts.filter(stage=Fact.Stage.CHECKED).prefetch_related("citations__source")
    facts = list(facts)
    if not ways or any(_is_enough(way, facts) for way in ways):
        return
    yield Reason(
        f"The verdict on {verdict.show}, “{verdict.get_value_display()}”, lacks its evidence: it "
        f"needs {join_names(map(_said, ways), last='or')}. It rests on {_held(facts)}."
        f"{f' {why}' if why else ''}",
        "verdict_evidence",
        verdict,
    )


def _is_enough(way, facts):
    counted = [fact for fact in facts if way.standing in COUNTS_AS.get(fact.standing, ())]
    return len(counted) >= way.facts and _is_witnessed(counted, way)


def _is_witnessed(facts, way):
    sources = sources_behind(facts)
    if way.primary and any(source.primary for source in sources):
        return True
    return independent(sources) >= way.sources


def _said(way):
    facts = count_of(way.facts, f"{way.standing} fact")
    if way.sources < 2:
        return facts
    return f"{facts} with {count_of(way.sources, 'independent source')}" + (
        " (or a primary one)" if way.primary else ""
    )


def _held(facts):
    if not facts:
        return "no checked fact"
    counts = [
        count_of(held, f"checked, {standing.label.lower()} fact")
        for standing in Standing
        if (held := sum(fact.standing == standing for fact in facts))
    ]
    sources = count_of(independent(sources_behind(facts)), "independent source")
    return f"{join_names(counts)} with {sources}"


def sources_behind(facts):
    """The sources that support any of ``facts``, whose citations were fetched with them."""
    return [
        citation.source
        for fact in facts
        for citation in fact.citations.all()
        if citation.stance == Citation.Stance.SUPPORTS
    ]


def independent(sources):
    """How many sources these are, where one that only repeats another counts as that other."""
    return len({source.independent_of_id or source.pk for source in sources})


def reason_of_fact(fact):
    """Why the sources of a checked ``fact`` are too few for its standing, in words, or ""."""
    needed = settings.NEWSROOM_FACT_EVIDENCE.get(fact.standing, FACTS.get(fact.standing, 1))
    sources = sources_behind([fact])
    held = independent(sources)
    if held >= needed or (held and any(source.primary for source in sources)):
        return ""
    if not held:
        return f"No source supports this fact: {fact.statement}"
    takes = f"takes {count_of(needed, 'independent source')}, and this one has {number(held)}"
    return f"A fact that is {fact.get_standing_display().lower()} {takes}: {fact.statement}"
