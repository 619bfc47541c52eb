"""Spent convictions: told of nobody, unless an editor has said why readers of an article need it.

The decision is for one person in one article, and can be taken back; the log says who and why.
Whatever it is, the page of the person, lists and blocks drawn from records keep silent.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from articles import log, timeline
from articles.accusing import Party, accusations, all_that_is_read
from articles.models import Article, SpentDecision
from articles.permissions import reasons_may_not
from articles.resting import speaks_of_crime
from articles.timeline import spoken
from facts.care import tells_of_courts
from facts.models import Fact
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Reason, refuse_if
from newsroom.lib.wording import shortened
from shows.models import Person
from shows.models.names import PersonName

if TYPE_CHECKING:
    from articles.living.reading import Reading

CODE = "spent"
LONGEST = 160
LONGEST_REASON = 2000


def decisions(article: Article) -> Any:
    """The decisions that hold for ``article`` now."""
    rows = article.spent_decisions.filter(revoked_at=None)
    return rows.select_related("person", "by").order_by("person__name", "pk")


# -- What a version tells ---------------------------------------------------------------------


def told_of(reading: "Reading") -> dict[Person, list[str]]:
    """Those whose conviction is spent and of whom the version tells it, with the words that do."""
    people = {one.pk: one for one in Person.objects.filter(sensitivity=Person.Sensitivity.SPENT)}
    if not people:
        return {}
    told: dict[int, list[str]] = defaultdict(list)
    for fact in reading.facts.values():
        key = next((key for key in _people_of(fact) if key in people), None)
        if key and (tells_of_courts(fact) or speaks_of_crime(fact.statement)):
            told[key].append(fact.statement)
    said = accusations(all_that_is_read(reading.material, reading.rendered), _parties(people))
    for one in said:
        for key in one.people:
            told[key].append(one.text)
    return {people[key]: list(dict.fromkeys(words)) for key, words in told.items()}


def _people_of(fact: Fact) -> tuple[int | None, ...]:
    return fact.person_id, fact.value_person_id, fact.attributed_to_person_id


def _parties(people: dict[int, Person]) -> list[Party]:
    others = defaultdict(list)
    for key, text in PersonName.objects.filter(person__in=people).values_list("person", "text"):
        others[key].append(text)
    return [Party(key, (one.name, *others[key])) for key, one in people.items()]


def reasons_to_wait(reading: "Reading") -> Iterator[str]:
    """Say whose spent conviction the version tells without a decision that it may."""
    told = told_of(reading)
    if not told:
        return
    article = reading.revision.article
    decided = set(decisions(article).values_list("person", flat=True)) if article.pk else set()
    for person, words in sorted(told.items(), key=lambda pair: pair[0].name):
        if person.pk not in decided:
            yield Reason(
                f"The conviction of {person} is spent, and this tells of it: “"
                f"{shortened(words[0], LONGEST)}”. Take it out, or have an editor decide that "
                "readers need it.",
                CODE,
                person,
            )


# -- The decision -----------------------------------------------------------------------------


def reasons_not_to_decide(article: Article, person: Person, reason: str, by: Any) -> Iterator[str]:
    """Say why ``by`` cannot decide that ``article`` tells of the spent conviction of ``person``."""
    yield from reasons_may_not(by, "print_spent", article)
    if person.sensitivity != Person.Sensitivity.SPENT:
        yield f"No conviction of {person} is marked as spent: there is nothing to decide."
    if not reason.strip():
        yield "Say why readers have to know it: the log keeps the reason."
    if len(reason) > LONGEST_REASON:
        yield f"The reason has {len(reason):,} characters; {LONGEST_REASON:,} is the most."
    if before := article.spent_decisions.filter(person=person, revoked_at=None).first():
        yield f"{before.by} decided it on {spoken(before.at)} already."


@transaction.atomic
def decide(article: Article, *, person: Person, reason: str, by: Any) -> SpentDecision:
    """Let ``article`` tell of the spent conviction of ``person``, because of ``reason``."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_decide(article, person, reason, by))
    decision = SpentDecision.objects.create(
        article=article, person=person, reason=reason.strip(), by=by
    )
    log.write(article, "print_spent", by=by, after="may be printed", reason=reason)
    changed([decision, article], by=by)
    return decision


def reasons_not_to_revoke(decision: SpentDecision, by: Any) -> Iterator[str]:
    """Say why ``by`` cannot take the decision back."""
    yield from reasons_may_not(by, "print_spent", decision.article)
    if decision.revoked_at:
        yield f"{decision.revoked_by} took it back on {spoken(decision.revoked_at)} already."


@transaction.atomic
def revoke(decision: SpentDecision, *, by: Any, reason: str = "") -> SpentDecision:
    """Take the decision back. What is scheduled of the article is held; what is live stays.

    What readers see already was decided when it was published: publish the article without it, or
    withdraw it.
    """
    timeline.lock([decision.article_id])
    decision = SpentDecision.objects.select_related("article", "person").get(pk=decision.pk)
    refuse_if(reasons_not_to_revoke(decision, by))
    now = timezone.now()
    decision.revoked_at, decision.revoked_by = now, by
    decision.save(update_fields=["revoked_at", "revoked_by"])
    log.write(
        decision.article,
        "print_spent",
        by=by,
        before="may be printed",
        after="not to be printed",
        reason=reason,
    )
    _hold(decision, now, by)
    changed([decision, decision.article], by=by)
    return decision


def _hold(decision: SpentDecision, now: Any, by: Any) -> None:
    planned = timeline.waiting(now).filter(article=decision.article_id, boundary_of=None)
    why = f"It is no longer decided that the spent conviction of {decision.person} is told here."
    if waiting := list(planned.only(*timeline.COLUMNS)):
        log.write_held(timeline.hold(dict.fromkeys(waiting, why), now=now), by=by)
