"""The forms of pasted facts: the text, and each line that was read from it, to be corrected."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from facts.forms import NEED_REASON, SUBJECT_NAMES, mismatch
from facts.models import Fact, Property
from facts.models.properties import SUBJECTS
from facts.pasting import Line
from facts.reading import Held, Reading, Surroundings, held_all, with_values
from facts.reading.amounts import sums_in
from facts.reading.finding import columns_of
from facts.values import EMPTY, LINKED, value_as_text
from facts.wording import value_in_words
from newsroom.lib.html import tidy_text
from newsroom.lib.partial_date import PartialDate
from newsroom.lib.wording import join_names
from shows.models.people import Person

LONGEST_TEXT = 40_000
MOST_LINES = 100
NOBODY = "Say whom or what it is about."
PARTIES = ("person", "organisation")


class TidyForm(forms.Form):
    """A plain form whose text is tidied where it enters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for form_field in self.fields.values():
            widget = form_field.widget
            if not isinstance(widget, forms.CheckboxInput) and not widget.is_hidden:
                widget.attrs.setdefault("class", "desk-input")

    def _widget_data_value(self, widget: Any, html_name: str) -> Any:
        value = super()._widget_data_value(widget, html_name)
        return tidy_text(value) if isinstance(value, str) else value


class PastedText(TidyForm):
    """The sentences of a report, as they were copied."""

    text = forms.CharField(
        label="Sentences of the source",
        max_length=LONGEST_TEXT,
        help_text="One claim each; lines, bullets and running text are all understood.",
        error_messages={"required": "Paste the sentences first."},
        widget=forms.Textarea(attrs={"rows": 7, "autofocus": True}),
    )


