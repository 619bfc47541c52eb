"""What really happened: the act, how it was done, how it came out, the people, and today."""

import re

from articles.body import Run, Runs
from articles.drafting.people import run_together, told_of_people
from articles.drafting.phrases import in_a_row, resting, said, sentence
from articles.drafting.plan import Plan
from articles.drafting.sources import claims, estimates
from facts.models import Event, Fact, Involvement
from facts.wording import (
    noun_of,
    quantity_in_words,
    value_in_words,
    when_in_words,
    where_in_words,
)
from newsroom.lib.dates import PartialDate
from newsroom.lib.wording import join_names, number

GROUP = re.compile(r"^(?P<group>gang|group|team|crew|band|trio|pair)( of (?P<of>.+))?$")
TOLL = ("number-of-deaths", "number-of-injured", "number-of-victims", "financial-loss", "ransom")
BACKGROUND = ("security-reputation", "motive", "cause")
OUTCOME = (
    *("discovered-on", "investigated-by", "solved-after", "number-of-arrests"),
    *("number-of-convictions", "trial-began", "trial-ended", "inquiry-finding", "reward"),
)
FAME = ("ranking", "nickname")


def what_happened(plan: Plan) -> None:
    """Tell the event one paragraph a phase; where nothing is held, say where to record it."""
    records = plan.records
    event = records.event
    if event is None:
        if records.verdict and records.verdict.value in ("fiction", "fiction_real_setting"):
            return
        plan.ask("What really happened?")
        plan.to_come("what really happened. Tie the event to the show on", records.show, ".")
        return
    plan.ask("What really happened?")
    phases = (_act, _fame, _how, _outcome)
    held = run_together([phase(plan, event) for phase in phases])
    for groups in held:
        plan.tell(groups)
    told = told_of_people(plan, event)
    for groups in told:
        plan.tell(groups)
    if not held and not told:
        plan.to_come("what really happened. Record facts, or a summary, on", event, ".")
    elif len([fact for fact in records.dated if fact.event_id or fact.person_id]) > 2:
        plan.draw("timeline")


def _act(plan: Plan, event: Event) -> list[list[Runs]]:
    records = plan.records
    plan.as_of = ""
    boxes = records.one(event, "boxes-opened")
    goods = None if boxes else records.one(event, "goods-stolen")
    theft = [_theft(plan, event, boxes, goods)] if boxes or goods else []
    opening = theft or _occurrence(plan, event)
    toll = [claims(plan, fact) for fact in records.take(event, *TOLL)]
    return [*([row] for row in opening), _party(plan, event), _loot(plan, event), toll]


def _theft(plan: Plan, event: Event, boxes: Fact | None, goods: Fact | None) -> Runs:
    """Such as "Over the weekend five men opened more than 100 boxes in a vault"."""
    when, who = _when(plan, event), _who(plan, event)
    if boxes:
        depth = plan.records.one(event, "vault-depth")
        did = said("opened ", resting(quantity_in_words(boxes), boxes))
        where = _vault(plan, event, depth)
    else:
        did = said("stole ", resting(join_names(goods.value_terms), goods) if goods else "")
        place = _where(plan, event)
        where = said(" from ", place) if place else []
    # "On 3 May 2001, 12 people": two numbers do not stand side by side.
    after = ", " if who[0].text[0].isdigit() else " "
    return sentence(when, after if when else "", who, " ", did, where)


def _vault(plan: Plan, event: Event, depth: Fact | None) -> Runs:
    building = _where(plan, event)
    if not depth:
        return said(" in the vault of ", building) if building else []
    below = said(" in a vault ", resting(f"{quantity_in_words(depth)} below", depth), " ")
    return said(below, building or "the building")


def _occurrence(plan: Plan, event: Event) -> list[Runs]:
    """When and where it happened, and the summary that the desk wrote."""
    place_fact = plan.records.one(event, "event-place")
    place = (place_fact and place_fact.value_place) or event.place
    where = where_in_words(place) if place else ""
    when, noun = _when(plan, event), noun_of(event)
    told: Runs = []
    if noun and (when or where):
        verb = "happened" if event.kind == Event.Kind.DISASTER else "took place"
        told = said(noun, f" {verb}", " " if when else "", when)
        told = sentence(told, " " if where else "", resting(where, place_fact))
    summary = " ".join(event.summary.split())
    return [told, sentence(summary) if summary else []]


def _when(plan: Plan, event: Event) -> Runs:
    """The date of the event, the finer where two are held and do not disagree."""
    fact = plan.records.one(event, "event-date")
    column: PartialDate | None = event.date
    if fact and fact.value_date:
        return resting(when_in_words(fact), fact)
    return [Run(column.in_sentence())] if column else []


