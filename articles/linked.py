"""What the desk says of a fact beside the words that rest on it: standing, sources, other claims.

Readers see none of this. A source that is confidential is named to those who may see sources.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse

from articles.freshness import as_printed
from articles.linking import with_words
from articles.models import EditionFact
from facts.models import Contradiction, Fact
from facts.models.properties import SUBJECTS
from facts.values import LINKED
from facts.wording import hedged, value_in_words
from newsroom.lib.wording import figures_of, shortened

Row = dict[str, Any]
KNOWN_TO_US = "A source known to us"
LONGEST_QUOTE = 400
# The columns whose change readers would see.
PRINTED = (
    *("statement", "standing", "hedge", "date_note", "value_state", "value_text", "value_yes"),
    *("value_approx", "value_low", "value_high", "unit", "currency", "price_year", "value_terms"),
    *("value_date_low", "value_date_high", "value_date_precision"),
    *(f"value_{name}_id" for name in LINKED),
    *("attributed_to_person_id", "attributed_to_organisation_id"),
)


class Desk:
    """Turns facts into rows, asking the same few questions for one fact as for two hundred."""

    def __init__(self, facts: Iterable[Fact], *, by: Any) -> None:
        self.facts = list(facts)
        self.names_sources = by.has_perm("facts.view_source")
        self._rivals = _rivals_of(self.facts)

    def rows(self) -> list[Row]:
        """A row for each fact, in order: enough for a list."""
        return [self.row(fact) for fact in self.facts]

    def row(self, fact: Fact) -> Row:
        """What a list says of the fact."""
        return {
            "ref": fact.ref,
            "url": reverse("admin:facts_fact_change", args=[fact.pk]),
            "statement": fact.statement,
            "prints": hedged(fact),
            "value": value_in_words(fact),
            "about": str(fact.subject),
            "standing": fact.standing,
            "word": fact.get_standing_display(),
            "checked": fact.stage == Fact.Stage.CHECKED,
            "checked_words": _checked_words(fact),
            "sources": len(fact.citations.all()),
            "sources_words": figures_of(len(fact.citations.all()), "source"),
            "gone": _gone(fact),
            "reason": fact.standing_reason,
            "conflicts": [row for row in self._rivals[fact.pk] if row["open"]],
        }

    def full(self, fact: Fact) -> Row:
        """What stands beside the words: the sources too, and what may take its place."""
        return self.row(fact) | {
            "cites": [self._cite(citation) for citation in fact.citations.all()],
            "instead": self._rivals[fact.pk],
        }

    def _cite(self, citation: Any) -> Row:
        source = citation.source
        if source.confidential and not self.names_sources:
            return {"title": KNOWN_TO_US, "publisher": "", "quote": "", "confidential": True}
        return {
            "title": source.title,
            "publisher": source.publisher.name if source.publisher else "",
            "quote": shortened(citation.quote, LONGEST_QUOTE),
            "stance": citation.get_stance_display(),
            "confidential": source.confidential,
        }


def deleted(ref: str) -> Row:
    """The row of a fact that the text names and nobody holds."""
    return {"ref": ref, "statement": "", "gone": "The desk holds no such fact: it was deleted."}


def _checked_words(fact: Fact) -> str:
    if fact.stage != Fact.Stage.CHECKED:
        return "not checked"
    day = f"{fact.checked_on.day} {fact.checked_on:%b %Y}"
    return f"checked by {fact.checked_by}, {day}"


def _gone(fact: Fact) -> str:
    if fact.stage == Fact.Stage.RETIRED:
        return "It was retired: nothing new may rest on it."
    if fact.rank == Fact.Rank.SUPERSEDED:
        return f"It is superseded: {fact.rank_reason}"
    return ""


# -- Other claims ---------------------------------------------------------------------------------


def _rivals_of(facts: list[Fact]) -> dict[int, list[Row]]:
    """The claims against each fact or in its place, those still to be settled first."""
    rivals: dict[int, list[Row]] = defaultdict(list)
    wanted = {fact.pk: fact for fact in facts}
    rows = Contradiction.objects.conflicts().of_facts(list(wanted)).exclude(state="closed")
    pairs = [
        (row, key, other)
        for row in rows.order_by("-state", "pk")
        for key, other in ((row.fact_a_id, row.fact_b_id), (row.fact_b_id, row.fact_a_id))
        if key in wanted
    ]
    replaced = [fact for fact in facts if fact.rank == Fact.Rank.SUPERSEDED and fact.property_id]
    others = _claims([other for _, _, other in pairs], replaced)
    for row, key, other in pairs:
        is_open = row.state in ("open", "accepted")
        lost = not is_open and row.preferred == ("a" if other == row.fact_a_id else "b")
        if other in others and (is_open or lost):
            address = reverse("admin:facts_contradiction_settle", args=[row.pk])
            rival = _rival(others[other], settle=address if is_open else "")
            rivals[key].append(rival | {"accepted": row.state == "accepted"})
    for fact in replaced:
        rivals[fact.pk] += [
            _rival(claim)
            for claim in others.values()
            if _same_question(claim, fact) and claim.rank == Fact.Rank.USE
        ]
    return rivals


def _claims(keys: list[int], replaced: list[Fact]) -> dict[int, Fact]:
    """The facts of these keys, and those to use in place of superseded ones; one query."""
    condition = Q(pk__in=keys)
    for fact in replaced:
        subject = next(name for name in SUBJECTS if getattr(fact, f"{name}_id"))
        key = getattr(fact, f"{subject}_id")
        condition |= Q(property=fact.property_id, rank="use", **{f"{subject}_id": key})
    rows = with_words(Fact.objects.filter(condition)).prefetch_related(None)
    return {fact.pk: fact for fact in rows.exclude(stage=Fact.Stage.RETIRED)}


def _same_question(claim: Fact, fact: Fact) -> bool:
    subjects = [f"{name}_id" for name in SUBJECTS]
    same = [getattr(claim, name) for name in subjects] == [getattr(fact, name) for name in subjects]
    return same and claim.property_id == fact.property_id and claim.pk != fact.pk


def _rival(fact: Fact, *, settle: str = "") -> Row:
    return {
        "ref": fact.ref,
        "statement": fact.statement,
        "value": value_in_words(fact),
        "standing": fact.standing,
        "word": fact.get_standing_display(),
        "settle": settle,
        "open": bool(settle),
    }


# -- Since it was printed -------------------------------------------------------------------------


def changes_since_print(article: Any, facts: list[Fact]) -> dict[int, str]:
    """A sentence for each fact that says something else than when the article last printed it.

    An edition counts where readers have had one with the fact; else the newest version.
    """
    said: dict[int, str] = {}
    printed = _printed(article, facts)
    for fact in facts:
        if row := printed.get(fact.pk):
            today = as_printed(fact)
            if any(getattr(row, column) != value for column, value in today.items()):
                was = row.value or row.statement
                said[fact.pk] = f"Edition {row.edition.number} printed it as “{was}”."
    head = article.head
    if head is None:
        return said
    moved = [fact for fact in facts if fact.pk not in printed and fact.updated_at > head.created_at]
    for fact, before in _before(moved, head.created_at):
        if any(getattr(fact, column) != getattr(before, column) for column in PRINTED):
            said[fact.pk] = f"In version {head.number} it said “{before.statement}”."
    return said


def _printed(article: Any, facts: list[Fact]) -> dict[int, EditionFact]:
    """The newest print of each fact that readers have had, by the key of the fact."""
    rows = EditionFact.objects.filter(
        edition__article=article, edition__live_from__isnull=False, fact__in=facts
    )
    heavy = ("edition__html", "edition__head", "edition__card")
    rows = rows.select_related("edition").defer(*heavy).order_by("edition__number")
    return {row.fact_id: row for row in rows}


def _before(facts: list[Fact], moment: Any) -> Iterable[tuple[Fact, Any]]:
    """Each fact as it stood at ``moment``, where its history knows."""
    if not facts:
        return
    held: dict[int, Any] = {}
    rows = Fact.history.filter(id__in=[fact.pk for fact in facts], history_date__lte=moment)
    for row in rows.order_by("history_date", "history_id"):
        held[row.id] = row
    for fact in facts:
        if fact.pk in held:
            yield fact, held[fact.pk]
