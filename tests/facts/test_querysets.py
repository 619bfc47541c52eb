from datetime import timedelta

import pytest
from django.utils import timezone

from facts.models import Fact
from tests.make import make_fact

pytestmark = pytest.mark.django_db


def test_a_fact_is_due_from_its_day_on_until_it_is_retired():
    today = timezone.localdate()
    due = [make_fact(recheck_after=today - timedelta(days=days)) for days in (0, 400)]
    make_fact(recheck_after=today + timedelta(days=1))
    make_fact(recheck_after=today, stage="retired")
    make_fact()

    assert set(Fact.objects.due()) == set(due)
