"""Who is on screen: the first names in prose, all of them in the block."""

from articles.body import Runs
from articles.drafting.phrases import in_a_row, resting, said, sentence
from articles.drafting.plan import Plan
from articles.drafting.records import may_be_named
from facts.wording import value_in_words
from newsroom.lib.wording import join_names
from shows.models import Credit

MOST_NAMED = 3
MOST_SPEAKING = 5


def who_plays(plan: Plan) -> None:
    """The first names of the cast and its block; who has no role yet; who speaks in a film."""
    records = plan.records
    if not records.cast:
        return
    # The block names everybody; prose leaves out whom only an editor should bring up.
    nameable = [row for row in records.cast if may_be_named(row.person)]
    speaking = [row for row in nameable if row.job == Credit.Job.SELF]
    acting = [row for row in nameable if row.job != Credit.Job.SELF]
    if speaking and not acting:
        plan.ask(f"Who speaks in {plan.inline}?")
        plan.tell([[_speaks(plan, speaking)]])
    else:
        plan.ask(f"Who is in the cast of {plan.inline}?")
        plan.tell(
            [[_plays(acting)], [_unannounced(plan, row) for row in acting if not row.character]]
        )
    plan.draw("cast")


def _speaks(plan: Plan, rows: list[Credit]) -> Runs:
    people = {row.person_id: row.person for row in rows}
    names = [person.name for person in list(people.values())[:MOST_SPEAKING]]
    if len(people) > len(names):
        return sentence("among those who speak in ", plan.named, f" are {join_names(names)}")
    verb = "speaks" if len(names) == 1 else "speak"
    facts = [fact for name in names for fact in plan.records.mentioning(name)]
    plan.records.rests_on(*facts)
    return sentence(join_names(names), " ", resting(verb, *facts), " in ", plan.named)


def _plays(rows: list[Credit]) -> Runs:
    billed = (row for row in rows if row.character and row.status != Credit.Status.UNCREDITED)
    parts: dict[int, Credit] = {}
    for row in billed:
        # Who plays two parts is named once.
        parts.setdefault(row.person_id, row)
    named = list(parts.values())
    if not named:
        return []
    first, *others = named[:MOST_NAMED]
    told = f"{first.person.name} plays {first.character.name}"
    if others:
        told += ", with " + join_names(
            f"{row.person.name} as {row.character.name}" for row in others
        )
    return sentence(told)


def _unannounced(plan: Plan, row: Credit) -> Runs:
    """Somebody whose role nobody has named yet."""
    records = plan.records
    facts = [fact for fact in records.about(records.show) if row.person.name in fact.statement]
    known = records.take(row.person, "known-for")
    records.rests_on(*facts)
    aside = (
        said(", known for ", in_a_row(resting(value_in_words(f), f) for f in known), ",")
        if known
        else []
    )
    verb = " is reported to appear" if row.status == Credit.Status.REPORTED else " appears"
    words = f"{verb[1:]} in a role that has not been named"
    return sentence(row.person.name, aside, " ", resting(words, *facts))
