"""Who in a show is real, who was renamed or put together, and who was invented."""

from articles.body import Run, Runs
from articles.drafting.phrases import in_a_row, resting, sentence
from articles.drafting.plan import Plan
from articles.drafting.sources import claims
from facts.models import Portrayal
from newsroom.lib.wording import join_names
from shows.models import Character

# What is known where nobody is named behind the character.
ORIGINS = {
    Character.Origin.REAL_PERSON: "is a real person",
    Character.Origin.RENAMED: "is based on a real person under another name",
    Character.Origin.COMPOSITE: "brings several real people together",
}


def who_is_real(plan: Plan) -> None:
    """Real people first, then renamed and composite ones, then those who were invented."""
    records = plan.records
    decided = [row for row in records.characters if row.origin != Character.Origin.UNKNOWN]
    policy = records.take(records.show, "character-policy")
    if plan.is_documentary and not decided:
        return
    verdict = records.verdict.value if records.verdict else ""
    if not decided and not records.portrayals and verdict == "fiction":
        return
    plan.ask("Who is real and who is invented?")
    plan.tell([[claims(plan, fact) for fact in policy], *_portrayed(plan), *_invented(plan)])
    if decided or records.portrayals:
        if records.cast:
            plan.draw("who-is-real")
        return
    what = "which characters are real and which are invented. Say it on its characters, from"
    plan.to_come(what, records.show, ".")


def _portrayed(plan: Plan) -> list[list[Runs]]:
    order = list(Portrayal.Closeness.values)
    rows = sorted(plan.records.portrayals, key=lambda row: order.index(row.closeness))
    by_character: dict[int, list[Portrayal]] = {}
    for row in rows:
        by_character.setdefault(row.character_id, []).append(row)
    told = [_one_portrayed(plan, group) for group in by_character.values()]
    alone = (row for row in plan.records.characters if row.pk not in by_character)
    return told + [
        [sentence(f"{_played(plan, row)} {ORIGINS[row.origin]}")]
        for row in alone
        if row.origin in ORIGINS
    ]


def _one_portrayed(plan: Plan, rows: list[Portrayal]) -> list[Runs]:
    character = rows[0].character
    actor = _actor(plan, character)
    people = [row.person for row in rows]
    told: list[Runs] = []
    if all(person in plan.records.nameable for person in people):
        told.append(_behind(plan, actor, rows))
    else:
        stands = f"Behind {character.name}" + (f", played by {actor}," if actor else "")
        told.append(sentence(f"{stands} {'is' if len(people) == 1 else 'are'} ", _unnamed(rows)))
    told += [sentence([Run(row.differences.strip())]) for row in rows if row.differences.strip()]
    facts = plan.records.take(character, "changed-for-screen", "invented-for-screen")
    return [*told, *(claims(plan, fact) for fact in [*facts, *plan.records.take(character)])]


def _behind(plan: Plan, actor: str, rows: list[Portrayal]) -> Runs:
    """Who stands behind a character, in the words that the closeness allows."""
    character, closeness = rows[0].character, rows[0].closeness
    names = join_names(row.person.name for row in rows)
    who = f"{actor}’s {character.name}" if actor else character.name
    if closeness == Portrayal.Closeness.SAME_NAME:
        own = {"He": "his own name", "She": "her own name"}
        pronoun = plan.voice.pronouns.get(rows[0].person_id, ("", ""))[0]
        name = own.get(pronoun, "the real name")
        if actor:
            return sentence(f"{actor} plays {names}, a real person who appears under {name}")
        return sentence(f"{names} is a real person who appears under {name}")
    if len(rows) > 1 or closeness == Portrayal.Closeness.COMPOSITE:
        return sentence(f"{who} brings several real people together: {names}")
    if closeness == Portrayal.Closeness.PARTLY:
        return sentence(f"{who} is drawn in part from {names}")
    return sentence(f"{who} is based on a real person under another name: {names}")


def _unnamed(rows: list[Portrayal]) -> str:
    kinds = {"minor": "a child", "victim": "a victim", "private": "a private person"}
    return join_names(kinds.get(row.person.sensitivity, "a real person") for row in rows)


def _invented(plan: Plan) -> list[list[Runs]]:
    """Characters without a counterpart, in the order of the cast."""
    records = plan.records
    portrayed = {row.character_id for row in records.portrayals}
    rows = [row for row in records.characters if row.origin == Character.Origin.INVENTED]
    rows = [row for row in rows if row.pk not in portrayed]
    facts = {row.pk: records.take(row, "invented-for-screen") for row in rows}
    told: list[Runs] = []
    if len(rows) == 1:
        own = resting("the character was written for the show", *facts[rows[0].pk])
        own = [run._replace(text=run.text.replace("show", plan.noun)) for run in own]
        told = [sentence(f"{_played(plan, rows[0])} has no counterpart in real life: ", own)]
    elif rows:
        names = in_a_row(resting(_played(plan, row), *facts[row.pk]) for row in rows)
        told = [
            sentence(
                names, f" have no counterparts in real life: they were written for the {plan.noun}"
            )
        ]
    told += [claims(plan, fact) for row in rows for fact in records.take(row, "changed-for-screen")]
    return [told]


def _played(plan: Plan, character: Character) -> str:
    actor = _actor(plan, character)
    return f"{actor}’s {character.name}" if actor else character.name


def _actor(plan: Plan, character: Character) -> str:
    rows = (row for row in plan.records.cast if row.character_id == character.pk)
    credit = next(rows, None)
    return credit.person.name if credit else ""
