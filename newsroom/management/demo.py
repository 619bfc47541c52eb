"""The demonstration: fixed tables, drawings and articles, brought in on the roads of production.

Loading it again changes nothing, and what the desk has changed since stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from articles.importing import SHEETS
from articles.models import Article
from facts.importing.facts import FactSheet
from facts.importing.keys import directories
from newsroom.lib.changes import changed
from newsroom.lib.imports.report import Report
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root
from newsroom.logins import DEMO_LOGINS, DEMO_PASSWORD
from newsroom.management.demo_art import SKETCHES, demo_image
from newsroom.management.demo_articles import Desk, load_articles
from shows.importing.runs import Request, TableReader, run
from shows.models import Person, Show

FOLDER = Path(settings.BASE_DIR) / "docs" / "samples" / "antwerp"
DISPLAY_NAMES = {
    "writer": "Robin Marsh",
    "checker": "Asha Lindqvist",
    "editor": "Imogen Vale",
    "managing": "Tomas Okafor",
    "legal": "Wren Halloran",
}
# Busts are drawn without a face: they stand for nobody in particular.
PORTRAITS = {
    "leonardo-notarbartolo": "bust-stone",
    "kim-rossi-stuart": "bust-blue",
    "anna-foglietta": "bust-green",
    "gianmarco-tognazzi": "bust-teal",
    "carlotta-antonelli": "bust-violet",
    "leonardo-lidi": "bust-magenta",
    "rupert-everett": "bust-slate",
    "johan-heldenbergh": "bust-indigo",
    "synnove-macody-lund": "bust-blue-long",
    "remo-girone": "bust-clay",
    "jean-janssens": "bust-teal-bob",
}


@dataclass(frozen=True)
class Loaded:
    """What loading the demonstration did."""

    reports: list[Report]
    articles: list[Article]


def is_loaded() -> bool:
    """Whether the demonstration was loaded here before; it comes whole or not at all."""
    return get_user_model().objects.filter(username__in=DEMO_LOGINS).exists()


def reasons_not_to_load() -> Iterator[str]:
    """Say why this is no place for a demonstration."""
    if not settings.DEBUG:
        yield (
            "The demonstration brings logins whose password everybody knows, so it is not loaded "
            "where DEBUG is off. Set DEBUG=1 on a machine that only you can reach."
        )


@transaction.atomic
def load() -> Loaded:
    """Bring in what is missing of the demonstration, or raise Refused."""
    refuse_if(reasons_not_to_load())
    people = {name: _login(name, role) for name, role in DEMO_LOGINS.items()}
    reports = [_import(sheet, people) for sheet in _sheets(people["checker"])]
    refuse_if(f"{report.file}, {problem}" for report in reports for problem in report.to_mend)
    _hang_pictures(by=people["writer"])
    return Loaded(reports, load_articles(FOLDER / "articles", Desk(**people)))


def _login(username: str, role: str) -> Any:
    users = get_user_model()
    if user := users.objects.filter(username=username).first():
        return user
    user = users.objects.create_user(
        username,
        password=DEMO_PASSWORD,
        display_name=DISPLAY_NAMES[username],
        is_staff=True,
    )
    user.groups.add(Group.objects.get(name=role))
    return user


def _sheets(checker: Any) -> Iterator[Any]:
    for sheet in SHEETS:
        if (FOLDER / f"{sheet.kind}.csv").exists():
            yield FactSheet(checker) if sheet is FactSheet else sheet()


def _import(sheet: Any, people: dict[str, Any]) -> Report:
    by = people["editor"] if sheet.kind == "verdicts" else people["writer"]
    request = Request(
        command="load_demo", reader=TableReader(sheet), directories=directories, by=by
    )
    (report,) = run(request, [FOLDER / f"{sheet.kind}.csv"])
    refuse_if([f"{report.file}: {report.refusal}"] if report.refusal else [])
    return report


def _hang_pictures(*, by: Any) -> None:
    for show in Show.objects.filter(slug__in=SKETCHES, poster=None):
        poster = f"{show.slug}-poster"
        _hang(show, "poster", poster if poster in SKETCHES else show.slug, by=by)
    for person in Person.objects.filter(slug__in=PORTRAITS, portrait=None):
        _hang(person, "portrait", PORTRAITS[person.slug], by=by)


def _hang(record: Any, place: str, picture: str, *, by: Any) -> None:
    if place in record.editor_fields:
        return
    setattr(record, place, demo_image(picture, by=by))
    save_root(record, base_version=record.version, by=by)
    changed([record], by=by)
