"""The list of contradictions, the page that settles one, and the one that joins two facts."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from facts.checking import retire_fact
from facts.models import Contradiction, Fact
from facts.settling import accept_as_open, join, let_both_stand, prefer
from newsroom.lib.saving import save_root
from newsroom.lib.search import index
from shows.models import Person
from tests.articles.test_tasks import published
from tests.make import (
    make_character,
    make_citation,
    make_contradiction,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_organisation,
    make_person,
    make_show,
    make_source,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db
LIST = reverse("admin:facts_contradiction_changelist")
ADD = reverse("admin:facts_contradiction_add")
WHY = "The court file counts every stone."


def address(row):
    return reverse("admin:facts_contradiction_settle", args=[row.pk])


@pytest.fixture
def jo(client):
    return sit_down(client, "Editor", "Jo")


def loot(*values, **columns):
    """Facts about one loot, the first of them in use, and the contradiction of the first two."""
    event = make_event("the great heist", slug=f"heist-{Contradiction.objects.count()}")
    facts = [
        make_fact(event, "value-stolen", value, rank="also" if number else "use", **columns)
        for number, value in enumerate(values or ("USD 100000000", "USD 500000000"))
    ]
    return [make_contradiction(*facts[:2]), *facts]


def live(fact, editor, **options):
    fact.stage, fact.checked_by = "checked", make_member("Fact-checker")
    fact.checked_on = timezone.localdate()
    fact.save()
    return published(editor, fact, **options)


def post(client, row, decision, **answers):
    page = client.get(address(row))
    base = {name: page.context["form"][name].initial for name in ("base", "base_a", "base_b")}
    shown = {name: getattr(value, "isoformat", lambda v=value: v)() for name, value in base.items()}
    return client.post(address(row), {**shown, "note": WHY, "decision": decision, **answers})


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def text_of(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


# -- The list -----------------------------------------------------------------------------------


def questions(client, query=""):
    rows = client.get(LIST + query).context_data["cl"].result_list
    return [row.pk for row in rows]


def test_what_readers_see_comes_first_then_what_they_will_see_then_the_rest(client, jo):
    rest = make_contradiction()
    later, now = make_fact(), make_fact()
    ahead = make_contradiction(later, make_fact())
    seen = make_contradiction(now, make_fact())
    live(now, jo)
    live(later, jo, at=timezone.now() + timedelta(days=1))

    assert questions(client) == [seen.pk, ahead.pk, rest.pk]


def test_differences_of_precision_and_wording_are_folded_to_a_line(client, jo):
    conflict = make_contradiction()
    folded = [make_contradiction(kind=kind) for kind in ("precision", "wording")]

    page = client.get(LIST)

    assert [row.pk for row in page.context_data["cl"].result_list] == [conflict.pk]
    assert "<strong>2</strong> differ only in precision or wording: show" in page.content.decode()
    assert questions(client, page.context_data["folded_url"]) == [row.pk for row in folded]


def test_the_list_holds_what_is_open_and_can_be_asked_for_the_rest(client, jo):
    accepted = accept_as_open(make_contradiction(), by=jo, note=WHY)
    settled = let_both_stand(make_contradiction(), by=jo, note=WHY)
    undecided = make_contradiction()

    assert questions(client) == [undecided.pk]
    assert questions(client, "?state=accepted") == [accepted.pk]
    assert questions(client, "?state=resolved") == [settled.pk]
    assert questions(client, "?state=closed") == []
    assert questions(client, "?state=all") == [accepted.pk, settled.pk, undecided.pk]


def test_a_row_says_what_is_asked_and_what_both_say(client, jo):
    loot()

    page = client.get(LIST).content.decode()

    for words in ("Value of the loot, the great heist", "$100 million", "$500 million"):
        assert words in page


def test_every_kind_of_claim_has_its_words_in_the_list(client, jo):
    show, ann = make_show("Miles"), make_person("Ann Page")
    make_contradiction(
        *(make_credit(show, ann, character=make_character(name, show)) for name in ("Eve", "Ida"))
    )
    event = make_event("the fall")
    make_contradiction(
        *(make_involvement(event, person=ann, status=status) for status in ("alleged", "convicted"))
    )

    page = client.get(LIST).content.decode()

    for words in (
        "Cast of Miles",
        "Ann Page as Eve",
        "Ann Page as Ida",
        "Part of Ann Page in the fall",
        "perpetrator, alleged",
    ):
        assert words in page


def test_the_list_asks_as_often_for_thirty_rows_as_for_one(client, jo):
    _row, first, *_ = loot()
    live(first, jo)
    make_contradiction(make_credit(), make_credit())
    make_contradiction(make_involvement(), make_involvement())
    few = queries_of(client, LIST)
    for _ in range(10):
        loot()
        make_contradiction(make_credit(), make_credit())
        make_contradiction(make_involvement(), make_involvement())

    assert queries_of(client, LIST) == few
    assert few <= 12


def test_a_conflict_is_found_by_the_words_of_its_claims(client, jo):
    facts = make_contradiction(make_fact(statement="They took a hundred."), make_fact())
    cast = make_contradiction(make_credit(person="Ann Page"), make_credit())
    make_contradiction()
    index([*Fact.objects.all(), *Person.objects.all()])

    assert questions(client, "?q=took+a+hundred") == [facts.pk]
    assert questions(client, "?q=ann+page") == [cast.pk]


# -- What the page shows ------------------------------------------------------------------------


def test_both_values_stand_side_by_side_with_what_differs_marked(client, jo):
    row, first, _ = loot(source=None)
    source = make_source(
        "The file", publisher=make_organisation("The court"), published="2005", primary=True
    )
    quote = "The stones were worth $100m."
    make_citation(first, source, quote=quote, locator="page 7")

    page = client.get(address(row))

    one, other = page.context["sides"]
    assert (text_of(one.value), text_of(other.value)) == ("[$100] million", "[$500] million")
    assert [text_of(quote.words) for quote in one.quotes] == ["The stones were worth [$100m]."]
    for words in ("The file", "The court", "2005", "page 7", "primary", "No source is cited."):
        assert words in page.content.decode()


def test_the_page_says_how_each_claim_stands_on_the_desk(client, jo):
    row, first, _second = loot(created_by=jo)
    live(first, jo)

    one, other = client.get(address(row)).context["sides"]

    assert one.state == [
        "rank: use this",
        f"checked by {first.checked_by}",
        "entered by Jo",
        "on one article",
    ]
    assert other.state[1:] == ["nobody has checked it", "entered by Jo", "on no page"]
    assert (one.is_unchecked, other.is_unchecked) == (False, True)


def test_the_page_shows_the_very_sentences_that_readers_see(client, jo):
    row, first, _ = loot(statement="They took a hundred million.")
    edition = live(first, jo)

    page = client.get(address(row)).content.decode()

    assert edition.headline in page
    assert "live, edition 1" in page
    assert "They took a <mark>" in page or "They took a hundred <mark>" in page


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (
            ("USD 100000000", "USD 500000000"),
            "Value of the loot is one exact number, and they give two.",
        ),
        (
            ("USD 100000000", "EUR 100000000"),
            "They count in two currencies: USD and EUR.",
        ),
    ],
)
def test_the_page_says_why_the_rule_found_it(client, jo, values, why):
    row, *_ = loot(*values)

    assert client.get(address(row)).context["why"] == why


def test_what_was_joined_by_hand_says_so_in_the_words_of_who_did_it(client, jo):
    row = join(make_fact(), make_fact(), by=jo, why="One is the other's alibi.")

    page = client.get(address(row))

    assert page.context["by_hand"] == "One is the other's alibi."
    assert "joined by hand" in page.content.decode()


def test_the_page_asks_as_often_for_many_sources_as_for_one(client, jo):
    row, first, second = loot()
    few = queries_of(client, address(row))
    for _ in range(15):
        make_citation(first, quote="One.")
        make_citation(second, quote="Two.")

    assert queries_of(client, address(row)) == few


def effects(client, row):
    return {
        button["value"]: button["effect"] for button in client.get(address(row)).context["buttons"]
    }


def test_each_button_says_what_readers_get(client, jo):
    row, first, _second = loot()
    for _ in range(2):
        live(first, jo)

    assert effects(client, row) == {
        "a": "pages stay as they are",
        "b": "two articles get a task; readers see no change yet; nobody has checked it",
        "both": "no page changes; texts may use either",
        "open": "warns on two articles",
    }


def test_of_two_parts_in_an_event_none_can_be_used(client, jo):
    row = make_contradiction(make_involvement(), make_involvement())

    assert set(effects(client, row)) == {"both", "open"}


def test_nothing_is_chosen_before_somebody_chooses(client, jo):
    row, *_ = loot()

    page = client.get(address(row)).content.decode()

    assert "data-main" not in page
    assert "desk-button-main" not in page


def test_whoever_may_only_look_is_told_what_it_takes(client):
    row, *_ = loot()
    sit_down(client, "Writer", "Mara")

    page = client.get(address(row))

    assert page.context["hurdles"] == [
        (
            "Mara may not settle contradictions: that takes the role Fact-checker, Editor or "
            "Managing editor."
        )
    ]
    assert client.post(address(row), {"decision": "a", "note": WHY}).status_code == 403


def test_what_stands_against_a_decision_is_said_before_it_is_tried(client, jo):
    row, _, second = loot(statement="They took it.")
    Fact.objects.filter(pk=second.pk).update(standing="false", standing_reason="Nobody did.")

    assert client.get(address(row)).context["hurdles"] == [
        "Use 2: “They took it.” is said to be false: Nobody did. It cannot be preferred."
    ]


# -- Deciding -----------------------------------------------------------------------------------


def test_a_decision_is_a_note_and_a_button_and_the_next_one_opens(client, jo):
    row, first, _second = loot()
    following = make_contradiction()

    response = post(client, row, "b")

    assert response.url == address(following)
    assert said(response) == ["Value of the loot, the great heist: use 2, “$500 million”."]
    row.refresh_from_db()
    assert (row.state, row.preferred, row.resolution) == ("resolved", "b", WHY)
    assert Fact.objects.get(pk=first.pk).rank == "also"


def test_the_other_fact_is_superseded_if_the_editor_says_so(client, jo):
    row, first, _ = loot()

    post(client, row, "b", other="superseded")

    assert Fact.objects.get(pk=first.pk).rank == "superseded"


@pytest.mark.parametrize(("decision", "state"), [("both", "resolved"), ("open", "accepted")])
def test_after_the_last_one_the_list_says_that_nothing_is_left(client, jo, decision, state):
    row, *_ = loot()

    response = post(client, row, decision)

    assert response.url == LIST
    assert said(response)[-1] == "No two claims disagree any more."
    assert Contradiction.objects.get().state == state


def test_a_refusal_keeps_the_note_and_what_was_chosen(client, jo):
    row, _, second = loot(statement="They took it.")
    Fact.objects.filter(pk=second.pk).update(standing="false", standing_reason="Nobody did.")

    page = post(client, row, "b", other="superseded")

    assert page.context["reasons"][0]["sentence"].startswith("“They took it.” is said to be false")
    assert page.context["form"]["note"].value() == WHY
    assert page.context["form"]["other"].value() == "superseded"


def test_without_a_note_nothing_is_decided(client, jo):
    row, *_ = loot()

    page = post(client, row, "a", note=" ")

    assert [reason["sentence"] for reason in page.context["reasons"]] == [
        "Say why: the next editor reads it beside the two claims."
    ]
    assert 'value="a" data-key="1" data-main' in page.content.decode()


@pytest.mark.parametrize("base", [{}, {"base": "x", "base_a": "1", "base_b": "1"}])
def test_nothing_is_decided_over_versions_that_nobody_read(client, jo, base):
    row, *_ = loot()

    page = client.post(address(row), {**base, "note": WHY, "decision": "a"})

    assert page.context["reasons"][0]["sentence"].startswith("This page does not say which")
    assert Contradiction.objects.get().state == "open"


@pytest.mark.parametrize("decision", ["", "c", "prefer"])
def test_a_decision_that_there_is_not_is_asked_for_again(client, jo, decision):
    row, *_ = loot()

    page = post(client, row, decision)

    assert page.context["reasons"][0]["sentence"] == "Choose what becomes of the two claims."


def test_looking_at_it_decides_nothing(client, jo):
    row, *_ = loot()

    client.get(address(row), {"decision": "a", "note": WHY})

    assert Contradiction.objects.get().state == "open"


def test_a_claim_that_somebody_changed_meanwhile_is_shown_again_with_the_note(client, jo):
    row, first, _ = loot()
    page = client.get(address(row))
    base = {name: page.context["form"][name].initial for name in ("base", "base_a", "base_b")}
    save_root(first, base_version=first.version, by=make_member("Writer", "Ellie"))

    again = client.post(address(row), {**base, "note": WHY, "decision": "a"})

    (reason,) = again.context["reasons"]
    assert reason["sentence"].startswith("Ellie changed this at ")
    assert again.context["form"]["note"].value() == WHY
    assert post(client, row, "a").status_code == 302


def test_whoever_comes_second_is_told_who_was_first_and_the_next_one_opens(client, jo):
    row, *_ = loot()
    following = make_contradiction()
    ellie = make_member("Editor", "Ellie")
    prefer(row, "a", by=ellie, note="The file is older.")

    response = client.post(address(row), {"decision": "b", "note": WHY})

    assert response.url == address(following)
    (sentence,) = said(response)
    assert sentence.startswith("Settled by Ellie at ")
    assert sentence.endswith(
        "use 1, “$100 million”. The file is older. Your words were not kept: "
        "“The court file counts every stone.”"
    )


def test_a_claim_that_was_retired_meanwhile_ends_it_and_the_next_one_opens(client, jo):
    row, first, _ = loot(statement="They took it.")
    following = make_contradiction()
    page = client.get(address(row))
    base = {name: page.context["form"][name].initial for name in ("base", "base_a", "base_b")}
    retire_fact(first, by=make_member("Fact-checker"), reason="A slip of the pen.")

    response = client.post(address(row), {**base, "note": "", "decision": "a"})

    assert response.url == address(following)
    (sentence,) = said(response)
    assert sentence.startswith("Closed by itself at ")
    assert sentence.endswith("“They took it.” has been retired.")


def test_a_claim_that_was_deleted_meanwhile_leads_back_to_the_list(client, jo):
    row, *_ = loot()
    url = address(row)
    row.delete()

    assert client.post(url, {"decision": "a", "note": WHY}).status_code == 404


def test_what_is_decided_shows_the_decision_and_may_be_opened_again(client, jo):
    row, *_ = loot()
    prefer(row, "b", by=jo, note=WHY)

    page = client.get(address(row))

    assert page.context["settled"].startswith("Settled by Jo at ")
    assert set(effects(client, row)) == {"again"}
    response = post(client, row, "again", note="The file was wrong.")
    assert response.url == address(row)
    assert Contradiction.objects.get().state == "open"


def test_a_cast_line_is_settled_over_the_version_that_was_read(client, jo):
    show = make_show()
    row = make_contradiction(make_credit(show), make_credit(show))

    post(client, row, "a")

    row.refresh_from_db()
    assert (row.state, row.b.status) == ("resolved", "removed")


def test_next_and_previous_walk_the_open_conflicts_in_their_order(client, jo):
    first, second, third = (make_contradiction() for _ in "123")
    make_contradiction(kind="wording")

    around = client.get(address(second)).context["around"]

    assert (around.place, around.total) == (2, 3)
    assert (around.previous, around.following) == (address(first), address(third))
    last = client.get(address(third)).context["around"]
    assert (last.previous, last.following) == (address(second), address(first))


def test_the_list_leads_to_the_page_that_settles(client, jo):
    row, *_ = loot()

    page = client.get(reverse("admin:facts_contradiction_change", args=[row.pk]))

    assert page.template_name == "admin/facts/contradiction/settle.html"


# -- Joining by hand ----------------------------------------------------------------------------


def test_two_facts_are_joined_by_hand_and_settled_next(client, jo):
    one, other = make_fact(), make_fact()
    answers = {"first": other.pk, "second": one.pk, "kind": "conflict", "why": "An alibi."}

    response = client.post(ADD, answers)

    row = Contradiction.objects.get()
    assert (row.a, row.b, row.kind) == (one, other, "conflict")
    assert response.url == address(row)


def test_a_page_of_a_fact_names_it_already(client, jo):
    fact = make_fact(statement="He was there.")

    assert "He was there." in client.get(ADD, {"first": fact.pk}).content.decode()
    assert client.get(ADD, {"first": "x"}).status_code == 200


def test_what_cannot_be_joined_is_said_and_nothing_is_lost(client, jo):
    fact = make_fact()
    answers = {"first": fact.pk, "second": fact.pk, "kind": "conflict", "why": "An alibi."}

    page = client.post(ADD, answers)

    assert [reason["sentence"] for reason in page.context["reasons"]] == [
        "These are one fact: choose another one."
    ]
    assert page.context["form"]["why"].value() == "An alibi."


def test_joining_takes_the_role(client):
    sit_down(client, "Writer")

    assert client.get(ADD).status_code == 403


def test_a_fact_says_what_contradicts_it_and_where_that_is_settled(client, jo):
    row, first, _ = loot()
    prefer(make_contradiction(first, make_fact()), "a", by=jo, note=WHY)

    page = client.get(reverse("admin:facts_fact_change", args=[first.pk])).content.decode()

    assert "$500 million" in page
    assert address(row) in page
    assert f"conflict, resolved: {WHY}" in page
    assert f"{ADD}?first={first.pk}" in page
