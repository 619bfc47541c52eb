"""The rows of a record as forms, one at a time, where they stand.

An open row of an inline weighs eight kilobytes; a row to read three hundred bytes. So a page shows
rows to read, and each opens here: as a part of that page, or without a script as a page.
"""

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince

from newsroom.lib.constraints import sentence_for
from newsroom.lib.editing import save_form
from newsroom.lib.forms import RecordForm
from newsroom.lib.joining import join_with_newer
from newsroom.lib.pages import Page
from newsroom.lib.pickers import is_key
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import RedactedSince, Stale

NEW = "new"
GONE = "Somebody deleted it meanwhile. What is held now stands below."
PREFIX = "row"


class Button(NamedTuple):
    """One way to send a row: the first of a form is what Ctrl+Enter presses."""

    label: str
    effect: str
    name: str = "save"
    value: str = "1"


class RowKind:
    """One kind of row: how it is found below its root, and what its form asks."""

    kind: str
    model: type[models.Model]
    fields: list[str]
    new_fields: list[str] = []
    wide: tuple[str, ...] = ()
    # The field that has the focus first; "" gives it to the heading.
    begins_in: str = ""
    template = "desk/row.html"

    def rows_of(self, root: Any) -> models.QuerySet:
        """The rows that a page of ``root`` may open."""
        raise NotImplementedError

    def fresh(self, root: Any, request: HttpRequest) -> Any:
        """A row that is not saved yet; None where none is added."""
        return None

    def form(self, row: Any) -> type[RecordForm]:
        """The class of its form."""
        return RecordForm

    def fit(self, form: RecordForm, request: HttpRequest) -> RecordForm:
        """The form, with the choices that its row has."""
        return form

    def title(self, row: Any) -> str:
        """What stands above the form."""
        return str(row)

    def buttons(self, row: Any) -> list[Button]:
        """The ways to send it, each with what readers get."""
        return [Button("Save", "readers see no change")]

    def posted(self, request: HttpRequest, row: Any) -> Any:
        """What was typed, with what the pressed button says by itself."""
        return request.POST

    def save(self, form: RecordForm, *, by: Any) -> Any:
        """Save the record of a valid form, or raise Refused or Stale."""
        return save_form(form, by=by)

    def done(self, row: Any, form: RecordForm) -> str:
        """What happened, in a sentence."""
        return f"Saved: {row}."

    def context(self, row: Any, form: RecordForm) -> dict[str, Any]:
        """What its template needs beyond the form."""
        return {}

    def anchor(self, row: Any) -> str:
        """The id of the row in the page."""
        return f"{self.kind[0]}{row.pk}"


class RowsPage(Page):
    """``.../<pk>/row/?KIND=KEY``: a row of the record as a form; ``KEY`` may be "new".

    With ``&open`` it leads to the screen of the row's own record.
    """

    slug = "row"
    label = "A row"
    in_list = False

    def __init__(self, *kinds: RowKind) -> None:
        self.kinds = list(kinds)

    def may(self, user: Any, record: Any) -> bool:
        options = record._meta
        return user.has_perm(f"{options.app_label}.view_{options.model_name}")

    def respond(self, screen: Any, request: HttpRequest, root: Any) -> HttpResponse:
        kind = next((kind for kind in self.kinds if kind.kind in request.GET), None)
        if kind is None:
            raise Http404("The address names no kind of row.")
        key = request.GET[kind.kind]
        row = self._row(kind, root, key, request)
        if row is None:
            return self._gone(screen, request, root)
        editor = screen.admin_site.get_model_admin(kind.model)
        if "open" in request.GET and row.pk:
            return HttpResponseRedirect(editor.address_of(row))
        if not _may_edit(editor, request, row):
            raise PermissionDenied
        return _Opened(self, screen, request, kind, row).answer(root)

    def _row(self, kind: RowKind, root: Any, key: str, request: HttpRequest) -> Any:
        if key == NEW:
            return kind.fresh(root, request)
        return kind.rows_of(root).filter(pk=key).first() if is_key(key) else None

    def _gone(self, screen: Any, request: HttpRequest, root: Any) -> HttpResponse:
        if request.method != "POST":
            raise Http404("There is no such row.")
        screen.message_user(request, GONE, messages.ERROR)
        return HttpResponseRedirect(came_from(screen, request, root))


