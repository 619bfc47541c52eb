import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from newsroom.lib.admin import RecordAdmin
from newsroom.lib.changes import subscribe
from newsroom.lib.forms import NO_BASE_VERSION
from newsroom.lib.refusals import Refused
from tests.screens import form_data, problems

from .archive.make import (
    make_film,
    make_other_title,
    make_reel,
    make_review,
    make_studio,
)
from .archive.models import Film, OtherTitle, Review, Studio

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.newsroom.lib.archive.urls")]
ADD = "/admin/archive/film/add/"


def screen(film):
    return reverse("admin:archive_film_change", args=[film.pk])


def add(client, **changes):
    return client.post(
        ADD, form_data(client.get(ADD), **{"title": "Ciao", "slug": "ciao"} | changes)
    )


def change(client, film, **changes):
    return client.post(screen(film), form_data(client.get(screen(film)), **changes))


def rows(**changes):
    return {
        "other_titles-TOTAL_FORMS": "1",
        **{f"other_titles-0-{k}": v for k, v in changes.items()},
    }


# -- Saving ---------------------------------------------------------------------------------------


def test_a_new_record_knows_its_maker_and_what_an_editor_set(client, ellie):
    response = add(client, premiere="February 2003", genres="heist, true crime")

    assert response.status_code == 302
    film = Film.objects.get()
    assert (str(film.premiere), film.genres) == ("February 2003", ["heist", "true crime"])
    assert (film.version, film.created_by) == (1, ellie)
    assert film.editor_fields == ["genres", "premiere", "slug", "title"]


def test_a_change_moves_the_version_and_remembers_what_an_editor_set(client, ellie):
    film = make_film(title="Imported", synopsis="Imported", editor_fields=["slug"])

    response = change(client, film, title="Edited", premiere="2003")

    assert response.status_code == 302
    film.refresh_from_db()
    assert (film.title, film.version) == ("Edited", 2)
    assert film.editor_fields == ["premiere", "slug", "title"]
    assert list(film.history.values_list("version", "history_user__username")) == [
        (2, "ellie"),
        (1, None),
    ]


def test_rows_of_an_inline_know_their_maker_and_what_an_editor_set(client, ellie):
    old = make_other_title(title="Old", note="Imported")

    response = change(
        client,
        old.film,
        **{"other_titles-TOTAL_FORMS": "2", "other_titles-0-title": "Older"},
        **{"other_titles-1-title": "New"},
    )

    assert response.status_code == 302
    assert list(OtherTitle.objects.order_by("pk").values_list("title", "editor_fields")) == [
        ("Older", ["title"]),
        ("New", ["title"]),
    ]
    assert [row.created_by for row in OtherTitle.objects.order_by("pk")] == [None, ellie]


def test_one_save_tells_once_of_everything_that_it_changed(client, ellie, told):
    film = make_film()
    kept, gone = make_other_title(film, title="Kept"), make_other_title(film, title="Gone")

    change(
        client,
        film,
        title="Edited",
        **{"other_titles-TOTAL_FORMS": "3", "other_titles-0-title": "Changed"},
        **{"other_titles-1-DELETE": "on", "other_titles-2-title": "New"},
    )

    new = OtherTitle.objects.get(title="New")
    assert told == [([film, gone, kept, new], ellie)]


def test_what_follows_from_a_change_is_undone_with_it(client, ellie, told):
    film = make_film(title="One")

    @subscribe
    def refuse(records, *, by):
        raise Refused(["An article that is live uses this title."])

    response = change(client, film, title="Two", **rows(title="New"))

    assert response.status_code == 200
    assert problems(response) == ["An article that is live uses this title."]
    film.refresh_from_db()
    assert (film.title, film.version) == ("One", 1)
    assert not OtherTitle.objects.exists()


def test_a_screen_carries_the_version_that_it_shows(client, ellie):
    page = client.get(screen(make_film()))

    assert page.content.count(b'name="base_version"') == 1
    assert b'name="base_version" value="1"' in page.content
    assert b"Base version" not in page.content


def test_a_screen_has_one_main_landmark(client, ellie):
    for address in (ADD, "/admin/archive/film/", "/admin/"):
        assert client.get(address).content.count(b"<main") == 1


def test_a_save_that_does_not_say_what_it_was_opened_from_is_refused(client, ellie):
    film = make_film(title="One")

    response = change(client, film, title="Two", base_version="")

    assert problems(response) == [NO_BASE_VERSION]
    assert Film.objects.get().title == "One"


def test_a_child_that_is_a_root_moves_on_too(client, ellie):
    reel = make_reel(label="One", found="2003")

    change(client, reel.film, **{"all_reels-0-label": "Two"})

    reel.refresh_from_db()
    assert (reel.label, str(reel.found), reel.version) == ("Two", "2003", 2)
    assert reel.editor_fields == ["label"]


def test_a_person_who_may_only_look_sees_the_record(client):
    film = make_film(premiere="February 2003")
    reader = get_user_model().objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_film"))
    client.force_login(reader)

    page = client.get(screen(film))

    assert page.status_code == 200
    assert "February 2003" in page.content.decode()
    assert client.post(screen(film), {"title": "Mine"}).status_code == 403


# -- What the database refuses --------------------------------------------------------------------


def test_a_check_on_a_column_outside_the_form_is_answered_in_words(client, ellie):
    film = make_film(title="One")

    response = change(client, film, title="Two", reels="20", **rows(title="New title"))

    assert response.status_code == 200
    assert problems(response) == ["A film has at most eight reels more than are kept."]
    page = response.content.decode()
    assert 'value="Two"' in page
    assert 'value="New title"' in page
    assert Film.objects.get().title == "One"


