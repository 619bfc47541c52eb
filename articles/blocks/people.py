"""Who is on screen, and who of them is real."""

from collections.abc import Iterator

from django.template.loader import render_to_string

from articles.blocks.subjects import show_of
from articles.body import RecordBlock
from articles.material import Material
from articles.page import NothingToPrint, Page
from facts.models import Involvement, Portrayal
from newsroom.lib.wording import capitalised, join_names
from shows.models import Character, Credit, Person, Show

# A long list of "not established" says less than a short one.
MOST_UNDECIDED = 6
NOTED = {Credit.Status.REPORTED: "reported", Credit.Status.UNCREDITED: "uncredited"}
# By role and without a likeness: the name is for an editor to decide, in prose.
UNNAMED = {
    Person.Sensitivity.PRIVATE: "A private person",
    Person.Sensitivity.MINOR: "A child",
    Person.Sensitivity.VICTIM: "A victim",
    Person.Sensitivity.SPENT: "A real person",
}
STRONGEST_FIRST = ["acquitted", "convicted", "admitted", "charged", "alleged", "reported"]
INCRIMINATING = {
    Involvement.Role.LEADER,
    Involvement.Role.PERPETRATOR,
    Involvement.Role.SUSPECT,
}


def draw_cast(block: RecordBlock, page: Page) -> str:
    """Every name on screen with its role, in billing order."""
    show = show_of(block, page)
    cast = page.material.cast_of(show)
    if not cast:
        raise NothingToPrint(f"{show} has no cast yet. Add credits, or take the block out.", show)
    rows = [
        {
            "name": credit.credited_as or credit.person.name,
            "url": _address(credit.person, show),
            "role": role_of(credit),
            "note": NOTED.get(credit.status, ""),
        }
        for credit in cast
    ]
    return render_to_string("parts/cast.html", {"credits": rows, "label": f"Cast of {show}"})


def draw_who_is_real(block: RecordBlock, page: Page) -> str:
    """Each role beside the real person behind it, or beside nobody."""
    show = show_of(block, page)
    rows, undecided, decided = [], 0, 0
    for credit in page.material.cast_of(show):
        if credit.job == Credit.Job.SELF:
            continue
        row = _row(credit, show, page)
        undecided += row["closeness"] == "unknown"
        decided += row["closeness"] != "unknown"
        if row["closeness"] != "unknown" or undecided <= MOST_UNDECIDED:
            rows.append(row)
    if not decided:
        raise NothingToPrint(
            f"nobody has said yet who in {show} is real. Say it on its characters, or take the "
            "block out.",
            show,
        )
    table = render_to_string("parts/who_is_real.html", {"title": show.title, "rows": rows})
    return f'<div class="wide">{table}</div>'


def role_of(credit: Credit) -> str:
    """What somebody does on screen: "as Sandra", "role not announced"."""
    if credit.job == Credit.Job.SELF:
        return credit.job_title or "in person"
    if not credit.character:
        return "role not announced" if credit.job == Credit.Job.ACTOR else "voice"
    return f"{'voice of' if credit.job == Credit.Job.VOICE else 'as'} {credit.character.name}"


def _row(credit: Credit, show: Show, page: Page) -> dict:
    portrayals = page.material.portrayals.get(credit.character_id or 0, [])
    sensitive = [row for row in portrayals if row.person.sensitivity != "normal"]
    named_alike = any(row.closeness == Portrayal.Closeness.SAME_NAME for row in sensitive)
    differences = " ".join(row.differences for row in portrayals if row.differences)
    return {
        "actor": credit.credited_as or credit.person.name,
        "actor_url": _address(credit.person, show),
        "actor_picture": page.portrait(credit.person.portrait),
        # The name of the role would give away the name that is held back beside it.
        "role": "as a real person" if named_alike else role_of(credit),
        "closeness": closeness_of(credit.character, portrayals),
        "changed": differences or (credit.character.note if credit.character else ""),
        **_real_person(credit.character, portrayals, show, page),
    }


def closeness_of(character: Character | None, portrayals: list[Portrayal]) -> str:
    """How close a role is to a real person: a code of ``marks/closeness.html``."""
    origin = character.origin if character else Character.Origin.UNKNOWN
    if origin in (Character.Origin.INVENTED, Character.Origin.COMPOSITE) or len(portrayals) > 1:
        return "invented" if origin == Character.Origin.INVENTED else "composite"
    if portrayals:
        return portrayals[0].closeness
    return {"real_person": "same_name", "renamed": "renamed"}.get(origin, "unknown")


