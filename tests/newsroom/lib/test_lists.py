import pytest
from django.contrib import admin
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.models import Citation, Fact
from newsroom.lib import lists, paging
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.lists import TypedFilter
from newsroom.lib.search import index
from shows.models import Character, Credit, Person
from tests.make import (
    make_article,
    make_availability,
    make_citation,
    make_contradiction,
    make_credit,
    make_fact,
    make_person,
    make_service,
    make_show,
    make_source,
)
from tests.screens import sit_down

from .archive.models import Film

pytestmark = pytest.mark.django_db
LISTS = ["/admin/facts/fact/", "/admin/shows/person/", "/admin/shows/credit/"]


@pytest.fixture
def _editor(client):
    sit_down(client, "Editor")


def fill(number, first=0):
    """People with a credit and a fact each, which rests on a source."""
    show, source = make_show(), make_source()
    places = range(first, first + number)
    people = Person.objects.bulk_create(
        Person(name=f"Anna {place:04}", slug=f"anna-{place}") for place in places
    )
    roles = Character.objects.bulk_create(Character(show=show, name=one.name) for one in people)
    Credit.objects.bulk_create(
        Credit(show=show, person=one, character=role)
        for one, role in zip(people, roles, strict=True)
    )
    facts = Fact.objects.bulk_create(
        Fact(person=one, ref=f"A{one.pk}", statement=f"{one.name} was there.") for one in people
    )
    Citation.objects.bulk_create(Citation(fact=fact, source=source) for fact in facts)
    return people


def listing(client, address, **asked):
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.context_data["cl"]


def names(client, address, **asked):
    return [str(row) for row in listing(client, address, **asked).result_list]


def asked_by(client, address, **asked):
    """The statements behind a page that nobody has opened before."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, asked).status_code == 200
    return [query["sql"] for query in queries]


# -- Pages ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("address", LISTS)
def test_a_page_takes_eight_queries_at_most_with_ten_rows_and_with_a_thousand(client, address):
    fill(10)
    few = len(asked_by(client, address))
    fill(990, first=10)

    assert len(asked_by(client, address)) == few <= 8
    # What waits on the desk is known from the page before.
    assert len(asked_by(client, address, p=20)) - 1 <= 8


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("page", [1, 2, 20])
def test_every_page_is_found_by_an_index_and_sorts_nothing(client, address, page):
    fill(1_000)
    statements = asked_by(client, address, p=page)
    (table,) = [
        name
        for name in ("facts_fact", "shows_person", "shows_credit")
        if name.split("_")[1] in address
    ]

    of_the_list = [
        sql for sql in statements if f'FROM "{table}" ' in f"{sql} " and "counted" not in sql
    ]
    keys = [plan_of(sql) for sql in of_the_list if "ORDER BY" in sql]
    (rows,) = [plan_of(sql) for sql in of_the_list if "ORDER BY" not in sql]

    assert len(keys) == (1 if page == 1 else 2)
    assert not any("TEMP B-TREE" in plan or "SORT" in plan for plan in keys)
    assert not any("SEQ SCAN" in plan for plan in (*keys, rows))


def plan_of(sql):
    """How the database reads what ``sql`` asks for, where it has many rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
            return "\n".join(row[0] for row in cursor.fetchall()).upper()
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(row[3] for row in cursor.fetchall()).upper()


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("address", LISTS)
def test_no_page_groups_compares_texts_or_reads_long_ones(client, address):
    fill(60)

    statements = asked_by(client, address) + asked_by(client, address, q="anna")

    for sql in statements:
        assert "LIKE" not in sql
        for column in ("synopsis", "standing_reason", "value_text", "character.note", "summary"):
            assert column not in sql.replace('"', "")


@pytest.mark.usefixtures("_editor")
def test_the_list_says_how_long_it_is_and_leads_to_every_page(client, monkeypatch):
    fill(51)
    page = client.get(LISTS[1]).content.decode()
    assert "51 people" in page
    assert 'href="?p=2" rel="next"' in page

    monkeypatch.setattr(paging, "MOST_FILTERED", 50)
    monkeypatch.setattr(lists, "MOST_FILTERED", 50)
    found = listing(client, LISTS[1], kind__exact="real")

    assert found.size_in_words() == "the first 50 people"
    assert found.notices == ["More than 50 people match, the first ones are here: filter on."]


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize(
    ("number", "about", "words"),
    [
        (1, False, "1 person"),
        (1_234, False, "1,234 people"),
        (199_713, True, "about 200,000 people"),
    ],
)
def test_a_number_that_is_believed_is_rounded(client, number, about, words):
    found = listing(client, LISTS[1])
    found.paginator.size = paging.Size(number, about=about)

    assert found.size_in_words() == words


