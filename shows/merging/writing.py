"""Writing a planned merge, with a journal by which it can be taken back."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db.models import F
from django.utils import timezone

from newsroom.lib.records import Record, Root
from newsroom.lib.saving import keep_before_image, keep_before_images
from shows.merging.planning import Plan
from shows.models import PersonName, ShowName

MERGED = "Merged"
UNDONE = "The merge was undone"
NAMES = {"person": PersonName, "show": ShowName}


def write(plan: Plan, *, columns: dict[str, Any], by: Any) -> dict[str, Any]:
    """Do what ``plan`` says and set ``columns`` of the record that is kept; give the journal."""
    gone, kept = plan.gone, plan.kept
    joined = {(type(row), row.pk) for row, _ in plan.joined}
    journal = {
        "gone_key": gone.pk,
        "gone": _snapshot(_stored(gone)),
        "joined": [_snapshot(_stored(row)) for row, _ in plan.joined],
        "moved": _moves(plan),
        "changed": [],
        "added": [],
    }
    for row, values in plan.changed:
        journal["changed"].append(_set(_stored(row), values, by=by))
    for move in journal["moved"]:
        _point(move, by=by, reason=MERGED, skip_history=joined)
    journal["changed"].append(_set(kept, columns, by=by))
    for row, _ in reversed(plan.joined):
        _delete(_stored(row), by=by)
    _delete(gone, by=by)
    if name := _other_name(gone, kept, by=by):
        journal["added"].append([name._meta.label, name.pk])
    return journal


def touched(plan: Plan) -> list[Any]:
    """Every row that a merge moved, joined or changed, as it is now."""
    rows = [row for row, *_ in (*plan.moved, *plan.joined, *plan.changed)]
    return list({(type(row), row.pk): row for row in rows}.values())


def take_back(journal: dict[str, Any], kept: Record, *, by: Any) -> tuple[Any, list[Any]]:
    """Undo what ``journal`` tells of; give the record that is back, and the rows that changed."""
    record = _bring_back(journal["gone"], by=by)
    back = [_bring_back(data, by=by) for data in journal["joined"]]
    rows = []
    for move in reversed(journal["moved"]):
        turned = {**move, "from": move["to"], "to": move["from"]}
        rows += _point(turned, by=by, reason=UNDONE)
    for entry in reversed(journal["changed"]):
        _reset(entry, by=by)
    for label, key in journal["added"]:
        for name in apps.get_model(label).objects.filter(pk=key):
            _delete(name, by=by)
    kept.refresh_from_db()
    return record, [*back, *rows]


# -- Pointers -----------------------------------------------------------------------------------


def _moves(plan: Plan) -> list[dict[str, Any]]:
    """The moves of a plan, one entry for all rows that share model, column, origin and aim."""
    keys = defaultdict(list)
    for row, name, gone, kept in plan.moved:
        keys[row._meta.label, name, gone.pk, kept.pk].append(row.pk)
    return [
        {"model": label, "field": name, "from": gone, "to": kept, "rows": rows}
        for (label, name, gone, kept), rows in keys.items()
    ]


def _point(move, *, by, reason, skip_history=()) -> list[Any]:
    """Let the rows that still point as the entry says point at its aim; give those rows."""
    model, name = apps.get_model(move["model"]), move["field"]
    column = model._meta.get_field(name).attname
    joined = {key for kind, key in skip_history if kind is model}
    # A row that becomes one with another keeps its pointers: what it is, is in the journal.
    keys = [key for key in move["rows"] if key not in joined]
    held = list(model._base_manager.filter(pk__in=keys, **{column: move["from"]}).order_by("pk"))
    if not held:
        return []
    values: dict[str, Any] = {column: move["to"]}
    if issubclass(model, Record):
        keep_before_images(model, [row.pk for row in held])
        values["updated_at"] = timezone.now()
    if issubclass(model, Root):
        values["version"] = F("version") + 1
    rows = model._base_manager.filter(pk__in=[row.pk for row in held])
    rows.update(**values)
    written = list(rows.order_by("pk"))
    if issubclass(model, Record):
        model.history.bulk_history_create(
            written, update=True, default_user=by, default_change_reason=reason
        )
    return written


# -- Rows ---------------------------------------------------------------------------------------


def _set(row: Any, values: dict[str, Any], *, by: Any) -> list[Any]:
    """Set columns of a row; give the entry by which that is reset."""
    entry = {name: [_plain(row, name), _plain_text(value)] for name, value in values.items()}
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, Record):
        _save(row, by=by, reason=MERGED)
    return [row._meta.label, row.pk, entry]


def _reset(entry: list[Any], *, by: Any) -> None:
    label, key, values = entry
    row = apps.get_model(label)._base_manager.filter(pk=key).first()
    if row is None:
        return
    for name, (before, after) in values.items():
        if _plain(row, name) == after:
            setattr(row, name, row._meta.get_field(name).to_python(before))
    _save(row, by=by, reason=UNDONE)


def _save(row: Any, *, by: Any, reason: str) -> None:
    keep_before_image(row)
    if isinstance(row, Root):
        row.version += 1
    row._history_user, row._change_reason = by, reason
    row.save()


def _plain(row: Any, name: str) -> Any:
    return _plain_text(getattr(row, name))


def _other_name(gone: Any, kept: Any, *, by: Any) -> Any:
    """The name of the record that is gone, as another name of the kept one, if it is new."""
    kind = kept._meta.model_name
    text = str(gone)
    if text == str(kept) or kept.names.filter(text=text).exists():
        return None
    name: Any = NAMES[kind](
        **{kind: kept}, text=text, note=f"Merged from {text}"[:250], created_by=by
    )
    name._history_user = by
    name.save()
    return name


def _stored(row: Any) -> Any:
    return type(row)._base_manager.get(pk=row.pk)


def _snapshot(row: Any) -> dict[str, Any]:
    (data,) = serializers.serialize("python", [row])
    fields = {name: _plain_text(value) for name, value in data["fields"].items()}
    return {**data, "fields": fields}


def _plain_text(value: Any) -> Any:
    # The encoder of Django cuts times to milliseconds.
    return value if value is None or isinstance(value, str | int | list) else str(value)


def _delete(row: Any, *, by: Any) -> None:
    key = row.pk
    row._history_user, row._change_reason = by, MERGED
    row.delete()
    # Subscribers of changes ask which row it was.
    row.pk = key


def _bring_back(data: dict[str, Any], *, by: Any) -> Any:
    (stored,) = serializers.deserialize("python", [data])
    row = stored.object
    if isinstance(row, Root):
        row.version += 1
    stored.save(force_insert=True)
    if isinstance(row, Record):
        row.history.bulk_history_create([row], default_user=by, default_change_reason=UNDONE)
    return row