class LineForm(TidyForm):
    """One line: what would be saved, and beside it what was only supposed."""

    statement = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    about = forms.CharField(max_length=250, label="About", error_messages={"required": NOBODY})
    rule = forms.CharField(required=False, max_length=120, label="Property")
    value = forms.CharField(required=False, max_length=500)
    standing = forms.ChoiceField(
        choices=Fact.Standing, initial=Fact.Standing.REPORTED, label="How sure"
    )
    standing_reason = forms.CharField(
        required=False, max_length=500, label="Why", help_text="For disputed, unsupported, false."
    )
    hedge = forms.ChoiceField(required=False, choices=Fact.Hedge, label="Hedge")
    whom = forms.CharField(required=False, max_length=250, label="According to whom")
    quote = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        label="The words in the source",
    )
    locator = forms.CharField(required=False, max_length=120, label="Where in it")
    drop = forms.BooleanField(required=False, label="Leave out")
    take = forms.BooleanField(required=False, label="Use it")
    guess_about = forms.CharField(required=False, widget=forms.HiddenInput)
    guess_rule = forms.CharField(required=False, widget=forms.HiddenInput)
    guess_value = forms.CharField(required=False, widget=forms.HiddenInput)
    guess_words = forms.CharField(required=False, widget=forms.HiddenInput)
    doubts = forms.CharField(required=False, widget=forms.HiddenInput)
    remarks = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, around: Surroundings, **options: Any) -> None:
        self.around = around
        self.held: Held = Held("new")
        self.reasons: list[str] = []
        # Whether the line before it was read from the same sentence.
        self.goes_on = False
        super().__init__(*args, **options)
        for name, listed in (("about", "paste-about"), ("rule", "paste-properties")):
            self.fields[name].widget.attrs |= {"list": listed, "autocomplete": "off"}

    # -- What would be saved --------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        taken = data.get("take")
        said = {
            name: (data.get(f"guess_{name}") if taken else data.get(name)) or ""
            for name in ("about", "rule", "value")
        }
        kind, record = self._record("about", said["about"], SUBJECTS)
        rule = self._rule(said["rule"])
        columns = self._columns(rule, said["value"])
        self._check_subject(rule, kind)
        whom_kind, whom = self._record("whom", data.get("whom", ""), PARTIES)
        if data.get("standing") in NEED_REASON and not data.get("standing_reason"):
            self.add_error(
                "standing_reason", f"Say why it is {data['standing']}: readers see the reason."
            )
        if self.errors:
            return data
        fact = Fact(
            statement=data["statement"],
            standing=data["standing"],
            standing_reason=data["standing_reason"],
            hedge=data["hedge"],
        )
        setattr(fact, kind, record)
        if whom:
            setattr(fact, f"attributed_to_{whom_kind}", whom)
        self.fact = with_values(fact, rule, columns)
        return data

    def _record(self, name: str, text: str, kinds: Sequence[str]) -> tuple[str, Any]:
        """The record of that name around, or an error at the field."""
        if not text:
            return "", None
        told = self.around.labels(kinds)
        if text in told:
            return told[text]
        names = self.around.named(text, kinds)
        if len(names) == 1:
            return names[0].kind, names[0].record
        what = join_names([SUBJECT_NAMES[kind] for kind in kinds], last="or")
        several = f"“{text}” is the name of {len(names)} records: choose one of the list."
        nothing = f"The desk knows no “{text}” here. Give the name of {what} as the desk writes it."
        self.add_error(name, several if names else nothing)
        return "", None

    def _rule(self, text: str) -> Property | None:
        if not text:
            return None
        wanted = text.casefold()
        for rule in self.around.properties:
            if wanted in (rule.label.casefold(), rule.code):
                return rule
        self.add_error("rule", f"“{text}” is no property. Choose one of the list.")
        return None

    def _columns(self, rule: Property | None, text: str) -> dict[str, Any]:
        if not text:
            if rule:
                sentence = f"{rule.label} has no value yet: give it, or take the property off."
                self.add_error("value", sentence)
            return dict(EMPTY)
        if rule is None:
            if "rule" not in self.errors:
                self.add_error("rule", "A value needs a property: say what it is a value of.")
            return dict(EMPTY)
        if rule.value_type in LINKED:
            names = self.around.named(text, [rule.value_type])
            if len(names) == 1:
                record = names[0].record
                return EMPTY | {"value_state": "value", f"value_{rule.value_type}": record}
        columns, problem = columns_of(rule, text)
        if problem := _misfit(rule, text) or problem:
            self.add_error("value", problem)
            return dict(EMPTY)
        return columns

    def _check_subject(self, rule: Property | None, kind: str) -> None:
        if rule and kind and rule.subjects and kind not in rule.subjects:
            allowed = join_names([SUBJECT_NAMES[name] for name in rule.subjects], last="or")
            self.add_error(
                "rule",
                f"{rule.label} is said of {allowed}. This line is about {SUBJECT_NAMES[kind]}.",
            )

    def line(self) -> Line:
        """What is handed over to be kept."""
        data = self.cleaned_data
        return Line(self.fact, data["quote"], data["locator"])

    # -- What the page says of it ---------------------------------------------------------------

    @property
    def is_dropped(self) -> bool:
        return bool(self["drop"].value())

    @property
    def prints_as(self) -> str:
        """The value as readers would get it."""
        return value_in_words(self.fact) if hasattr(self, "fact") else ""

    @property
    def subject(self) -> Any:
        """Whom it is about, for the mark of care beside a name."""
        return self.fact.subject if hasattr(self, "fact") else None

    @property
    def person(self) -> Person | None:
        """The person it is about."""
        return self.subject if isinstance(self.subject, Person) else None

    @property
    def state(self) -> str:
        """In one word: problem, held, conflict, statement or new."""
        if self.errors or self.reasons:
            return "problem"
        if self.held.kind != "new":
            return self.held.kind
        return "new" if self.fact.property_id else "statement"

    @property
    def wants_look(self) -> bool:
        """Whether somebody should look at it before it is kept."""
        undecided = self.guess and not self["take"].value()
        return not self.is_dropped and (self.state in ("problem", "statement") or bool(undecided))

    @property
    def guess(self) -> str:
        """What was only supposed, in words; "" where everything is certain."""
        about, rule, value = (
            self[f"guess_{name}"].value() or "" for name in ("about", "rule", "words")
        )
        return " · ".join(part for part in (about, rule, value) if part) if rule else ""

    def listed(self, name: str) -> list[str]:
        """The sentences of "doubts" or "remarks"."""
        return [line for line in (self[name].value() or "").split("\n") if line]

    @property
    def doubt_list(self) -> list[str]:
        return self.listed("doubts")

    @property
    def remark_list(self) -> list[str]:
        return self.listed("remarks")


