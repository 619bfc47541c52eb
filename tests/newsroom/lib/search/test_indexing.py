from copy import copy

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from facts.models import Fact, Source
from newsroom.lib.changes import changed
from newsroom.lib.search import index, matching
from newsroom.lib.search.indexing import rebuild
from newsroom.lib.search.registry import entries, entry_of, paths_to_nothing
from newsroom.models import SearchDocument
from shows.models import Character, Credit, Person, Show
from tests.make import (
    make_character,
    make_credit,
    make_fact,
    make_person,
    make_show,
    make_source,
)

pytestmark = pytest.mark.django_db


def names(model, text):
    return sorted(str(row) for row in model.objects.filter(pk__in=matching(model, text)))


def documents():
    return set(SearchDocument.objects.values_list("kind", "object_pk", "title", "words"))


def queries_of(function, *arguments):
    with CaptureQueriesContext(connection) as queries:
        function(*arguments)
    return len(queries)


@transaction.atomic
def save(record, **columns):
    for name, value in columns.items():
        setattr(record, name, value)
    record.save()
    changed([record])


def test_a_change_is_found_from_the_same_moment():
    person = make_person("Kim Rossi")
    save(person)
    save(person, name="Leo Novak", slug="leo")

    assert (names(Person, "kim"), names(Person, "leo nov")) == ([], ["Leo Novak"])


def test_a_change_that_is_undone_leaves_the_words_as_they_were():
    person = make_person("Kim Rossi")
    save(person)

    with transaction.atomic():
        save(person, name="Leo Novak")
        transaction.set_rollback(True)

    assert (names(Person, "kim"), names(Person, "leo")) == (["Kim Rossi"], [])


def test_what_is_deleted_is_not_found():
    show = make_show("Ciao")
    index([show])
    gone = copy(show)
    show.delete()

    index([gone])

    assert documents() == set()


def test_another_name_finds_its_record_as_long_as_it_is_held():
    person = make_person("Kim Rossi")
    alias = person.names.create(text="The Genius")
    index([alias])
    assert names(Person, "genius") == ["Kim Rossi"]

    gone = copy(alias)
    alias.delete()
    index([gone])
    assert names(Person, "genius") == []


def test_a_new_name_of_a_person_writes_one_document_whatever_the_number_of_credits():
    person = make_person("Kim Rossi")
    credit = make_credit(person=person)
    index([person])
    once = queries_of(save, person)

    Credit.objects.bulk_create(
        Credit(show=credit.show, person=person, billing=place) for place in range(30)
    )
    renamed = queries_of(lambda: save(person, name="Leo Novak"))

    assert SearchDocument.objects.filter(kind="shows.credit").count() == 0
    assert len(names(Credit, "novak")) == 31
    assert renamed <= once + 4  # The document and, on SQLite, its words out and in.


def test_what_says_the_same_is_not_written_again():
    person = make_person("Kim Rossi")
    index([person])
    before = SearchDocument.objects.get().pk

    # The record, its names and the document.
    assert queries_of(index, [person]) == 3
    assert SearchDocument.objects.get().pk == before


def test_many_records_take_few_queries():
    people = Person.objects.bulk_create(
        Person(name=f"Anna {number}", slug=f"a-{number}") for number in range(200)
    )
    one, many = queries_of(index, people[:1]), queries_of(index, people)

    assert one == many
    assert SearchDocument.objects.count() == 200


def test_the_documents_after_many_changes_are_those_of_a_rebuilt_index():
    people = [make_person(f"Anna {number}") for number in range(20)]
    index(people)
    for number, person in enumerate(people):
        if number % 3 == 0:
            person.delete()
        elif number % 3 == 1:
            person.name, person.slug = f"Berta {number}", f"berta-{number}"
            person.save()
    Person.objects.create(name="Clara", slug="clara")

    tallies = list(rebuild(entry_of(Person)))

    columns = ("records", "written", "removed")
    assert [sum(getattr(tally, name) for tally in tallies) for name in columns] == [14, 8, 7]
    assert len(names(Person, "anna")) == 6
    assert len(names(Person, "berta")) == 7
    assert names(Person, "clara") == ["Clara"]
    assert SearchDocument.objects.count() == 14


def test_documents_whose_record_is_gone_without_a_word_are_removed_by_a_rebuild():
    character = make_character("Marcello", make_show("Ciao"))
    index([character])
    Show.objects.all().delete()

    list(rebuild(entry_of(Character)))

    assert documents() == set()


def test_confidential_sources_are_not_indexed():
    source = make_source("A letter to us", confidential=False)
    index([source])
    assert names(Source, "letter") == ["A letter to us"]

    source.confidential = True
    source.save()
    index([source])
    assert (names(Source, "letter"), documents()) == ([], set())


def test_a_fact_is_found_by_its_reference_its_statement_and_its_subject():
    person = make_person("Leonardo Notarbartolo")
    fact = make_fact(person, statement="He rented an office for 18 months.", ref="AWD7")
    index([fact, person])

    for asked in ("awd7", "office 18", "notarbartolo", "leonardo office"):
        assert names(Fact, asked) == [fact.statement], asked


def test_every_path_leads_to_records_with_words():
    assert list(paths_to_nothing()) == []


@pytest.mark.django_db(transaction=True)
def test_words_are_written_inside_the_transaction_of_the_change():
    with pytest.raises(TransactionManagementError):
        changed([make_person()])


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_no_word():
    for name in ("Kim Rossi", "Leo Novak"):
        call_command("flush", interactive=False, verbosity=0)
        index([make_person(name)])

    # Both documents came first into an empty table, and have one key.
    assert (names(Person, "kim"), names(Person, "leo")) == ([], ["Leo Novak"])


def test_all_kinds_can_be_indexed():
    for entry in entries():
        assert list(rebuild(entry))[-1].records == 0