@pytest.mark.usefixtures("_editor")
def test_a_long_list_is_sorted_only_where_an_index_has_the_order(client, monkeypatch):
    people = fill(12)
    people[3].nationality = "Zambian"
    people[3].save()
    columns = listing(client, LISTS[1]).list_display
    nationality, name = columns.index("nationality"), columns.index("name")
    assert names(client, LISTS[1], o=f"-{nationality}")[0] == "Anna 0003"

    for module in (paging, lists):
        monkeypatch.setattr(module, "MOST_SORTED", 10)
    found = listing(client, LISTS[1], o=f"-{nationality}")

    assert found.sortable_by == ["name"]
    assert str(found.result_list[0]) == "Anna 0011"
    assert found.notices == [
        "Too long to be sorted by that column: the newest come first. Filter or search."
    ]
    assert names(client, LISTS[1], o=f"-{name}")[0] == "Anna 0011"
    assert listing(client, LISTS[1], o=name).notices == []


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 30])
def test_a_page_that_does_not_exist_leads_to_the_list(client, page):
    fill(60)

    response = client.get(LISTS[0], {"p": page}, follow=True)

    assert response.status_code == 200
    assert len(response.context_data["cl"].result_list) == 50


@pytest.mark.usefixtures("_editor")
def test_a_list_of_two_hundred_can_be_shown_whole(client):
    fill(120)

    assert len(listing(client, LISTS[1], all="").result_list) == 120


# -- Facts ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_editor")
def test_the_list_of_facts_says_what_each_rests_on_and_where_it_is_used(client):
    plain = make_fact(statement="Plain.", source=None)
    busy = make_fact(statement="Busy.", rank="also")
    make_citation(busy, make_source())
    make_article(facts=[busy])
    make_contradiction(plain, busy)
    make_contradiction(busy, make_fact(), kind="wording")

    rows = {fact.statement: fact for fact in listing(client, LISTS[0]).result_list}
    screen = admin.site.get_model_admin(Fact)

    assert [
        (screen.stage_word(fact), screen.source_count(fact), screen.conflict_count(fact))
        for fact in (rows["Plain."], rows["Busy."])
    ] == [("Draft", "none", "1 open"), ("Draft, also said", 2, "1 open")]
    assert screen.article_count(rows["Plain."]) is None
    assert screen.article_count(rows["Busy."]) == "one article"
    assert 'class="desk-standing s-reported is-unchecked"' in screen.standing_mark(rows["Busy."])


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"conflict": "open"}, ["Five boxes.", "Ten boxes."]),
        ({"conflict": "none"}, ["Five boxes.", "Nobody knows.", "Ten boxes."]),
        ({"of": "boxes opened"}, ["Five boxes.", "Ten boxes."]),
        ({"of": "boxes-opened"}, ["Five boxes.", "Ten boxes."]),
        ({"of": "nothing of ours"}, []),
        ({"of": "\x00 "}, ["Five boxes.", "Nobody knows.", "Ten boxes."]),
    ],
)
def test_facts_are_filtered_by_conflict_and_by_what_they_say(client, asked, found):
    ten = make_fact(prop="boxes-opened", value="10", statement="Ten boxes.")
    five = make_fact(prop="boxes-opened", value="5", statement="Five boxes.", rank="also")
    make_fact(statement="Nobody knows.")
    make_contradiction(ten, five)

    assert sorted(names(client, LISTS[0], **asked)) == found


# -- Searching ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("address", LISTS)
def test_a_search_takes_eight_queries_at_most(client, address):
    index(fill(60))
    index(Fact.objects.all())

    assert len(listing(client, address, q="anna 0007").result_list) == 1
    assert len(asked_by(client, address, q="anna")) - 1 <= 8


@pytest.mark.usefixtures("_editor")
def test_the_best_come_first_unless_an_order_is_asked_for(client):
    people = [make_person(name) for name in ("Berta Kim", "Kim Novak", "Kim", "Aki Kim")]
    index(people)

    assert names(client, LISTS[1], q="kim") == ["Kim", "Kim Novak", "Aki Kim", "Berta Kim"]
    column = listing(client, LISTS[1]).list_display.index("name")
    assert names(client, LISTS[1], q="kim", o=column) == [
        "Aki Kim",
        "Berta Kim",
        "Kim",
        "Kim Novak",
    ]


@pytest.mark.usefixtures("_editor")
def test_a_search_holds_beside_a_filter(client):
    index([make_person("Kim Novak", kind="pen_name"), make_person("Kim Rossi")])

    assert names(client, LISTS[1], q="kim", kind__exact="pen_name") == ["Kim Novak"]


@pytest.mark.usefixtures("_editor")
def test_a_search_that_finds_too_many_says_so(client):
    index(fill(1_010))

    found = listing(client, LISTS[1], q="anna")

    assert (found.result_count, len(found.result_list)) == (1_000, 50)
    assert found.notices == ["More than 1,000 people match “anna”, the best first: add a word."]


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("text", ["🎬", "a\x00b", '"', "* OR 1", "x" * 10_000_000, "ß" * 9_999])
def test_whatever_is_searched_for_gets_a_page_of_common_size(client, address, text):
    index(fill(3))

    response = client.get(address, {"q": text})

    assert response.status_code == 200
    # Of a null character Django itself says that there must be none, and shows the list.
    assert len(response.context_data["cl"].result_list) == (3 if "\x00" in text else 0)
    assert len(response.content) < 100_000


