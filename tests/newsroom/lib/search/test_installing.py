import io

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.state import ProjectState

from newsroom.lib.search import matching
from newsroom.lib.search.installing import install
from newsroom.models import SearchDocument
from shows.models import Person
from tests.make import make_person

pytestmark = pytest.mark.django_db


def after_a_migration(state=apps):
    out = io.StringIO()
    install(using="default", apps=state, plan=["a migration"], verbosity=1, stdout=out)
    return out.getvalue()


def test_what_was_held_before_the_search_is_found_after_the_migration():
    person = make_person("Kim Rossi")

    assert after_a_migration() == "  Indexing people..."
    assert matching(Person, "rossi").get() == {"pk": person.pk}
    assert after_a_migration() == ""


def test_a_flush_and_a_migration_without_changes_index_nothing():
    make_person("Kim Rossi")

    install(using="default")
    install(using="default", apps=apps, plan=[])

    assert not SearchDocument.objects.exists()


def test_a_migration_that_stops_on_its_way_indexes_nothing():
    make_person("Kim Rossi")

    assert after_a_migration(ProjectState().apps) == ""


def test_installing_twice_changes_nothing():
    make_person("Kim Rossi")
    after_a_migration()

    install(using="default")

    assert matching(Person, "rossi").count() == 1


@pytest.mark.only_on("sqlite")
def test_titles_and_words_have_an_index_on_sqlite():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'newsroom_search%'")
        names = {name for (name,) in cursor.fetchall()}

    assert {"newsroom_searchindex", "newsroom_searchdocument_titles"} <= names