def test_a_unique_that_the_form_cannot_see_is_answered_in_words(client, ellie):
    make_film(title="Ciao", listed=True)

    response = add(client, listed="on", **rows(title="New title"))

    assert response.status_code == 200
    assert problems(response) == ["Another listed film has this title."]
    assert 'value="New title"' in response.content.decode()
    assert Film.objects.count() == 1


def test_nothing_half_written_stays_of_a_refused_save(client, ellie, told):
    response = add(client, reels="20", **rows(title="New"))

    assert response.status_code == 200
    assert (Film.objects.count(), OtherTitle.objects.count(), told) == (0, 0, [])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "x" * 10_000}, "Ensure this value has at most 200 characters (it has 10000)."),
        ({"slug": "x" * 10_000}, "Ensure this value has at most 50 characters (it has 10000)."),
        ({"premiere": "31 June 2003"}, "June 2003 has 30 days, not 31."),
        (rows(title="x" * 10_000), "Ensure this value has at most 200 characters (it has 10000)."),
    ],
)
def test_bad_input_gets_a_sentence(client, ellie, changes, sentence):
    response = add(client, **changes)

    assert response.status_code == 200
    assert problems(response) == [sentence]


def test_control_characters_do_not_reach_the_database(client, ellie):
    add(client, title="Ci\x00a\x1bo", **rows(title="N\x00ew"))

    assert [row.title for row in (Film.objects.get(), OtherTitle.objects.get())] == ["Ciao", "New"]


# -- Deleting -------------------------------------------------------------------------------------


def test_a_record_in_use_is_not_deleted_and_its_uses_are_listed(client, ellie, told):
    review = make_review(make_film(title="Ciao"), words="Fine & well.")
    url = reverse("admin:archive_film_delete", args=[review.film.pk])

    for response in (client.get(url), client.post(url, {"post": "yes"})):
        assert response.status_code == 200
        assert [str(message) for message in response.context["messages"]] == [
            "“Ciao” cannot be deleted, because it is in use: Review: Fine & well.."
        ]
    assert (Review.objects.count(), told) == (1, [])


def test_records_in_use_are_not_deleted_by_the_action_either(client, ellie, told):
    film = make_review(make_film(title="Ciao")).film
    other = make_film(title="Miao")
    data = {"action": "delete_selected", "_selected_action": [film.pk, other.pk], "post": "yes"}

    response = client.post("/admin/archive/film/", data)

    assert response.status_code == 200
    (message,) = response.context["messages"]
    assert "cannot be deleted, because it is in use: Review: Fine." in str(message)
    assert (Film.objects.count(), told) == (2, [])


def test_a_deletion_is_told_with_the_key_of_what_is_gone(client, ellie, told):
    film = make_film()

    client.post(reverse("admin:archive_film_delete", args=[film.pk]), {"post": "yes"})

    ((records, by),) = told
    assert ([record.pk for record in records], by) == ([film.pk], ellie)
    assert film.history.first().history_type == "-"
    assert film.history.first().history_user == ellie


def test_a_deletion_by_the_action_is_told_once(client, ellie, told):
    studios = {make_studio().pk, make_studio().pk}
    data = {"action": "delete_selected", "_selected_action": list(studios), "post": "yes"}

    client.post("/admin/archive/studio/", data)

    ((records, _),) = told
    assert {record.pk for record in records} == studios
    assert not Studio.objects.exists()


# -- History, lists, misuse -----------------------------------------------------------------------


def test_the_history_shows_every_version_and_writes_none(client, ellie):
    film = make_film(title="One")
    change(client, film, title="Two")
    first = film.history.last()
    url = reverse("admin:archive_film_simple_history", args=[film.pk, first.history_id])

    assert client.get(reverse("admin:archive_film_history", args=[film.pk])).status_code == 200
    page = client.get(url)
    assert page.status_code == 200
    assert 'value="One"' in page.content.decode()
    assert client.post(url, {"title": "One", "base_version": "2"}).status_code == 405
    assert Film.objects.get().title == "Two"


def test_a_list_costs_the_same_whatever_its_length(client, ellie, django_assert_num_queries):
    make_film(studio=make_studio())
    client.get("/admin/archive/film/")

    for films in (0, 3):
        for _ in range(films):
            make_film(studio=make_studio())
        with django_assert_num_queries(5):
            assert client.get("/admin/archive/film/").status_code == 200


@pytest.mark.parametrize("term", ["Ci\x00ao", "Ciao\x07", "ciao"])
def test_a_picker_finds_a_record_whatever_is_pasted_into_it(client, ellie, term):
    film = make_film(title="Ciao")
    field = {"app_label": "archive", "model_name": "review", "field_name": "film"}

    found = client.get("/admin/autocomplete/", {"term": term, **field})

    assert [row["id"] for row in found.json()["results"]] == [str(film.pk)]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ({}, ["newsroom.E101"]),
        ({"list_select_related": ()}, []),
        ({"list_select_related": ["studio"]}, []),
        (
            {
                "list_select_related": (),
                "list_display": ["slug", "title"],
                "list_editable": ["title"],
            },
            ["newsroom.E102"],
        ),
    ],
)
def test_misuse_of_the_base_is_reported(options, ids):
    screen_class = type("SomeAdmin", (RecordAdmin,), options)

    found = screen_class(Film, admin.site).check()

    assert [problem.id for problem in found] == ids
