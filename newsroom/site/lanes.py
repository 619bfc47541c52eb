"""What record pages print of facts and roles: what is on screen beside what is on record."""

from django.db.models import Prefetch
from django.urls import reverse

from articles.blocks.people import UNNAMED, closeness_of, role_of
from facts.models import Adaptation, Portrayal, Verdict
from newsroom.lib.wording import capitalised, join_names
from newsroom.site.pictures import drawn
from shows.models import Credit

AVATAR = "56px"
POSTER = "(min-width: 1000px) 136px, 72px"
ON_SCREEN = (Credit.Job.ACTOR, Credit.Job.VOICE, Credit.Job.SELF)


def person_link(person):
    """The address of a person's page, or none for somebody who must not have one."""
    return reverse("site:person", args=[person.slug]) if nameable(person) else ""


def nameable(person):
    return person.sensitivity == person.Sensitivity.NORMAL


def cast_of(show):
    """The credits of a show with all that cast lists and "who is real" print of them."""
    roles = show.credits.shown().select_related("person__portrait", "character")
    portrayals = Portrayal.objects.select_related("person__portrait")
    return list(roles.prefetch_related(Prefetch("character__portrayals", portrayals)))


def part_of(credit):
    """The part somebody has: "as Sandra", "role not announced", "director"; names nobody else."""
    if credit.job not in ON_SCREEN:
        return credit.job_title or credit.get_job_display().lower()
    if credit.character_id and _gives_a_name_away(credit.character):
        return "as a real person"
    return role_of(credit)


def _gives_a_name_away(character):
    return any(
        portrayal.closeness == portrayal.Closeness.SAME_NAME and not nameable(portrayal.person)
        for portrayal in character.portrayals.all()
    )


def cast_rows(roles):
    """Names with their parts, for ``parts/cast.html``: whoever may be named, each line once."""
    rows = {}
    for credit in roles:
        if nameable(credit.person):
            role = part_of(credit)
            row = {
                "name": credit.credited_as or credit.person.name,
                "url": person_link(credit.person),
                "role": role,
                "note": "" if credit.status == credit.Status.CONFIRMED else credit.status,
            }
            rows.setdefault((credit.person_id, role), row)
    return list(rows.values())


def who_rows(roles):
    """Roles beside real people, for ``parts/who_is_real.html``; only roles somebody looked into."""
    rows = {}
    for credit in roles:
        if credit.character_id and nameable(credit.person):
            rows.setdefault(credit.character_id, _who_row(credit))
    return [row for row in rows.values() if row["closeness"] != "unknown" or row["changed"]]


def _portrayals(credit):
    """The people behind the role in the season of the credit, else in the whole show."""
    rows = list(credit.character.portrayals.all()) if credit.character_id else []
    if not credit.season_id:
        return [row for row in rows if not row.season_id] or rows
    own = [row for row in rows if row.season_id == credit.season_id]
    return own or [row for row in rows if not row.season_id]


def _who_row(credit):
    character = credit.character
    portrayals = _portrayals(credit)
    differences = " ".join(portrayal.differences for portrayal in portrayals).strip()
    return {
        "actor": credit.credited_as or credit.person.name,
        "actor_url": person_link(credit.person),
        "actor_picture": drawn(credit.person.portrait, sizes=AVATAR),
        "role": part_of(credit),
        "closeness": closeness_of(character, portrayals),
        "changed": differences or character.note,
        **_behind(portrayals),
    }


def _behind(portrayals):
    """The real people behind a character, as far as they may be named."""
    people = [portrayal.person for portrayal in portrayals]
    if len(people) != 1:
        names = [_name(person) for person in people]
        return {"person": join_names(names), "faceless": True} if names else {}
    person = people[0]
    if not nameable(person):
        return {"person": _name(person), "faceless": True}
    return {
        "person": person.name,
        "person_url": person_link(person),
        "person_note": person.description,
        "person_picture": drawn(person.portrait, sizes=AVATAR),
        "faceless": person.kind != person.Kind.REAL,
    }


def _name(person):
    return person.name if nameable(person) else UNNAMED[person.sensitivity]


def portrayed_in(person):
    """The listed shows with a character drawn from the person, and who plays them."""
    portrayals = (
        Portrayal.objects.filter(person=person, character__show__listed=True)
        .select_related("character__show__poster", "season")
        .prefetch_related(
            Prefetch("character__credits", Credit.objects.shown().cast().select_related("person")),
            Prefetch("character__show__verdicts", Verdict.objects.decided()),
        )
    )
    return [_portrayed(portrayal) for portrayal in portrayals.order_by("-character__show", "pk")]


def _portrayed(portrayal):
    character, season = portrayal.character, portrayal.season
    named = [credit.person.name for credit in _played_by(portrayal) if nameable(credit.person)]
    actors = list(dict.fromkeys(named))
    return _work(character.show, season) | {
        "by": f"Played by {join_names(actors)}" if actors else "Nobody announced yet",
        "as": character.name,
        "closeness": portrayal.closeness,
        "differences": portrayal.differences,
    }


def _played_by(portrayal):
    """The credits of the character in the season of ``portrayal``, or in all of the show."""
    rows = portrayal.character.credits.all()
    if not portrayal.season_id:
        return rows
    own = [credit for credit in rows if credit.season_id == portrayal.season_id]
    return own or [credit for credit in rows if not credit.season_id]


def seen_in(person):
    """The listed shows that the person is credited on, with their part in each."""
    roles = (
        person.credits.shown()
        .filter(show__listed=True)
        .select_related("character", "show__poster", "season")
        .prefetch_related(
            "character__portrayals__person", Prefetch("show__verdicts", Verdict.objects.decided())
        )
        .order_by("-show__premiere_low", "pk")
    )
    return [_work(credit.show, credit.season) | _seen(credit) for credit in roles]


def _seen(credit):
    behind = [portrayal.person for portrayal in _portrayals(credit)]
    real = [person for person in behind if nameable(person)]
    return {
        "role": capitalised(part_of(credit)),
        "real": [{"name": person.name, "url": person_link(person)} for person in real],
    }


def _work(show, season=None):
    return {
        "title": show.title,
        "url": show.get_absolute_url(),
        "what": what_it_is(show, season),
        "verdict": _verdict(show, season),
        "picture": drawn(show.poster, sizes=POSTER),
    }


def what_it_is(show, season=None):
    """The kind of a work and its year: "Film, 2023", "Season 2, 2024"."""
    if season:
        premiere = season.premiere or show.premiere
        return f"Season {season.number}" + (f", {premiere.low.year}" if premiere else "")
    return ", ".join(filter(None, [show.get_kind_display(), str(show.year or "")]))


def _verdict(show, season):
    """The decided answer for the season, else for the whole show, else ""."""
    values = {verdict.season_id: verdict.value for verdict in show.verdicts.all()}
    return values.get(season and season.pk) or values.get(None, "")


def told_in(events):
    """The titles of listed shows about each event: {event id: [title]}."""
    rows = Adaptation.objects.filter(event__in=events, show__listed=True).order_by("pk")
    titles = {}
    for event, title in rows.values_list("event", "show__title"):
        if title not in titles.setdefault(event, []):
            titles[event].append(title)
    return titles
