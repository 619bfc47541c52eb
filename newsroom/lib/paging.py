"""Pages of a list that may hold hundreds of thousands of rows, each as cheap as the first.

The keys of a page come first, by an index, from whichever end is nearer; then its rows, by key.
What cannot be counted in a moment is estimated or counted up to a limit, and the page says so.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import BigIntegerField, Func, Model, QuerySet

# Up to here PostgreSQL counts a table, a filter is counted, and rows are sorted without an index.
EXACT_ROWS = 20_000
MOST_FILTERED = 10_000
MOST_SORTED = 5_000


class RowsOf(Func):
    """How many rows a table has. What PostgreSQL believes of a long one is given as negative."""

    template = "(SELECT count(*) FROM %(table)s)"
    believed = """
        (SELECT CASE WHEN reltuples < %(exact)s THEN (SELECT count(*) FROM %(table)s)
         ELSE -reltuples::bigint END FROM pg_class WHERE oid = '%(table)s'::regclass)
    """
    output_field = BigIntegerField()

    def __init__(self, model: type[Model]) -> None:
        super().__init__(table=connection.ops.quote_name(model._meta.db_table), exact=EXACT_ROWS)

    def as_postgresql(self, compiler: Any, connection: Any, **options: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.believed, **options)


class Size(NamedTuple):
    """How many rows there are, and whether that is exact, about right, or only the first ones."""

    number: int
    about: bool = False
    capped: bool = False


class Beginning(NamedTuple):
    """The first page of a list, and how long it is."""

    size: Size
    keys: list[int]


class KeyPages(Paginator):
    """A paginator of the rows that ``object_list`` selects, read as ``rows`` reads them.

    ``ranked`` are keys that come first, in this order, where the database is not to sort.
    """

    template_name = "desk/pages.html"

    def __init__(
        self,
        object_list: QuerySet[Any],
        per_page: int,
        *,
        rows: QuerySet[Any],
        ranked: Sequence[int] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(object_list, per_page, **options)
        self.rows = rows
        self.ranked = ranked

    @cached_property
    def size(self) -> Size:
        if self.ranked is not None:
            return Size(len(self._ranked_keys))
        if self._is_whole:
            return self._beginning.size
        number = self.object_list.order_by()[: MOST_FILTERED + 1].count()
        return Size(min(number, MOST_FILTERED), capped=number > MOST_FILTERED)

    @cached_property
    def count(self) -> int:
        return self.size.number

    @cached_property
    def is_sorted(self) -> bool:
        """Whether the rows come in the order that was asked for: a long list needs an index."""
        return self._has_index or (self.count <= MOST_SORTED and not self.size.capped)

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        return self._get_page(self._rows(first, first + self.per_page), number, self)

    # -- Keys and rows --------------------------------------------------------------------------

    def _rows(self, first: int, beyond: int) -> list[Any]:
        keys = self._keys(first, min(beyond, self.count))
        rows = self.rows.order_by().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    def _keys(self, first: int, beyond: int) -> list[int]:
        if self.ranked is not None:
            return self._ranked_keys[first:beyond]
        if self._is_whole and self._has_index == self.is_sorted:
            known = self._beginning.keys
            if beyond <= len(known):
                return known[first:beyond]
        order = self.object_list if self.is_sorted else self.object_list.order_by("-pk")
        keys = order.values_list("pk", flat=True)
        if self.size.capped or first <= self.count // 2:
            return list(keys[first:beyond])
        backwards = keys.reverse()[self.count - beyond : self.count - first]
        return list(backwards)[::-1]

    @cached_property
    def _is_whole(self) -> bool:
        return not self.object_list.query.has_filters()

    @cached_property
    def _has_index(self) -> bool:
        return carries(self.object_list.model, self.object_list.query.order_by)

    @cached_property
    def _beginning(self) -> Beginning:
        """How long a list without a filter is and the keys of its first page, by one query."""
        order = self.object_list if self._has_index else self.object_list.order_by("-pk")
        found = order.annotate(rows_=RowsOf(order.model)).values_list("pk", "rows_")
        keys = dict(found[: self.per_page])
        total = next(iter(keys.values()), 0)
        return Beginning(Size(abs(total), about=total < 0), list(keys))

    @cached_property
    def _ranked_keys(self) -> list[int]:
        place = {key: number for number, key in enumerate(self.ranked)}
        keys = self.object_list.order_by("-pk").values_list("pk", flat=True)
        return sorted(keys[:MOST_FILTERED], key=lambda key: place.get(key, len(place)))


def carries(model: type[Model], order: Sequence[Any]) -> bool:
    """Whether an index of the model has its rows in that order, forwards or backwards."""
    if not order or not all(isinstance(part, str) for part in order):
        return False
    if len({part.startswith("-") for part in order}) > 1:
        return False
    options = model._meta
    names = [part.removeprefix("-") for part in order]
    names = ["pk" if name == options.pk.name else name for name in names]
    if names[0] == "pk" or _is_key(model, names[0]):
        return True
    return names in [_columns_of(index, options.pk.name) for index in options.indexes]


def _is_key(model: type[Model], name: str) -> bool:
    field = {field.name: field for field in model._meta.concrete_fields}.get(name)
    return bool(field) and field.unique and not field.null and not field.is_relation


def _columns_of(index: Any, key: str) -> list[str]:
    """The columns of an index that holds every row, all in one direction; otherwise none."""
    if index.condition is not None or len({way for _, way in index.fields_orders}) != 1:
        return []
    return ["pk" if name == key else name for name, _ in index.fields_orders]
