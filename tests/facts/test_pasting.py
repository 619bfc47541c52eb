"""Pasting facts on the page of a show, an event or a person: read, corrected, kept."""

import pytest
from django.urls import reverse

from facts.models import Citation, Fact, Property, Source
from facts.values import value_as_text
from newsroom.lib.changes import _subscribers
from tests.facts.reading.harbour import make_harbour
from tests.make import make_fact, make_member, make_source
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

LOOT = "The thieves made off with 42 million kronor in cash and gold."
LED = "Henrik Aalto grew up with four sisters."
FREED = "He was released in 2008."
TEXT = f"{LOOT}\n{LED}\n{FREED}"


@pytest.fixture
def harbour():
    return make_harbour()


def page(record):
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_paste_facts"
    return reverse(name, args=[record.pk])


def typed(response, **changes):
    """What a browser would post from the answered page: every input of its forms."""
    context = response.context_data
    forms = [context["where"], context["text"]]
    if lines := context.get("lines"):
        forms += lines.forms
    data = {"lines": str(lines.count)} if lines else {}
    for form in forms:
        for field in form:
            value = field.value()
            if value not in (None, False, ""):
                data[field.html_name] = getattr(value, "pk", value)
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def read(client, record, text=TEXT, **changes):
    return client.post(page(record), {"text": text, "step": "read", **changes})


def keep(client, record, response, **changes):
    return client.post(page(record), typed(response, step="keep", **changes))


def read_lines(response):
    """Of each line: its state, whom it is about, its property and the value in words."""
    return [
        (
            line.state,
            str(line.subject),
            line.fact.property.code if line.fact.property else "",
            line.prints_as,
        )
        for line in response.context_data["lines"].forms
    ]


def held_facts():
    return [
        (
            fact.statement,
            str(fact.subject),
            fact.property.code if fact.property else "",
            value_as_text(fact),
        )
        for fact in Fact.objects.select_related("property").order_by("pk")
    ]


# -- Reading --------------------------------------------------------------------------------------


def test_every_line_is_shown_before_anything_is_saved(client, harbour):
    sit_down(client, "Writer")

    response = read(client, harbour.show, source_title="The report")

    assert read_lines(response) == [
        ("new", "1998 Brandholm bank robbery", "value-stolen", "SEK 42 million"),
        ("new", "1998 Brandholm bank robbery", "goods-stolen", "cash and gold"),
        ("statement", "Henrik Aalto", "", ""),
        ("statement", "The Quiet Harbour", "", ""),
    ]
    assert response.context_data["button"] == "Keep four new facts"
    assert not Fact.objects.exists()
    assert not Source.objects.exists()


def test_what_is_only_supposed_is_offered_with_its_doubt(client, harbour):
    sit_down(client, "Writer")

    *_, line = read(client, harbour.show).context_data["lines"].forms

    assert line.guess == "Henrik Aalto · Released · 2008"
    assert line.doubt_list == ["“He” is taken to be Henrik Aalto, who was named last."]


def test_a_claim_that_is_held_gets_a_source_and_one_that_differs_is_a_conflict(client, harbour):
    sit_down(client, "Writer")
    held = make_fact(harbour.event, "value-stolen", "SEK 42000000")
    make_fact(harbour.aalto, "sentence", "10 years")

    response = read(
        client, harbour.show, f"{LOOT} Henrik Aalto was sentenced to 14 years in prison."
    )

    states = [line.state for line in response.context_data["lines"].forms]
    assert states == ["held", "new", "conflict"]
    assert response.context_data["button"] == "Keep two new facts and one source"
    first, _, last = response.context_data["lines"].forms
    assert first.held.fact == held
    assert last.held.sentence == "It contradicts “10 years”. Both are kept; somebody decides."


@pytest.mark.parametrize("name", ["show", "event", "aalto"])
def test_facts_are_pasted_on_the_page_of_a_show_an_event_and_a_person(client, harbour, name):
    sit_down(client, "Writer")
    record = getattr(harbour, name)

    response = read(client, record, "Henrik Aalto was arrested on 3 December 1998.")

    assert read_lines(response) == [("new", "Henrik Aalto", "arrested-on", "3 December 1998")]


def test_the_box_asks_for_words_and_keeps_what_was_typed_of_the_source(client, harbour):
    sit_down(client, "Writer")

    response = read(client, harbour.show, " ", source_title="The report")

    assert response.context_data["text"].errors == {"text": ["Paste the sentences first."]}
    assert response.context_data["where"]["source_title"].value() == "The report"


def test_more_sentences_than_a_page_can_show_are_refused_with_a_sentence(client, harbour):
    sit_down(client, "Writer")

    response = read(client, harbour.show, "Nobody spoke of it. " * 101)

    assert response.context_data["text"].errors == {
        "text": ["Paste at most 100 sentences at a time: these make 101 lines."]
    }


