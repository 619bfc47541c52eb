"""Lists as somebody wants to see them again: saved, shared, renamed and deleted above the list."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ALL_VAR, IS_FACETS_VAR, IS_POPUP_VAR, PAGE_VAR
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from newsroom.lib.constraints import sentence_for
from newsroom.lib.html import tidy_text
from newsroom.lib.refusals import Refused, refuse_if
from newsroom.models import SavedFilter

# Where one stands in a list, not what the list shows.
NOT_SAVED = {PAGE_VAR, ALL_VAR, IS_POPUP_VAR, IS_FACETS_VAR, "e", "_to_field"}
MOST_PARAMETERS = 30
MOST_SHOWN = 40
LONGEST_QUERY = SavedFilter._meta.get_field("query").max_length
MINE, EVERYBODYS = "mine", "everybodys"


def saved_for(user: Any, records: str) -> QuerySet[SavedFilter]:
    """The filters of that list that this person sees: her own and those for everybody."""
    mine = Q(owner=user) | Q(shared=True)
    return SavedFilter.objects.filter(mine, records=records).select_related("owner")


def may_change(user: Any, saved: SavedFilter) -> bool:
    """Whether this person may rename and delete it: the owner, and who looks after all of them."""
    return saved.owner_id == user.pk or user.has_perm("newsroom.change_savedfilter")


def query_of(address: str) -> str:
    """What is saved of an address after its “?”: each parameter once, in one order, no page."""
    pairs = {(name, value) for name, value in parse_qsl(address) if name not in NOT_SAVED}
    return urlencode(sorted(pairs))


def reasons_not_to_save(saved: SavedFilter, *, screen: Any, by: Any) -> list[str]:
    """Why the list cannot be saved as this filter has it."""
    if not saved.query:
        return ["The list shows everything: choose a filter, a search or an order first."]
    if len(saved.query) > LONGEST_QUERY or saved.query.count("&") >= MOST_PARAMETERS:
        return ["These are more filters than can be saved: take some away first."]
    if not _is_understood(saved.query, screen, by):
        names = screen.opts.verbose_name_plural
        return [f"The list of {names} has no such filter: go back and choose from its own."]
    return []


def _is_understood(query: str, screen: Any, user: Any) -> bool:
    """Whether the list itself can make out every parameter."""
    asked = HttpRequest()
    asked.user, asked.GET = user, QueryDict(query)
    try:
        screen.get_changelist_instance(asked)
    except (IncorrectLookupParameters, SuspiciousOperation):
        return False
    return True


def reasons_not_to_change(saved: SavedFilter, *, by: Any) -> list[str]:
    if may_change(by, saved):
        return []
    return [f"“{saved}” belongs to {saved.owner}: save one of your own."]


@transaction.atomic
def save_filter(saved: SavedFilter, *, screen: Any, by: Any) -> None:
    """Store a new or a changed filter, or raise Refused."""
    if saved.pk:
        refuse_if(reasons_not_to_change(saved, by=by))
    else:
        refuse_if(reasons_not_to_save(saved, screen=screen, by=by))
        saved.owner = by
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        raise Refused([sentence_for(error)]) from error


@transaction.atomic
def delete_filter(saved: SavedFilter, *, by: Any) -> None:
    """Remove it for everybody, or raise Refused."""
    refuse_if(reasons_not_to_change(saved, by=by))
    saved.delete()


class FilterForm(forms.Form):
    """What a filter is called, and who sees it."""

    name = forms.CharField(max_length=60)
    seen_by = forms.ChoiceField(
        label="Who sees it",
        choices=[(MINE, "Only you"), (EVERYBODYS, "Everybody who may see this list")],
    )

    def clean_name(self) -> str:
        name = " ".join(tidy_text(self.cleaned_data["name"]).split())
        if not name:
            raise forms.ValidationError("Give it a name that you will know again.")
        return name


class SavedFilters:
    """Gives a list its saved filters, with a page to save, to change and to delete one."""

    def get_urls(self) -> list[Any]:
        pages = {
            "save": ("filters/save/", self.save_filter_view),
            "change": ("filters/<int:key>/", self.change_filter_view),
            "delete": ("filters/<int:key>/delete/", self.delete_filter_view),
        }
        return [
            path(at, self.admin_site.admin_view(view), name=self._name_of(page))
            for page, (at, view) in pages.items()
        ] + super().get_urls()

    def shown_filters(self, request: HttpRequest, query: str) -> list[dict[str, Any]]:
        """Each saved filter: name, address, whether it is the current one, where to change it."""
        return [
            {
                "name": saved.name,
                "url": f"?{saved.query}",
                "is_current": saved.query == query,
                "owner": "" if saved.owner_id == request.user.pk else saved.owner,
                "change_url": may_change(request.user, saved)
                and self._address_of("change", saved.pk),
            }
            for saved in saved_for(request.user, self.opts.label_lower)[:MOST_SHOWN]
        ]

    def save_filter_url(self, query: str) -> str:
        return f"{self._address_of('save')}?{query}"

    # -- Pages ----------------------------------------------------------------------------------

    def save_filter_view(self, request: HttpRequest) -> HttpResponse:
        """The form that saves the list which its address describes."""
        self._refuse_strangers(request)
        query = query_of(request.META.get("QUERY_STRING", ""))
        saved = SavedFilter(records=self.opts.label_lower, query=query, owner=request.user)
        return self._form_view(request, saved, label="Save this filter")

    def change_filter_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The form that gives a saved filter another name or other readers."""
        saved = self._saved_or_404(request, key)
        return self._form_view(request, saved, label="Change this filter")

    def delete_filter_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The page that asks, and on POST deletes."""
        saved = self._saved_or_404(request, key)
        reasons = reasons_not_to_change(saved, by=request.user)
        if request.method == "POST" and not reasons:
            delete_filter(saved, by=request.user)
            self.message_user(request, f"“{saved}” is deleted.", messages.SUCCESS)
            return HttpResponseRedirect(self._list_address())
        effect = "it is gone for everybody" if saved.shared else "the list itself stays"
        return self._page(request, saved, "Delete this filter", reasons, effect=effect)

    def _form_view(self, request: HttpRequest, saved: SavedFilter, *, label: str) -> HttpResponse:
        posted = request.POST if request.method == "POST" else None
        seen_by = EVERYBODYS if saved.shared else MINE
        form = FilterForm(posted, initial={"name": saved.name, "seen_by": seen_by})
        reasons = self._reasons(saved, request.user)
        if not reasons and form.is_valid():
            saved.name = form.cleaned_data["name"]
            saved.shared = form.cleaned_data["seen_by"] == EVERYBODYS
            try:
                save_filter(saved, screen=self, by=request.user)
            except Refused as refusal:
                reasons = refusal.reasons
            else:
                self.message_user(request, f"“{saved}” is saved.", messages.SUCCESS)
                return HttpResponseRedirect(self._list_address(saved.query))
        return self._page(
            request, saved, label, reasons, form=form, effect="it stands above the list"
        )

    def _reasons(self, saved: SavedFilter, user: Any) -> list[str]:
        if saved.pk:
            return reasons_not_to_change(saved, by=user)
        return reasons_not_to_save(saved, screen=self, by=user)

    def _page(
        self,
        request: HttpRequest,
        saved: SavedFilter,
        label: str,
        reasons: list[str],
        **context: Any,
    ) -> HttpResponse:
        form = context.get("form")
        for field in form.fields.values() if form else ():
            # Lists that nobody writes have saved filters too, and no other forms.
            field.widget.attrs.setdefault("class", "desk-input")
        frame = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": f"the list of {self.opts.verbose_name_plural}",
            "title": f"{label}: {saved}" if saved.name else label,
            "back": self._list_address(saved.query),
            "page": {"label": label},
            "saved": saved,
            "delete_url": saved.pk
            and form
            and not reasons
            and self._address_of("delete", saved.pk),
            "reasons": [{"sentence": reason, "url": ""} for reason in reasons],
        }
        return TemplateResponse(request, "desk/saved_filter.html", {**frame, **context})

    def _saved_or_404(self, request: HttpRequest, key: int) -> SavedFilter:
        self._refuse_strangers(request)
        return get_object_or_404(saved_for(request.user, self.opts.label_lower), pk=key)

    def _refuse_strangers(self, request: HttpRequest) -> None:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied

    def _name_of(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_filter_{page}"

    def _address_of(self, page: str, *keys: int) -> str:
        return reverse(f"admin:{self._name_of(page)}", args=keys)

    def _list_address(self, query: str = "") -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
        return f"{reverse(name)}?{query}" if query else reverse(name)
