"""Shows, people and casts on the desk: lines to read, rows to add, and sentences for bad input."""

import pytest
from django.urls import reverse

from newsroom.lib.search import index
from shows.models import ImportRun, Person, Show
from tests.make import (
    make_adaptation,
    make_availability,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_portrayal,
    make_show,
    make_user,
    make_verdict,
)
from tests.screens import form_data, problems, queries_of, sit_down

pytestmark = pytest.mark.django_db

LIST = reverse("admin:shows_show_changelist")
ADD = reverse("admin:shows_show_add")


def screen(record, page="change"):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=[record.pk])


def save(client, record, **changes):
    return client.post(screen(record), form_data(client.get(screen(record)), **changes))


def row(prefix, **values):
    """What the browser posts for one new row of an inline."""
    return {f"{prefix}-TOTAL_FORMS": "1"} | {f"{prefix}-0-{k}": v for k, v in values.items()}


# -- Adding --------------------------------------------------------------------------------------


def test_a_show_comes_with_its_names_and_leads_to_its_page(client):
    writer = sit_down(client, "Writer")
    data = form_data(client.get(ADD), title="Diamonds", slug="diamonds", kind="series")
    data |= {"premiere": "spring 2024"}
    data |= row("names", text="Diamanti", kind="official")

    response = client.post(ADD, data)

    show = Show.objects.get()
    assert (response.status_code, response.url) == (302, screen(show))
    assert (str(show.premiere), show.created_by) == ("spring 2024", writer)
    assert [name.text for name in show.names.all()] == ["Diamanti"]