def _misfit(rule: Property, text: str) -> str:
    """That a date or a sum was given for something else, in a sentence; "" if it may fit."""
    kinds = Property.ValueType
    sums = sums_in(text)
    if sums and (sums[0].start, sums[0].end) == (0, len(text)):
        return mismatch(rule, "money") if rule.value_type in (kinds.QUANTITY, kinds.DATE) else ""
    if rule.value_type not in (kinds.QUANTITY, kinds.MONEY, kinds.YES_NO) or text.isdecimal():
        return ""
    try:
        PartialDate.parse(text)
    except ValueError:
        return ""
    return mismatch(rule, "a date")


class Lines:
    """All lines of one page, each with a prefix of its own, and how they stand to what is held."""

    def __init__(self, data: Mapping[str, Any], around: Surroundings) -> None:
        count = str(data.get("lines", ""))
        self.count = min(int(count), MOST_LINES) if count.isascii() and count.isdecimal() else 0
        self.around = around
        around.learn("\n".join(self._words(data)))
        self.forms = [
            LineForm(data, prefix=f"line-{number}", around=around, auto_id=f"id_line-{number}_%s")
            for number in range(self.count)
            if f"line-{number}-statement" in data
        ]
        for above, form in zip([None, *self.forms], self.forms, strict=False):
            form.full_clean()
            form.goes_on = bool(above) and above["quote"].value() == form["quote"].value()
        sound = [form for form in self.forms if not form.errors and not form.is_dropped]
        facts = [form.fact for form in sound]
        for form, answer in zip(sound, held_all(facts), strict=True):
            form.held = answer

    def _words(self, data: Mapping[str, Any]) -> Iterator[str]:
        for number in range(self.count):
            for name in ("statement", "about", "value", "guess_about", "guess_value", "whom"):
                yield tidy_text(str(data.get(f"line-{number}-{name}", "")))

    @cached_property
    def chosen(self) -> list[LineForm]:
        """The lines that are to be kept."""
        return [form for form in self.forms if not form.is_dropped]

    @property
    def new_facts(self) -> int:
        return sum(form.state in ("new", "conflict", "statement") for form in self.chosen)

    @property
    def new_sources(self) -> int:
        return sum(form.state == "held" for form in self.chosen)

    @property
    def abouts(self) -> list[str]:
        """The records that lines may be about, by the texts that choose them."""
        return list(self.around.labels(SUBJECTS))


def data_of(readings: Sequence[Reading], around: Surroundings) -> dict[str, str]:
    """What the lines of ``readings`` post when nobody touches them."""
    if len(readings) > MOST_LINES:
        raise ValidationError(
            f"Paste at most {MOST_LINES} sentences at a time: these make {len(readings)} lines."
        )
    texts = {(kind, record.pk): text for text, (kind, record) in reversed(_labels(around).items())}
    data = {"lines": str(len(readings))}
    for number, reading in enumerate(readings):
        for name, text in _line_data(reading, texts).items():
            data[f"line-{number}-{name}"] = text
    return data


def _labels(around: Surroundings) -> dict[str, tuple[str, Any]]:
    return around.labels(SUBJECTS)


def _line_data(reading: Reading, texts: dict[tuple[str, int], str]) -> dict[str, str]:
    said = {"about": texts.get((reading.kind, reading.about.pk), str(reading.about))}
    if reading.property:
        subject = texts.get((reading.subject_kind, reading.subject.pk), str(reading.subject))
        value = with_values(Fact(), reading.property, reading.values)
        read = {"about": subject, "rule": reading.property.label, "value": text_of(value)}
        prefix = "" if reading.is_sure else "guess_"
        said |= {f"{prefix}{name}": text for name, text in read.items()}
        if prefix:
            said["guess_words"] = value_in_words(value)
    hedged = {"hedge": reading.hedge}
    if reading.attributed_to:
        hedged["whom"] = str(reading.attributed_to)
    question = not reading.property and reading.doubts
    return (
        said
        | hedged
        | {
            "statement": reading.statement,
            "standing": Fact.Standing.REPORTED,
            "quote": reading.statement,
            "doubts": "\n".join(reading.doubts),
            "remarks": "\n".join(reading.remarks),
            **({"drop": "on"} if question else {}),
        }
    )


def text_of(fact: Fact) -> str:
    """The value as a text for a field: a record by its name, all else as it is read back."""
    link = next((link for name in LINKED if (link := getattr(fact, f"value_{name}"))), None)
    return str(link) if link else value_as_text(fact)
