"""The two settings that say how much evidence is enough, refused where they make no sense."""

from django.apps import apps
from django.conf import settings
from django.core import checks

WAY = {"standing", "facts", "sources", "primary"}
EXAMPLE = (
    '{"true_story": {"ways": [{"standing": "confirmed", "facts": 2, "sources": 2}], '
    '"why": "Readers take it for certain."}}'
)


def verdict_evidence(app_configs, **kwargs):
    for problem in _of_verdicts(settings.NEWSROOM_VERDICT_EVIDENCE):
        yield checks.Error(
            f"NEWSROOM_VERDICT_EVIDENCE: {problem}",
            hint=f"Write it like {EXAMPLE}, or leave it out for the default.",
            id="newsroom.E009",
        )


def fact_evidence(app_configs, **kwargs):
    for problem in _of_facts(settings.NEWSROOM_FACT_EVIDENCE):
        yield checks.Error(
            f"NEWSROOM_FACT_EVIDENCE: {problem}",
            hint='Write it like {"confirmed": 2}, or leave it out for the default.',
            id="newsroom.E010",
        )


def _of_verdicts(held):
    known = apps.get_model("facts", "Verdict").Value.values
    if not isinstance(held, dict):
        yield "it is no table of verdicts."
        return
    for value, needed in held.items():
        if value not in known:
            yield f"“{value}” is no verdict. There are {', '.join(known)}."
        elif not isinstance(needed, dict) or not isinstance(needed.get("ways"), list):
            yield f"“{value}” has no list of “ways” to be sure enough."
        elif set(needed) - {"ways", "why"} or not isinstance(needed.get("why", ""), str):
            yield f"“{value}” takes “ways”, and “why” in words, and nothing else."
        else:
            yield from (
                f"a way of “{value}”: {said}" for way in needed["ways"] if (said := _of_way(way))
            )


def _of_way(way):
    if not isinstance(way, dict) or set(way) - WAY or not {"standing", "facts"} <= set(way):
        return "it says “standing” and “facts”, and may say “sources” and “primary”."
    if way["standing"] not in ("confirmed", "reported"):
        return f"“{way['standing']}” is neither “confirmed” nor “reported”."
    if not all(_is_count(way.get(name, 1), least=1) for name in ("facts", "sources")):
        return "“facts” and “sources” are whole numbers from one."
    if not isinstance(way.get("primary", True), bool):
        return "“primary” is true or false."
    return ""


def _of_facts(held):
    known = apps.get_model("facts", "Fact").Standing.values
    if not isinstance(held, dict):
        yield "it is no table of standings."
        return
    for standing, needed in held.items():
        if standing not in known:
            yield f"“{standing}” is no standing. There are {', '.join(known)}."
        elif not _is_count(needed, least=0):
            yield f"“{standing}” takes a whole number of sources, not “{needed}”."


def _is_count(value, *, least):
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= 100
