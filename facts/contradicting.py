"""Finding the claims that do not agree.

Facts are compared by the rules of their properties, parts that somebody had in an event by role
and status, cast lists by who plays whom.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, groupby, islice
from typing import Any, Literal

from django.db.models import Q, QuerySet

from facts.comparing import SAYINGS, SERVICE, Answer, compare
from facts.models import Fact, Involvement, Property
from facts.models.properties import SUBJECTS
from facts.querysets import FactQuerySet
from facts.values import LINKED
from shows.models import Credit

CHUNK = 1000
CAST = (Credit.Job.ACTOR, Credit.Job.VOICE, Credit.Job.SELF)
ACCUSED = {Involvement.Role.LEADER, Involvement.Role.PERPETRATOR, Involvement.Role.SUSPECT}
# Steps of one case: who was convicted had been charged, and may have admitted it.
AGREEING = (
    {Involvement.Status.CHARGED, Involvement.Status.CONVICTED},
    {Involvement.Status.CHARGED, Involvement.Status.ACQUITTED},
    {Involvement.Status.CHARGED, Involvement.Status.ADMITTED},
    {Involvement.Status.ADMITTED, Involvement.Status.CONVICTED},
)


@dataclass(frozen=True)
class Finding:
    """Two claims that do not agree, the older first; or one that a single cast list makes."""

    kind: Literal["conflict", "precision", "wording", "list"]
    claims: tuple[Any, ...]

    @property
    def pair(self) -> tuple[str, int, int] | None:
        """What tells this pair from every other; None for a line of one list."""
        if len(self.claims) < 2:
            return None
        first, second = self.claims
        return first._meta.model_name, first.pk, second.pk


def find() -> Iterator[Finding]:
    """Every disagreement among the claims that are in use, facts first."""
    return chain(_among_facts(), _among_involvements(), _among_credits())


def find_around(records: Iterable[Any]) -> Iterator[Finding]:
    """Every disagreement that one of ``records`` may have a part in; the same few queries for all.

    Facts are compared within their subjects and properties, parts within their events, lines with
    the other lists of their shows.
    """
    keys: dict[type, set[int]] = defaultdict(set)
    for record in records:
        keys[type(record)].add(record.pk)
    for some in batched(keys[Fact]):
        yield from _around_facts(some)
    for some in batched(keys[Involvement]):
        yield from _around_involvements(some)
    for some in batched(keys[Credit]):
        yield from _around_credits(some)


def batched(keys: Iterable[int], size: int = CHUNK) -> Iterator[set[int]]:
    """The keys in sets that a query can name."""
    remaining = iter(sorted(keys))
    while some := set(islice(remaining, size)):
        yield some


def _finding(answer: Answer, first: Any, second: Any) -> Iterator[Finding]:
    if answer != "none":
        older, newer = sorted((first, second), key=lambda claim: claim.pk)
        yield Finding(answer, (older, newer))


# -- Facts --------------------------------------------------------------------------------------


def _facts_in_use() -> FactQuerySet:
    """Facts that can disagree: in use, not said to be false, of a property that says all."""
    can_disagree = (
        Q(property__one_at_a_time=True)
        | Q(
            property__comparison=Property.Comparison.SET,
            property__value_type=Property.ValueType.TERMS,
        )
        | Q(property__code__in=[*SAYINGS, SERVICE])
    )
    return (
        Fact.objects.filter(can_disagree, value_state__in=["value", "none"])
        .exclude(stage=Fact.Stage.RETIRED)
        .exclude(rank=Fact.Rank.SUPERSEDED)
        .exclude(standing=Fact.Standing.FALSE)
        .select_related("property")
    )


def _among_facts() -> Iterator[Finding]:
    """Facts that are in use and not said to be false, compared within each subject."""
    for subject in SUBJECTS:
        column = f"{subject}_id"
        rows = _facts_in_use().filter(**{f"{subject}__isnull": False}).order_by(column, "pk")
        for _, facts in groupby(rows.iterator(CHUNK), key=lambda fact, c=column: getattr(fact, c)):
            yield from _within_a_subject(facts)


def _around_facts(keys: set[int]) -> Iterator[Finding]:
    columns = [f"{name}_id" for name in SUBJECTS]
    about = list(
        Fact.objects.filter(pk__in=keys, property__isnull=False)
        .order_by()
        .values_list("property__code", *columns)
    )
    codes = {code for code, *_ in about}
    if not codes:
        return
    codes |= SAYINGS if codes & SAYINGS else set()
    subjects = {
        name: {row[1 + number] for row in about} - {None} for number, name in enumerate(SUBJECTS)
    }
    links = [f"value_{name}" for name in LINKED]
    rows = (
        _facts_in_use()
        .about(**{name: list(held) for name, held in subjects.items() if held})
        .filter(property__code__in=codes)
        .select_related("property", *links)
        .order_by("pk")
    )
    by_subject = defaultdict(list)
    for fact in rows:
        by_subject[tuple(getattr(fact, column) for column in columns)].append(fact)
    for facts in by_subject.values():
        yield from _within_a_subject(facts, keys)


def _within_a_subject(facts: Iterable[Fact], keys: Collection[int] = ()) -> Iterator[Finding]:
    """Pairs that disagree; where ``keys`` are given, those alone that hold one of them."""
    by_property = defaultdict(list)
    for fact in facts:
        code = fact.property.code
        by_property["saying" if code in SAYINGS else code].append(fact)
    for comparable in by_property.values():
        for first, second in combinations(comparable, 2):
            if not keys or first.pk in keys or second.pk in keys:
                yield from _finding(compare(first, second), first, second)


# -- Involvements -------------------------------------------------------------------------------


def _among_involvements() -> Iterator[Finding]:
    rows = Involvement.objects.select_related("event", "person", "organisation")
    yield from _within_parties(rows)


def _around_involvements(keys: set[int]) -> Iterator[Finding]:
    rows = Involvement.objects.select_related("event", "person", "organisation")
    events = Involvement.objects.filter(pk__in=keys).values("event")
    yield from _within_parties(rows.filter(event__in=events))


def _within_parties(rows: QuerySet[Involvement]) -> Iterator[Finding]:
    rows = rows.order_by("event_id", "person_id", "organisation_id", "pk")
    for _, parts in groupby(rows.iterator(CHUNK), key=_party):
        for first, second in combinations(parts, 2):
            yield from _finding(compare_involvements(first, second), first, second)


def _party(part: Involvement) -> tuple[int, int | None, int | None]:
    return part.event_id, part.person_id, part.organisation_id


def compare_involvements(a: Involvement, b: Involvement) -> Answer:
    """Whether two claims about the part that somebody had in an event agree.

    Somebody may be a witness and a victim: only roles of an accused contradict each other.
    """
    if _party(a) != _party(b) or (a.role != b.role and not {a.role, b.role} <= ACCUSED):
        return "none"
    if a.status != b.status:
        return _compare_statuses(a, b)
    if a.group_size and b.group_size and a.group_size != b.group_size:
        return "conflict"
    if a.role != b.role:
        return "precision"
    titles = {part.role_title.casefold() for part in (a, b) if part.role_title}
    return "wording" if len(titles) > 1 else "none"


def _compare_statuses(a: Involvement, b: Involvement) -> Answer:
    one_after_another = a.when and b.when and not a.when.overlaps(b.when)
    if one_after_another or {a.status, b.status} in AGREEING:
        return "none"
    return "precision" if Involvement.Status.REPORTED in (a.status, b.status) else "conflict"


# -- Credits ------------------------------------------------------------------------------------


def _among_credits() -> Iterator[Finding]:
    """What the cast lists of one show, or of one season, say of the same people and characters."""
    yield from _within_casts(Credit.objects.all())


def _around_credits(keys: set[int]) -> Iterator[Finding]:
    shows = Credit.objects.filter(pk__in=keys, job__in=CAST).exclude(source="").values("show")
    yield from _within_casts(Credit.objects.filter(show__in=shows))


def _within_casts(rows: QuerySet[Credit]) -> Iterator[Finding]:
    rows = (
        rows.filter(job__in=CAST)
        .exclude(source="")
        .exclude(status=Credit.Status.REMOVED)
        .select_related("show", "person", "character")
        .order_by("show_id", "season_id", "pk")
    )
    for _, cast in groupby(rows.iterator(CHUNK), key=lambda row: (row.show_id, row.season_id)):
        yield from compare_lists(cast)


def compare_lists(cast: Iterable[Credit]) -> Iterator[Finding]:
    """Where the lists among ``cast`` disagree, and after that who is on one of them alone."""
    lines = list(cast)
    if len({credit.source for credit in lines}) < 2:
        return
    disagreements = [
        *_of_one(lines, "person_id", "character_id"),
        *_of_one(lines, "character_id", "person_id"),
    ]
    yield from disagreements
    disputed = {claim.pk for finding in disagreements for claim in finding.claims}
    lists_of = defaultdict(set)
    for credit in lines:
        lists_of[credit.person_id].add(credit.source)
    for credit in lines:
        if len(lists_of[credit.person_id]) == 1 and credit.pk not in disputed:
            yield Finding("list", (credit,))


def _of_one(lines: list[Credit], what: str, differs: str) -> Iterator[Finding]:
    """Lists that give one person no common character, or one character no common person."""
    groups: dict[int, dict[str, list[Credit]]] = defaultdict(lambda: defaultdict(list))
    for credit in lines:
        if getattr(credit, what):
            groups[getattr(credit, what)][credit.source].append(credit)
    for lists in groups.values():
        for first, second in combinations(lists.values(), 2):
            mine, theirs = ({getattr(row, differs) for row in rows} for rows in (first, second))
            if mine.isdisjoint(theirs):
                yield from _finding(_compare_credits(first[0], second[0]), first[0], second[0])


def _compare_credits(a: Credit, b: Credit) -> Answer:
    if a.person_id != b.person_id:
        return "conflict"
    if a.character is None or b.character is None:
        return "precision"
    same_name = a.character.name.casefold() == b.character.name.casefold()
    return "wording" if same_name else "conflict"