def _real_person(
    character: Character | None, portrayals: list[Portrayal], show: Show, page: Page
) -> dict:
    if character and character.origin == Character.Origin.INVENTED:
        return {}
    if len(portrayals) == 1:
        return _person(portrayals[0].person, show, page)
    if portrayals:
        names = [_name(row.person, page) for row in portrayals]
        return {"person": join_names(names), "person_note": "Several people", "faceless": True}
    if character and character.origin == Character.Origin.REAL_PERSON:
        return {"person": character.name, "faceless": True}
    return {}


def _person(person: Person, show: Show, page: Page) -> dict:
    if person.sensitivity != Person.Sensitivity.NORMAL:
        return {"person": _name(person, page), "faceless": True}
    confirmed = person.kind == Person.Kind.REAL
    return {
        "person": person.name,
        "person_url": _address(person, show),
        "person_note": part_of(person, page) if confirmed else "Not known to exist",
        "person_picture": page.portrait(person.portrait),
        "faceless": not confirmed,
    }


def _name(person: Person, page: Page) -> str:
    if person.sensitivity == Person.Sensitivity.NORMAL:
        return person.name
    neutral = {"victim", "witness", "investigator", "lawyer"}
    for involvement in _involvements(person, page.material):
        if involvement.role in neutral and person.sensitivity != Person.Sensitivity.MINOR:
            article = "An" if involvement.role == Involvement.Role.INVESTIGATOR else "A"
            return f"{article} {involvement.get_role_display().lower()}"
    return UNNAMED[person.sensitivity]


def part_of(person: Person, page: Page) -> str:
    """What a person did in the event, never said more surely than it is known."""
    part = _best_part(person, page.material)
    return in_words(part) if part else ""


def in_words(part: Involvement) -> str:
    """A part in an event as readers get it: "Alleged mastermind", "Convicted in 2005"."""
    title = part.role_title or part.get_role_display().lower()
    when = f" {part.when.in_sentence()}" if part.when else ""
    match part.status:
        case "convicted" | "charged" | "acquitted":
            return f"{part.get_status_display()}{when}"
        case "admitted":
            return f"{capitalised(title)}, by their own account"
        case "alleged":
            return capitalised(title if "alleged" in title.lower() else f"alleged {title}")
    reported = part.role in INCRIMINATING and "report" not in title.lower()
    return capitalised(f"reported {title}" if reported else title)


def parts_printed(material: Material) -> list[Involvement]:
    """The parts that the blocks "who is real" print, each once."""
    found: dict[int, Involvement] = {}
    for block in material.body.record_blocks:
        show = material.show_of(block) if block.kind == "who-is-real" else None
        for person in _real_people(show, material) if show else ():
            if part := _best_part(person, material):
                found[part.pk] = part
    return list(found.values())


def _real_people(show: Show, material: Material) -> Iterator[Person]:
    """Those who stand by name and with their part in the block about that show."""
    for credit in material.cast_of(show):
        behind = material.portrayals.get(credit.character_id or 0, [])
        invented = credit.character and credit.character.origin == Character.Origin.INVENTED
        if len(behind) == 1 and credit.job != Credit.Job.SELF and not invented:
            (portrayal,) = behind
            if _has_part(portrayal.person):
                yield portrayal.person


def _has_part(person: Person) -> bool:
    return (person.sensitivity, person.kind) == (Person.Sensitivity.NORMAL, Person.Kind.REAL)


def _best_part(person: Person, material: Material) -> Involvement | None:
    """What is established best about the part of the person."""
    parts = _involvements(person, material)
    return min(parts, key=lambda row: STRONGEST_FIRST.index(row.status)) if parts else None


def _involvements(person: Person, material: Material) -> list[Involvement]:
    return [row for row in material.involvements if row.person_id == person.pk]


def _address(person: Person, show: Show) -> str:
    """The page of a person, where readers may find one."""
    public = person.sensitivity == Person.Sensitivity.NORMAL and show.listed
    return person.get_absolute_url() if public else ""
