"""The form of a fact: what it is told while it is typed, and the next fact with the same source."""

import pytest
from django.urls import reverse

from facts.models import Fact, Property, Source
from tests.facts.reading.harbour import make_harbour
from tests.make import make_article, make_edition, make_fact, make_source, make_user
from tests.screens import form_data, problems, sit_down

pytestmark = pytest.mark.django_db

ADD = reverse("admin:facts_fact_add")
READ = reverse("admin:facts_fact_read")
SENTENCE = "Henrik Aalto was sentenced to 14 years in prison in 2001."


@pytest.fixture
def harbour():
    return make_harbour()


def add(client, **changes):
    return client.post(ADD, form_data(client.get(ADD), **changes))


def screen(fact):
    return reverse("admin:facts_fact_change", args=[fact.pk])


def read(client, statement, **typed):
    return client.post(READ, {"statement": statement, **typed}).json()


# -- Reading --------------------------------------------------------------------------------------


def test_the_statement_is_read_into_the_fields_of_the_form(client, harbour):
    sit_down(client, "Writer")

    first, second = read(client, SENTENCE, show=harbour.show.pk)["readings"]

    assert (first["about"], first["property"], first["value"]) == (
        "Henrik Aalto",
        "Sentence",
        "14 years",
    )
    fields = first["fields"]
    assert fields["person"] == {"pk": harbour.aalto.pk, "text": "Henrik Aalto"}
    assert fields["property"] == Property.objects.get(code="sentence").pk
    wanted = ("show", "value_state", "value_approx", "value_low", "value_high", "unit")
    assert [fields[name] for name in wanted] == ["", "value", "exact", "14", "", "years"]
    assert (second["property"], second["fields"]["value_date"]) == ("Sentenced on", "2001")


def test_what_is_read_can_be_saved_as_it_is(client, harbour):
    sit_down(client, "Writer")
    reading, _ = read(client, SENTENCE, show=harbour.show.pk)["readings"]
    typed = {
        name: value["pk"] if isinstance(value, dict) else value
        for name, value in reading["fields"].items()
    }

    add(client, **typed, statement=SENTENCE, source_title="The report")

    fact = Fact.objects.get()
    assert (fact.person, fact.property.code, fact.value_low, fact.unit) == (
        harbour.aalto,
        "sentence",
        14,
        "years",
    )


def test_a_doubt_is_told_beside_the_reading(client, harbour):
    sit_down(client, "Writer")

    (reading,) = read(client, "The series premiered last month.", show=harbour.show.pk)["readings"]

    assert reading["doubts"] == ["“last month” depends on the day of the report: give the date."]


def test_without_a_subject_the_one_that_the_sentence_names_is_taken(client, harbour):
    sit_down(client, "Writer")

    (reading,) = read(client, "Henrik Aalto was arrested in 1999.")["readings"]

    assert reading["fields"]["person"]["pk"] == harbour.aalto.pk


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"statement": ""},
        {"statement": "x" * 50_000},
        {"statement": "Ten\x00 years.", "show": "x"},
        {"statement": "Ten years.", "show": "99999999999999999999"},
        {"statement": "Ten years.", "person": "-1", "property": "nonsense"},
    ],
)
def test_whatever_is_typed_is_answered(client, posted):
    sit_down(client, "Writer")

    answer = client.post(READ, posted)

    assert (answer.status_code, answer.json()["readings"]) == (200, [])


def test_nothing_is_read_for_who_may_not_enter_facts(client):
    client.force_login(make_user(is_staff=True))

    assert client.post(READ, {"statement": SENTENCE}).status_code == 403


def test_what_is_held_of_the_same_stands_beside_it(client, harbour):
    sit_down(client, "Writer")
    make_fact(harbour.aalto, "sentence", "10 years", statement="Aalto got ten years.")
    make_fact(harbour.aalto, "born-in", "Vik", statement="Aalto comes from Vik.")

    held = read(client, SENTENCE, show=harbour.show.pk)["held"]

    assert "Aalto got ten years." in held
    assert "conflict" in held
    assert "Aalto comes from Vik." not in held