@pytest.mark.usefixtures("_editor")
def test_spaces_alone_show_the_list(client):
    fill(3)

    assert len(names(client, LISTS[1], q="   ")) == 3


# -- Pickers --------------------------------------------------------------------------------------

PEOPLE = {"app_label": "shows", "model_name": "credit", "field_name": "person"}


@pytest.mark.usefixtures("_editor")
def test_a_picker_offers_the_best_first_in_few_queries(client):
    index(fill(300))
    index([make_person("Anna")])
    client.get("/admin/autocomplete/", PEOPLE)

    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/admin/autocomplete/", PEOPLE | {"term": "anna"}).json()

    assert len(queries) <= 7
    assert len(answer["results"]) == 20
    assert answer["results"][0]["text"].startswith("Anna")
    assert answer["pagination"] == {"more": True}
    assert not any("LIKE" in query["sql"] for query in queries)


@pytest.mark.usefixtures("_editor")
@pytest.mark.parametrize("term", ["", " ", "zzz", "🎬", "\x00", "x" * 1_000_000])
def test_a_picker_answers_whatever_is_typed(client, term):
    fill(3)

    answer = client.get("/admin/autocomplete/", PEOPLE | {"term": term}).json()

    assert len(answer["results"]) == (0 if term.strip(" \x00") else 3)


@pytest.mark.usefixtures("_editor")
def test_a_picker_of_characters_asks_no_query_a_row(client):
    fields = {"app_label": "shows", "model_name": "credit", "field_name": "character"}
    fill(3)
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/autocomplete/", fields)
    fill(17, first=3)

    with CaptureQueriesContext(connection) as many:
        assert len(client.get("/admin/autocomplete/", fields).json()["results"]) == 20

    assert len(many) <= len(few)


# -- Filters into which one types -----------------------------------------------------------------


@pytest.mark.usefixtures("_editor")
def test_a_typed_filter_keeps_the_others_and_can_be_taken_off(client):
    make_credit(source="tvmaze", source_key="1", job="writer")
    make_credit(source="desk", source_key="2", job="writer")

    page = client.get(LISTS[2], {"list": "tvmaze", "job__exact": "writer"})

    assert [row.source for row in page.context_data["cl"].result_list] == ["tvmaze"]
    html = page.content.decode()
    assert '<input type="hidden" name="job__exact" value="writer">' in html
    assert 'name="list" value="tvmaze"' in html
    assert 'href="?job__exact=writer"' in html


@pytest.mark.usefixtures("_editor")
def test_shows_are_found_by_the_service_that_has_them(client):
    service = make_service("Prime Video")
    held = make_availability(service=service, country="GB").show
    make_availability(service=make_service("Other"), country="US")
    index([service])

    assert names(client, "/admin/shows/show/", on="prime") == [str(held)]
    assert len(names(client, "/admin/shows/availability/", on="prime")) == 1
    assert len(names(client, "/admin/shows/availability/", **{"in": "us"})) == 1


# -- Misuse ---------------------------------------------------------------------------------------


class SomeTypedFilter(TypedFilter):
    title = parameter_name = "x"


@pytest.mark.parametrize(
    ("model", "options", "ids"),
    [
        (Film, {"search_fields": ["title"]}, ["newsroom.E103"]),
        (Film, {"search_fields": ["title"], "few_rows": True}, []),
        (Person, {}, []),
        (Film, {"list_filter": ["studio"]}, ["newsroom.E104"]),
        (Film, {"list_filter": ["title"]}, ["newsroom.E104"]),
        (Film, {"list_filter": [("title", admin.AllValuesFieldListFilter)]}, ["newsroom.E104"]),
        (Film, {"list_filter": ["studio"], "few_rows": True}, []),
        (Film, {"list_filter": ["listed", "shown_at", SomeTypedFilter]}, []),
        (Person, {"list_filter": ["kind", ("living", admin.ChoicesFieldListFilter)]}, []),
    ],
)
def test_a_list_that_would_read_every_row_is_reported(model, options, ids):
    screen = type("SomeAdmin", (RecordAdmin,), {"list_select_related": (), **options})

    assert [problem.id for problem in screen(model, admin.site).check()] == ids


def test_every_list_of_the_desk_is_free_of_misuse():
    house = {"images", "shows", "facts", "articles"}
    screens = [
        screen
        for model, screen in admin.site._registry.items()
        if model._meta.app_label in house and isinstance(screen, RecordAdmin)
    ]

    assert len(screens) > 20
    assert [problem for screen in screens for problem in screen.list_misuses()] == []