def test_a_question_is_left_out_unless_somebody_wants_it(client, harbour):
    sit_down(client, "Writer")

    response = read(client, harbour.show, "Was it a true story?")

    (line,) = response.context_data["lines"].forms
    assert line.is_dropped


def test_only_who_may_enter_facts_may_paste_them(client, harbour):
    client.force_login(make_member("Fact-checker", is_staff=True))
    allowed = make_member("Fact-checker").has_perm("facts.add_fact")

    assert client.get(page(harbour.show)).status_code == (200 if allowed else 403)


# -- Keeping --------------------------------------------------------------------------------------


def test_what_is_kept_is_a_draft_with_the_words_of_the_source(client, harbour):
    writer = sit_down(client, "Writer")
    told = []
    subscriber = lambda records, by: told.append((records, by))  # noqa: E731 -- a listener
    _subscribers.append(subscriber)
    response = read(client, harbour.show, source_title="The report")
    try:
        response = keep(client, harbour.show, response, **{"line-0-locator": "p. 3"})
    finally:
        _subscribers.remove(subscriber)

    assert response.status_code == 302
    assert held_facts() == [
        (LOOT, "1998 Brandholm bank robbery", "value-stolen", "SEK 42000000"),
        (LOOT, "1998 Brandholm bank robbery", "goods-stolen", "cash; gold"),
        (LED, "Henrik Aalto", "", ""),
        (FREED, "The Quiet Harbour", "", ""),
    ]
    fact = Fact.objects.first()
    assert (fact.stage, fact.standing, fact.rank, fact.created_by) == (
        "draft",
        "reported",
        "use",
        writer,
    )
    citation = fact.citations.get()
    assert (citation.quote, citation.locator, citation.source.title) == (LOOT, "p. 3", "The report")
    assert {citation.created_by, citation.source.created_by} == {writer}
    assert {fact} <= {record for records, by in told for record in records if by == writer}


def test_the_source_is_remembered_for_the_next_time(client, harbour):
    sit_down(client, "Writer")
    keep(client, harbour.show, read(client, harbour.show, source_title="The report"))

    response = client.get(page(harbour.event))

    assert response.context_data["where"].chosen == Source.objects.get()


def test_a_supposition_that_is_taken_is_saved_with_its_value(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show, source_title="The report")

    keep(client, harbour.show, response, **{"line-3-take": "on"})

    assert held_facts()[-1] == (FREED, "Henrik Aalto", "released", "2008")


def test_a_line_is_corrected_where_it_stands(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show, LED, source_title="The report")
    rule = Property.objects.get(code="residence")

    keep(
        client,
        harbour.show,
        response,
        **{
            "line-0-statement": "Henrik Aalto lives in Vik.",
            "line-0-about": "Henrik Aalto",
            "line-0-rule": rule.label,
            "line-0-value": "Vik",
            "line-0-standing": "confirmed",
        },
    )

    fact = Fact.objects.get()
    assert (fact.statement, fact.property, str(fact.value_place), fact.standing) == (
        "Henrik Aalto lives in Vik.",
        rule,
        "Vik",
        "confirmed",
    )
    assert fact.citations.get().quote == LED


def test_a_line_that_is_left_out_is_not_kept(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show, source_title="The report")

    keep(client, harbour.show, response, **{"line-0-drop": "on", "line-1-drop": "on"})

    assert [statement for statement, *_ in held_facts()] == [LED, FREED]


def test_a_bad_line_stays_with_its_reason_and_the_others_are_kept(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show, source_title="The report")

    response = keep(
        client,
        harbour.show,
        response,
        **{"line-2-rule": "Sentence", "line-2-value": "3 May 2003"},
    )

    assert response.status_code == 200
    assert [statement for statement, *_ in held_facts()] == [LOOT, LOOT, FREED]
    (left,) = response.context_data["lines"].forms
    assert left.errors == {"value": ["Sentence is a number. You gave a date."]}
    assert response.context_data["kept"] == "Kept: three new facts. Readers see no change."

    done = keep(client, harbour.show, response, **{"line-2-value": "10 years"})

    assert done.status_code == 302
    assert held_facts()[-1] == (LED, "Henrik Aalto", "sentence", "10 years")


WRONG = [
    (
        {
            "about": "1998 Brandholm bank robbery",
            "rule": "Value of the loot",
            "value": "3 May 2003",
        },
        "value",
        "Value of the loot is money. You gave a date.",
    ),
    (
        {"rule": "Sentence", "value": ""},
        "value",
        "Sentence has no value yet: give it, or take the property off.",
    ),
    (
        {"rule": "Nonsense", "value": "1"},
        "rule",
        "“Nonsense” is no property. Choose one of the list.",
    ),
    ({"rule": "", "value": "10"}, "rule", "A value needs a property: say what it is a value of."),
    ({"about": "", "rule": ""}, "about", "Say whom or what it is about."),
    (
        {"rule": "Running time", "value": "90 minutes"},
        "rule",
        "Running time is said of a show. This line is about a person.",
    ),
    ({"standing": "false"}, "standing_reason", "Say why it is false: readers see the reason."),
]


