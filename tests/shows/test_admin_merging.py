import pytest
from django.urls import reverse

from shows.models import Merge, Person
from tests.make import make_credit, make_person, make_show, make_verdict
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


def merge_page(record, other=None):
    kind = record._meta.model_name
    address = reverse(f"admin:shows_{kind}_merge", args=[record.pk])
    return f"{address}?with={other.pk}" if other else address


def posted(kept, gone, **answers):
    versions = {"version": kept.version, "other_version": gone.version}
    return {"with": gone.pk, **versions, **answers}


def test_the_page_says_what_would_happen_and_does_nothing_on_get(client):
    sit_down(client, "Editor")
    kept, gone = make_person("Kim Rossi Stuart"), make_person("Kim Rossi Stewart")
    make_credit(person=gone)

    page = client.get(merge_page(kept, gone)).content.decode()

    assert "1 credit" in page
    assert "Its name stays as another name, its address leads here." in page
    assert Person.objects.count() == 2


def test_two_people_are_merged_and_the_merge_is_undone(client):
    editor = sit_down(client, "Editor")
    kept, gone = make_person("Kim Rossi Stuart"), make_person("Kim Rossi Stewart")
    credit = make_credit(person=gone)

    answer = client.post(merge_page(kept), posted(kept, gone), follow=True)

    row = Merge.objects.get()
    said = "Merged: “Kim Rossi Stewart” is part of “Kim Rossi Stuart” now."
    assert said in answer.content.decode()
    assert row.created_by == editor
    credit.refresh_from_db()
    assert credit.person == kept
    screen = client.get(reverse("admin:shows_person_change", args=[kept.pk])).content.decode()
    undo = reverse("admin:shows_merge_undo", args=[row.pk])
    assert undo in screen

    assert client.get(undo).status_code == 200
    assert Person.objects.count() == 1
    answer = client.post(undo, follow=True)
    assert "Undone: “Kim Rossi Stewart” is a record of its own again." in answer.content.decode()
    credit.refresh_from_db()
    assert credit.person == gone


def test_where_both_say_something_else_somebody_chooses_and_the_careful_word_is_proposed(client):
    sit_down(client, "Editor")
    kept = make_person(nationality="Italian", sensitivity="normal")
    gone = make_person(nationality="Belgian", sensitivity="victim")

    form = client.get(merge_page(kept, gone)).context_data["form"]
    assert {name: field.initial for name, field in form.fields.items() if "take" in name} == {
        "take_sensitivity": "gone",
        "take_nationality": "kept",
    }

    unanswered = client.post(merge_page(kept), posted(kept, gone))
    assert unanswered.status_code == 200
    assert Person.objects.count() == 2

    answers = {"take_sensitivity": "gone", "take_nationality": "kept"}
    client.post(merge_page(kept), posted(kept, gone, **answers))
    kept.refresh_from_db()
    assert (kept.sensitivity, kept.nationality) == ("victim", "Italian")


def test_reasons_stand_on_the_page_before_anything_is_posted(client):
    sit_down(client, "Editor")
    kept, gone = make_show(), make_show()
    make_verdict(kept)
    make_verdict(gone)

    page = client.get(merge_page(kept, gone)).content.decode()
    assert "Both have a verdict" in page
    page = client.post(merge_page(kept), posted(kept, gone)).content.decode()
    assert "Both have a verdict" in page
    assert not Merge.objects.exists()


def test_a_record_saved_while_the_page_was_open_is_read_again_first(client):
    sit_down(client, "Editor")
    kept, gone = make_person(), make_person()
    Person.objects.filter(pk=gone.pk).update(version=7)

    page = client.post(merge_page(kept), posted(kept, gone)).content.decode()
    assert "Somebody saved this while you looked at it." in page
    assert Person.objects.count() == 2


@pytest.mark.parametrize("other", ["0", "99999999999999999999999", "x", "-1", ""])
def test_a_number_that_nobody_has_gets_a_sentence(client, other):
    sit_down(client, "Editor")
    page = client.get(merge_page(make_person()), {"with": other})
    assert page.status_code == 200
    assert ("There is no other record of that number" in page.content.decode()) is bool(other)


def test_a_record_is_not_offered_to_be_merged_with_itself(client):
    sit_down(client, "Editor")
    person = make_person()
    page = client.get(merge_page(person, person)).content.decode()
    assert "There is no other record of that number" in page


@pytest.mark.parametrize("role", ["Writer", "Fact-checker"])
def test_who_may_not_merge_finds_no_page(client, role):
    sit_down(client, role)
    person = make_person()
    assert client.get(merge_page(person)).status_code == 403
    assert client.post(merge_page(person), {"with": make_person().pk}).status_code == 403
