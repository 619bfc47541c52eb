"""What the form of a fact is told while it is typed: what was read, what is held already."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import path

from facts.forms import VALUE_COLUMNS, propose_statement
from facts.models import Event, Fact
from facts.models.properties import SUBJECTS
from facts.reading import Surroundings, held_all, read_text, with_values
from facts.reading.surroundings import candidates
from facts.source_forms import TYPED
from facts.values import EMPTY
from facts.wording import value_in_words
from newsroom.lib.fields import join_terms
from newsroom.lib.html import tidy_text
from newsroom.lib.pickers import is_key
from shows.models import Person, Show

LONGEST = 1000
MOST_READINGS = 4
MOST_HELD = 6
MOST_NAMED = 20
ANCHORS = [("event", Event, "name"), ("show", Show, "title"), ("person", Person, "name")]
# Nothing is fetched while somebody types.
SOURCE_FIELDS = ("source", "source_url", "source_held", *TYPED)


class ReadsStatements:
    """Endpoints of the form: ``read/`` for the statement, ``propose/`` for the typed value."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("read/", wrap(self.read_view), name="facts_fact_read"),
            path("propose/", wrap(self.propose_view), name="facts_fact_propose"),
            *super().get_urls(),
        ]

    def read_view(self, request):
        """What the statement was taken to say and what is held of the same, as JSON."""
        self._only_who_may_enter(request)
        statement = " ".join(tidy_text(request.POST.get("statement", "")).split())[:LONGEST]
        subject = posted_subject(request.POST) or anchor_in(statement)
        readings = []
        if statement and subject:
            kind, record = subject
            readings = read_text(statement, Surroundings.of(**{kind: record}))[:MOST_READINGS]
        typed = [reading for reading in readings if reading.property]
        told = [reading_as_json(reading) for reading in typed]
        facts = self._claim(request) or [with_reading(reading) for reading in typed]
        return JsonResponse({"readings": told, "held": held_as_html(facts, request)})

    def propose_view(self, request):
        """The statement and the printed words that the values typed so far would make, as JSON."""
        self._only_who_may_enter(request)
        fact = next(iter(self._claim(request)), None)
        if fact is None or not fact.value_state:
            return JsonResponse({"statement": "", "prints_as": ""})
        values = {name: getattr(fact, name) for name in VALUE_COLUMNS}
        return JsonResponse(
            {
                "statement": propose_statement(fact.property, fact.subject, values),
                "prints_as": value_in_words(fact),
            }
        )

    def _only_who_may_enter(self, request):
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied

    def _claim(self, request):
        """The fact that the form would make, if it has a subject and a property already."""
        posted = request.POST.copy()
        for name in SOURCE_FIELDS:
            posted.pop(name, None)
        form = self.get_form(request)(posted or None)
        form.is_valid()
        data = getattr(form, "cleaned_data", {})
        kind = next((name for name in SUBJECTS if data.get(name)), None)
        if kind is None or not data.get("property"):
            return []
        fact = Fact(statement=data.get("statement") or "", **{kind: data[kind]})
        values = {name: data[name] for name in VALUE_COLUMNS if name in data}
        return [with_values(fact, data["property"], values)]


def posted_subject(posted):
    """The kind and the record of the subject that is chosen in the form, or None."""
    for name in SUBJECTS:
        key = posted.get(name, "")
        if key and is_key(key):
            model = Fact._meta.get_field(name).related_model
            record = model._default_manager.filter(pk=key).first()
            if record:
                return name, record
    return None


def anchor_in(text):
    """The first event, show or person that a text names in full, with its kind; or None."""
    names = list(dict.fromkeys(candidates(text)))
    for kind, model, column in ANCHORS:
        rows = model.objects.filter(**{f"{column}__in": names})[:MOST_NAMED]
        found = {getattr(row, column): row for row in rows}
        if found:
            return kind, found[min(found, key=text.find)]
    return None


def with_reading(reading):
    """The fact a reading would make if it were taken as it is."""
    fact = Fact(statement=reading.statement, hedge=reading.hedge)
    setattr(fact, reading.subject_kind, reading.subject)
    return with_values(fact, reading.property, reading.values)


def reading_as_json(reading):
    """A reading for the page: in words, with its doubts, and as the values of form fields."""
    fact = with_reading(reading)
    values = dict.fromkeys(SUBJECTS) | EMPTY | reading.values
    values |= {reading.subject_kind: reading.subject, "hedge": reading.hedge}
    values["attributed_to_person"] = values["attributed_to_organisation"] = None
    if reading.attributed_to:
        kind = "person" if isinstance(reading.attributed_to, Person) else "organisation"
        values[f"attributed_to_{kind}"] = reading.attributed_to
    return {
        "about": str(reading.subject),
        "property": reading.property.label,
        "value": value_in_words(fact),
        "doubts": list(reading.doubts),
        "remarks": list(reading.remarks),
        "fields": {name: as_input(value) for name, value in values.items()}
        | {"property": reading.property.pk},
    }


def as_input(value):
    """A column's value as the form's input takes it; a record as its key and its name."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Model():
            return {"pk": value.pk, "text": str(value)}
        case list():
            return join_terms(value)
        case Decimal():
            text = f"{value:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def held_as_html(facts, request, *, besides=None):
    """The list "Held already": facts of the same subject and property, and how these stand."""
    rows, told = [], set()
    for fact, answer in zip(facts, held_all(facts), strict=True):
        if answer.fact and answer.fact.pk not in told and answer.fact != besides:
            told.add(answer.fact.pk)
            rows.append({"kind": answer.kind, "fact": answer.fact, "sentence": answer.sentence})
        for other in others_of(fact, besides):
            if other.pk not in told:
                told.add(other.pk)
                rows.append({"kind": "", "fact": other, "sentence": ""})
    return render_to_string("admin/facts/fact/held.html", {"rows": rows[:MOST_HELD]}, request)


def others_of(fact, besides=None):
    """Facts that are in use of the same subject and property."""
    name = next((name for name in SUBJECTS if getattr(fact, f"{name}_id")), None)
    if not name or not fact.property_id:
        return Fact.objects.none()
    same = {f"{name}_id": getattr(fact, f"{name}_id"), "property": fact.property_id}
    rows = Fact.objects.filter(**same).exclude(stage=Fact.Stage.RETIRED)
    rows = rows.exclude(pk=besides.pk) if besides else rows
    return rows.select_related("property")[:MOST_HELD]