@pytest.mark.parametrize(("changes", "field", "sentence"), WRONG)
def test_what_cannot_be_kept_is_said_at_its_field(client, harbour, changes, field, sentence):
    sit_down(client, "Writer")
    response = read(client, harbour.show, LED, source_title="The report")
    changes = {f"line-0-{name}": value for name, value in changes.items()}

    response = keep(client, harbour.show, response, **changes)

    (line,) = response.context_data["lines"].forms
    assert line.errors == {field: [sentence]}
    assert not Fact.objects.exists()
    assert not Source.objects.exists()


def test_without_a_source_nothing_is_kept_and_nothing_is_lost(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show)

    response = keep(client, harbour.show, response)

    assert "source_url" in response.context_data["where"].errors
    assert len(response.context_data["lines"].forms) == 4
    assert not Fact.objects.exists()


def test_posting_twice_adds_nothing_twice(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show, source_title="The report")
    posted = typed(response, step="keep")

    for _ in range(2):
        assert client.post(page(harbour.show), posted).status_code == 302

    assert (Fact.objects.count(), Citation.objects.count(), Source.objects.count()) == (4, 4, 1)


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_keep_at_once_add_nothing_twice(client, at_once):
    harbour = make_harbour()
    sit_down(client, "Writer")
    source = make_source()
    response = read(client, harbour.show, source=source.pk)
    posted = typed(response, step="keep")

    def press():
        window = type(client)()
        window.cookies = client.cookies
        return window.post(page(harbour.show), posted).status_code

    assert at_once(press, press) == [302, 302]
    assert (Fact.objects.count(), Citation.objects.count()) == (4, 4)


def test_a_second_value_of_what_has_one_at_a_time_is_kept_as_also_said(client, harbour):
    sit_down(client, "Writer")
    make_fact(harbour.event, "value-stolen", "SEK 40000000")
    response = read(client, harbour.show, LOOT, source_title="The report")

    keep(client, harbour.show, response)

    ranks = list(Fact.objects.filter(property__code="value-stolen").values_list("rank", flat=True))
    assert ranks == ["use", "also"]


def test_a_claim_that_is_held_already_only_gets_the_source(client, harbour):
    sit_down(client, "Writer")
    held = make_fact(harbour.event, "value-stolen", "SEK 42000000")
    response = read(client, harbour.show, LOOT, source_title="Another report")

    keep(client, harbour.show, response, **{"line-1-drop": "on"})

    assert Fact.objects.get() == held
    assert list(held.citations.values_list("source__title", "quote"))[1] == ("Another report", LOOT)


def test_whoever_says_it_is_kept_beside_the_claim(client, harbour):
    sit_down(client, "Writer")
    sentence = "According to The Northern Ledger, Aalto lives in Vik."
    response = read(client, harbour.show, sentence, source_title="The report")

    keep(client, harbour.show, response)

    fact = Fact.objects.get()
    assert (fact.hedge, str(fact.attributed_to)) == ("according_to", "The Northern Ledger")


# -- How it is shown ------------------------------------------------------------------------------


def test_the_corrections_are_read_again_without_saving(client, harbour):
    sit_down(client, "Writer")
    response = read(client, harbour.show, LED, source_title="The report")
    changes = {"line-0-rule": "Residence", "line-0-value": "Vik"}

    response = client.post(page(harbour.show), typed(response, step="again", **changes))

    assert read_lines(response) == [("new", "Henrik Aalto", "residence", "Vik")]
    assert not Fact.objects.exists()


def test_the_page_is_a_part_that_opens_in_another_page(client, harbour):
    sit_down(client, "Writer")

    box = client.get(page(harbour.show), headers={"X-Inplace": "1"}).content.decode()

    assert "data-part" in box
    assert "data-main" in box


@pytest.mark.parametrize("count", ["", "-1", "x", "99999999999", "٣"])
def test_a_count_of_lines_that_is_none_is_taken_for_nothing(client, harbour, count):
    sit_down(client, "Writer")

    response = client.post(page(harbour.show), {"step": "keep", "lines": count})

    assert response.status_code == 200
    assert not Fact.objects.exists()


def test_fifteen_lines_ask_as_many_questions_as_one(client, harbour, django_assert_max_num_queries):
    sit_down(client, "Writer")
    queries_of(client, page(harbour.show))
    text = "\n".join(f"Henrik Aalto was arrested in {year}." for year in range(2001, 2016))
    read(client, harbour.show, LED)

    with django_assert_max_num_queries(50):
        read(client, harbour.show, text, source_title="The report")
