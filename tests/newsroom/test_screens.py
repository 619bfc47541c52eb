"""Every screen of the desk, whatever it shows: it opens, and only for those who may."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from shows.merging import merge
from shows.models import ImportRun
from tests.make import (
    make_adaptation,
    make_availability,
    make_citation,
    make_contradiction,
    make_correction,
    make_credit,
    make_edition,
    make_image,
    make_involvement,
    make_member,
    make_person,
    make_portrayal,
    make_scene,
    make_season,
    make_signoff,
    make_source_work,
    make_task,
    make_topic,
    make_user,
    make_verdict,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
HOUSE = {"shows", "facts", "articles", "images", "newsroom"}
WRITTEN_BY_RULES = [
    "shows_importrun",
    "shows_merge",
    "articles_logline",
    "articles_signoff",
    "articles_edition",
    "articles_notice",
]
SCREENS = [model for model in admin.site._registry if model._meta.app_label in HOUSE]


@pytest.fixture
def _one_of_each():
    for make in (
        make_adaptation,
        make_availability,
        make_citation,
        make_contradiction,
        make_correction,
        make_credit,
        make_edition,
        make_image,
        make_involvement,
        make_portrayal,
        make_scene,
        make_season,
        make_signoff,
        make_source_work,
        make_task,
        make_topic,
        make_verdict,
    ):
        make()
    season = make_season()
    season.episodes.create(number=1, title="Pilot")
    merge(make_person(), make_person(), by=make_member("Editor"))
    ImportRun.objects.create(command="import_shows", started_at=timezone.now())


def doors(model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{name}_changelist") + "?q=a"
    yield reverse(f"{name}_add")
    for record in model._default_manager.all()[:1]:
        yield reverse(f"{name}_change", args=[record.pk])
        yield reverse(f"{name}_history", args=[record.pk])


@pytest.mark.usefixtures("_one_of_each")
def test_every_screen_opens_for_whoever_may_do_most(client):
    sit_down(client, "Managing editor")
    answers = {door: client.get(door).status_code for model in SCREENS for door in doors(model)}

    closed = [door for door, status in answers.items() if status != 200]
    assert closed == [reverse(f"admin:{name}_add") for name in WRITTEN_BY_RULES]


@pytest.mark.usefixtures("_one_of_each")
def test_no_screen_opens_without_a_role(client):
    client.force_login(make_user(is_staff=True))

    answers = {door: client.get(door).status_code for model in SCREENS for door in doors(model)}

    assert {door: status for door, status in answers.items() if status != 403} == {}
