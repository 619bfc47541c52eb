"""The lists of the desk: searched by the index of words, as quick with 200,000 rows as with 2."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.contrib.admin import ShowFacets, SimpleListFilter, display
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, SEARCH_VAR
from django.core import checks
from django.core.paginator import InvalidPage, Paginator
from django.db import DataError
from django.db.models import BooleanField, DateField, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.lib import search
from newsroom.lib.html import tidy_text
from newsroom.lib.paging import MOST_FILTERED, MOST_SORTED, KeyPages, carries
from newsroom.lib.saved_filters import SavedFilters, query_of
from newsroom.lib.search.finding import MOST_FOUND
from newsroom.lib.search.folding import MOST_ASKED_LETTERS
from newsroom.lib.skin import ChangeList, ModelAdmin
from newsroom.lib.wording import shortened

_TICK = (
    '<input type="checkbox" name="{}" value="{}" class="desk-tick action-select" '
    'aria-label="Tick {}">'
)


class Listing(ChangeList):
    """One page of a list, and what has to be said about it."""

    def __init__(self, request: HttpRequest, *arguments: Any, **options: Any) -> None:
        _shorten(request)
        self.request = request
        super().__init__(request, *arguments, **options)

    def get_results(self, request: HttpRequest) -> None:
        try:
            self._get_results(request)
        except (DataError, OverflowError, InvalidPage) as error:
            # It is shown whole, with a notice, where the database cannot make out the filter.
            raise IncorrectLookupParameters(str(error)) from error

    def _get_results(self, request: HttpRequest) -> None:
        pages = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        self.result_count = pages.count
        self.can_show_all = pages.count <= self.list_max_show_all
        self.multi_page = pages.count > self.list_per_page
        if self.show_all and self.can_show_all:
            pages.per_page = self.list_max_show_all
            number = 1
        else:
            number = self.page_num if self.multi_page else 1
        self.result_list = pages.page(number).object_list
        self.paginator = pages
        self.full_result_count = None
        self.show_full_result_count = False
        self.show_admin_actions = True
        self.notices = list(self._notices(request))
        if pages.count > MOST_SORTED:
            self.sortable_by = [name for name in self.list_display if self._has_index(name)]

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Each column once, and the keys in the direction of what they follow, as an index is."""
        once: dict[str, Any] = {}
        for part in super().get_ordering(request, queryset):
            once.setdefault(str(part).removeprefix("-"), part)
        *others, last = once.values()
        if others and last in ("pk", "-pk"):
            last = "-pk" if str(others[-1]).startswith("-") else "pk"
        return [*others, last]

    def _has_index(self, name: str) -> bool:
        order = self.get_ordering_field(name)
        return isinstance(order, str) and (
            carries(self.model, [order]) or carries(self.model, [order, "pk"])
        )

    def _notices(self, request: HttpRequest) -> Iterator[str]:
        names = self.opts.verbose_name_plural
        size = self.paginator.size
        if (matches := getattr(request, "matches", None)) and matches.capped:
            text = shortened(self.query, 40)
            yield f"More than {MOST_FOUND:,} {names} match “{text}”, the best first: add a word."
        if size.capped:
            yield f"More than {MOST_FILTERED:,} {names} match, the first ones are here: filter on."
        if ORDER_VAR in self.params and not self.paginator.is_sorted:
            yield "Too long to be sorted by that column: the newest come first. Filter or search."

    # -- What stands above and below the rows ---------------------------------------------------

    @cached_property
    def query_to_save(self) -> str:
        return query_of(self.get_query_string()[1:])

    def saved_filters(self) -> list[dict[str, Any]]:
        return self.model_admin.shown_filters(self.request, self.query_to_save)

    def save_filter_url(self) -> str:
        """Where the list is saved as it is, or "" if it shows everything."""
        return self.query_to_save and self.model_admin.save_filter_url(self.query_to_save)

    def previous_page_url(self) -> str:
        return self._page_url(self.page_num - 1)

    def next_page_url(self) -> str:
        return self._page_url(self.page_num + 1)

    def _page_url(self, number: int) -> str:
        known = 1 <= number <= self.paginator.num_pages
        return self.get_query_string({PAGE_VAR: number}) if known else ""

    def size_in_words(self) -> str:
        """“1 fact”, “about 200,000 facts”, “the first 10,000 facts”."""
        size = self.paginator.size
        one = size.number == 1 and not size.capped
        name = self.opts.verbose_name if one else self.opts.verbose_name_plural
        if size.capped:
            return f"the first {size.number:,} {name}"
        if size.about:
            return f"about {round(size.number, -3):,} {name}"
        return f"{size.number:,} {name}"


