"""Shows, people and casts on the desk: lines to read, rows to add, and sentences for bad input."""

import pytest
from django.urls import reverse

from facts.models import Adaptation, Verdict
from shows.models import Availability, Character, Credit, ImportRun, Person, Show
from tests.make import (
    make_adaptation,
    make_availability,
    make_character,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_portrayal,
    make_season,
    make_service,
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


def test_a_show_comes_with_its_cast_its_names_and_where_to_watch(client):
    writer = sit_down(client, "Writer")
    person, service = make_person("Kim"), make_service("Prime")
    data = form_data(client.get(ADD), title="Diamonds", slug="diamonds", kind="series")
    data |= {"premiere": "spring 2024"}
    data |= row("names", text="Diamanti", kind="official")
    data |= row("credits", person=person.pk, job="actor", character_name="Leo", status="confirmed")
    data |= row("availability", service=service.pk, country="GB", access="subscription")

    response = client.post(ADD, data)

    assert response.status_code == 302
    show = Show.objects.get()
    assert (str(show.premiere), show.created_by) == ("spring 2024", writer)
    assert [name.text for name in show.names.all()] == ["Diamanti"]
    credit = show.credits.get()
    assert (str(credit), credit.created_by) == ("Kim as Leo", writer)
    assert credit.character.created_by == writer
    assert str(show.availability.get()) == "Diamonds on Prime (GB)"


def test_a_new_line_of_a_cast_takes_the_character_that_is_there(client):
    sit_down(client, "Writer")
    character = make_character("Leonardo")
    line = row(
        "credits",
        person=make_person().pk,
        job="actor",
        character_name="leonardo",
        status="confirmed",
    )

    save(client, character.show, **line)

    assert Credit.objects.get().character == character
    assert Character.objects.count() == 1


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
        (row("availability", price_minor="899", currency="GBP"), "the day it was checked"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_half_written_stays(client, changes, sentence):
    sit_down(client, "Writer")
    make_show("Diamonds", slug="diamonds")
    service = make_service().pk
    good = form_data(client.get(ADD), title="Pearls", slug="pearls", kind="series")
    if "availability-0-price_minor" in changes:
        changes = {**changes, "availability-0-service": service, "availability-0-access": "rent"}

    response = client.post(ADD, good | changes)

    assert response.status_code == 200
    assert sentence in " ".join(problems(response))
    assert [show.title for show in Show.objects.all()] == ["Diamonds"]
    assert Availability.objects.count() == 0


def test_people_of_ten_thousand_letters_are_refused(client):
    sit_down(client, "Writer")
    add = reverse("admin:shows_person_add")

    response = client.post(add, form_data(client.get(add), name="x" * 10_000, slug="x"))

    assert "characters (it has 10000)" in " ".join(problems(response))
    assert Person.objects.count() == 0


# -- The screen of a show --------------------------------------------------------------------------


def test_what_is_held_about_a_show_stands_as_lines_that_lead_to_their_screens(client):
    sit_down(client, "Writer")
    show = make_show()
    held = [
        make_credit(show, "Kim", character="Leo"),
        make_availability(show, price_minor=899, currency="GBP", checked_on="2025-01-01"),
        make_season(show, 1),
        make_fact(show, statement="It was shot in Turin."),
        make_adaptation(show, event=make_event("The heist")),
        make_verdict(show, answer="In part."),
    ]

    page = client.get(screen(show)).content.decode()

    assert [record for record in held if screen(record) not in page] == []
    for words in ("Kim", "Leo", "£8.99", "It was shot in Turin.", "The heist", "In part."):
        assert words in page


def test_saving_a_show_leaves_its_lines_alone_and_adds_new_ones(client):
    sit_down(client, "Writer")
    show = make_show()
    held = [make_credit(show, character="Leo"), make_availability(show), make_verdict(show)]
    event = make_event()

    save(client, show, synopsis="Plot.", **row("adaptations", relation="based_on", event=event.pk))

    for record in held:
        before = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
        record.refresh_from_db()
        assert {
            field.attname: getattr(record, field.attname) for field in record._meta.fields
        } == before
    assert Adaptation.objects.get().event == event


def test_two_who_add_to_a_cast_at_once_are_both_kept(client):
    sit_down(client, "Writer")
    show = make_show()
    opened = form_data(client.get(screen(show)))
    line = {"job": "actor", "status": "confirmed"}
    kim, remo = make_person("Kim"), make_person("Remo")

    client.post(screen(show), opened | row("credits", person=kim.pk, **line))
    response = client.post(
        screen(show), opened | row("credits", person=remo.pk, **line) | {"synopsis": "Plot."}
    )
    if response.status_code == 200:
        client.post(screen(show), form_data(response))

    assert sorted(str(credit.person) for credit in show.credits.all()) == ["Kim", "Remo"]
    show.refresh_from_db()
    assert show.synopsis == "Plot."


def test_a_verdict_is_given_on_the_screen_of_the_show(client):
    editor = sit_down(client, "Editor")
    show = make_show()
    fact = make_fact(show)
    verdict = row(
        "verdicts",
        value="inspired_by",
        answer="In part.",
        facts=[fact.pk],
        decided_by=editor.pk,
        decided_on="2025-09-02",
    )

    assert save(client, show, **verdict).status_code == 302

    given = Verdict.objects.get()
    assert (given.show, given.answer, list(given.facts.all())) == (show, "In part.", [fact])


def test_the_screen_of_a_show_asks_as_much_for_one_credit_as_for_sixty(client):
    sit_down(client, "Writer")
    show, event = make_show(), make_event()
    _fill(show, 1)
    few = queries_of(client, screen(show))
    _fill(show, 40)
    make_adaptation(show, event=event)

    assert queries_of(client, screen(show)) == few
    assert few <= 20
    assert len(client.get(screen(show)).content) < 300_000


def _fill(show, number):
    for _ in range(number):
        credit = make_credit(show, character="Leo")
        make_portrayal(credit.character)
        make_fact(show, source=None)
        make_availability(show)
        make_season(show)


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
    make_show("Another")

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
