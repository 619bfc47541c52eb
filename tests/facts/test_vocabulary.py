import re

import pytest
from django.apps import apps

from facts import vocabulary
from facts.models import Property
from facts.models.properties import SUBJECTS
from newsroom.models import User

SLOTS = {"subject", "value", "when", "where", "count"}


def install():
    vocabulary.install(using="default", apps=apps)


@pytest.mark.django_db
def test_the_vocabulary_is_there_after_migrating():
    assert set(Property.objects.values_list("code", flat=True)) == set(vocabulary.shipped())


@pytest.mark.django_db
def test_every_shipped_property_is_valid():
    for row in Property.objects.all():
        row.full_clean()


def test_every_property_names_known_subjects_and_slots():
    for code, columns in vocabulary.shipped().items():
        assert set(columns["subjects"]) <= set(SUBJECTS), code
        assert set(re.findall(r"{(\w+)}", columns["pattern"])) <= SLOTS, code
        assert columns["cue_words"], code
        assert columns["value_type"] == "terms" or not columns["choices"], code


@pytest.mark.django_db
def test_installing_again_changes_nothing(django_assert_num_queries):
    before = list(Property.objects.values())

    with django_assert_num_queries(2):
        install()

    assert list(Property.objects.values()) == before


@pytest.mark.django_db
def test_a_newer_shipped_text_replaces_the_older_one():
    Property.objects.filter(code="value-stolen").update(label="Worth")

    install()

    assert Property.objects.get(code="value-stolen").label == "Value of the loot"


@pytest.mark.django_db
def test_what_the_desk_changed_or_deleted_stays_so():
    editor = User.objects.create_user("editor")
    changed = Property.objects.get(code="value-stolen")
    changed.label, changed._history_user = "Worth of the haul", editor
    changed.save()
    deleted = Property.objects.get(code="box-office")
    deleted._history_user = editor
    deleted.delete()

    install()

    assert Property.objects.get(code="value-stolen").label == "Worth of the haul"
    assert not Property.objects.filter(code="box-office").exists()
