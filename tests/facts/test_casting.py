"""Keeping a pasted cast list: once, with its source, and nothing that is ours is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.casting import Pasted, keep_cast, look_at
from facts.claims import claims
from facts.lists import titles_of_lists
from facts.models import Citation, Contradiction, Source
from facts.source_forms import WhereFrom
from newsroom.lib.changes import _subscribers
from newsroom.lib.refusals import Refused
from shows.models import Character, Credit, Person, PersonName
from tests.make import (
    make_citation,
    make_credit,
    make_member,
    make_person,
    make_season,
    make_show,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "Mara Thys as Ilse Roth\nJo Field as Bob\nLee Roe (uncredited)"


class From:
    """A source that is held, as the form of a source hands it over."""

    def __init__(self, source):
        self.source = source

    def keep_source(self, *, by):
        return self.source


@pytest.fixture
def writer():
    return make_member("Writer", "mara")


def keep(show, text, source, writer, season=None, **answers):
    """Read and keep a list; ``answers`` are the codes by the names of the people."""
    pasted = Pasted(show, text, season)
    look = look_at(pasted, source)
    codes = {
        line.place: answers[line.entry.name.split()[0]]
        for line in look.comparison.lines
        if line.entry.name.split()[0] in answers
    }
    return keep_cast(pasted, codes, From(source), by=writer, mark=look.mark)


def cast_of(show, source=None):
    """Person, character, billing and status of the lines, in their order."""
    rows = show.credits.filter(source=f"source-{source.pk}") if source else show.credits.all()
    return [
        (row.person.name, row.character and row.character.name, row.billing, row.status)
        for row in rows
    ]


def counts():
    models = (Person, Character, Credit, Citation, Source)
    return [model.objects.count() for model in models] + [model.history.count() for model in models]


# -- The first time -------------------------------------------------------------------------------


def test_a_list_becomes_people_characters_and_credits_with_their_source(writer):
    show, source = make_show(), make_source("Harbour Weekly")

    kept = keep(show, LIST, source, writer)

    assert str(kept) == "Kept: three new credits, three new people and two new characters."
    assert cast_of(show, source) == [
        ("Mara Thys", "Ilse Roth", 1, "confirmed"),
        ("Jo Field", "Bob", 2, "confirmed"),
        ("Lee Roe", None, 3, "uncredited"),
    ]
    cited = Citation.objects.values_list("credit__person__name", "source", "quote", "created_by")
    assert list(cited) == [
        ("Mara Thys", source.pk, "Mara Thys as Ilse Roth", writer.pk),
        ("Jo Field", source.pk, "Jo Field as Bob", writer.pk),
        ("Lee Roe", source.pk, "Lee Roe (uncredited)", writer.pk),
    ]


def test_new_people_are_not_known_to_be_living_and_have_an_address_of_their_own(writer):
    taken = make_person("Someone Else", slug="mara-thys")

    keep(make_show(), "Mara Thys as Ilse\nMara Thys as Greta", make_source(), writer)

    (person,) = Person.objects.exclude(pk=taken.pk)
    assert (person.name, person.slug, person.living) == ("Mara Thys", "mara-thys-2", "unknown")
    assert (person.created_by, person.history.get().history_user) == (writer, writer)


def test_who_hears_of_changes_is_told_of_all(writer, monkeypatch):
    told = []
    subscribers = [*_subscribers, lambda records, **by: told.extend(records)]
    monkeypatch.setattr("newsroom.lib.changes._subscribers", subscribers)

    keep(make_show(), "Mara Thys as Ilse", make_source(), writer)

    kinds = [type(record) for record in told if type(record) is not Contradiction]
    assert kinds == [Person, Character, Credit, Citation]


def test_jobs_and_spellings_are_kept(writer):
    show = make_show()
    person = make_person("Robert Marsh")
    PersonName.objects.create(person=person, text="Bob Marsh", kind="alias")
    PersonName.objects.create(person=person, text="Robert March", kind="forbidden")
    make_credit(make_show(), person)
    text = "Directed by Ann Lee\nStarring\nBOB MARSH as Tom\nLee Roe as Self - Historian"

    keep(show, text, make_source(), writer)
    keep(make_show(), "Robert March as Tom", make_source(), writer)

    assert list(show.credits.values_list("job", "job_title", "billing", "credited_as")) == [
        ("actor", "", 1, "Bob Marsh"),
        ("self", "Historian", 2, ""),
        ("director", "", None, ""),
    ]
    wrong = Credit.objects.exclude(show=show).order_by("-pk").first()
    assert (wrong.person, wrong.credited_as) == (person, "")


def test_a_character_that_the_show_has_is_taken(writer):
    credit = make_credit(make_show(), character="Ilse Roth")

    keep(credit.show, "Mara Thys as ILSE ROTH", make_source(), writer)

    assert Character.objects.get() == credit.character
    assert credit.show.credits.get(person__name="Mara Thys").character == credit.character


# -- Again ----------------------------------------------------------------------------------------


def test_keeping_a_list_twice_adds_nothing(writer):
    show, source = make_show(), make_source()
    keep(show, LIST, source, writer)
    before = counts()

    kept = keep(show, LIST, source, writer)

    assert counts() == before
    assert str(kept) == "All of this list was held already: nothing was written."


def test_answers_are_remembered_by_the_list(writer):
    show, source = make_show(), make_source()
    make_credit(show, "Mara Thys", character="Ilse", source="old", source_key="1")
    person = show.credits.get().person
    text = "Maria Thys as Ilse"
    keep(show, text, source, writer, Maria=f"p{person.pk}")
    before = counts()

    keep(show, text, source, writer)

    assert counts() == before
    assert show.credits.get(source=f"source-{source.pk}").person == person


def test_a_changed_list_changes_its_own_lines_alone(writer):
    show, source, other = make_show(), make_source(), make_source()
    keep(show, LIST, source, writer)
    keep(show, LIST, other, writer)

    text = "Lee Roe as Tom\nMara Thys as Ilse Roth\nJo Field as Max"
    jo = Person.objects.get(name="Jo Field")
    kept = keep(show, text, source, writer, Jo=f"p{jo.pk}")

    assert str(kept) == "Kept: two new characters and three changed lines of this list."
    assert cast_of(show, source) == [
        ("Lee Roe", "Tom", 1, "confirmed"),
        ("Mara Thys", "Ilse Roth", 2, "confirmed"),
        ("Jo Field", "Max", 3, "confirmed"),
    ]
    assert [line[:2] for line in cast_of(show, other)] == [
        ("Mara Thys", "Ilse Roth"),
        ("Jo Field", "Bob"),
        ("Lee Roe", None),
    ]
    quotes = Citation.objects.filter(source=source, credit__source=f"source-{source.pk}")
    assert set(quotes.values_list("quote", flat=True)) == set(text.split("\n"))


def test_lines_that_a_changed_list_lacks_stay(writer):
    show, source = make_show(), make_source()
    keep(show, LIST, source, writer)

    keep(show, "Jo Field as Bob", source, writer)

    assert len(cast_of(show, source)) == 3


def test_what_the_desk_changed_by_hand_stays(writer):
    show, source = make_show(), make_source()
    keep(show, LIST, source, writer)
    row = show.credits.get(person__name="Lee Roe")
    row.status, row.editor_fields = "confirmed", ["status"]
    row.save()
    gone = show.credits.get(person__name="Jo Field")
    gone.status = "removed"
    gone.save()

    keep(show, f"Ann Sy as Max\n{LIST}", source, writer)

    assert cast_of(show, source) == [
        ("Ann Sy", "Max", 1, "confirmed"),
        ("Mara Thys", "Ilse Roth", 2, "confirmed"),
        ("Jo Field", "Bob", 2, "removed"),
        ("Lee Roe", None, 4, "confirmed"),
    ]


def test_the_list_of_a_table_is_the_same_list(writer):
    source = make_source(identifier="weekly")
    show = make_show()
    row = make_credit(
        show, "Mara Thys", character="Ilse", source="weekly", source_key="w-01", billing=7
    )
    make_citation(credit=row, source=source)

    keep(show, "Mara Thys as Ilse\nJo Field as Bob", source, writer)

    lines = row.show.credits.values_list("source", "source_key", "billing")
    place = row.show.pk
    assert list(lines) == [("weekly", f"{place}|jo field|bob", 2), ("weekly", "w-01", 7)]


# -- Beside other lists ---------------------------------------------------------------------------


def test_a_credit_that_the_list_confirms_gets_its_source_too(writer):
    show, source = make_show(), make_source()
    held = make_credit(show, "Mara Thys", character="Ilse Roth", source="old", source_key="1")
    make_citation(credit=held)

    kept = keep(show, "Mara Thys as Ilse Roth", source, writer)

    assert str(kept) == "Kept: one new credit and one source for credits held before."
    assert held.citations.filter(source=source).get().quote == "Mara Thys as Ilse Roth"
    assert [row.source for row in show.credits.all()] == [f"source-{source.pk}", "old"]


def test_lists_that_disagree_are_both_kept(writer):
    show = make_show()
    keep(show, "Mara Thys as Ilse Roth", make_source(), writer)
    mara = Person.objects.get(name="Mara Thys")

    keep(show, "Mara Thys as Greta", make_source(), writer, Mara=f"p{mara.pk}")

    assert sorted(row.character.name for row in show.credits.all()) == ["Greta", "Ilse Roth"]
    assert Contradiction.objects.filter(credit_a__isnull=False).count() == 1


def test_the_role_that_we_have_may_be_what_the_list_means(writer):
    show, source = make_show(), make_source()
    held = make_credit(show, "Mara Thys", character="Ilse Roth", source="old", source_key="1")
    code = f"p{held.person.pk}c{held.character.pk}"

    keep(show, "Mara Thys as Ilse Rothe", source, writer, Mara=code)

    assert show.credits.get(source=f"source-{source.pk}").character == held.character
    assert Character.objects.count() == 1


def test_what_is_only_in_ours_stays(writer):
    show = make_show()
    held = make_credit(show, "Ann Sy", character="Max", source="old", source_key="1")

    keep(show, LIST, make_source(), writer)

    assert Credit.objects.filter(pk=held.pk).exists()


def test_seasons_have_casts_of_their_own(writer):
    show, source = make_show(), make_source()
    first, second = make_season(show, 1), make_season(show, 2)

    for season, text in ((first, LIST), (second, "Ann Sy as Max\nMara Thys as Ilse Roth")):
        keep(show, text, source, writer, season)
        keep(show, text, source, writer, season)

    seasons = show.credits.order_by("season__number", "billing")
    assert list(seasons.values_list("season__number", "person__name")) == [
        (1, "Mara Thys"),
        (1, "Jo Field"),
        (1, "Lee Roe"),
        (2, "Ann Sy"),
        (2, "Mara Thys"),
    ]
    assert Person.objects.count() == 4


# -- Answers --------------------------------------------------------------------------------------


def test_a_doubtful_line_has_to_be_answered(writer):
    show = make_show()
    make_person("Lee Roe", slug="a")
    make_person("Lee Roe", slug="b")

    with pytest.raises(Refused) as refusal:
        keep(show, LIST, make_source(), writer)

    assert refusal.value.reasons == [
        "Line 3, Lee Roe: We hold two people of this name. Say who it is."
    ]
    assert not show.credits.exists()


@pytest.mark.parametrize("answer", ["p", "new", "out"])
def test_an_answer_is_somebody_held_somebody_new_or_nobody(writer, answer):
    show = make_show()
    first = make_person("Lee Roe", slug="a")
    make_person("Lee Roe", slug="b")

    keep(show, LIST, make_source(), writer, Lee=f"p{first.pk}" if answer == "p" else answer)

    credited = show.credits.filter(person__name="Lee Roe")
    assert credited.count() == (answer != "out")
    assert Person.objects.filter(name="Lee Roe").count() == 2 + (answer == "new")
    assert credited.filter(person=first).exists() == (answer == "p")


def test_a_line_may_be_left_out(writer):
    show = make_show()

    keep(show, LIST, make_source(), writer, Jo="out")

    assert [line[0] for line in cast_of(show)] == ["Mara Thys", "Lee Roe"]
    with pytest.raises(Refused, match="nothing to keep"):
        keep(show, "Al Vo as Tom", make_source(), writer, Al="out")


def test_a_made_up_answer_counts_as_none(writer):
    show = make_show()
    make_person("Lee Roe")

    with pytest.raises(Refused, match="Say who it is"):
        keep(show, LIST, make_source(), writer, Lee="p999999")


# -- Refusals -------------------------------------------------------------------------------------


def test_only_who_may_enter_people_keeps_a_list():
    reader = make_user("reader", is_staff=True)

    with pytest.raises(Refused) as refusal:
        keep(make_show(), LIST, make_source(), reader)

    assert refusal.value.reasons == ["reader may not enter a cast: that takes the role Writer."]


def test_a_text_without_credits_is_refused(writer):
    with pytest.raises(Refused, match="Nothing here reads as a credit"):
        keep(make_show(), "???", make_source(), writer)


def test_another_list_than_the_one_that_was_read_is_refused(writer):
    pasted = Pasted(make_show(), LIST)
    mark = look_at(Pasted(pasted.show, "Ann Sy as Max")).mark

    with pytest.raises(Refused, match="The list was changed after it was read"):
        keep_cast(pasted, {}, From(make_source()), by=writer, mark=mark)


def test_somebody_who_came_meanwhile_is_looked_at_first(writer):
    pasted = Pasted(make_show(), "Mara Thys as Ilse")
    mark = look_at(pasted).mark
    make_credit(make_show(), "Mara Thys")

    with pytest.raises(Refused, match="Somebody changed the cast"):
        keep_cast(pasted, {}, From(make_source()), by=writer, mark=mark)

    assert Person.objects.count() == 1


def test_a_show_that_is_gone_is_said(writer):
    pasted = Pasted(make_show(), LIST)
    mark = look_at(pasted).mark
    pasted.show.__class__.objects.filter(pk=pasted.show.pk).delete()

    with pytest.raises(Refused, match="was deleted meanwhile"):
        keep_cast(pasted, {}, From(make_source()), by=writer, mark=mark)


def test_no_source_is_left_behind_by_a_list_that_is_refused(writer):
    where = WhereFrom({"source_title": "Harbour Weekly"})
    assert where.is_valid()

    with pytest.raises(Refused):
        keep_cast(Pasted(make_show(), "???"), {}, where, by=writer, mark="")

    assert not Source.objects.exists()


# -- Several at once ------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_people_who_keep_the_same_list_at_once_add_it_once(at_once):
    writers = [make_member("Writer", name) for name in ("mara", "jo")]
    pasted, source = Pasted(make_show(), LIST), make_source()
    mark = look_at(pasted, source).mark

    answers = at_once(
        *(lambda by=by: keep_cast(pasted, {}, From(source), by=by, mark=mark) for by in writers)
    )

    assert sorted(len(kept.written.created) for kept in answers) == [0, 3]
    assert counts()[:4] == [3, 2, 3, 3]


@pytest.mark.django_db(transaction=True)
def test_lists_of_several_shows_at_once_lose_nothing(at_once):
    writer, source = make_member("Writer"), make_source()
    lists = [Pasted(make_show(), LIST) for _ in range(3)]
    marks = [look_at(pasted, source).mark for pasted in lists]

    answers = at_once(
        *(
            lambda pasted=pasted, mark=mark: keep_cast(
                pasted, {}, From(source), by=writer, mark=mark
            )
            for pasted, mark in zip(lists, marks, strict=True)
        )
    )

    refused = [answer for answer in answers if isinstance(answer, Refused)]
    kept = [answer for answer in answers if not isinstance(answer, Exception)]
    assert len(kept) + len(refused) == 3
    # Who came second is shown the people that the first has made.
    assert {reason for one in refused for reason in one.reasons} <= {
        "Somebody changed the cast while you looked at it. Look at the lines below, then keep them."
    }
    assert Credit.objects.count() == 3 * len(kept)


# -- What it costs, and what it is called ---------------------------------------------------------


def test_looking_asks_as_often_for_three_lines_as_for_three_hundred():
    show, source = make_show(), make_source()
    lines = [f"Number {chr(65 + i % 26)}{chr(97 + i // 26)} as Role {i}" for i in range(300)]

    asked = []
    for some in (lines[:3], lines):
        with CaptureQueriesContext(connection) as queries:
            look_at(Pasted(show, "\n".join(some)), source)
        asked.append(len(queries))
    assert asked == [4, 4]


def test_three_hundred_lines_are_written_in_few_queries(writer):
    show, source = make_show(), make_source()
    text = "\n".join(
        f"Number {chr(65 + i % 26)}{chr(97 + i // 26)} as Role {i}" for i in range(300)
    )
    pasted = Pasted(show, text)
    mark = look_at(pasted, source).mark

    with CaptureQueriesContext(connection) as queries:
        keep_cast(pasted, {}, From(source), by=writer, mark=mark)

    assert show.credits.count() == 300
    assert len(queries) < 300


def test_lists_are_called_by_the_titles_of_their_sources():
    pasted = make_source("Harbour Weekly")
    make_source("Coast Post", identifier="coast")
    names = [f"source-{pasted.pk}", "coast", "tvmaze", "source-x", ""]

    assert titles_of_lists(names) == {
        f"source-{pasted.pk}": "Harbour Weekly",
        "coast": "Coast Post",
        "tvmaze": "tvmaze",
        "source-x": "source-x",
        "": "",
    }


def test_the_list_of_a_confidential_source_is_not_named_to_others(writer):
    show, source = make_show(), make_source(confidential=True)

    keep(show, "Mara Thys as Ilse", source, writer)

    (claim,) = claims(show)
    assert claim.ref == f"credit {show.credits.get().pk}"
    assert claim.sources == []
