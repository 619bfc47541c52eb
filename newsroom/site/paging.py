"""Pages that cost the same however deep: the next one starts after the last row of this one."""

from django.db.models import F, Q

ROWS = 20


def after(queryset, order, key):
    """The rows of ``queryset`` behind the row with the primary key ``key``.

    ``order`` is (column, descending); ties go by primary key in the same direction. The row
    itself may have left the list meanwhile: only its place counts.
    """
    column, descending = order
    place = queryset.model._base_manager.filter(pk=key).values(column)[:1]
    beyond = "lt" if descending else "gt"
    return queryset.filter(
        Q(**{f"{column}__{beyond}": place}) | Q(**{column: place, f"pk__{beyond}": key})
    )


def page_of(queryset, order, key):
    """A page of rows and the key of its last one, or None where nothing follows."""
    column, descending = order
    ordering = [F(column).desc(), "-pk"] if descending else [column, "pk"]
    if key:
        queryset = after(queryset, order, key)
    rows = list(queryset.order_by(*ordering)[: ROWS + 1])
    more = len(rows) > ROWS
    rows = rows[:ROWS]
    return rows, _key(rows[-1]) if more else None


def _key(row):
    return row["pk"] if isinstance(row, dict) else row.pk


def key_of(request):
    """The row that the page asked for starts after, or None."""
    key = request.GET.get("after", "")
    return int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else None
