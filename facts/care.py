"""What the desk holds of people before the law: said beside their names, as ``shows.care`` asks."""

from collections.abc import Iterable

from facts.models import Fact, Involvement
from shows.care import witnesses
from shows.models import Person

Role, Status = Involvement.Role, Involvement.Status
# In these parts a status says something about the person; a witness is nobody's accused.
ACCUSED = (Role.LEADER, Role.PERPETRATOR, Role.SUSPECT)
BY_GRAVITY = (
    Status.CONVICTED,
    Status.ADMITTED,
    Status.CHARGED,
    Status.ALLEGED,
    Status.REPORTED,
    Status.ACQUITTED,
)
# Properties of a trial, which by themselves say nothing against anybody.
TRIALS = ("trial-began", "trial-ended")
# What nobody has proved yet, whatever the part.
UNPROVED = (Status.ALLEGED, Status.CHARGED)
# What is only said of somebody names the part: "alleged leader".
ONLY_SAID = (Status.ALLEGED, Status.REPORTED)


def harms_by_itself(fact: Fact) -> bool:
    """Whether the property of the fact says something that can harm a person's name."""
    return bool(fact.property and fact.property.damaging)


def tells_of_courts(fact: Fact) -> bool:
    """Whether its property is one of arrests, courts and prisons, or harms in another way."""
    return harms_by_itself(fact) or bool(fact.property and fact.property.code in TRIALS)


def is_accusing(part: Involvement) -> bool:
    """Whether to print this part in an event says something against the person."""
    return part.role in ACCUSED or (part.status in UNPROVED and part.role != Role.VICTIM)


def stands_as_done(parts: Iterable[Involvement]) -> bool:
    """Whether a court, or the person, has said that it was done, as far as the desk knows."""
    return any(part.status in (Status.CONVICTED, Status.ADMITTED) for part in parts)


def before_the_law(people: Iterable[Person]) -> dict[int, list[str]]:
    """The words for each of ``people``, by key: "convicted 2005", "alleged leader", "victim"."""
    # Whose conviction is spent is not called convicted, not even by us.
    keys = [one.pk for one in people if one.sensitivity != Person.Sensitivity.SPENT]
    held = Involvement.objects.filter(person__in=keys, role__in=[*ACCUSED, Role.VICTIM])
    words: dict[int, list[str]] = {}
    for part in sorted(held.order_by("pk"), key=_gravity):
        word = _word(part)
        if word not in words.setdefault(part.person_id, []):
            words[part.person_id].append(word)
    return words


def _gravity(part: Involvement) -> int:
    return -1 if part.role == Role.VICTIM else BY_GRAVITY.index(part.status)


def _word(part: Involvement) -> str:
    if part.role == Role.VICTIM:
        return "victim"
    status = part.get_status_display().lower()
    if part.status in ONLY_SAID:
        return f"{status} {part.get_role_display().lower()}"
    date = part.when
    known = date and date.low.year == date.high.year
    return f"{status} {date.low.year}" if known else status


def register() -> None:
    """Be asked wherever the desk names a person."""
    witnesses.append(before_the_law)
