import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsroom.lib.search import index, matching
from newsroom.lib.search.indexing import CHUNK
from newsroom.models import SearchDocument
from shows.models import Person, Show
from tests.make import make_person, make_show

pytestmark = pytest.mark.django_db
LOSE_ALL = "INSERT INTO newsroom_searchindex (newsroom_searchindex) VALUES ('delete-all')"


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("rebuild_search", *arguments, stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue()


def names(model, text):
    return [str(row) for row in model.objects.filter(pk__in=matching(model, text))]


def test_what_was_written_past_the_desk_is_found_again():
    make_show("Ciao")
    gone = make_person("Leo Novak")
    index([gone])
    gone.delete()
    make_person("Kim Rossi")

    lines, errors = run()

    assert lines[:3] == [
        "images.image: 0 records, 0 written, 0 removed",
        "shows.show: 1 records, 1 written, 0 removed",
        "shows.person: 1 records, 1 written, 1 removed",
    ]
    assert (names(Show, "ciao"), names(Person, "kim"), errors) == (["Ciao"], ["Kim Rossi"], "")


def test_one_kind_can_be_rebuilt_and_a_second_run_finds_nothing_to_do():
    make_show("Ciao"), make_person("Kim Rossi")

    assert run("--kind", "shows.show")[0] == ["shows.show: 1 records, 1 written, 0 removed"]
    assert run("--kind", "shows.show")[0] == ["shows.show: 1 records, 0 written, 0 removed"]
    assert names(Person, "kim") == []


@pytest.mark.parametrize("kind", ["", "person", "shows.nothing", "ü" * 1000])
def test_an_unknown_kind_gets_a_sentence(kind):
    with pytest.raises(
        CommandError, match=r"^No records are called “.*”\. Write one of "
    ) as refusal:
        run("--kind", kind)

    assert refusal.value.returncode == 2
    assert ". Write one of images.image, shows.show, shows.person, " in str(refusal.value)


def test_more_records_than_a_chunk_holds_are_all_indexed_and_progress_goes_to_stderr():
    Person.objects.bulk_create(
        Person(name=f"Anna {number}", slug=f"a-{number}") for number in range(CHUNK * 2 + 1)
    )

    lines, errors = run("--kind", "shows.person")

    assert (lines, errors) == (["shows.person: 481 records, 481 written, 0 removed"], "")
    assert SearchDocument.objects.count() == CHUNK * 2 + 1


@pytest.mark.only_on("sqlite")
def test_words_that_the_database_lost_are_found_again():
    index([make_person("Kim Rossi")])
    with connection.cursor() as cursor:
        cursor.execute(LOSE_ALL)
    assert names(Person, "rossi") == []

    run()

    assert names(Person, "rossi") == ["Kim Rossi"]
