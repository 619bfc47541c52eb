"""What may be decided between two claims, and what readers get by each decision."""

from facts import settling
from facts.admin.sides import NUMBERS
from facts.models import Contradiction, Fact
from newsroom.lib.wording import count_of

State = Contradiction.State


def buttons_for(row, pages):
    """What may be decided: the key, the verb, and what readers get by it."""
    if row.state != State.OPEN:
        return [_button("again", "o", "Open it again", _effect_of_reopening(row))]
    buttons = [
        _button("both", "3", "Both may stand", "no page changes; texts may use either"),
        _button("open", "0", "Leave it open", _effect_of_accepting(pages)),
    ]
    if row.involvement_a_id:
        return buttons
    return [
        _button(side, str(number), f"Use {number}", _effect_of_preferring(row, side, pages))
        for side, number in NUMBERS.items()
    ] + buttons


def _button(value, key, label, effect):
    return {"value": value, "key": key, "label": label, "effect": effect}


def _effect_of_preferring(row, side, pages):
    losing = pages.get(settling.SIDES[side], 0)
    tasks = f"{count_of(losing, 'article')} {'gets' if losing == 1 else 'get'} a task"
    effect = f"{tasks}; readers see no change yet" if losing else "pages stay as they are"
    preferred = getattr(row, side)
    if isinstance(preferred, Fact):
        unchecked = preferred.stage == Fact.Stage.DRAFT
        return f"{effect}; nobody has checked it" if unchecked else effect
    effect = (
        f"{tasks}, and change when they are published again" if losing else "no article names it"
    )
    return f"the other line leaves the page of {row.a.show} now; {effect}"


def _effect_of_accepting(pages):
    warned = pages.get("either", 0)
    return f"warns on {count_of(warned, 'article')}" if warned else "no page changes"


def _effect_of_reopening(row):
    aside = "; what was set aside stands again" if row.preferred else ""
    return f"it is undecided{aside}"


def hurdles_of(row, *, by):
    """Why one of the two cannot be preferred, or nothing can be decided, before it is tried."""
    if row.state != State.OPEN:
        return list(settling.reasons_not_to_reopen(row, by=by, note="-"))
    if row.involvement_a_id:
        return list(settling.reasons_not_to_settle(row, by=by, note="-"))
    general = list(settling.reasons_not_to_settle(row, by=by, note="-"))
    return general + [
        f"Use {number}: {reason}"
        for side, number in NUMBERS.items()
        for reason in settling.reasons_not_to_prefer(row, side, by=by, note="-")
        if reason not in general
    ]