class _Opened:
    """One row that was asked for: its form, and what becomes of what was typed into it."""

    def __init__(self, page, screen, request, kind, row):
        self.page, self.screen, self.request = page, screen, request
        self.kind, self.row = kind, row
        self.editor = screen.admin_site.get_model_admin(kind.model)

    def answer(self, root: Any) -> HttpResponse:
        """The form, or after it was posted the way back to the page of ``root``."""
        if self.request.method != "POST":
            return self._show(root, self._form())
        try:
            form = self._joined(self.kind.posted(self.request, self.row))
        except RedactedSince as refusal:
            self.screen.message_user(self.request, str(refusal), messages.ERROR)
            return self._show(root, self._form())
        if form.is_valid():
            objections = self._save(form)
            if not objections:
                done = self.kind.done(form.instance, form)
                self.screen.message_user(self.request, done, messages.SUCCESS)
                back = came_from(self.screen, self.request, root)
                return HttpResponseRedirect(f"{back}#{self.kind.anchor(form.instance)}")
            form = self._again(form.data, objections)
        return self._show(root, form)

    def _form(self, posted: Any = None, objections: Any = ()) -> Any:
        row, new = self.row, self.row._state.adding
        fields = (self.kind.new_fields or self.kind.fields) if new else self.kind.fields
        made = self.editor.get_form(
            self.request,
            None if new else row,
            change=not new,
            fields=fields,
            form=self.kind.form(row),
        )
        made.objections = objections
        return self.kind.fit(made(posted, instance=row, prefix=PREFIX), self.request)

    def _joined(self, posted: Any) -> Any:
        """The posted form, over what was saved since it was opened."""
        form = self._form(posted)
        if self.row._state.adding:
            return form
        joined = join_with_newer(form, [], reader=self.request.user)
        if joined is None:
            return form
        sentences = joined.sentences
        if sentences:
            sentences[0] = who_changed(self.row, reader=self.request.user)
        return self._again(joined.data, sentences)

    def _again(self, posted: Any, objections: Any) -> Any:
        """A form over the row as it is stored: validating the last one has changed its copy."""
        if not self.row._state.adding:
            self.row = type(self.row)._base_manager.get(pk=self.row.pk)
        return self._form(posted, objections)

    def _save(self, form: Any) -> list[str]:
        """Nothing if it is saved, else why it is not."""
        try:
            self.kind.save(form, by=self.request.user)
        except Stale:
            return [who_changed(self.row, reader=self.request.user)]
        except Refused as refusal:
            return list(refusal.reasons)
        except IntegrityError as error:
            return [sentence_for(error)]
        return []

    def _whole(self, root: Any) -> str:
        """The screen of the row's own record; for a new one the form that asks everything."""
        if not self.row._state.adding:
            return self.editor.address_of(self.row)
        options = self.row._meta
        add = reverse(f"admin:{options.app_label}_{options.model_name}_add")
        return f"{add}?{root._meta.model_name}={root.pk}"

    def _show(self, root: Any, form: Any) -> HttpResponse:
        new = self.row._state.adding
        begins_in = (self.kind.new_fields[:1] if new else []) or [self.kind.begins_in]
        if first := form.fields.get(begins_in[0]):
            getattr(first.widget, "widget", first.widget).attrs["autofocus"] = True
        context = {
            "form": form,
            "media": self.editor.media + form.media,
            "row": self.row,
            "heading": self.kind.title(self.row),
            "buttons": self.kind.buttons(self.row),
            "wide": [form.add_prefix(name) for name in self.kind.wide],
            "whole": self._whole(root),
            **self.kind.context(self.row, form),
        }
        return self.page.render(
            self.screen, self.request, root, context, template=self.kind.template
        )


def came_from(screen: Any, request: HttpRequest, root: Any) -> str:
    """The page of ``root`` that a row was opened on: the one with all of it if nothing says."""
    desk = screen.address_of(root)
    place = urlsplit(request.headers.get("Referer", ""))
    below = desk.removesuffix("change/")
    if not place.path.startswith(below) or place.path.endswith("/row/"):
        return desk
    return f"{place.path}?{place.query}" if place.query else place.path


def who_changed(row: Any, *, reader: Any) -> str:
    """Who saved the row last and when: "Ellie changed this 2 minutes ago. Both are ..."."""
    last = row.history.select_related("history_user").first()
    who = last and last.history_user
    name = "You" if who == reader else str(who or "Somebody")
    ago = timesince(last.history_date).split(",")[0].replace("\xa0", " ") if last else ""
    recent = not last or (timezone.now() - last.history_date).total_seconds() < 60
    when = "just now" if recent else f"{ago} ago"
    return f"{name} changed this {when}. Both are joined here: look it over, then save again."


def _may_edit(editor: Any, request: HttpRequest, row: Any) -> bool:
    if row._state.adding:
        return editor.has_add_permission(request)
    return editor.has_change_permission(request, row)
