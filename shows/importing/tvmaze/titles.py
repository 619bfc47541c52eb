"""Shows, seasons, episodes, other names and services, as TVmaze tells them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from newsroom.lib.html import tidy_text
from newsroom.lib.imports.report import WARNING, Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import held_once
from newsroom.lib.imports.tables import Row
from shows.importing.agreement import disagreement
from shows.importing.register import Key, tie
from shows.importing.slugs import free_slug
from shows.importing.tvmaze.reading import (
    SOURCE,
    Scheme,
    address_of,
    country_of,
    date_of,
    filling_gaps,
    id_of,
    kind_of,
    language_of,
    name_of,
    number_of,
    summary_of,
    text_of,
)
from shows.models import Availability, Episode, ExternalId, Season, Service, Show, ShowName

EXTERNALS = {"imdb": Scheme.IMDB_TITLE, "thetvdb": Scheme.THETVDB, "tvrage": Scheme.TVRAGE}


class Namesakes:
    """What to do where a name is known but no id says that it is the same."""

    ASK = "ask"
    NEW = "new"


def write_show(
    row: Row, data: dict[str, Any], session: Session, *, chosen: Show | None, namesakes: str
) -> Show:
    """Bring the show to what TVmaze says; ``chosen`` is the one that an editor named for it."""
    values = _show_values(row, data, session)
    there = Key("show", Scheme.TVMAZE_SHOW, id_of(data))
    held = session.register.holder(there)
    if held and chosen and held != chosen:
        raise RowRefused(
            Problem(f"TVmaze show {there.value} is {held}, not {chosen}.", "other-show", key="show")
        )
    if not (held := held or chosen or _by_externals(data, values, session)):
        session.register.refuse_deleted(there)
        if namesakes == Namesakes.ASK:
            _refuse_namesake(values)
        values["slug"] = free_slug(Show, values["title"])
    elif _is_ours(held):
        values = filling_gaps(row, session, held, values)
    elif trouble := disagreement(held, values):
        raise RowRefused(trouble)
    show = session.write(row, "shows", held, values, model=Show)
    tie(row, session, show, there)
    _tie_externals(row, data, show, session)
    _write_services(row, data, show, session)
    return show


def _show_values(row: Row, data: dict[str, Any], session: Session) -> dict[str, Any]:
    runtimes = (number_of(data, name, row, session) for name in ("runtime", "averageRuntime"))
    genres = data["genres"] if isinstance(data.get("genres"), list) else []
    values = {
        "title": name_of(data, Show, "title"),
        **kind_of(data),
        "original_language": language_of(data, row, session),
        "genres": [tidy_text(term) for term in genres if isinstance(term, str)],
        "premiere": date_of(data, "premiered", row, session),
        "ended": date_of(data, "ended", row, session),
        "runtime_minutes": next((minutes for minutes in runtimes if minutes), None),
        "official_url": address_of(data, "officialSite"),
        "synopsis": summary_of(data),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _is_ours(record: Any) -> bool:
    return bool(record.external_ids.filter(scheme=Scheme.TABLE).exists())


def _by_externals(data: dict[str, Any], values: dict[str, Any], session: Session) -> Show | None:
    """The show that has one of the ids and can be the same by title or year."""
    for key in _externals(data):
        if not (show := session.register.holder(key)):
            continue
        other = show.external_ids.filter(scheme=Scheme.TVMAZE_SHOW).exists()
        if not other and not disagreement(show, values):
            return show
    return None


def _externals(data: dict[str, Any]) -> list[Key]:
    externals = data.get("externals")
    keys = []
    for name, scheme in EXTERNALS.items() if isinstance(externals, dict) else ():
        if value := externals.get(name):
            keys.append(Key("show", scheme, tidy_text(str(value)).strip()[:200]))
    return keys


def _tie_externals(row: Row, data: dict[str, Any], show: Show, session: Session) -> None:
    for key in _externals(data):
        holders = ExternalId.objects.filter(scheme=key.scheme, value=key.value)
        other = holders.exclude(show=show).select_related("show").first()
        if other:
            sentence = f"{key.value} belongs to {other.show or 'another record'} here; left out."
        else:
            sentence = _wrong_id(key)
        if sentence:
            problem = Problem(sentence, "id-taken", column=key.scheme, severity=WARNING)
            session.warn(row, problem)
        else:
            tie(row, session, show, key)


def _wrong_id(key: Key) -> str:
    try:
        ExternalId(scheme=key.scheme, value=key.value).clean()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _refuse_namesake(values: dict[str, Any]) -> None:
    title = values["title"]
    rows = Show.objects.exclude(external_ids__scheme=Scheme.TVMAZE_SHOW)
    rows = rows.filter(Q(title__iexact=title) | Q(names__text__iexact=title))
    for show in rows.distinct().order_by("pk"):
        years = {show.premiere_low.year if show.premiere_low else None}
        years.add(values["premiere"].low.year if "premiere" in values else None)
        if len(years - {None}) < 2:
            raise RowRefused(
                Problem(
                    f"We hold {show} ({show.slug}) without an id of TVmaze. If it is the same, "
                    f"run again with --show {show.slug}; if it is another, with --new.",
                    "same-name",
                    column="name",
                )
            )


# -- Where to watch -----------------------------------------------------------------------------


def _write_services(row: Row, data: dict[str, Any], show: Show, session: Session) -> None:
    access = Availability.Access
    for name, kind in (("network", access.BROADCAST), ("webChannel", access.SUBSCRIPTION)):
        place = data.get(name)
        if isinstance(place, dict) and place.get("name"):
            values = {"show": show, "access": kind, "source_key": id_of(data)}
            _write_availability(row, place, name.lower(), session, values)


def _write_availability(
    row: Row, place: dict[str, Any], kind: str, session: Session, values: dict[str, Any]
) -> None:
    there = Key("service", Scheme.TVMAZE_SERVICE, f"{kind}/{id_of(place)}")
    if not (service := _service(row, place, there, session)):
        return
    show = values["show"]
    values |= {
        "service": service,
        "country": country_of(place),
        "source": SOURCE,
        "source_key": f"{values['source_key']}|{there.value}",
    }
    if show.premiere:
        values["starts"] = show.premiere
    keys = {"source": SOURCE, "source_key": values["source_key"]}
    held = held_once(Availability, keys)
    session.write(row, "availability", held, values, model=Availability)


def _service(row: Row, place: dict[str, Any], there: Key, session: Session) -> Service | None:
    name = name_of(place, Service)
    if held := session.register.holder(there):
        session.write(row, "services", held, {}, model=Service)
        return held
    if namesake := Service.objects.filter(name__iexact=name).first():
        sentence = (
            f"We hold a service called {namesake} ({namesake.slug}), which may be the same. If it "
            f"is, write {there.value} in the column tvmaze of the table of services."
        )
        session.warn(row, Problem(sentence, "same-name", column="network", severity=WARNING))
        return None
    session.register.refuse_deleted(there)
    country = country_of(place)
    values = {
        "name": name,
        "slug": free_slug(Service, name),
        "countries": [country] if country else [],
        "url": address_of(place, "officialSite"),
    }
    service = session.write(row, "services", None, values, model=Service)
    tie(row, session, service, there)
    return service


# -- Seasons, episodes, other names -------------------------------------------------------------


def write_season(row: Row, data: dict[str, Any], session: Session, *, show: Show) -> Season:
    number = number_of(data, "number", row, session)
    if number is None:
        raise RowRefused(Problem("The season has no number.", "empty-cell", column="number"))
    values = {
        "title": text_of(data, "name", Season, "title"),
        "premiere": date_of(data, "premiereDate", row, session),
        "ended": date_of(data, "endDate", row, session),
        "episode_count": number_of(data, "episodeOrder", row, session),
        "synopsis": summary_of(data),
    }
    there = Key("season", Scheme.TVMAZE_SEASON, id_of(data))
    return _write_part(row, session, there, {"show": show, "number": number}, values)


def write_episode(row: Row, data: dict[str, Any], session: Session, *, show: Show) -> Episode:
    season_number = number_of(data, "season", row, session)
    if season_number is None:
        raise RowRefused(Problem("The episode has no season.", "empty-cell", column="season"))
    season = show.seasons.filter(number=season_number).first() or session.write(
        row, "seasons", None, {"show": show, "number": season_number}, model=Season
    )
    values = {
        "title": text_of(data, "name", Episode, "title"),
        "aired": date_of(data, "airdate", row, session),
        "runtime_minutes": number_of(data, "runtime", row, session),
        "synopsis": summary_of(data),
    }
    there = Key("episode", Scheme.TVMAZE_EPISODE, id_of(data))
    place = {"season": season, "number": number_of(data, "number", row, session)}
    return _write_part(row, session, there, place, values)


def _write_part(
    row: Row,
    session: Session,
    there: Key,
    place: dict[str, Any],
    values: dict[str, Any],
) -> Any:
    """Bring the season or episode to ``values``: known by its id, or by its number in its place."""
    model: Any = {"season": Season, "episode": Episode}[there.subject]
    values = {name: value for name, value in values.items() if value not in (None, "", [])}
    held = session.register.holder(there)
    if not held:
        session.register.refuse_deleted(there)
        held = (place["number"] is not None and model.objects.filter(**place).first()) or None
        if held and held.external_ids.filter(scheme=there.scheme).exists():
            held = None
        values = filling_gaps(row, session, held, values) if held else values
    record = session.write(row, f"{there.subject}s", held, values | place, model=model)
    tie(row, session, record, there)
    return record


def write_aka(row: Row, data: dict[str, Any], session: Session, *, show: Show) -> None:
    name = name_of(data, ShowName, "text")
    if name == show.title:
        return
    country = data.get("country")
    where = country.get("name") if isinstance(country, dict) else None
    values = {"show": show, "text": name, "note": f"In {where}." if where else ""}
    held = held_once(ShowName, {"show": show, "text": name})
    if held:
        values = {"show": show}
    session.write(row, "other names", held, values, model=ShowName)
