"""Where a claim is from: a source that is held, an address that is read, or four fields typed."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from facts.models import Source
from facts.models.sources import validate_weight
from facts.sourcing import (
    Described,
    PageNotRead,
    describe_page,
    find_source,
    keep_source,
    plain_address,
)
from newsroom.lib.fields import PartialDateFormField
from newsroom.lib.html import tidy_text

SAY_WHERE = "Say where you have it from: paste an address, or type a title."
TYPED = ("source_title", "source_publisher", "source_author", "source_published")


class WhereFrom(forms.Form):
    """The fields of a source on the forms of others. What is typed wins over the last source.

    Validate it before a transaction is opened: reading a page may take five seconds. Then, inside
    the transaction, ``keep_source(by=...)`` gives the source.
    """

    source = forms.ModelChoiceField(
        Source.objects.all(), required=False, widget=forms.HiddenInput, label="Source"
    )
    source_url = forms.URLField(
        required=False,
        max_length=1000,
        label="Its address",
        assume_scheme="https",
        validators=[validate_weight],
        widget=forms.URLInput(attrs={"data-describe": "", "autocomplete": "off"}),
    )
    source_title = forms.CharField(required=False, max_length=300, label="Title")
    source_publisher = forms.CharField(required=False, max_length=200, label="Publisher")
    source_author = forms.CharField(required=False, max_length=250, label="Author")
    source_published = PartialDateFormField(required=False, label="Published")
    source_language = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, last: Source | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.last = last
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
        key = self["source"].value()
        if self.last and str(self.last.pk) == str(key):
            return self.last
        return getattr(self, "cleaned_data", {}).get("source")

    @property
    def typing(self) -> bool:
        """Whether the fields to type stand open: something is in them, or has to be."""
        return bool(self.errors) or any(self[name].value() for name in TYPED)

    # Text is tidied where it enters, as in every form of a record.
    def _widget_data_value(self, widget: Any, html_name: str) -> Any:
        value = super()._widget_data_value(widget, html_name)
        return tidy_text(value) if isinstance(value, str) else value

    def clean_source_language(self) -> str:
        code = self.cleaned_data["source_language"].lower()
        return code if re.fullmatch("[a-z]{2}", code) else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        url = data["source_url"] = plain_address(data.get("source_url", ""))
        typed = any(data.get(name) for name in TYPED)
        if url or typed:
            data["source"] = find_source(url) if url else None
            if not data["source"] and not data.get("source_title"):
                self._describe(data, url)
        elif not data.get("source"):
            self.add_error("source_url", ValidationError(SAY_WHERE, code="required"))
        return data

    def _describe(self, data: dict[str, Any], url: str) -> None:
        """Fill what was left empty from the page itself, or ask for it."""
        if not url:
            self.add_error("source_title", "Give the source a title: readers see it.")
            return
        try:
            page = describe_page(url)
        except PageNotRead as reason:
            self.add_error("source_title", str(reason))
            return
        data["source"] = find_source(page.url)
        data["source_url"] = page.url
        for name in ("title", "publisher", "author", "published", "language"):
            data[f"source_{name}"] = data.get(f"source_{name}") or getattr(page, name)
        # Shown again with whatever else is wrong, the form says what was read.
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
