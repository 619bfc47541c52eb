"""The shows that versions of articles name by number: a merge moves them, never the words."""

from typing import Any

from django.db.models import Q

from articles.models import Revision
from newsroom.lib.records import Record
from shows.merging import Mover
from shows.merging.planning import Plan
from shows.models import Season, Show

SINGLE = ("show_id", "season_id")


def _move(gone: Record, kept: Record, plan: Plan) -> list[dict[str, Any]]:
    """Point every version that names ``gone`` or one of its seasons at what is kept."""
    if not isinstance(gone, Show):
        return []
    seasons = {row.pk: twin.pk for row, twin in plan.joined if isinstance(row, Season)}
    turned = {"show_id": {gone.pk: kept.pk}, "season_id": seasons}
    named = Q(content__show_id=gone.pk) | Q(article__other_shows=gone)
    entries, rows = [], []
    for revision in Revision.objects.filter(named).distinct().order_by("pk"):
        before = _pointers(revision.content)
        after = _turned(before, turned)
        if after != before:
            revision.content = revision.content | after
            rows.append(revision)
            entries.append({"revision": revision.pk, "before": before, "after": after})
    Revision.objects.bulk_update(rows, ["content"])
    return entries


def _restore(entries: list[dict[str, Any]]) -> None:
    known = {entry["revision"]: entry for entry in entries}
    rows = []
    for revision in Revision.objects.filter(pk__in=known):
        entry = known[revision.pk]
        if _pointers(revision.content) == entry["after"]:
            revision.content = revision.content | entry["before"]
            rows.append(revision)
    Revision.objects.bulk_update(rows, ["content"])


def _pointers(content: dict[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in (*SINGLE, "other_show_ids") if name in content}


def _turned(pointers: dict[str, Any], turned: dict[str, dict[int, int]]) -> dict[str, Any]:
    after = dict(pointers)
    for name in SINGLE:
        if name in after:
            after[name] = turned[name].get(after[name], after[name])
    if "other_show_ids" in after:
        shows = turned["show_id"]
        after["other_show_ids"] = sorted({shows.get(key, key) for key in after["other_show_ids"]})
    return after


IN_VERSIONS = Mover(_move, _restore)
