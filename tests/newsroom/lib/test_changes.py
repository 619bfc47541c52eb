import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from newsroom.lib import changes

from .archive.models import Film


@pytest.mark.django_db
def test_subscribers_get_the_whole_list_in_one_call(told):
    films = [Film(title="One"), Film(title="Two")]

    changes.changed(iter(films), by="Ellie")

    assert told == [(films, "Ellie")]


@pytest.mark.django_db
def test_a_function_that_subscribes_twice_is_called_once(told):
    calls = []

    @changes.subscribe
    def follow(records, *, by):
        calls.append(by)

    changes.subscribe(follow)
    changes.changed([Film()])

    assert calls == [None]


@pytest.mark.django_db
def test_nobody_is_called_when_nothing_changed(told):
    changes.changed([])

    assert told == []


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_a_mistake(told):
    with pytest.raises(TransactionManagementError, match="outside the transaction"):
        changes.changed([Film()])
    with transaction.atomic():
        changes.changed([Film()])

    assert len(told) == 1