def _where(plan: Plan, event: Event) -> Runs:
    fact = plan.records.one(event, "event-place")
    place = (fact and fact.value_place) or event.place
    if not place:
        return []
    name = where_in_words(place).split(" ", 1)[1]
    return resting(name, fact) if fact else [Run(name)]


def _who(plan: Plan, event: Event) -> Runs:
    """Who did it: "a gang of five Italian thieves", "five men", else "thieves"."""
    count = plan.records.one(event, "number-of-perpetrators")
    group = _group(plan)
    match = GROUP.match(group.role_title) if group else None
    if not match:
        return resting(quantity_in_words(count), count) if count else [Run("thieves")]
    kind, members = match["group"], match["of"] or ""
    rest = resting(members, *_repeated(plan, event, members))
    exact = count and count.value_approx in ("", "exact") and count.value_low
    if not exact:
        return said(f"a {kind}", " of " if members else "", rest)
    size = resting(number(int(count.value_low)), count)
    return said(f"a {kind} of ", size, " " if members else "", rest)


def _repeated(plan: Plan, event: Event, words: str) -> list[Fact]:
    """Facts without a property that say no more than these words: "The thieves were Italian"."""
    spoken = set(re.findall(r"\w+", words.lower()))
    empty = {"the", "a", "an", "was", "were", "of", "all"}
    facts = [
        fact
        for fact in plan.records.about(event)
        if set(re.findall(r"\w+", fact.statement.lower())) - empty <= spoken
    ]
    plan.records.rests_on(*facts)
    return facts


def _group(plan: Plan) -> Involvement | None:
    roles = (Involvement.Role.PERPETRATOR, Involvement.Role.LEADER)
    rows = (row for row in plan.records.involvements if row.organisation and row.role in roles)
    return next(rows, None)


def _party(plan: Plan, event: Event) -> list[Runs]:
    """What else is known of those who did it, and of the act, without a property."""
    facts = plan.records.take(event)
    count = plan.records.take(event, "number-of-perpetrators")
    return [claims(plan, fact) for fact in [*facts, *count]]


def _loot(plan: Plan, event: Event) -> list[Runs]:
    records = plan.records
    told = [claims(plan, fact) for fact in records.take(event, "goods-stolen")]
    values = records.take(event, "value-stolen")
    told += [estimates(plan, value, "what was stolen") for value in values]
    told += [claims(plan, fact) for fact in records.take(event, "loot-recovered")]
    return told


def _how(plan: Plan, event: Event) -> list[list[Runs]]:
    records = plan.records
    hour = [claims(plan, fact) for fact in records.take(event, "time-of-day", "duration")]
    held = [claims(plan, fact) for fact in records.take(event, *BACKGROUND)]
    preparation = [claims(plan, fact) for fact in records.take(event, "preparation-time")]
    method = [claims(plan, fact) for fact in records.take(event, "method")]
    code = [claims(plan, fact) for fact in records.take(event, "code-obtained")]
    return [hour, [_security(plan, event)], held, preparation, method, code]


def _security(plan: Plan, event: Event) -> Runs:
    """Such as "The vault had 10 layers of security and a lock with ..."."""
    records = plan.records
    layers = records.one(event, "security-layers")
    measures = records.plain(event, "security-measure")
    lock = records.one(event, "lock-combinations")
    named = in_a_row(resting(value_in_words(fact), fact) for fact in measures if fact.value_text)
    parts: list[Runs] = []
    if layers:
        among = said(", among them ", named, "," if lock else "") if named else []
        parts.append(said(resting(quantity_in_words(layers), layers), among))
    elif named:
        parts.append(named)
    if lock:
        parts.append(said("a lock with ", resting(quantity_in_words(lock), lock)))
    return sentence("the vault had ", in_a_row(parts)) if parts else []


def _fame(plan: Plan, event: Event) -> list[list[Runs]]:
    return [[claims(plan, fact)] for fact in plan.records.take(event, *FAME)]


def _outcome(plan: Plan, event: Event) -> list[list[Runs]]:
    """How it came out, what its parts such as a trial brought, and whatever else is held."""
    records = plan.records
    facts = records.take(event, *OUTCOME)
    for part in records.parts:
        facts += sorted(records.left(part), key=lambda fact: (str(fact.value_date_low), fact.pk))
    facts += records.left(event)
    records.rests_on(*facts)
    return [[claims(plan, fact)] for fact in facts]
