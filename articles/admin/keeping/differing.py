"""Articles as values, told and compared in words: titles and not keys, one row a field or block."""

from datetime import date, datetime
from typing import NamedTuple

from django import forms
from django.utils import dateformat, timezone
from django.utils.safestring import SafeString

from articles.admin.keeping.posted import form_of, key_of, label_of
from articles.body import Figure, read_body
from articles.differences import align, mark_notes, name_of, show, show_words
from articles.models import Author
from images.models import Image
from newsroom.lib.wording import capitalised, join_names


class Row(NamedTuple):
    """Where something differs, how, and what of it is no word."""

    label: str
    html: SafeString
    notes: list[str]


class Teller:
    """Says the values of an article as people read them."""

    def __init__(self, screen, request, article):
        self.form = form_of(screen, request, article)
        self.names = {key_of(name): name for name in self.form.fields}

    def label(self, key):
        return capitalised(label_of(self.form, key))

    def told(self, key, value):
        """The value in words, "" where there is none."""
        if key == "author_ids":
            return _titles(Author, value)
        field = self.form.fields.get(self.names.get(key))
        if isinstance(field, forms.ModelMultipleChoiceField):
            return _titles(field.queryset.model, value)
        if isinstance(field, forms.ModelChoiceField):
            return _titles(field.queryset.model, [value] if value else [])
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return dateformat.format(timezone.localtime(value), "j F Y, H:i")
        if isinstance(value, date):
            return dateformat.format(value, "j F Y")
        choices = dict(getattr(field, "choices", None) or ())
        return str(choices.get(value, value) or "")

    def block(self, block):
        """A picture by its title, another block by what it shows."""
        if isinstance(block, Figure):
            image = Image.objects.filter(pk=block.image_id).first()
            return f"Picture “{image.title}”" if image else "A picture that is gone"
        return name_of(block)

    def difference(self, key, before, after):
        """The words of two values of a field as one, with <ins> and <del>."""
        return show_words(self.told(key, before), self.told(key, after))

    def pair(self, pair):
        """Two blocks as one, with <ins> and <del>."""
        return show(pair, named=self.block)


def differences_of(screen, request, article, before, after):
    """A row for each field of two articles that differs, and for each block of their text."""
    teller = Teller(screen, request, article)
    rows = [
        Row(teller.label(key), teller.difference(key, before[key], after[key]), [])
        for key in after
        if key != "body" and before[key] != after[key]
    ]
    bodies = [read_body(values["body"]) for values in (before, after)]
    over = ""
    for pair in align(bodies[0].blocks, bodies[1].blocks):
        block = pair.after or pair.before
        if getattr(block, "tag", "") == "h2":
            over = _words(block)
        if pair.kind != "same":
            rows.append(Row(over or teller.label("body"), teller.pair(pair), mark_notes(pair)))
    return rows


def when(moment):
    """A moment as it is told on the desk: "14:07", with the day where it is another."""
    local = timezone.localtime(moment)
    day = "" if local.date() == timezone.localdate() else f"{local.day} {local:%B}, "
    return f"{day}{local:%H:%M}"


def _words(block):
    return "".join(run.text for run in block.runs)


def _titles(model, keys):
    rows = model._base_manager.in_bulk(keys)
    return join_names(str(rows.get(key, "one that is gone")) for key in keys) if keys else ""
