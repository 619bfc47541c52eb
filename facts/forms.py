"""The form of a fact: a statement, a source and a standing are enough; values are typed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from facts.checking import uncheck
from facts.models import Citation, Fact, Property
from facts.models.properties import SUBJECTS
from facts.source_forms import WhereFrom
from facts.values import EMPTY
from facts.wording import statement_of
from newsroom.lib.changes import changed
from newsroom.lib.forms import RecordForm
from newsroom.lib.wording import join_names

_AMOUNT = ("value_approx", "value_low", "value_high", "unit")
_FIELDS = {
    Property.ValueType.TEXT: ("value_text",),
    Property.ValueType.YES_NO: ("value_yes",),
    Property.ValueType.QUANTITY: _AMOUNT,
    Property.ValueType.MONEY: ("value_approx", "value_low", "value_high", "currency", "price_year"),
    Property.ValueType.DATE: ("value_date", "date_note"),
    Property.ValueType.TERMS: ("value_terms",),
}
VALUE_FIELDS = tuple(
    dict.fromkeys(
        name for kind in Property.ValueType for name in _FIELDS.get(kind, (f"value_{kind}",))
    )
)
VALUE_COLUMNS = ("value_state", *VALUE_FIELDS)
# What says by itself that a value was given: units and notes do not.
DECISIVE = {
    "value_text": "a text",
    "value_yes": "yes or no",
    "value_low": "a number",
    "value_high": "a number",
    "value_date": "a date",
    "value_terms": "choices",
    "value_person": "a person",
    "value_place": "a place",
    "value_organisation": "an organisation",
    "value_source_work": "a book or other work",
    "value_show": "a show",
    "value_event": "an event",
}
NAMES = {
    "text": "a text",
    "yes_no": "yes or no",
    "quantity": "a number",
    "money": "money",
    "date": "a date",
    "terms": "one or more choices",
}
SUBJECT_NAMES = {
    "show": "a show",
    "person": "a person",
    "character": "a character",
    "event": "an event",
    "place": "a place",
    "organisation": "an organisation",
    "source_work": "a book or other work",
}
NEED_REASON = (Fact.Standing.DISPUTED, Fact.Standing.UNSUPPORTED, Fact.Standing.FALSE)
# Whoever changes one of these changes what was checked.
CLAIM_FIELDS = {"statement", "property", *SUBJECTS, *VALUE_COLUMNS}


def fields_for(value_type: str) -> tuple[str, ...]:
    """The names of the form fields that hold a value of this type, in the order of the form."""
    return _FIELDS.get(value_type, (f"value_{value_type}",)) if value_type else ()


def propose_statement(property_: Property, subject: object, values: dict[str, Any]) -> str:
    """The sentence a typed value would make, from columns as ``parse_value`` returns them."""
    return statement_of(property_, subject, Fact(property=property_, **values))


class FactForm(RecordForm):
    """A fact with one source: ``where``, a form of its own whose inputs stand on the same page.

    The screen hands over one that was validated before its transaction: reading a page takes time.
    """

    where: WhereFrom | None = None
    citation: Citation | None = None

    quote = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        label="The words in the source",
        help_text="Short. They let a colleague check this in a minute.",
    )
    locator = forms.CharField(
        required=False, max_length=120, label="Where in it", help_text="Page, minute or paragraph."
    )

    class Meta:
        model = Fact
        exclude = ["one_at_a_time", "stage"]
        labels = {"statement": "What is claimed", "standing": "How sure are we?"}
        help_texts = {
            "statement": "One sentence that is true or false. With a source it is enough.",
            "standing": "“Confirmed” needs two independent publishers or one primary source.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.where is None:
            self.where = WhereFrom(self.data if self.is_bound else None)
        # Proposed from the value where it is left empty.
        if "statement" in self.fields:
            self.fields["statement"].required = False
        for end in ("value_low", "value_high"):
            if isinstance(value := self.initial.get(end), Decimal):
                self.initial[end] = f"{value.normalize():f}"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._clean_source()
        if "property" in self.fields and "property" not in self.errors:
            self._clean_value(data)
        self._clean_statement(data)
        self._clean_reasons(data)
        return data

    def _clean_source(self) -> None:
        """Ask where it is from, unless its sources are held and no other one is given."""
        if "quote" not in self.fields or (self._has_sources() and not self.where.is_given):
            return
        if not self.where.is_valid():
            for sentences in self.where.errors.values():
                self.add_error(None, ValidationError(list(sentences)))

    def _has_sources(self) -> bool:
        return bool(self.instance.pk) and self.instance.citations.exists()

    def _clean_value(self, data: dict[str, Any]) -> None:
        rule = data.get("property")
        given = [name for name in DECISIVE if _is_given(data.get(name))]
        if rule is None:
            if given or data.get("value_state"):
                self._object("property", "A value needs a property: say what it is a value of.")
                self._clear(data, VALUE_COLUMNS)
            return
        self._check_subject(rule, data)
        own = fields_for(rule.value_type)
        others = [name for name in given if name not in own]
        if others and not set(own) & set(given):
            typed = [name for name in others if name in self.changed_data]
            if typed:
                self._object("property", mismatch(rule, DECISIVE[typed[0]]))
                self._clear(data, VALUE_COLUMNS)
                return
        self._clear(data, [name for name in VALUE_FIELDS if name not in own])
        self._settle_state(rule, data, bool(set(own) & set(given)))

    def _settle_state(self, rule: Property, data: dict[str, Any], given: bool) -> None:
        state = data.get("value_state", "")
        if state in (Fact.ValueState.UNKNOWN, Fact.ValueState.NONE):
            if given:
                words = "not known" if state == Fact.ValueState.UNKNOWN else "none"
                self._object(
                    "value_state",
                    f"You say that the value is {words}, and give one: clear it, or choose "
                    "“A value”.",
                )
            self._clear(data, fields_for(rule.value_type))
            return
        if not given and state == Fact.ValueState.VALUE:
            self._object("value_state", f"{rule.label} is {_name(rule)}: give it.")
        if not given:
            self._clear(data, fields_for(rule.value_type))
        data["value_state"] = Fact.ValueState.VALUE if given else ""
        if given:
            self._check_value(rule, data)

    def _check_value(self, rule: Property, data: dict[str, Any]) -> None:
        if rule.value_type in (Property.ValueType.QUANTITY, Property.ValueType.MONEY):
            self._check_bounds(data)
        if rule.value_type == Property.ValueType.QUANTITY:
            data["unit"] = data.get("unit") or rule.unit
        if rule.value_type == Property.ValueType.MONEY:
            data["currency"] = data.get("currency", "").upper()
            if not data["currency"].isalpha() or len(data["currency"]) != 3:
                self._object("currency", "Which currency? Write three letters, such as USD.")
        if rule.value_type == Property.ValueType.TERMS and rule.choices:
            for term in data.get("value_terms", ()):
                if term not in rule.choices:
                    choices = join_names(rule.choices, last="or")
                    self._object("value_terms", f"“{term}” is no choice here: {choices}.")

    def _check_bounds(self, data: dict[str, Any]) -> None:
        low, high = data.get("value_low"), data.get("value_high")
        if data.get("value_approx") == Fact.Approx.BETWEEN and (low is None or high is None):
            self._object("value_approx", "“Between” needs both ends.")
        elif low is not None and high is not None and high < low:
            self._object("value_high", "The upper end is below the lower end.")
        elif low is not None and high is not None and high != low:
            data["value_approx"] = Fact.Approx.BETWEEN
        elif data.get("value_approx") == Fact.Approx.AT_MOST and high is None:
            data["value_low"], data["value_high"] = None, low
        elif not data.get("value_approx"):
            data["value_approx"] = Fact.Approx.EXACT if low is not None else Fact.Approx.AT_MOST

    def _check_subject(self, rule: Property, data: dict[str, Any]) -> None:
        kind = next((name for name in SUBJECTS if data.get(name)), None)
        if kind and rule.subjects and kind not in rule.subjects:
            allowed = join_names([SUBJECT_NAMES[name] for name in rule.subjects], last="or")
            self._object(
                "property",
                f"{rule.label} is said of {allowed}. This fact is about {SUBJECT_NAMES[kind]}.",
            )

    def _clear(self, data: dict[str, Any], names: Iterable[str]) -> None:
        data |= {name: EMPTY[name] for name in names}

    def _clean_statement(self, data: dict[str, Any]) -> None:
        if data.get("statement") or "statement" not in self.fields or self.errors:
            return
        subject = next((data[name] for name in SUBJECTS if data.get(name)), None)
        rule = data.get("property")
        values = {name: data[name] for name in VALUE_COLUMNS if name in data}
        proposed = propose_statement(rule, subject, values) if rule and subject else ""
        data["statement"] = proposed
        if not proposed:
            self._object("statement", "Say what is claimed, in one plain sentence.")

    def _clean_reasons(self, data: dict[str, Any]) -> None:
        standing = data.get("standing")
        if standing in NEED_REASON and not data.get("standing_reason"):
            self._object("standing_reason", f"Say why it is {standing}: readers see the reason.")
        if data.get("rank") == Fact.Rank.SUPERSEDED and not data.get("rank_reason"):
            self._object("rank_reason", "Say what took its place.")

    def _object(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, ValidationError(sentence))

    def _post_clean(self) -> None:
        rule = self.cleaned_data.get("property")
        if "property" in self.fields:
            self.instance.one_at_a_time = bool(rule and rule.one_at_a_time)
            # A column that the page left out would keep its old value beside the new ones.
            for name in VALUE_COLUMNS:
                if name in self.cleaned_data:
                    setattr(self.instance, name, self.cleaned_data[name])
        if self.instance.pk and CLAIM_FIELDS & set(self.changed_data):
            uncheck(self.instance)
        super()._post_clean()

    def _save_m2m(self) -> None:
        super()._save_m2m()
        self.cite()

    @transaction.atomic
    def cite(self) -> None:
        """Cite the source that was chosen or typed; ``citation`` stays None if there was none."""
        data, by = self.cleaned_data, getattr(self.instance, "_history_user", None)
        if "quote" not in self.fields or not self.where.is_given:
            return
        source = self.where.keep_source(by=by)
        self.citation, made = Citation.objects.get_or_create(
            fact=self.instance,
            source=source,
            locator=data.get("locator", ""),
            defaults={"quote": data.get("quote", ""), "created_by": by},
        )
        if made:
            changed([self.citation], by=by)


def _is_given(value: Any) -> bool:
    return value not in (None, "", [])


def _name(rule: Property) -> str:
    return NAMES.get(rule.value_type) or DECISIVE[f"value_{rule.value_type}"]


def mismatch(rule: Property, given: str) -> str:
    """That a value is of another type than its property: "Sentence is a number. You gave ..."."""
    return f"{rule.label} is {_name(rule)}. You gave {given}."
