"""What the pages of the desk weigh: bytes of HTML, before anything compresses them."""

import re

import pytest
from django.urls import reverse

from tests.make import (
    make_availability,
    make_credit,
    make_fact,
    make_person,
    make_season,
    make_show,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
KB = 1024


@pytest.fixture
def weigh(client):
    """A function that gives the weight of a page to whoever may do most."""
    sit_down(client, "Managing editor")

    def weigh(name, *arguments):
        response = client.get(reverse(f"admin:{name}", args=arguments))
        assert response.status_code == 200
        return len(response.content)

    return weigh


@pytest.fixture
def frame(weigh):
    """The weight of a page with nothing on it but a sentence: what stands on every page."""
    return weigh("password_change_done")


def test_the_frame_is_light(frame):
    assert frame < 12 * KB


@pytest.mark.parametrize(
    ("screen", "most"),
    [
        ("shows_person_add", 40),
        ("shows_show_add", 75),
        ("facts_fact_add", 85),
        ("facts_event_add", 50),
        ("facts_source_add", 30),
        ("articles_article_add", 45),
    ],
)
def test_an_empty_form_is_light(weigh, screen, most):
    assert weigh(screen) < most * KB


def test_a_field_weighs_a_few_hundred_bytes(weigh, client):
    page = client.get(reverse("admin:facts_source_add")).content.decode()
    fields = re.findall(
        r'<div class="field-line.*?(?=<div class="field-line|</fieldset>)', page, re.DOTALL
    )
    plain = [field for field in fields if "<select" not in field]

    assert len(plain) > 5
    assert sum(len(field) for field in plain) / len(plain) < 500


def test_fifty_rows_of_a_list_weigh_less_than_sixty_kilobytes(weigh):
    show = make_show()
    for number in range(50):
        make_credit(show, f"Person {number}", character=f"Character {number}")
        make_fact(show, statement=f"Scene {number} was shot in Rome.")

    weights = {name: weigh(f"{name}_changelist") for name in ("shows_credit", "facts_fact")}

    assert {name: weight for name, weight in weights.items() if weight > 60 * KB} == {}


def test_a_row_of_a_list_weighs_less_than_a_kilobyte(weigh):
    def people(number):
        for _ in range(number):
            make_person()
        return weigh("shows_person_changelist")

    few = people(5)

    assert (people(40) - few) / 40 < KB


def test_what_a_show_holds_costs_a_line_each(weigh):
    show = make_show()
    bare = weigh("shows_show_change", show.pk)
    for number in range(60):
        make_credit(show, f"Person {number}", character=f"Character {number}")
    for number in range(40):
        make_fact(show, statement=f"Scene {number} was shot in Rome.")
    for number in range(1, 6):
        make_season(show, number)
    make_availability(show)

    assert (weigh("shows_show_change", show.pk) - bare) / 106 < 700
