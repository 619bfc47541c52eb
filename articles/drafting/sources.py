"""A fact as a sentence of the draft: hedged, attributed, with its rebuttal or with who differs."""

import re
from decimal import Decimal

from articles.body import Runs
from articles.drafting.phrases import (
    in_a_row,
    resting,
    said,
    sentence,
    uncapitalised,
    unended,
)
from articles.drafting.plan import Plan, noun_of_show
from facts.models import Fact, Source
from facts.wording import HEDGED, value_in_words, with_hedge
from newsroom.lib.wording import join_names

REBUTTED = {Fact.Standing.DISPUTED, Fact.Standing.UNSUPPORTED, Fact.Standing.FALSE}
# How a source without a publisher is called.
UNNAMED = {
    Source.Kind.COURT_RECORD: "court records",
    Source.Kind.OFFICIAL_RECORD: "official records",
    Source.Kind.INTERVIEW: "an interview",
    Source.Kind.PRESS_RELEASE: "a press release",
    Source.Kind.OWN: "our own reporting",
}
TITLED = {Source.Kind.BOOK: "the book", Source.Kind.FILM: "the film"}
# Neighbours on a scale: "little" and "almost none" are no disagreement that readers need.
SCALES = {"loot-recovered"}
# A statement written with one film in mind, told in an article about another show.
THE_FILM = re.compile(r"\b[Tt]he (film|documentary|series)\b(?! (?:of|about|by|called))")


def claims(plan: Plan, fact: Fact) -> Runs:
    """The fact's statement as a sentence that rests on it, with all that must be said with it.

    Nothing, where it speaks of a film that readers of this article would not know.
    """
    statement = _with_film_named(plan, fact.statement.strip())
    if not statement:
        plan.records.used.discard(fact.pk)
        return []
    whom = str(fact.attributed_to or "")
    if fact.hedge == Fact.Hedge.ACCORDING_TO and not whom:
        whom = source_name(fact)
    statement = with_hedge(statement, fact.hedge, whom)
    if fact.as_of and str(fact.as_of) not in (plan.as_of, statement[-30:]):
        plan.as_of = str(fact.as_of)
        statement = f"As of {fact.as_of}, {uncapitalised(statement)}"
    if fact.standing in REBUTTED:
        return _rebutted(plan, fact, statement)
    disputes = [] if _code(fact) in SCALES else plan.records.disputes(fact)
    differing = said(*(_differs(fact, other) for other in disputes))
    told = sentence(resting(statement.rstrip("."), fact))
    if fact.show_id:
        told = plan.with_title(told)
    if not differing:
        return told
    plan.records.rests_on(*disputes)
    return sentence(unended(told), differing)


def _code(fact: Fact) -> str:
    return fact.property.code if fact.property else ""


def _rebutted(plan: Plan, fact: Fact, statement: str) -> Runs:
    """Who says it and what was found, in one breath."""
    if not HEDGED.search(statement):
        whom = fact.attributed_to
        says = f"{whom} says that " if whom else "It has been claimed that "
        statement = says + uncapitalised(statement)
    reason = _with_film_named(plan, fact.standing_reason.strip()).rstrip(".")
    told = f"{statement.rstrip('.')}; {uncapitalised(reason)}" if reason else statement
    return sentence(resting(told.rstrip("."), fact))


def _differs(fact: Fact, other: Fact) -> Runs:
    value = value_in_words(other)
    more = [term for term in other.value_terms if term not in fact.value_terms]
    if more and len(more) < len(other.value_terms):
        return said("; ", resting(f"{source_name(other)} adds {join_names(more)}", other))
    if other.value_text or other.value_yes is not None or not value:
        words = f"{source_name(other)} says otherwise: {uncapitalised(other.statement)}"
    else:
        words = f"{source_name(other)} gives {value}"
    return said("; ", resting(words.rstrip("."), other))


def estimates(plan: Plan, fact: Fact, what: str) -> Runs:
    """Bounds that differ, said with their sources: "Estimates run from $100 million to ..."."""
    others = plan.records.disputes(fact)
    held = [fact, *others]
    low, high = _ends(held)
    units = {(row.currency, row.unit, row.price_year) for row in held}
    vague = any(row.value_approx == Fact.Approx.MAGNITUDE for row in held)
    if fact.hedge or fact.standing in REBUTTED or vague or len(units) > 1 or low == high:
        return claims(plan, fact)
    plan.records.rests_on(*others)
    span = f"run from {_amount(fact, low)} to {_amount(fact, high)}"
    told = said(f"estimates of {what} ", resting(span, *held))
    whole = [row for row in held if (row.value_low, row.value_high) == (low, high)]
    partial = [row for row in held if row not in whole]
    if not partial:
        return sentence(told)
    given = [resting(f"{_sources(whole)} gives that range", *whole)] if whole else []
    given += [resting(f"{source_name(row)} {value_in_words(row)}", row) for row in partial]
    return sentence(told, ": ", in_a_row(given))


def _ends(facts: list[Fact]) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest number that any of these facts names."""
    ends = (end for fact in facts for end in (fact.value_low, fact.value_high))
    numbers = [end for end in ends if end is not None]
    return (min(numbers), max(numbers)) if numbers else (None, None)


def _amount(fact: Fact, value: Decimal | None) -> str:
    plain = Fact(value_state="value", value_low=value, currency=fact.currency, unit=fact.unit)
    return value_in_words(plain)


def _sources(facts: list[Fact]) -> str:
    return join_names(dict.fromkeys(source_name(fact) for fact in facts))


def source_name(fact: Fact) -> str:
    """Who says it, as readers may know them: a publisher, else what kind of source it is."""
    citations = [row for row in fact.citations.all() if row.stance != row.Stance.CONTRADICTS]
    open_ones = [row.source for row in citations if not row.source.confidential]
    if not open_ones:
        return "a source known to us" if citations else "one account"
    source = next((row for row in open_ones if row.publisher), open_ones[0])
    if source.publisher:
        return source.publisher.name
    if source.kind in TITLED:
        return f"{TITLED[source.kind]} {source.title}"
    return source.author or UNNAMED.get(source.kind, "another report")


def _with_film_named(plan: Plan, statement: str) -> str:
    """The statement with "the film" as the film it is, where the draft is about another show.

    "" where nobody could tell which film is meant.
    """
    match = THE_FILM.search(statement)
    noun = match and match[1].replace("documentary", "film")
    if not match or noun == plan.noun or (plan.is_documentary and match[1] == "documentary"):
        return statement
    others = [show for show in plan.records.told_elsewhere if noun_of_show(show) == noun]
    if len(others) != 1:
        return ""
    return f"{statement[: match.end()]} {others[0].title}{statement[match.end() :]}"