def _shorten(request: HttpRequest) -> None:
    """Cut what is searched for: it is repeated in every link of the page."""
    if len(request.GET.get(SEARCH_VAR, "")) > MOST_ASKED_LETTERS:
        request.GET = request.GET.copy()
        request.GET[SEARCH_VAR] = request.GET[SEARCH_VAR][:MOST_ASKED_LETTERS]


class RecordList(SavedFilters):
    """The list of a screen. Models that are registered with the search are searched by it.

    ``list_defer`` names the long texts that the list does not print, or ``list_reads`` all columns
    that it does. ``few_rows`` says that the table stays small, and may be searched and filtered
    row by row.
    """

    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_before_template = "desk/list_top.html"
    list_defer: tuple[str, ...] = ()
    list_reads: tuple[str, ...] = ()
    few_rows = False

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        if search.is_registered(self.model):
            # Only says that there is a box: which words find a record is said to the search.
            self.search_fields = ["pk"]

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return Listing

    @display(description=getattr(ModelAdmin.action_checkbox, "short_description", ""))
    def action_checkbox(self, obj: Any) -> SafeString:
        """The tick before a row, written without the template of a widget: fifty are on a page."""
        return format_html(_TICK, ACTION_CHECKBOX_NAME, obj.pk, shortened(str(obj), 40))

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        # Pages of an unordered list may repeat a row and leave another out.
        return super().get_ordering(request) or self.opts.ordering or ["-pk"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        # PostgreSQL takes no null character, and the pickers of other screens check nothing.
        term = tidy_text(search_term[:MOST_ASKED_LETTERS])
        if not search.is_registered(self.model):
            return super().get_search_results(request, queryset, term)
        if not term.strip():
            return queryset, False
        request.matches = search.find(self.model, term)
        return queryset.filter(request.matches.condition), False

    def rows_of_page(self, request: HttpRequest) -> QuerySet[Any]:
        """How the rows of one page are read, once their keys are known."""
        rows = self.get_queryset(request).select_related(*self.list_select_related or ())
        return rows.only(*self.list_reads) if self.list_reads else rows.defer(*self.list_defer)

    def get_paginator(
        self, request: HttpRequest, queryset: Any, per_page: int, *arguments: Any, **options: Any
    ) -> Paginator:
        if getattr(queryset, "model", None) is not self.model:
            return super().get_paginator(request, queryset, per_page, *arguments, **options)
        matches = getattr(request, "matches", None)
        ranked = matches.ranked if matches and ORDER_VAR not in request.GET else None
        return KeyPages(
            queryset,
            per_page,
            rows=self.rows_of_page(request),
            ranked=ranked,
            **options,
        )

    def list_misuses(self) -> Iterator[checks.CheckMessage]:
        """What would be slow in a long list."""
        name = type(self).__name__
        if self.list_select_related is False:
            yield checks.Error(
                f"{name} does not say which foreign keys its list prints.",
                hint="Set list_select_related to their names, or to () if there are none.",
                id="newsroom.E101",
            )
        if self.few_rows:
            return
        if self.search_fields and not search.is_registered(self.model):
            yield checks.Error(
                f"{name} is searched row by row.",
                hint="Register its model with newsroom.lib.search, or set few_rows.",
                id="newsroom.E103",
            )
        for filtered in self.list_filter:
            if not _has_short_choices(self.model, filtered):
                yield checks.Error(
                    f"{name} filters by {filtered}, whose choices are read from every row.",
                    hint="Use a TypedFilter, or set few_rows.",
                    id="newsroom.E104",
                )


def _has_short_choices(model: Any, filtered: Any) -> bool:
    """Whether the choices of a filter are known without a look at the rows."""
    if isinstance(filtered, type):
        return True
    name = filtered if isinstance(filtered, str) else filtered[0]
    field = {field.name: field for field in model._meta.concrete_fields}.get(name)
    return isinstance(field, BooleanField | DateField) or bool(getattr(field, "choices", ()))


class TypedFilter(SimpleListFilter):
    """A filter into which one types, where the choices would be too many to be read."""

    template = "desk/typed_filter.html"
    help_text = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def matching(self, text: str) -> Q:
        """The rows that the typed text means."""
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        text = tidy_text(self.value() or "").strip()
        return queryset.filter(self.matching(text)) if text else queryset

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """What a form has to post beside the text, and the address without this filter."""
        self.others = [
            (name, value)
            for name, values in changelist.filter_params.items()
            if name != self.parameter_name
            for value in values
        ]
        if self.value():
            yield {
                "selected": False,
                "query_string": changelist.get_query_string(remove=[self.parameter_name]),
                "display": "Any",
            }
