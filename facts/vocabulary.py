"""The properties that ship with the house (``facts/data/properties.toml``), kept in the database.

A row that somebody at the desk has changed or deleted stays as they left it.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps as installed_apps

FILE = Path(__file__).parent / "data" / "properties.toml"


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """The columns of each shipped property by its code, in the order of the file."""
    with FILE.open("rb") as file:
        tables = tomllib.load(file)
    return {
        code: _columns(table) | {"position": position}
        for position, (code, table) in enumerate(tables.items(), 1)
    }


def _columns(table: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": table["label"],
        "value_type": table["type"],
        "subjects": table["subjects"],
        "one_at_a_time": not table.get("many", False),
        "unit": table.get("unit", ""),
        "comparison": table.get("comparison", "exact"),
        "choices": table.get("choices", []),
        "cue_words": table.get("cues", []),
        "damaging": table.get("damaging", False),
        "pattern": table.get("pattern", ""),
    }


def install(sender: Any = None, *, apps: Any = installed_apps, using: str, **signal: Any) -> None:
    """Create the shipped properties that are missing and renew those that nobody has touched.

    Receives ``post_migrate``, so ``apps`` may be the models of an earlier schema.
    """
    try:
        model = apps.get_model("facts", "Property")
        history = apps.get_model("facts", "HistoricalProperty")
    except LookupError:
        return
    theirs = set(
        history.objects.using(using)
        .filter(history_user__isnull=False)
        .values_list("code", flat=True)
    )
    held = {row.code: row for row in model.objects.using(using).all()}
    missing = [
        model(code=code, **columns)
        for code, columns in shipped().items()
        if code not in held and code not in theirs
    ]
    model.objects.using(using).bulk_create(missing)
    for code, columns in shipped().items():
        row = held.get(code)
        if row and code not in theirs and any(getattr(row, k) != v for k, v in columns.items()):
            model.objects.using(using).filter(pk=row.pk).update(**columns)
