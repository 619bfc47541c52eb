"""A few of the stories that ``bench/interleavings.py`` tells by the thousand."""

import pytest
from django.db import transaction

from articles.workflow import publication
from tests.articles.interleaving import BrokenPromise, Desk, tell

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order_nothing_is_lost_and_nothing_unapproved_is_seen(seed):
    assert tell(Desk(), seed) > 0


def test_a_rule_that_is_gone_is_missed(monkeypatch):
    monkeypatch.setattr(publication, "reasons_not_approved", lambda revision: [])

    with pytest.raises(BrokenPromise, match="opened without an approval"):
        tell_until_one_breaks(Desk())


def tell_until_one_breaks(desk):
    for seed in range(40):
        with transaction.atomic():
            tell(desk, seed)
            transaction.set_rollback(True)
