"""The people of an event: what the courts did, what they say, where they are today.

Nothing beyond the recorded status is said of anybody; who may not be named is left out.
"""

from articles.body import Runs
from articles.drafting.phrases import (
    count_words,
    inside,
    reopened,
    resting,
    said,
    sentence,
    uncapitalised,
    unended,
)
from articles.drafting.plan import Plan
from articles.drafting.sources import claims
from facts.models import Event, Fact, Involvement
from facts.wording import noun_of, quantity_in_words, when_in_words
from shows.models import Credit, Person

CAUGHT = ("how-caught", "arrested-on", "charged-with", "plea", "convicted-of")
COURT = ("verdict-of-the-court", "fine", "appeal")
AFTER = ("named-accomplices",)
AGAIN = ("re-arrested", "served-remainder", "remainder-of-sentence")
LAST = ("cause-of-death", "age-at-death")
HOME = ("residence", "occupation")
TODAY = ("police-attention", "attitude")
# The clause that each status allows, by what the person is said to have done.
STATUS = {
    "convicted": "was convicted as {role}",
    "acquitted": "was acquitted of being {role}",
    "admitted": "has admitted being {role}",
    "charged": "was charged as {role}",
    "alleged": "is accused of being {role}",
    "reported": "is reported to have been {role}",
}
STRONGEST = list(STATUS)
# Paragraphs that together have no more words than this are one.
SHORT = 50
ROLES = {
    Involvement.Role.LEADER: "the leader of the group",
    Involvement.Role.PERPETRATOR: "one of those who carried out {event}",
    Involvement.Role.SUSPECT: "one of those behind {event}",
}


def run_together(paragraphs: list[list[list[Runs]]]) -> list[list[list[Runs]]]:
    """The paragraphs that say something, short ones joined with the next."""
    joined: list[list[list[Runs]]] = []
    room = 0
    for groups in paragraphs:
        words = sum(count_words(runs) for group in groups for runs in group)
        if not words:
            continue
        if words <= room:
            joined[-1] = [*joined[-1], *groups]
            room -= words
        else:
            joined.append(groups)
            room = SHORT - words
    return joined


def told_of_people(plan: Plan, event: Event) -> list[list[list[Runs]]]:
    """A paragraph for each person with a part in the event, and one for what is so today."""
    records = plan.records
    paragraphs = []
    for person in records.nameable:
        told = [_past(plan, person, event), _today(plan, person)]
        paragraphs += run_together(told)
    return paragraphs


def _past(plan: Plan, person: Person, event: Event) -> list[list[Runs]]:
    records = plan.records
    sentenced = bool(records.about(person, "sentence", "convicted-of"))
    own = [claims(plan, fact) for fact in records.take(person)]
    caught = [claims(plan, fact) for fact in records.take(person, *CAUGHT)]
    status = [] if own else _status(plan, person, event, sentenced=sentenced)
    return [
        [*own, *caught],
        [status],
        [*_sentenced(plan, person), *_told(plan, person, "released-on-parole")],
        _told(plan, person, *COURT, *AFTER),
        [_warrant(plan, person)],
        _told(plan, person, *AGAIN),
        _told(plan, person, "released"),
        [_served(plan, person)],
        _told(plan, person, *LAST),
        [claims(plan, fact) for fact in records.take(person, "claim", "response-to-show")],
    ]


def _told(plan: Plan, person: Person, *codes: str) -> list[Runs]:
    return [claims(plan, fact) for fact in plan.records.take(person, *codes)]


def _status(plan: Plan, person: Person, event: Event, *, sentenced: bool) -> Runs:
    """What is established about the person's part, in the words that its status allows.

    A sentence that is told says by itself that somebody was convicted.
    """
    rows = [row for row in plan.records.involvements if row.person_id == person.pk]
    rows = [row for row in rows if row.role in ROLES]
    if not rows:
        return []
    row = min(rows, key=lambda row: STRONGEST.index(row.status))
    if row.status == Involvement.Status.CONVICTED and sentenced:
        return []
    title = row.role_title if not row.role_title.startswith("alleged") else ""
    role = f"the {title}" if title and row.role == Involvement.Role.LEADER else ROLES[row.role]
    role = role.format(event=noun_of(event) or "it")
    return sentence(f"{person.name} ", STATUS[row.status].format(role=role))


def _sentenced(plan: Plan, person: Person) -> list[Runs]:
    """Such as "X was sentenced to 10 years in prison in 2005"."""
    records = plan.records
    term, when = records.one(person, "sentence"), records.one(person, "sentenced-on")
    if not term or term.value_low is None:
        facts = [*records.take(person, "sentence"), term, when]
        return [claims(plan, fact) for fact in facts if fact]
    told = said(
        f"{person.name} was sentenced to ",
        resting(f"{quantity_in_words(term)} in prison", term),
    )
    if when:
        told = said(told, " ", resting(when_in_words(when), when))
    late = records.take(person, "sentenced-on")
    return [sentence(told), *(claims(plan, fact) for fact in late)]


def _served(plan: Plan, person: Person) -> Runs:
    """The time served, which sums up what came before."""
    facts = plan.records.take(person, "time-served")
    told = claims(plan, facts[0]) if facts else []
    return [told[0]._replace(text=f"In all, {told[0].text}"), *told[1:]] if told else []


def _warrant(plan: Plan, person: Person) -> Runs:
    """The warrant with its reason, where the statement of the reason says "because"."""
    issued = plan.records.take(person, "warrant-issued")
    reasons = plan.records.take(person, "warrant-reason")
    if not issued:
        return claims(plan, reasons[0]) if reasons else []
    told = claims(plan, issued[0])
    if not reasons:
        return told
    _, because, reason = reasons[0].statement.partition(" because ")
    if not because:
        return sentence(unended(told), "; ", inside(claims(plan, reasons[0])))
    return sentence(unended(told), " because ", resting(reason.rstrip("."), reasons[0]))


def _today(plan: Plan, person: Person) -> list[list[Runs]]:
    records = plan.records
    plan.as_of = ""
    home = records.take(person, *HOME)
    dated = [fact for fact in home if fact.as_of and not fact.hedge]
    rest = [fact for fact in home if fact not in dated]
    groups = [_as_of(plan, person, dated), [claims(plan, fact) for fact in rest]]
    groups += [[claims(plan, fact)] for fact in records.take(person, *TODAY)]
    speaks = any(row.person_id == person.pk and row.job == Credit.Job.SELF for row in records.cast)
    if speaks:
        groups += [[claims(plan, fact) for fact in records.take(person, "quotation")]]
    return groups


def _as_of(plan: Plan, person: Person, facts: list[Fact]) -> list[Runs]:
    """Facts of one day as one sentence: "As of 2025, X lives near Turin and has a business"."""
    if len(facts) != 2 or str(facts[0].as_of) != str(facts[1].as_of):
        return [claims(plan, fact) for fact in facts]
    first, second = (fact.statement.strip().rstrip(".") for fact in facts)
    if not (first.startswith(f"{person.name} ") and second.startswith(f"{person.name} ")):
        return [claims(plan, fact) for fact in facts]
    plan.as_of = str(facts[0].as_of)
    rest = reopened(resting(second, facts[1]), f"{person.name} ", "")
    opening = resting(f"As of {facts[0].as_of}, {uncapitalised(first)}", facts[0])
    return [sentence(opening, " and ", rest)]