def test_what_was_typed_is_compared_where_a_property_is_chosen(client, harbour):
    sit_down(client, "Writer")
    make_fact(harbour.aalto, "sentence", "14 years", statement="Aalto got 14 years.")

    held = read(
        client,
        "He went to prison.",
        person=harbour.aalto.pk,
        property=Property.objects.get(code="sentence").pk,
        value_state="value",
        value_low="14",
    )["held"]

    assert "Aalto got 14 years." in held
    assert "the same" in held


def test_a_fact_that_is_held_is_not_held_against_itself(client, harbour):
    sit_down(client, "Writer")
    fact = make_fact(harbour.aalto, "sentence", "14 years", statement="Aalto got 14 years.")
    make_fact(harbour.aalto, "sentence", "10 years", statement="Aalto got ten.", rank="also")

    held = client.get(screen(fact)).context_data["held"]

    assert "Aalto got ten." in held
    assert "Aalto got 14 years." not in held


# -- The next one ---------------------------------------------------------------------------------


def test_the_next_fact_has_the_same_source_and_the_same_subject(client, harbour):
    sit_down(client, "Writer")

    response = add(
        client, statement="They left.", event=harbour.event.pk, source_title="Report", _next="1"
    )

    assert response.url == f"{ADD}?event={harbour.event.pk}"
    page = client.get(response.url)
    assert page.context_data["where"].chosen == Source.objects.get()
    assert page.context_data["adminform"].form.initial["event"] == str(harbour.event.pk)


def test_the_source_stays_when_nothing_else_is_said_of_it(client, harbour):
    sit_down(client, "Writer")
    source = make_source()
    add(client, statement="They left.", event=harbour.event.pk, source=source.pk)
    page = client.get(ADD)

    add(
        client,
        statement="They came.",
        event=harbour.event.pk,
        source=page.context_data["where"]["source"].value(),
    )

    assert [fact.citations.get().source for fact in Fact.objects.all()] == [source, source]


def test_saving_a_fact_again_cites_nothing_anew(client, harbour):
    sit_down(client, "Writer")
    add(client, statement="They left.", event=harbour.event.pk, source=make_source().pk)
    fact = Fact.objects.get()

    client.post(screen(fact), form_data(client.get(screen(fact)), statement="They all left."))

    fact.refresh_from_db()
    assert (fact.statement, fact.citations.count()) == ("They all left.", 1)


def test_another_source_is_added_to_a_held_fact(client, harbour):
    sit_down(client, "Writer")
    fact = make_fact(harbour.event)

    client.post(
        screen(fact), form_data(client.get(screen(fact)), source_title="Other", quote="so it is")
    )

    assert list(fact.citations.values_list("source__title", "quote"))[1] == ("Other", "so it is")


# -- Its buttons ----------------------------------------------------------------------------------


def test_the_button_says_that_readers_see_no_change(client, harbour):
    sit_down(client, "Writer")

    assert client.get(ADD).context_data["save_effect"] == "readers see no change"
    fact = make_fact(harbour.event)
    assert client.get(screen(fact)).context_data["save_effect"] == "readers see no change"


def test_the_button_says_how_many_articles_get_a_task(client, harbour):
    sit_down(client, "Writer")
    fact = make_fact(harbour.event, checked_by=make_user())
    for _ in range(2):
        edition = make_edition(make_article(facts=[fact]))
        edition.printed_facts.create(fact=fact, statement=fact.statement)

    effect = client.get(screen(fact)).context_data["save_effect"]

    assert effect == "two articles get a task, readers see no change yet"


def test_a_value_of_another_type_is_said_in_a_sentence(client, harbour):
    sit_down(client, "Writer")

    response = add(
        client,
        statement="They left.",
        event=harbour.event.pk,
        source=make_source().pk,
        property=Property.objects.get(code="value-stolen").pk,
        value_date="3 May 2003",
    )

    assert "Value of the loot is money. You gave a date." in problems(response)


def test_the_folded_part_is_open_where_it_is_needed(client, harbour):
    sit_down(client, "Writer")

    def folded(address):
        *_, (_, options) = client.get(address).context_data["adminform"].fieldsets
        return options["classes"] == ["collapse"]

    typed = make_fact(harbour.aalto, "sentence", "14 years")
    assert [
        folded(ADD),
        folded(f"{ADD}?event={harbour.event.pk}"),
        folded(screen(typed)),
        folded(screen(make_fact(harbour.event))),
    ] == [False, True, False, True]
