"""The one road by which a change below reaches the apps above it.

Every write rule, admin save and import calls ``changed`` inside its transaction. Upper apps
subscribe in ``AppConfig.ready``. Not Django signals: imports in SQL fire none.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.transaction import TransactionManagementError

_subscribers: list[Callable[..., Any]] = []


def subscribe(function: Callable[..., Any]) -> Callable[..., Any]:
    """Have ``function(records, by=user)`` called once for every write; works as a decorator."""
    if function not in _subscribers:
        _subscribers.append(function)
    return function


def changed(records: Iterable[Any], *, by: Any = None) -> None:
    """Tell every subscriber that ``records`` were saved or deleted by the user ``by``.

    A deleted record keeps its primary key here but has no row any more.
    """
    records = list(records)
    if not records:
        return
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError(
            "changed() was called outside the transaction of the change: what follows from a "
            "change must be undone with it."
        )
    for function in _subscribers:
        function(records, by=by)
