"""The answer: the headline, the standfirst, and "Is X a true story?"."""

from articles.body import Runs
from articles.drafting.phrases import resting, said, sentence, uncapitalised
from articles.drafting.plan import Plan
from articles.drafting.sources import claims
from facts.models import Adaptation, Fact, Verdict
from facts.wording import named

OPENERS = {
    "true_story": "Yes.",
    "based_on": "Yes, in outline.",
    "inspired_by": "Up to a point.",
    "loosely_inspired": "Only loosely.",
    "fiction_real_setting": "No.",
    "fiction": "No.",
}
# The verdict's own word: what it says of a known event, and what it says without one.
SAYS = {
    "true_story": ("tells the true story of {event}", "is a true story"),
    "based_on": ("is based on {event}", "is based on true events"),
    "inspired_by": ("is inspired by {event}", "is inspired by true events"),
    "loosely_inspired": ("is loosely inspired by {event}", "is loosely inspired by true events"),
    "fiction_real_setting": (
        "is fiction in a real setting, with {event} as its background",
        "is fiction in a real setting",
    ),
    "fiction": ("is fiction", "is fiction"),
}
RELATIONS = {
    "depicts": "depicts",
    "based_on": "is based on",
    "inspired_by": "is inspired by",
    "loosely_inspired": "is loosely inspired by",
    "background": "has as its background",
}
# Words that add nothing to what the verdict says.
FILLERS = ("tells", "a", "the", "story", "true", "events", "of", "is", "on", "based", "about")
HOW_FAR = (
    "fidelity-note",
    "changed-for-screen",
    "invented-for-screen",
    "consulted-real-people",
    "how-claims-are-treated",
)


def headline(plan: Plan) -> str:
    """The reader's question."""
    return f"Is {plan.inline} a true story?"


def standfirst(plan: Plan) -> str:
    """The answer and what it is about in one sentence; a "To come" without a verdict."""
    verdict, event = plan.records.verdict, plan.records.event
    if not verdict:
        return ""
    if verdict.value == Verdict.Value.NOT_ESTABLISHED:
        answer = f"Whether {plan.inline} is a true story has not been established."
    else:
        answer = f"{plan.title} {_says(plan, verdict)}"
    hook = event.summary.split(". ")[0].rstrip(".") if event and event.summary else ""
    joined = f"{answer.rstrip('.')}: {uncapitalised(hook)}." if hook else f"{answer.rstrip('.')}."
    return joined if len(joined) <= 400 else f"{answer.rstrip('.')}."


def is_it_true(plan: Plan) -> None:
    """The verdict's own word first, then what it rests on, then how far the show goes."""
    plan.ask(headline(plan))
    verdict = plan.records.verdict
    if verdict:
        plan.tell([_answer(plan, verdict), _how_far(plan)])
        return
    plan.to_come(
        f"whether {plan.inline} is a true story. Give the verdict on", plan.records.show, "."
    )
    if origins := [_origin(plan, row) for row in plan.records.adaptations]:
        plan.tell([origins, _how_far(plan)])


def _answer(plan: Plan, verdict: Verdict) -> list[Runs]:
    if verdict.value == Verdict.Value.NOT_ESTABLISHED:
        facts = [fact for fact in plan.records.verdict_rests_on() if fact.show_id]
        plan.records.rests_on(*facts)
        open_question = said("whether ", plan.named, " is a true story has not been established")
        return [sentence(open_question), *(claims(plan, fact) for fact in facts)]
    rests = _repeats(plan, verdict)
    plan.records.rests_on(*rests)
    says = resting(_says(plan, verdict), *rests)
    return [sentence(OPENERS[verdict.value]), plan.of_show(says, _rank(plan))]


def _says(plan: Plan, verdict: Verdict) -> str:
    with_event, without = SAYS[verdict.value]
    event = plan.records.event
    return with_event.format(event=named(event)) if event else without


def _repeats(plan: Plan, verdict: Verdict) -> list[Fact]:
    """Facts behind the verdict that say no more than it does: they carry its words."""
    records, event = plan.records, plan.records.event
    said_anyway = set(f"{plan.title} {_says(plan, verdict)} {' '.join(FILLERS)}".lower().split())
    found = []
    for fact in records.verdict_rests_on():
        words = set(fact.statement.lower().rstrip(".").split())
        if not (fact.show_id and not fact.property_id):
            continue
        if words <= said_anyway or (event and {*event.name.lower().split()} <= words):
            found.append(fact)
    return found


def _rank(plan: Plan) -> Runs:
    """Its place among its kind: ", one of the biggest heists in history"."""
    facts = [
        fact
        for fact in plan.records.about(plan.records.event, "ranking")
        if fact.value_text.startswith(("one of the ", "among the ")) and not fact.hedge
    ]
    if not facts:
        return []
    plan.records.rests_on(facts[0])
    return said(", ", resting(facts[0].value_text, facts[0]))


def _how_far(plan: Plan) -> list[Runs]:
    """What the verdict rests on beyond its own words, then how the show treats what happened."""
    records = plan.records
    facts = [
        fact
        for fact in records.verdict_rests_on()
        if fact.show_id and fact.pk not in records.used and not fact.property_id
    ]
    records.rests_on(*facts)
    facts += records.take(records.show, *HOW_FAR)
    return [claims(plan, fact) for fact in facts]


def _origin(plan: Plan, row: Adaptation) -> Runs:
    origin = named(row.event) if row.event else str(row.source_work)
    return plan.of_show(f"{RELATIONS[row.relation]} {origin}")
