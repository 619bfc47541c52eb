import pytest

from articles.models import Author
from facts.models import Event, EventName, Involvement, Portrayal, Source, Verdict
from newsroom.lib.imports.session import RowRefused
from newsroom.lib.imports.sheets import parents_first
from newsroom.lib.imports.tables import Row
from newsroom.management.commands.import_records import BY_KIND
from shows.importing.parts import minor_units
from shows.importing.sheets import PlaceSheet
from shows.models import Availability, Episode, Organisation, Place, ServiceName, SourceWork
from tests.importing import SAMPLES, run_import, state_of_the_records, table
from tests.make import (
    make_character,
    make_credit,
    make_event,
    make_fact,
    make_member,
    make_organisation,
    make_person,
    make_season,
    make_service,
    make_show,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _writer():
    make_member("Writer", "writer")


def import_records(tmp_path, kind, text, **options):
    return run_import("import_records", kind, table(tmp_path, text), **{"by": "writer", **options})


def test_an_unknown_kind_is_refused_with_the_nearest(tmp_path):
    outcome = import_records(tmp_path, "peple", "key,name\n")

    assert outcome.code == 2
    assert outcome.stderr.startswith("There is no table of “peple”. Did you mean people?")


def test_a_user_has_to_be_named(tmp_path):
    outcome = run_import("import_records", "places", table(tmp_path, "key,name,kind\n"))

    assert (outcome.code, outcome.stderr) == (2, "Say whose import this is: --by USER.")


@pytest.mark.parametrize("kind", sorted(BY_KIND))
@pytest.mark.parametrize("content", ["", "nothing,that,is,known\n1,2,3,4\n", b"key\xe9\n\xe9\n"])
def test_no_table_takes_a_wrong_file(tmp_path, kind, content):
    before = state_of_the_records()

    outcome = import_records(tmp_path, kind, content)

    assert outcome.code == 2
    assert outcome.refusal.endswith(".")
    assert state_of_the_records() == before


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_no_table_takes_names_of_10_000_characters_script_or_impossible_dates(tmp_path, kind):
    sheet = BY_KIND[kind]()
    header = ",".join(sheet.known)
    rows = [
        ",".join([cell] * len(sheet.known))
        for cell in ("x" * 10_000, "<script>alert(1)</script>", "31 February 2003", "a\x00b")
    ]

    outcome = import_records(tmp_path, kind, "\n".join([header, *rows]))

    assert {problem["line"] for problem in outcome.all_problems} == {2, 3, 4, 5}
    assert all(counts["created"] == 0 for counts in outcome.summary["counts"].values())
    assert all(sentence.endswith((".", "?")) for sentence in outcome.sentences)


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_the_samples_of_every_table_can_be_imported(kind):
    names = {path.stem for path in SAMPLES.rglob("*.csv")}

    assert kind in names


def test_a_place_may_stand_before_the_one_it_is_part_of(tmp_path):
    text = "key,name,kind,part_of\nvault,Vault,building,antwerp\nantwerp,Antwerp,city,\n"

    outcome = import_records(tmp_path, "places", text)

    assert outcome.counts["places"] == {"read": 2, "created": 2}
    assert Place.objects.get(slug="vault").part_of.slug == "antwerp"


def test_a_long_line_of_places_is_put_in_order():
    rows = [Row(place, {"key": f"p{place}", "part_of": f"p{place + 1}"}) for place in range(5000)]

    assert parents_first(PlaceSheet(), rows) == rows[::-1]


@pytest.mark.parametrize("price", ["1e999999999", "NaN", "8,99", "-1", "99999999999"])
def test_a_price_that_is_none_is_left_out(price):
    with pytest.raises(RowRefused) as refused:
        minor_units(price, "EUR")

    (problem,) = refused.value.problems
    assert problem.message == f"“{price}” is no price. Write it like 8.99."


def test_places_that_are_part_of_each_other_are_left_out(tmp_path):
    text = "key,name,kind,part_of\na,A,city,b\nb,B,city,a\nc,C,city,c\n"

    outcome = import_records(tmp_path, "places", text)

    assert [code for _, _, code in outcome.problems] == ["unknown-reference"] * 3
    assert Place.objects.count() == 0


def test_one_key_may_name_an_organisation_and_a_service(tmp_path):
    import_records(tmp_path, "organisations", "key,name,kind\nnetflix,Netflix,broadcaster\n")
    import_records(tmp_path, "services", "key,name,organisation\nnetflix,Netflix,netflix\n")

    assert Organisation.objects.get().services.get().slug == "netflix"


def test_a_price_is_read_in_its_currency_and_needs_the_day_it_was_checked(tmp_path):
    make_show("Heist", slug="heist")
    make_service("Prime Video", slug="prime-video")
    header = "key,show,service,country,price,currency,period,checked_on"
    rows = (
        "one,heist,prime-video,GB,8.99,GBP,month,13 October 2023\n"
        "two,heist,prime-video,JP,500,JPY,month,13 October 2023\n"
        "three,heist,prime-video,IT,4.99,EUR,month,\n"
        "four,heist,prime-video,FR,a lot,EUR,month,13 October 2023\n"
        "five,heist,prime-video,FR,1.999,EUR,month,13 October 2023\n"
    )

    outcome = import_records(tmp_path, "availability", f"{header}\n{rows}")

    assert list(Availability.objects.order_by("pk").values_list("country", "price_minor")) == [
        ("GB", 899),
        ("JP", 500),
    ]
    assert outcome.problems == [
        (4, "", "refused-by-the-database"),
        (5, "price", "bad-number"),
        (6, "price", "bad-number"),
    ]
    assert outcome.sentences[0] == "A price needs the day it was checked."


def test_the_authors_of_a_work_are_joined(tmp_path):
    people = [make_person(slug=slug) for slug in ("ann", "bo")]

    text = 'key,title,authors\nflawless,Flawless,"ann, bo"\n'
    import_records(tmp_path, "source-works", text)
    again = import_records(tmp_path, "source-works", text)

    assert set(SourceWork.objects.get().authors.all()) == set(people)
    assert again.counts["source works"] == {"read": 1, "unchanged": 1}


def test_other_names_hang_on_records_of_every_kind(tmp_path):
    make_service("Prime Video", slug="prime-video")
    make_event("Heist", slug="heist")
    text = (
        "of,record,text,kind\nservice,prime-video,Amazon Prime,forbidden\n"
        "event,heist,The Heist,alias\nfilm,heist,The Heist,alias\nshow,heist,The Heist,alias\n"
    )

    outcome = import_records(tmp_path, "names", text)

    assert (ServiceName.objects.get().kind, EventName.objects.get().text) == (
        "forbidden",
        "The Heist",
    )
    assert outcome.problems == [
        (4, "of", "unknown-choice"),
        (5, "record", "unknown-reference"),
    ]


def test_a_special_has_a_key_instead_of_a_number(tmp_path):
    make_season(make_show(slug="heist"), 1)
    text = (
        "show,season,number,key,title\nheist,1,1,,One\nheist,1,,reunion,Reunion\nheist,1,,,None\n"
        "heist,2,1,,One\n"
    )

    outcome = import_records(tmp_path, "episodes", text)
    again = import_records(tmp_path, "episodes", text)

    assert list(Episode.objects.values_list("number", "title")) == [(1, "One"), (None, "Reunion")]
    assert (
        outcome.problems
        == again.problems
        == [
            (4, "", "empty-cell"),
            (5, "season", "unknown-reference"),
        ]
    )
    assert again.counts["episodes"] == {"read": 4, "unchanged": 2, "skipped": 2}


def test_an_event_keeps_the_address_an_editor_gave_it(tmp_path):
    text = "key,name,kind,date\nheist,Heist,crime,weekend of 15 February 2003\n"
    import_records(tmp_path, "events", text)
    event = Event.objects.get()
    event.history.bulk_history_create([event])
    event.slug, event.editor_fields = "the-heist", ["slug"]
    event.save()

    outcome = import_records(tmp_path, "events", text)

    assert outcome.counts["events"] == {"read": 1, "unchanged": 1}
    assert Event.objects.get().slug == "the-heist"
    # Other tables go on naming it by its key.
    make_person(slug="leo")
    again = "event,person,role\nheist,leo,leader\n"
    assert import_records(tmp_path, "involvements", again).problems == []


def test_one_person_may_have_two_roles_in_an_event(tmp_path):
    make_event(slug="heist")
    make_person(slug="leo")
    text = (
        "event,person,role,role_title,status\nheist,leo,leader,mastermind,convicted\n"
        "heist,leo,leader,alleged mastermind,alleged\nheist,leo,leader,mastermind,convicted\n"
        "heist,,leader,,\n"
    )

    outcome = import_records(tmp_path, "involvements", text)

    assert list(Involvement.objects.order_by("pk").values_list("role_title", "status")) == [
        ("mastermind", "convicted"),
        ("alleged mastermind", "alleged"),
    ]
    assert outcome.problems == [(4, "", "duplicate-row"), (5, "", "refused-by-the-database")]
    assert outcome.sentences[1] == "Name a person or an organisation, not both."


def test_a_portrayal_names_its_character_within_the_show(tmp_path):
    show = make_show(slug="heist")
    character = make_character("Leonardo N.", show)
    make_person(slug="leo")

    import_records(
        tmp_path, "portrayals", "character,person,closeness\nheist/leonardo-n,leo,same_name\n"
    )

    assert Portrayal.objects.get().character == character


def test_a_source_is_known_by_its_key_and_may_repeat_another(tmp_path):
    text = "key,title,kind,published,repeats\ncopy,Copy,news,2023,agency\nagency,Agency,news,,\n"

    import_records(tmp_path, "sources", text)
    again = import_records(tmp_path, "sources", text)

    assert Source.objects.get(identifier="copy").independent_of.identifier == "agency"
    assert again.counts["sources"] == {"read": 2, "unchanged": 2}


def test_a_verdict_rests_on_facts_and_on_whoever_imports_it(tmp_path):
    show = make_show(slug="heist")
    fact = make_fact(show, ref="HEIST-REAL")
    text = (
        "show,value,answer,facts,decided_on\n"
        "heist,inspired_by,Up to a point.,HEIST-REAL,17 November 2026\n"
    )

    import_records(tmp_path, "verdicts", text)
    again = import_records(tmp_path, "verdicts", text)

    verdict = Verdict.objects.get()
    assert (verdict.show, verdict.value, verdict.decided_by.username) == (
        show,
        "inspired_by",
        "writer",
    )
    assert list(verdict.facts.all()) == [fact]
    assert again.counts["verdicts"] == {"read": 1, "unchanged": 1}


def test_citations_hang_on_records_of_every_kind(tmp_path):
    show = make_show(slug="heist")
    make_source(identifier="report")
    make_credit(show, "Leo", source="list-a", source_key="line-1")
    event = make_event(slug="robbery")
    show.adaptations.create(event=event, relation="inspired_by")
    event.involvements.create(person=make_person(slug="leo-n"), role="leader")
    show.availability.create(service=make_service(), source="table", source_key="heist-gb")
    text = (
        "of,record,source,quote,locator\n"
        "credit,list-a: line-1,report,Leo,line 1\n"
        "adaptation,heist > robbery,report,inspired by,line 2\n"
        "involvement,robbery > leo-n,report,led by,line 3\n"
        "availability,heist-gb,report,out now,line 4\n"
        "credit,list-a: line-2,report,Leo,line 1\n"
        "adaptation,heist > nothing,report,inspired by,line 2\n"
        "portrayal,heist,report,,\n"
        "verdict,heist,report,,\n"
    )

    outcome = import_records(tmp_path, "citations", text)

    assert outcome.counts["citations"] == {"read": 8, "created": 4, "skipped": 4}
    assert {code for _, _, code in outcome.problems} == {"unknown-reference"}


def test_an_author_is_tied_to_a_login(tmp_path):
    make_organisation(slug="newsroom")
    text = (
        'key,name,user,works_for,beats\nrobin,Robin,writer,newsroom,"crime, series"\n'
        "bo,Bo,writter,newsroom,\n"
    )

    outcome = import_records(tmp_path, "authors", text)

    author = Author.objects.get()
    assert (author.user.username, author.beats) == ("writer", ["crime", "series"])
    assert outcome.sentences == ["There is no user “writter”. Did you mean writer?"]
