import pytest
from django.db import transaction

from newsroom.lib.saving import Stale, claim, keep_before_image, save_root

from .archive.make import make_film, make_other_title, make_person
from .archive.models import Film


@pytest.mark.django_db
def test_a_new_record_is_saved_as_version_one_with_its_maker():
    ellie = make_person("ellie")
    film = Film(title="Ciao", slug="ciao")

    save_root(film, base_version=0, by=ellie)

    saved = Film.objects.get()
    assert (saved.version, saved.created_by) == (1, ellie)
    assert [(row.history_type, row.history_user) for row in saved.history.all()] == [("+", ellie)]


@pytest.mark.django_db
def test_every_save_moves_the_version_and_adds_a_row_of_history():
    ellie, film = make_person("ellie"), make_film(title="One")
    for title in ("Two", "Three"):
        film.title = title
        save_root(film, base_version=film.version, by=ellie)

    assert Film.objects.get().version == 3
    rows = film.history.values_list("title", "version", "history_user__username")
    assert list(rows) == [("Three", 3, "ellie"), ("Two", 2, "ellie"), ("One", 1, None)]


@pytest.mark.django_db
def test_a_stale_save_changes_nothing_and_brings_the_newer_row():
    film = make_film(title="One")
    mine, theirs = Film.objects.get(), Film.objects.get()
    theirs.title, mine.title = "Theirs", "Mine"
    save_root(theirs, base_version=1, by=None)

    with pytest.raises(Stale) as stale:
        save_root(mine, base_version=1, by=None)

    assert (stale.value.current.title, stale.value.current.version) == ("Theirs", 2)
    assert Film.objects.get().title == "Theirs"
    assert film.history.count() == 2
    assert mine.version == 1


@pytest.mark.django_db
def test_saving_what_was_deleted_is_stale():
    film = make_film()
    copy = Film.objects.get()
    film.delete()

    with pytest.raises(Stale) as stale:
        save_root(copy, base_version=1, by=None)

    assert stale.value.current is None


@pytest.mark.django_db
def test_a_stale_save_leaves_the_transaction_around_it_usable():
    film = make_film()
    with transaction.atomic():
        with pytest.raises(Stale):
            save_root(film, base_version=7, by=None)
        save_root(film, base_version=1, by=None)

    assert Film.objects.get().version == 2


@pytest.mark.django_db
def test_the_first_save_of_an_imported_record_keeps_what_was_imported():
    ellie = make_person("ellie")
    Film.objects.bulk_create([Film(title="Imported", slug="imported", created_by=ellie)])
    film = Film.objects.get()
    film.title = "Edited"

    save_root(film, base_version=1, by=None)

    rows = film.history.values_list("history_type", "title", "version", "history_user__username")
    assert list(rows) == [("~", "Edited", 2, None), ("+", "Imported", 1, "ellie")]
    assert film.history.last().history_date == film.created_at


@pytest.mark.django_db
def test_a_before_image_is_kept_once():
    title = make_other_title()
    keep_before_image(title)

    assert title.history.count() == 1


@pytest.mark.django_db
def test_claim_moves_the_version_and_leaves_the_saving_to_the_caller():
    film = make_film(title="One")
    film.title = "Two"

    with transaction.atomic():
        claim(film, base_version=1)

    saved = Film.objects.get()
    assert (film.version, saved.version, saved.title) == (2, 2, "One")


@pytest.mark.django_db
def test_a_record_that_is_no_root_is_locked_by_the_time_of_its_last_save():
    title = make_other_title(title="One")
    opened_at = title.updated_at
    claim(title, base_version=opened_at)
    title.save()

    with pytest.raises(Stale):
        claim(title, base_version=opened_at)

    assert title.updated_at > opened_at
    assert list(title.history.values_list("updated_at", flat=True)) == [title.updated_at, opened_at]


def test_of_ten_people_who_save_one_version_at_once_one_wins(at_once):
    film = make_film(title="Nobody")

    def save(number):
        mine = Film.objects.get(pk=film.pk)
        mine.title = f"Number {number}"
        save_root(mine, base_version=1, by=None)
        return mine.title

    outcomes = at_once(*[lambda number=number: save(number) for number in range(10)])

    (winner,) = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert [type(outcome) for outcome in outcomes if outcome != winner] == [Stale] * 9
    saved = Film.objects.get()
    assert (saved.title, saved.version, saved.history.count()) == (winner, 2, 2)


def test_no_save_is_lost_when_everybody_tries_again(at_once):
    film = make_film(reels=1)

    def add_three():
        for _ in range(3):
            while True:
                mine = Film.objects.get(pk=film.pk)
                mine.synopsis += "x"
                try:
                    save_root(mine, base_version=mine.version, by=None)
                except Stale:
                    continue
                break

    assert at_once(*[add_three] * 4) == [None] * 4

    saved = Film.objects.get()
    assert (saved.synopsis, saved.version, saved.history.count()) == ("x" * 12, 13, 13)


def test_a_reader_that_writes_later_waits_instead_of_failing(at_once):
    film = make_film()

    def read_then_write():
        with transaction.atomic():
            mine = Film.objects.get(pk=film.pk)
            Film.objects.filter(pk=mine.pk).update(reels=2)
        return "written"

    assert at_once(*[read_then_write] * 6) == ["written"] * 6
