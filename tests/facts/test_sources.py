from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from facts.models import Source
from newsroom.lib.constraints import sentence_for
from tests.make import make_source
from tests.screens import form_data, sit_down

pytestmark = pytest.mark.django_db
LINK = (
    "Say whether the link works together with the day it was tried; a source without an address "
    "has neither."
)


def refusal(**columns):
    with pytest.raises(IntegrityError) as error:
        make_source(**columns)
    return sentence_for(error.value)


def test_a_grade_has_its_reason():
    assert make_source(reliability="A", reliability_reason="A court.").reliability == "A"
    assert refusal(reliability="D") == "Say why the source has this grade."


@pytest.mark.parametrize(
    "columns",
    [
        {"url": "https://paper.example/a", "link_state": "gone"},
        {"url": "https://paper.example/a", "link_checked_on": date(2026, 11, 20)},
        {"link_state": "gone", "link_checked_on": date(2026, 11, 20)},
    ],
)
def test_a_link_is_tried_on_a_day(columns):
    assert refusal(**columns) == LINK


def test_how_good_a_source_is_is_noted_at_the_desk(client):
    sit_down(client, "Writer")
    source = make_source(url="https://paper.example/a")
    address = reverse("admin:facts_source_change", args=[source.pk])
    noted = {"reliability": "B", "reliability_reason": "Usually right.", "link_state": "works"}

    answer = client.post(
        address, form_data(client.get(address), **noted, link_checked_on="2026-11-20")
    )

    assert answer.status_code == 302
    found = Source.objects.get()
    assert (found.reliability, found.link_state, found.link_checked_on) == (
        "B",
        "works",
        date(2026, 11, 20),
    )
