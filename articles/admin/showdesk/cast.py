"""Cast and who is real: everybody on screen, and what the desk decided about the role."""

from dataclasses import dataclass

from facts.models import Portrayal
from newsroom.lib.wording import figures_of, join_names, shortened
from shows.models import Character, Credit, Person

MAIN = 10
MOST_ROWS = 80
DECIDED = {
    Character.Origin.REAL_PERSON: "real person",
    Character.Origin.RENAMED: "real, renamed",
    Character.Origin.COMPOSITE: "several in one",
    Character.Origin.INVENTED: "invented",
}
CLOSENESS = {
    Portrayal.Closeness.SAME_NAME: "real person, same name",
    Portrayal.Closeness.RENAMED: "real, renamed",
    Portrayal.Closeness.PARTLY: "real in part",
    Portrayal.Closeness.COMPOSITE: "one of several",
}


@dataclass
class Line:
    """Somebody in a role, the decision about the role, and where it is from."""

    role: object
    portrayals: list
    sources: str
    conflicts: list

    @property
    def credit(self):
        return self.role.credit

    @property
    def part(self):
        """The character, or what somebody does who plays none."""
        if self.role.character:
            return self.role.character.name
        if self.credit.job == Credit.Job.ACTOR:
            return "role not announced"
        return self.credit.job_title or self.credit.get_job_display().lower()

    @property
    def decision(self):
        """What was decided about the character, in words; "" while nobody has."""
        character = self.role.character
        if character is None:
            return ""
        if character.origin == Character.Origin.UNKNOWN or len(self.portrayals) == 1:
            first = self.portrayals[0] if self.portrayals else None
            return CLOSENESS.get(first.closeness, "") if first else ""
        return DECIDED[character.origin]

    @property
    def undecided(self):
        """Whether somebody has to say who this is."""
        return bool(self.role.character) and self.role.on_screen and not self.decision

    @property
    def people(self):
        return [row.person for row in self.portrayals]

    @property
    def guarded(self):
        """What has to be minded about the person on screen, or ""."""
        person = self.role.person
        if person.sensitivity == Person.Sensitivity.NORMAL:
            return ""
        return person.get_sensitivity_display().lower()


def lines_of(held, roles):
    """The ``roles`` as rows."""
    conflicts, portrayals = held.conflicts_of("credit"), held.portrayals
    return [
        Line(
            role,
            portrayals.get(role.credit.character_id, []),
            _sources(held, role),
            [key for credit in role.credits for key in conflicts.get(credit.pk, [])],
        )
        for role in roles
    ]


def _sources(held, role):
    """Where a role is from: "2 lists", "only in tvmaze", "one source"."""
    cited = {key for credit in role.credits for key in held.sourced.of("credit", credit)}
    parts = []
    if any(credit.pk in held.only_in_one_list for credit in role.credits):
        titles = [shortened(held.list_titles[name], 40) for name in role.lists]
        parts.append(f"only in {join_names(titles)}")
    elif len(role.lists) > 1:
        parts.append(f"{len(role.lists)} lists")
    if cited or not parts:
        parts.append(figures_of(len(cited), "source"))
    return " · ".join(parts)


def cast_box(held):
    """What the box of the cast shows: the cast, the crew folded, and how many there are."""
    cast = [role for role in held.roles if role.on_screen]
    crew = [role for role in held.roles if not role.on_screen]
    room = max(MOST_ROWS - len(cast), 0)
    return {
        "cast": lines_of(held, cast[:MOST_ROWS]),
        "crew": lines_of(held, crew[:room]),
        "total": len(cast),
        "crew_total": len(crew),
        "disagree": len({key for key, kind, *_ in held.conflicts if kind == "credit"}),
        "left_out": len(cast) + len(crew) - len(cast[:MOST_ROWS]) - len(crew[:room]),
    }


def undecided_main(held):
    """The rows of the main characters about whom nobody has decided."""
    cast = [role for role in held.roles if role.on_screen and role.character]
    return [line for line in lines_of(held, cast[:MAIN]) if line.undecided]
