"""Two people open one record and both save."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.lib import admin as desk
from newsroom.lib.saving import Stale, save_root
from tests.screens import form_data, problems

from .archive.make import make_film, make_other_title, make_person, make_reel, make_studio
from .archive.models import Award, Film, OtherTitle, Reel

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.newsroom.lib.archive.urls")]

JOINED = ", after you opened it. Both are joined here: look it over, then save again."


class Desk:
    """One person with one window open on a record, a film unless it has another address."""

    def __init__(self, record, name, address=""):
        self.client = Client()
        self.url = address or reverse("admin:archive_film_change", args=[record.pk])
        self.client.force_login(make_person(name))
        self.page = self.client.get(self.url)

    def save(self, **changes):
        return self.client.post(self.url, form_data(self.page, **changes))

    def save_again(self, response, **changes):
        return self.client.post(self.url, form_data(response, **changes))


def two_desks(film):
    return Desk(film, "jo"), Desk(film, "ellie")


def told(response):
    """The sentences above the form without the time of the first."""
    assert response.status_code == 200
    head, *rest = problems(response)
    return [re.sub(r" at \d\d:\d\d on \d+ \w+", "", head), *rest]


def test_what_only_the_other_changed_is_taken_over_and_said():
    film = make_film(title="Ciao", synopsis="Old")
    jo, ellie = two_desks(film)
    ellie.save(synopsis="Ellie's", premiere="February 2003", genres="heist, crime", listed="on")

    response = jo.save(title="Jo's")

    assert told(response) == [
        f"It was saved by ellie{JOINED}",
        "Premiere: “February 2003” was saved meanwhile.",
        "Genres: “heist, crime” was saved meanwhile.",
        "Synopsis: “Ellie's” was saved meanwhile.",
        "Listed: yes was saved meanwhile.",
    ]
    assert Film.objects.get().title == "Ciao"
    assert jo.save_again(response).status_code == 302
    film.refresh_from_db()
    assert (film.title, film.synopsis, film.version) == ("Jo's", "Ellie's", 3)
    assert (str(film.premiere), film.genres, film.listed) == (
        "February 2003",
        ["heist", "crime"],
        True,
    )


def test_what_both_changed_keeps_mine_and_names_theirs():
    film = make_film(title="Ciao", premiere="2003")
    jo, ellie = two_desks(film)
    ellie.save(title="Ellie's", premiere="February 2003")

    response = jo.save(title="Jo's", premiere="spring 2003")

    assert told(response) == [
        f"It was saved by ellie{JOINED}",
        "Title: you have “Jo's”; “Ellie's” was saved meanwhile.",
        "Premiere: you have “spring 2003”; “February 2003” was saved meanwhile.",
    ]
    assert jo.save_again(response).status_code == 302
    film.refresh_from_db()
    assert (film.title, str(film.premiere)) == ("Jo's", "spring 2003")


def test_a_third_save_meanwhile_is_told_again():
    film = make_film(title="Ciao")
    jo, ellie = two_desks(film)
    ellie.save(synopsis="First")
    response = jo.save(title="Jo's")
    Desk(film, "mara").save(synopsis="Second")

    assert told(jo.save_again(response)) == [
        f"It was saved by mara{JOINED}",
        "Synopsis: “Second” was saved meanwhile.",
    ]


def test_all_who_saved_meanwhile_are_named():
    film = make_film()
    jo, ellie = two_desks(film)
    ellie.save(synopsis="First")
    Desk(film, "mara").save(synopsis="Second")

    assert told(jo.save(title="Jo's"))[0].startswith("It was saved by ellie")
    assert " and mara" in told(jo.save(title="Jo's"))[0]


def test_a_second_window_of_the_same_person_is_named_as_theirs():
    film = make_film()
    jo, _ = two_desks(film)
    jo.save(synopsis="First window")

    assert told(jo.save(title="Second window")) == [
        f"It was saved by you{JOINED}",
        "Synopsis: “First window” was saved meanwhile.",
    ]


def test_no_conflict_where_both_saved_the_same():
    film = make_film(title="Ciao")
    jo, ellie = two_desks(film)
    ellie.save(title="The same")

    assert jo.save(title="The same").status_code == 302
    assert Film.objects.get().version == 3


def test_no_conflict_where_nothing_on_the_form_was_changed_meanwhile():
    film = make_film(title="Ciao")
    jo, _ = two_desks(film)
    save_root(film, base_version=1, by=None)

    assert jo.save(title="Jo's").status_code == 302
    assert Film.objects.get().title == "Jo's"


def test_without_a_history_every_difference_is_said_and_nothing_is_reverted_unsaid():
    film = make_film(title="Ciao", synopsis="Old")
    jo, _ = two_desks(film)
    film.history.all().delete()
    Film.objects.update(synopsis="Imported", version=2)

    assert told(jo.save(title="Jo's")) == [
        f"It was saved{JOINED}",
        "Title: you have “Jo's”; “Ciao” was saved meanwhile.",
        "Synopsis: you have “Old”; “Imported” was saved meanwhile.",
    ]


def test_links_choices_and_times_are_shown_in_words():
    film, studio = make_film(), make_studio(name="Cinecittà")
    jo, ellie = two_desks(film)
    ellie.save(studio=studio.pk, shown_at_0="2003-02-15", shown_at_1="20:00:00")

    response = jo.save(title="Jo's", studio="")

    assert told(response)[1:] == [
        "Studio: “Cinecittà” was saved meanwhile.",
        "Shown at: “15 February 2003, 20:00” was saved meanwhile.",
    ]
    jo.save_again(response)
    film.refresh_from_db()
    assert film.studio == studio
    assert film.shown_at.isoformat() == "2003-02-15T20:00:00+00:00"


def test_lists_of_links_are_never_taken_for_unchanged():
    film, award = make_film(), Award.objects.create(name="David")
    jo, ellie = two_desks(film)
    ellie.save(awards=[award.pk])

    response = jo.save(title="Jo's")

    assert told(response)[1:] == ["Awards: you have nothing; “David” was saved meanwhile."]


def test_a_wrong_value_of_mine_stays_mine():
    film = make_film(premiere="2003")
    jo, ellie = two_desks(film)
    ellie.save(synopsis="Ellie's", premiere="2004")

    response = jo.save(premiere="31 June 2003")

    assert "June 2003 has 30 days, not 31." in problems(response)
    assert "Premiere: you have “31 June 2003”; “2004” was saved meanwhile." in problems(response)
    assert 'value="31 June 2003"' in response.content.decode()


def test_rows_of_an_inline_are_joined_too():
    film = make_film()
    mine, theirs, both = (make_other_title(film, title=title) for title in ("A", "B", "C"))
    jo, ellie = two_desks(film)
    ellie.save(**{"other_titles-1-title": "Ellie's B", "other_titles-2-title": "Ellie's C"})

    response = jo.save(**{"other_titles-0-title": "Jo's A", "other_titles-2-title": "Jo's C"})

    assert told(response) == [
        f"It was saved by ellie{JOINED}",
        "Other title “Ellie's B”, title: “Ellie's B” was saved meanwhile.",
        "Other title “Ellie's C”, title: you have “Jo's C”; “Ellie's C” was saved meanwhile.",
    ]
    assert jo.save_again(response).status_code == 302
    titles = [OtherTitle.objects.get(pk=row.pk).title for row in (mine, theirs, both)]
    assert titles == ["Jo's A", "Ellie's B", "Jo's C"]


def test_a_row_that_was_deleted_meanwhile_goes_unless_i_changed_it():
    film = make_film()
    for title in ("A", "B", "C"):
        make_other_title(film, title=title)
    jo, ellie = two_desks(film)
    ellie.save(**{"other_titles-0-DELETE": "on", "other_titles-1-DELETE": "on"})

    response = jo.save(
        **{"other_titles-TOTAL_FORMS": "4", "other_titles-1-title": "Jo's B"},
        **{"other_titles-3-title": "Jo's new"},
    )

    assert told(response)[1:] == [
        "Other title “A”: it was deleted meanwhile.",
        "Other title “B”: it was deleted meanwhile; yours stands here as a new one.",
    ]
    assert jo.save_again(response).status_code == 302
    assert sorted(film.other_titles.values_list("title", flat=True)) == ["C", "Jo's B", "Jo's new"]


def test_a_row_that_was_added_meanwhile_stays():
    film = make_film()
    jo, ellie = two_desks(film)
    ellie.save(**{"other_titles-TOTAL_FORMS": "1", "other_titles-0-title": "Ellie's"})

    response = jo.save(**{"other_titles-TOTAL_FORMS": "1", "other_titles-0-title": "Jo's"})

    assert told(response)[1:] == ["Other title “Ellie's”: it was added meanwhile and stays."]
    assert jo.save_again(response).status_code == 302
    assert set(film.other_titles.values_list("title", flat=True)) == {"Ellie's", "Jo's"}


def test_deleting_a_row_that_was_changed_meanwhile_asks_again():
    film = make_film()
    make_other_title(film, title="A")
    jo, ellie = two_desks(film)
    ellie.save(**{"other_titles-0-note": "Important"})

    response = jo.save(**{"other_titles-0-DELETE": "on"})

    assert told(response)[1:] == ["Other title “A”: you delete it, but it was changed meanwhile."]
    assert OtherTitle.objects.count() == 1
    assert jo.save_again(response, **{"other_titles-0-DELETE": "on"}).status_code == 302
    assert OtherTitle.objects.count() == 0


def test_a_child_that_was_saved_on_its_own_screen_is_joined():
    reel = make_reel(label="One")
    jo, _ = two_desks(reel.film)
    reel.found = "2003"
    save_root(reel, base_version=1, by=None)

    response = jo.save(**{"all_reels-0-label": "Jo's"})

    assert told(response) == [
        f"It was saved{JOINED}",
        "Reel “One”, found: “2003” was saved meanwhile.",
    ]
    assert jo.save_again(response).status_code == 302
    saved = Reel.objects.get()
    assert (saved.label, str(saved.found), saved.version) == ("Jo's", "2003", 3)


def test_a_row_that_was_saved_on_its_own_screen_is_joined():
    title = make_other_title(title="A")
    jo, _ = two_desks(title.film)
    title.note = "Important"
    title.save()

    response = jo.save(**{"other_titles-0-title": "Jo's"})

    assert told(response) == [
        f"It was saved{JOINED}",
        "Other title “A”, note: “Important” was saved meanwhile.",
    ]
    assert jo.save_again(response).status_code == 302
    saved = OtherTitle.objects.get()
    assert (saved.title, saved.note, saved.history.count()) == ("Jo's", "Important", 3)


def test_a_record_that_is_no_root_is_joined_too():
    title = make_other_title(title="A")
    address = reverse("admin:archive_othertitle_change", args=[title.pk])
    jo, ellie = Desk(title, "jo", address), Desk(title, "ellie", address)
    ellie.save(title="Ellie's", note="Ellie's")

    response = jo.save(title="Jo's")

    assert told(response) == [
        f"It was saved by ellie{JOINED}",
        "Title: you have “Jo's”; “Ellie's” was saved meanwhile.",
        "Note: “Ellie's” was saved meanwhile.",
    ]
    assert jo.save_again(response).status_code == 302
    assert OtherTitle.objects.get().title == "Jo's"


def test_of_two_who_save_at_once_one_is_told(at_once):
    film = make_film(title="Ciao")
    jo, ellie = two_desks(film)

    responses = at_once(
        lambda: jo.save(title="Jo's", synopsis="Jo's"),
        lambda: ellie.save(title="Ellie's", synopsis="Ellie's"),
    )

    second, first = sorted(responses, key=lambda response: response.status_code)
    assert (second.status_code, first.status_code) == (200, 302)
    assert problems(second)
    saved = Film.objects.get()
    assert (saved.title, saved.version) == (saved.synopsis, 2)


@pytest.mark.django_db(transaction=True)
def test_a_save_between_our_look_and_our_write_is_noticed(monkeypatch):
    film = make_film(title="Ciao")
    jo, _ = two_desks(film)

    def save_as_if_ellie_were_first(obj, **options):
        raise Stale(obj)

    monkeypatch.setattr(desk, "claim", save_as_if_ellie_were_first)

    response = jo.save(title="Jo's")

    assert problems(response) == [desk.AGAIN]
    assert 'value="Jo&#x27;s"' in response.content.decode()


def test_saving_a_record_that_was_deleted_meanwhile_says_so():
    film = make_film(title="Ciao")
    jo, _ = two_desks(film)
    film.delete()

    response = jo.client.post(jo.url, form_data(jo.page, title="Jo's"), follow=True)

    (message,) = response.context["messages"]
    assert "doesn’t exist. Perhaps it was deleted?" in str(message)