def test_no_kind_is_chosen_by_the_form_itself(client):
    sit_down(client, "Writer")

    shown = form_data(client.get(ADD))
    response = client.post(ADD, shown | {"title": "Diamonds", "slug": "diamonds"})

    assert not shown.get("kind")
    assert problems(response) == ["This field is required."]
    assert client.get(ADD).content.decode().count(">Choose</option>") > 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "x" * 10_000}, "characters (it has 10000)"),
        ({"title": "\x00\x01"}, "This field is required."),
        ({"premiere": "31 February 2003"}, "February 2003 has 28 days, not 31."),
        ({"premiere": "03/04/2003"}, "03/04/2003"),
        ({"trailer_url": "javascript:alert(1)"}, "valid URL"),
        ({"slug": "diamonds"}, "already"),
        (row("names", text="x" * 10_000, kind="official"), "characters (it has 10000)"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_half_written_stays(client, changes, sentence):
    sit_down(client, "Writer")
    make_show("Diamonds", slug="diamonds")
    good = form_data(client.get(ADD), title="Pearls", slug="pearls", kind="series")

    response = client.post(ADD, good | changes)

    assert response.status_code == 200
    assert sentence in " ".join(problems(response))
    assert [show.title for show in Show.objects.all()] == ["Diamonds"]


def test_people_of_ten_thousand_letters_are_refused(client):
    sit_down(client, "Writer")
    add = reverse("admin:shows_person_add")

    response = client.post(add, form_data(client.get(add), name="x" * 10_000, slug="x"))

    assert "characters (it has 10000)" in " ".join(problems(response))
    assert Person.objects.count() == 0


# -- The screen of a show --------------------------------------------------------------------------


def test_what_is_held_about_a_show_stands_as_rows_that_lead_to_their_screens(client):
    sit_down(client, "Writer")
    show = make_show()
    credit = make_credit(show, "Kim", character="Leo")
    held = {
        "credit": credit,
        "character": credit.character,
        "watch": make_availability(show, price_minor=899, currency="GBP", checked_on="2025-01-01"),
        "fact": make_fact(show, statement="It was shot in Turin."),
        "adaptation": make_adaptation(show, event=make_event("The heist")),
        "verdict": make_verdict(show, answer="In part."),
    }

    page = client.get(screen(show)).content.decode()

    for kind, record in held.items():
        assert f"../row/?{kind}={record.pk}" in page
        road = client.get(f"{screen(show, 'row')}?{kind}={record.pk}&open=")
        assert road.url == screen(record)
    for words in ("Kim", "Leo", "£8.99", "It was shot in Turin.", "The heist", "In part."):
        assert words in page


def test_saving_the_details_of_a_show_leaves_its_rows_alone(client):
    sit_down(client, "Writer")
    show = make_show()
    held = [make_credit(show, character="Leo"), make_availability(show), make_verdict(show)]

    response = save(client, show, synopsis="Plot.")

    assert response.url == screen(show)
    for record in held:
        before = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
        record.refresh_from_db()
        assert {
            field.attname: getattr(record, field.attname) for field in record._meta.fields
        } == before


def test_two_who_add_names_at_once_are_both_kept(client):
    sit_down(client, "Writer")
    show = make_show()
    opened = form_data(client.get(screen(show)))

    client.post(screen(show), opened | row("names", text="Diamanti", kind="official"))
    response = client.post(
        screen(show), opened | row("names", text="Gems", kind="alias") | {"synopsis": "Plot."}
    )
    if response.status_code == 200:
        client.post(screen(show), form_data(response))

    assert sorted(name.text for name in show.names.all()) == ["Diamanti", "Gems"]
    show.refresh_from_db()
    assert show.synopsis == "Plot."


@pytest.mark.parametrize("page", ["change", "details"])
def test_details_that_are_refused_are_shown_open_with_what_was_typed(client, page):
    sit_down(client, "Writer")
    show = make_show()
    typed = form_data(client.get(screen(show)), premiere="31 February 2003", synopsis="Mine.")

    response = client.post(screen(show, page), typed)

    html = response.content.decode()
    assert problems(response) == ["February 2003 has 28 days, not 31."]
    assert '<details class="desk-card showdesk-details" id="details" open>' in html
    assert "Mine." in html


def test_the_screens_of_people_and_events_ask_as_much_for_one_line_as_for_ten(client):
    sit_down(client, "Writer")
    person, event = make_person(), make_event()
    counts = []
    for number in (1, 10):
        for _ in range(number):
            make_involvement(event, person=person)
            make_credit(person=person, character="Leo")
            make_portrayal(person=person)
            make_fact(person, source=None)
            make_fact(event, source=None)
        counts.append([queries_of(client, screen(record)) for record in (person, event)])

    assert counts[0] == counts[1]


def test_the_list_of_shows_costs_the_same_with_ten_and_a_thousand(client):
    sit_down(client, "Writer")
    rows = [Show(title=f"Show {n}", slug=f"show-{n}", kind="series") for n in range(1000)]
    Show.objects.bulk_create(rows[:10])
    few = queries_of(client, LIST)
    Show.objects.bulk_create(rows[10:])

    assert queries_of(client, LIST) == few
    assert few <= 8


def test_the_list_of_imports_costs_the_same_with_ten_and_a_thousand(client):
    person = sit_down(client, "Writer")
    address = reverse("admin:shows_importrun_changelist")
    rows = [
        ImportRun(command="import_shows", file_name=f"{n}.csv", by=person, issue_counts={"row": n})
        for n in range(1000)
    ]
    ImportRun.objects.bulk_create(rows[:10])
    few = queries_of(client, address)
    ImportRun.objects.bulk_create(rows[10:])

    assert queries_of(client, address) == few
    assert few <= 8


def test_a_name_finds_a_show_by_any_of_its_names(client):
    sit_down(client, "Writer")
    show = make_show("Everybody Loves Diamonds")
    show.names.create(text="Tutti amano i diamanti", kind="official")
    index([show, make_show("Another")])

    response = client.get(LIST, {"q": "diamanti"})

    assert list(response.context_data["cl"].result_list) == [show]


# -- Who may ---------------------------------------------------------------------------------------


def test_a_fact_checker_reads_a_show_and_changes_nothing(client):
    sit_down(client, "Fact-checker")
    show = make_show("Before")

    assert client.get(screen(show)).status_code == 200
    assert client.post(screen(show), {"title": "After"}).status_code == 403
    assert client.get(ADD).status_code == 403
    assert client.get(screen(show, "draft_explainer")).status_code == 403
    show.refresh_from_db()
    assert show.title == "Before"


def test_whoever_has_no_role_sees_no_show(client):
    show = make_show()
    client.force_login(make_user(is_staff=True))

    doors = [LIST, ADD, *(screen(show, page) for page in ("change", "history", "draft_explainer"))]

    assert {client.get(door).status_code for door in doors} == {403}
