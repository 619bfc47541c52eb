"""Every claim that is held, whatever its record, in one shape. No confidential source is named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from facts.lists import list_of
from facts.models import (
    Adaptation,
    Citation,
    Event,
    Fact,
    Involvement,
    Portrayal,
    Property,
    SceneAssessment,
    Source,
    Verdict,
)
from facts.models.properties import SUBJECTS
from facts.values import LINKED, value_as_text
from shows.models import Availability, Credit, Person, Show, SourceWork

CHUNK = 100


@dataclass(frozen=True)
class Claim:
    """One claim: what is said of whom, how far it stands, and who says so."""

    record: str
    ref: str
    subject: dict[str, Any]
    statement: str
    property: str
    value: dict[str, Any]
    standing: str = ""
    rank: str = ""
    stage: str = ""
    dates: dict[str, str] = field(default_factory=dict)
    sources: list[dict[str, str]] = field(default_factory=list)


def claims(show: Show | None = None) -> Iterator[Claim]:
    """All claims, or those about ``show``, its characters, origins and the people it portrays.

    They are read in chunks, so that any number of them fits into memory.
    """
    hidden = hidden_lists()
    for model, (related, describe) in _RECORDS.items():
        rows = model._default_manager.all() if show is None else _of_show(model, show)
        named = Citation.objects.public().select_related("source__publisher")
        rows = rows.select_related(*related).prefetch_related(Prefetch("citations", named))
        for row in rows.order_by("pk").iterator(CHUNK):
            yield describe(row, hidden)
            # It and its citations hold each other: left to the collector, they would pile up.
            row._prefetched_objects_cache.clear()


def hidden_lists() -> frozenset[str]:
    """What lists from confidential sources are called: a credit of one must not name it."""
    sources = Source.objects.filter(confidential=True)
    return frozenset(
        name for source in sources for name in (list_of(source), source.identifier) if name
    )


def ref_of(record: Any, hidden: frozenset[str]) -> str:
    """What our tables call a fact, a credit or an involvement."""
    match record:
        case Fact():
            return record.ref
        case Credit() if record.source and record.source_key and record.source not in hidden:
            return f"{record.source}: {record.source_key}"
        case Credit():
            return f"credit {record.pk}"
        case Involvement():
            words = (record.event.slug, _party(record).slug, record.role, record.role_title)
            return " > ".join(filter(None, words))
    raise TypeError(f"{record!r} is no fact, credit or involvement.")


def _of_show(model: type[Model], show: Show) -> QuerySet[Any]:
    events = Event.objects.filter(adaptations__show=show)
    if model is Fact:
        people = Person.objects.filter(portrayals__character__show=show)
        works = SourceWork.objects.filter(adaptations__show=show)
        about = Q(show=show) | Q(character__show=show) | Q(event__in=events)
        return Fact.objects.filter(about | Q(person__in=people) | Q(source_work__in=works))
    if model is Involvement:
        return Involvement.objects.filter(event__in=events)
    if model is Portrayal:
        return Portrayal.objects.filter(character__show=show)
    return model._default_manager.filter(show=show)


# -- Parts of a claim ---------------------------------------------------------------------------


def _named(kind: str, record: Any, season: Any = None) -> dict[str, Any]:
    """A record that a claim names: its kind, our key for it, and how people call it."""
    key = getattr(record, "slug", "") or f"{record.show.slug}/{record.name}"
    name = getattr(record, "name", "") or record.title
    there = {"kind": kind, "key": key, "name": name}
    return there | ({"season": season.number} if season else {})


def _linked(kind: str, record: Any, **more: Any) -> dict[str, Any]:
    """A value that is a record, with what else is said of it."""
    there = _named(kind, record)
    value = {"type": kind, "text": there["name"], "key": there["key"]}
    return value | {name: said for name, said in more.items() if said not in ("", None, [])}


def _dates(row: Any, *names: str) -> dict[str, str]:
    return {name: str(date) for name in names if (date := getattr(row, name))}


def _sources(row: Any) -> list[dict[str, str]]:
    return [_source(citation) for citation in row.citations.all()]


def _source(citation: Citation) -> dict[str, str]:
    source = citation.source
    said = {
        "key": source.identifier or source.url or f"source {source.pk}",
        "title": source.title,
        "publisher": source.publisher.name if source.publisher else "",
        "stance": citation.stance,
        "locator": citation.locator,
        "quote": citation.quote,
    }
    return {name: text for name, text in said.items() if text}


def _season_words(row: Any) -> list[str]:
    return [f"season {row.season.number}"] if row.season else []


# -- One describer a record ---------------------------------------------------------------------


def _fact(fact: Fact, hidden: frozenset[str]) -> Claim:
    subject = next(name for name in SUBJECTS if getattr(fact, f"{name}_id"))
    return Claim(
        record="fact",
        ref=fact.ref,
        subject=_named(subject, getattr(fact, subject)),
        statement=fact.statement,
        property=fact.property.code if fact.property else "",
        value=_fact_value(fact),
        standing=fact.standing,
        rank=fact.rank,
        stage=fact.stage,
        dates=_dates(fact, "valid_from", "valid_to", "as_of", "checked_on", "recheck_after"),
        sources=_sources(fact),
    )


def _fact_value(fact: Fact) -> dict[str, Any]:
    """The value in its type: numbers as numbers, dates as their ends, records by their keys."""
    said = {"hedge": fact.hedge, "attributed_to": str(fact.attributed_to or "")}
    hedges = {name: text for name, text in said.items() if text}
    if not fact.property or not fact.value_state:
        return {"type": "statement", "text": fact.statement} | hedges
    kind = fact.property.value_type
    value = {"type": kind, "state": fact.value_state, "text": value_as_text(fact)}
    if fact.value_state == Fact.ValueState.VALUE:
        value |= _typed(fact, kind)
    return value | hedges


def _typed(fact: Fact, kind: str) -> dict[str, Any]:
    if kind in LINKED:
        return {"key": getattr(fact, f"value_{kind}").slug}
    match kind:
        case Property.ValueType.YES_NO:
            return {"yes": fact.value_yes}
        case Property.ValueType.TERMS:
            return {"terms": fact.value_terms}
        case Property.ValueType.DATE:
            date = fact.value_date
            ends = {"low": date.low.isoformat(), "high": date.high.isoformat()}
            note = {"note": fact.date_note} if fact.date_note else {}
            return ends | {"precision": str(date.precision)} | note
        case Property.ValueType.QUANTITY | Property.ValueType.MONEY:
            return _amount(fact)
    return {}


def _amount(fact: Fact) -> dict[str, Any]:
    # As text: a reader of JSON would round large sums.
    low, high = (None if e is None else f"{e:.2f}" for e in (fact.value_low, fact.value_high))
    said = {
        "low": low,
        "high": high,
        "approx": fact.value_approx,
        "unit": fact.unit,
        "currency": fact.currency,
        "price_year": fact.price_year,
    }
    return {name: part for name, part in said.items() if part not in ("", None)}


def _credit(credit: Credit, hidden: frozenset[str]) -> Claim:
    more = {
        "character": credit.character.name if credit.character else "",
        "credited_as": credit.credited_as,
        "job_title": credit.job_title,
        "billing": credit.billing,
    }
    return Claim(
        record="credit",
        ref=ref_of(credit, hidden),
        subject=_named("show", credit.show, credit.season),
        statement=str(credit),
        property=credit.job,
        value=_linked("person", credit.person, **more),
        standing=credit.status,
        sources=_sources(credit),
    )


def _party(part: Involvement) -> Any:
    return part.person or part.organisation


def _involvement(part: Involvement, hidden: frozenset[str]) -> Claim:
    kind = "person" if part.person else "organisation"
    more = {"role_title": part.role_title, "group_size": part.group_size}
    return Claim(
        record="involvement",
        ref=ref_of(part, hidden),
        subject=_named("event", part.event),
        statement=str(part),
        property=part.role,
        value=_linked(kind, _party(part), **more),
        standing=part.status,
        dates=_dates(part, "when"),
        sources=_sources(part),
    )


def _adaptation(adaptation: Adaptation, hidden: frozenset[str]) -> Claim:
    kind = "event" if adaptation.event else "source_work"
    origin = getattr(adaptation, kind)
    words = [adaptation.show.slug, *_season_words(adaptation), origin.slug]
    return Claim(
        record="adaptation",
        ref=" > ".join(words),
        subject=_named("show", adaptation.show, adaptation.season),
        statement=str(adaptation),
        property=adaptation.relation,
        value=_linked(kind, origin),
        sources=_sources(adaptation),
    )


def _portrayal(portrayal: Portrayal, hidden: frozenset[str]) -> Claim:
    character = _named("character", portrayal.character, portrayal.season)
    words = [character["key"], *_season_words(portrayal), portrayal.person.slug]
    return Claim(
        record="portrayal",
        ref=" > ".join(words),
        subject=character,
        statement=str(portrayal),
        property=portrayal.closeness,
        value=_linked("person", portrayal.person),
        sources=_sources(portrayal),
    )


def _availability(offer: Availability, hidden: frozenset[str]) -> Claim:
    columns = ("country", "price_minor", "currency", "period", "trial_days", "devices", "url")
    more = {name: getattr(offer, name) for name in columns}
    return Claim(
        record="availability",
        ref=offer.source_key or f"availability {offer.pk}",
        subject=_named("show", offer.show, offer.season),
        statement=str(offer),
        property=offer.access,
        value=_linked("service", offer.service, **more),
        dates=_dates(offer, "starts", "ends", "checked_on"),
        sources=_sources(offer),
    )


def _verdict(verdict: Verdict, hidden: frozenset[str]) -> Claim:
    return Claim(
        record="verdict",
        ref=" > ".join([verdict.show.slug, *_season_words(verdict)]),
        subject=_named("show", verdict.show, verdict.season),
        statement=verdict.answer,
        property="verdict",
        value={"type": "verdict", "text": verdict.value},
        dates=_dates(verdict, "decided_on"),
        sources=_sources(verdict),
    )


def _scene(scene: SceneAssessment, hidden: frozenset[str]) -> Claim:
    said = {"episode": scene.episode and scene.episode.number, "happened": scene.happened}
    times = {"starts": scene.starts, "ends": scene.ends}
    said |= {name: str(time) for name, time in times.items() if time is not None}
    return Claim(
        record="scene",
        ref=scene.ref,
        subject=_named("show", scene.show, scene.season),
        statement=f"{scene.heading}: {scene.shown}",
        property="scene",
        value={"type": "grade", "text": scene.grade}
        | {k: text for k, text in said.items() if text},
        sources=_sources(scene),
    )


_FACT_RELATED = (
    "property",
    "character__show",
    *SUBJECTS,
    *(f"value_{name}" for name in LINKED),
    "attributed_to_person",
    "attributed_to_organisation",
)
Describer = Callable[[Any, frozenset[str]], Claim]
_RECORDS: dict[type[Model], tuple[tuple[str, ...], Describer]] = {
    Fact: (_FACT_RELATED, _fact),
    Credit: (("show", "season", "person", "character"), _credit),
    Involvement: (("event", "person", "organisation"), _involvement),
    Adaptation: (("show", "season", "event", "source_work"), _adaptation),
    Portrayal: (("character__show", "season", "person"), _portrayal),
    Availability: (("show", "season", "service"), _availability),
    Verdict: (("show", "season"), _verdict),
    SceneAssessment: (("show", "season", "episode"), _scene),
}
