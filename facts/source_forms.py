"""Where a claim is from: a source that is held, an address that is read, or what is typed."""

import re
from typing import Any

from django import forms
from django.contrib import admin

from facts.addresses import plain_address
from facts.describing import Described
from facts.models import Citation, Source
from facts.models.sources import validate_weight
from facts.sourcing import (
    NO_TITLE,
    PageNotRead,
    describe_page,
    find_source,
    keep_publisher,
    keep_source,
    reasons_not_to_keep_source,
)
from newsroom.lib.fields import PartialDateFormField
from newsroom.lib.forms import RecordForm
from newsroom.lib.html import tidy_text
from newsroom.lib.pickers import Picker, UnseenPicker

SAY_WHERE = "Say where you have it from: paste an address, or type a title."
NO_ADDRESS = "This is no address of a web page. Write it like https://paper.example/report."
SAY_TITLE = "Give the source a title: readers see it."
NOT_BOTH = "Choose a source or type a new one, not both."
READING_IS_SEEN = (
    "The page is read when you paste it, and its publisher can see that. Type the fields instead "
    "where nobody may know that we looked."
)
CONFIDENTIAL = "A confidential source is not asked: its publisher would see it. Type what it says."
TYPED = ("source_title", "source_publisher", "source_author", "source_published")


class WhereFrom(forms.Form):
    """The fields of a source on the forms of others. What is typed wins over the last source.

    Validate it before a transaction is opened: reading a page may take five seconds. Then, inside
    the transaction, ``keep_source(by=...)`` gives the source. ``by`` is who reads, ``last`` the
    source that is offered. Its page prints ``{{ where.media }}`` among its scripts and includes
    ``admin/facts/source/where_from.html``.
    """

    source = forms.ModelChoiceField(
        Source.objects.select_related("publisher"),
        required=False,
        widget=UnseenPicker,
        label="The source",
    )
    source_url = forms.URLField(
        required=False,
        max_length=1000,
        label="Address of the page",
        assume_scheme="https",
        validators=[validate_weight],
        help_text=READING_IS_SEEN,
        widget=forms.URLInput(attrs={"data-describe": "", "autocomplete": "off"}),
    )
    source_title = forms.CharField(required=False, max_length=300, label="Title")
    source_publisher = forms.CharField(required=False, max_length=200, label="Publisher")
    source_author = forms.CharField(required=False, max_length=250, label="Author")
    source_published = PartialDateFormField(required=False, label="Published")
    source_language = forms.CharField(required=False, widget=forms.HiddenInput)
    source_held = forms.ModelChoiceField(
        Source.objects.select_related("publisher"),
        required=False,
        label="Or one that the desk holds",
        widget=Picker(
            Citation._meta.get_field("source"), admin.site, attrs={"data-source-held": ""}
        ),
    )

    class Media:
        css = {"all": ["facts/source.css"]}
        js = ["facts/source.js"]

    def __init__(
        self, *args: Any, last: Source | None = None, by: Any = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.last, self.by = last, by
        if last:
            self.initial.setdefault("source", last.pk)
        for field in self.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("class", "desk-input")

    @property
    def chosen(self) -> Source | None:
        """The source whose name stands on the chip."""
        if not self.is_bound:
            return self.last
        return getattr(self, "cleaned_data", {}).get("source")

    @property
    def is_given(self) -> bool:
        """Whether anything was posted that names a source."""
        names = ("source", "source_url", "source_held", *TYPED)
        return self.is_bound and any(self[name].value() for name in names)

    @property
    def typing(self) -> bool:
        """Whether the fields to type stand open: something is in them, or has to be."""
        return any(self[name].value() or self[name].errors for name in TYPED)

    @property
    def changing(self) -> bool:
        """Whether the way to another source stands open."""
        asked = any(self[name].value() for name in ("source_url", "source_held"))
        return not self.chosen or self.typing or bool(self.errors) or asked

    # Text is tidied where it enters, as in every form of a record.
    def _widget_data_value(self, widget: Any, html_name: str) -> Any:
        value = super()._widget_data_value(widget, html_name)
        return tidy_text(value) if isinstance(value, str) else value

    def clean_source_url(self) -> str:
        url = self.cleaned_data["source_url"]
        plain = plain_address(url)
        if url and not plain:
            raise forms.ValidationError(NO_ADDRESS, code="no_address")
        return plain

    def clean_source_language(self) -> str:
        code = self.cleaned_data["source_language"].lower()
        return code if re.fullmatch("[a-z]{2}", code) else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        held = data["source_held"]
        new = data["source_url"] or any(data[name] for name in TYPED)
        if held and new:
            self.add_error("source_held", NOT_BOTH)
        elif held:
            data["source"] = held
        elif new:
            data["source"] = find_source(data["source_url"])
            refusals = list(reasons_not_to_keep_source(by=self.by))
            if not data["source"] and refusals:
                self.add_error("source_url", refusals)
            elif not data["source"] and not data["source_title"]:
                self._describe(data)
        elif not data["source"]:
            self.add_error("source_url", SAY_WHERE)
        return data

    def _describe(self, data: dict[str, Any]) -> None:
        """Fill what was left empty from the page itself, or ask for it."""
        if not data["source_url"]:
            self.add_error("source_title", SAY_TITLE)
            return
        try:
            page = describe_page(data["source_url"], by=self.by)
        except PageNotRead as reason:
            self.add_error("source_title", str(reason))
            return
        data["source"] = find_source(page.url)
        data["source_url"] = page.url
        for name in ("title", "publisher", "author", "published", "language"):
            data[f"source_{name}"] = data[f"source_{name}"] or getattr(page, name)
        self._show(page)
        if not page.title and not data["source"]:
            self.add_error("source_title", f"{NO_TITLE} Type one: readers see it.")

    def _show(self, page: Described) -> None:
        """Have the form say what was read when it is shown again, whatever else is wrong."""
        read = {self.add_prefix(f"source_{name}"): text for name, text in page.as_json().items()}
        posted: Any = self.data
        self.data = posted.copy()
        for key, text in read.items():
            self.data[key] = posted.get(key) or text

    def keep_source(self, *, by: Any) -> Source:
        """The source that was chosen, found or typed; made if it is new."""
        data = self.cleaned_data
        if data["source"]:
            return data["source"]
        return keep_source(
            Described(
                url=data["source_url"],
                title=data["source_title"],
                publisher=data["source_publisher"],
                author=data["source_author"],
                published=data["source_published"],
                language=data["source_language"],
            ),
            by=by,
        )


class SourceForm(RecordForm):
    """A source by itself. A publisher that is not held yet is named beside the picker."""

    publisher_name = forms.CharField(
        required=False, max_length=200, label="Or a new publisher: its name"
    )

    class Meta:
        model = Source
        fields = "__all__"
        labels = {"url": "Address of the page", "archived_url": "Address of an archived copy"}
        help_texts = {
            "archived_url": "A copy at an archive: what readers get the day the page is gone.",
            "accessed_on": "The day somebody of the desk read it.",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        held = find_source(data.get("url", "")) if "url" in self.changed_data else None
        if held and held.pk != self.instance.pk and held.url != data["url"]:
            self.add_error("url", f"The desk holds this page already: “{held}”.")
        if data.get("publisher") and data.get("publisher_name"):
            self.add_error("publisher_name", "Choose a publisher or name a new one, not both.")
        return data

    def settle_publisher(self, *, by: Any) -> None:
        """Give the source the publisher that was named, made if the desk does not hold it."""
        if name := self.cleaned_data.get("publisher_name"):
            self.instance.publisher = keep_publisher(name, by=by)
