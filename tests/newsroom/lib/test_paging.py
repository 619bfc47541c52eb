import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.lib import paging
from newsroom.lib.paging import KeyPages, Size, carries
from shows.models import Character, Credit, Person, Show
from tests.make import make_show

from .archive.models import Film, Studio

pytestmark = pytest.mark.django_db


def people(number, **columns):
    return Person.objects.bulk_create(
        Person(name=f"Person {place:05}", slug=f"person-{place}", **columns)
        for place in range(number)
    )


def pages_of(rows, per_page=10, **options):
    return KeyPages(rows, per_page, rows=rows.model.objects.all(), **options)


def shown(pages):
    """The names on all pages, one after the other."""
    return [row.name for number in pages.page_range for row in pages.page(number)]


@pytest.mark.parametrize("number", [0, 1, 10, 11, 95, 100])
@pytest.mark.parametrize("order", [("pk",), ("-pk",), ("name", "pk"), ("-name", "-pk"), ("slug",)])
def test_the_pages_together_are_the_list_once_in_its_order(number, order):
    people(number)
    rows = Person.objects.order_by(*order)

    pages = pages_of(rows)

    assert shown(pages) == [row.name for row in rows]
    assert all(len(pages.page(place)) == 10 for place in pages.page_range[:-1])


def test_a_filtered_list_is_paged_and_counted_too():
    people(25)
    people_of_another_kind = Person.objects.filter(slug__contains="1").order_by("name", "pk")

    pages = pages_of(people_of_another_kind, 5)

    assert pages.size == Size(12)
    assert shown(pages) == [row.name for row in people_of_another_kind]


@pytest.mark.parametrize(("number", "queries"), [(1, 2), (2, 3), (10, 3)])
def test_a_page_takes_two_queries_or_three_wherever_it_is(number, queries):
    people(100)
    pages = pages_of(Person.objects.order_by("-pk"))

    with CaptureQueriesContext(connection) as asked:
        assert len(pages.page(number).object_list) == 10

    assert len(asked) == queries


def test_the_last_pages_are_read_from_the_other_end():
    people(100)
    pages = pages_of(Person.objects.order_by("-pk"))

    with CaptureQueriesContext(connection) as asked:
        pages.page(10)

    keys = asked.captured_queries[1]["sql"]
    assert keys.endswith("ORDER BY 1 ASC LIMIT 10")


def test_only_the_rows_of_the_page_are_read(monkeypatch):
    people(30)
    pages = pages_of(Person.objects.order_by("-pk"))

    with CaptureQueriesContext(connection) as asked:
        pages.page(2)

    wide = [query["sql"] for query in asked if '"nationality"' in query["sql"]]
    assert len(wide) == 1
    assert wide[0].count(",") < 70
    assert " IN (" in wide[0]


def test_a_filter_is_counted_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(paging, "MOST_FILTERED", 20)
    people(25, kind="pen_name")
    found = Person.objects.filter(kind="pen_name").order_by("-pk")

    pages = pages_of(found)

    assert pages.size == Size(20, capped=True)
    assert shown(pages) == [row.name for row in found[:20]]


def test_a_long_list_without_an_index_shows_the_newest_first(monkeypatch):
    monkeypatch.setattr(paging, "MOST_SORTED", 20)
    people(25)
    pages = pages_of(Person.objects.order_by("nationality", "pk"))

    assert not pages.is_sorted
    assert shown(pages)[0] == "Person 00024"
    assert sorted(shown(pages)) == [f"Person {place:05}" for place in range(25)]


def test_a_short_list_is_sorted_by_anything():
    people(25)
    Person.objects.filter(name="Person 00013").update(nationality="Albanian")

    pages = pages_of(Person.objects.order_by("-nationality", "name"))

    assert pages.is_sorted
    assert shown(pages)[:2] == ["Person 00013", "Person 00000"]


def test_what_was_searched_comes_by_rank_then_the_newest():
    rows = people(30)
    best = [rows[7].pk, rows[3].pk]

    pages = pages_of(Person.objects.filter(pk__lte=rows[9].pk), 4, ranked=best)

    assert pages.size == Size(10)
    numbers = [int(name[-5:]) for name in shown(pages)]
    assert numbers == [7, 3, 9, 8, 6, 5, 4, 2, 1, 0]


@pytest.mark.only_on("postgresql")
def test_a_long_table_is_estimated_on_postgresql(monkeypatch):
    monkeypatch.setattr(paging, "EXACT_ROWS", 50)
    people(95)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE shows_person")
    Person.objects.create(name="Late", slug="late")

    pages = pages_of(Person.objects.order_by("-pk"))

    assert pages.size == Size(95, about=True)
    # The ends are whole; what the estimate missed is missed in the middle.
    assert shown(pages)[0] == "Late"
    assert shown(pages)[-1] == "Person 00000"


@pytest.mark.only_on("postgresql")
def test_a_table_that_nobody_has_analysed_is_counted():
    people(3)

    assert pages_of(Person.objects.order_by("-pk")).size == Size(3)


@pytest.mark.parametrize(
    ("model", "order", "expected"),
    [
        (Person, ["-pk"], True),
        (Person, ["id"], True),
        (Person, ["pk", "name"], True),
        (Person, ["slug"], True),
        (Person, ["-slug", "-pk"], True),
        (Person, ["name", "pk"], True),
        (Person, ["-name", "-pk"], True),
        (Person, ["name"], False),
        (Person, ["name", "-pk"], False),
        (Person, ["sort_name", "name", "pk"], False),
        (Person, [], False),
        (Show, ["title", "id"], True),
        (Show, ["kind", "pk"], False),
        (Character, ["show", "name"], True),
        (Character, ["show", "pk"], False),
        (Credit, ["source", "source_key", "pk"], False),
        (Credit, ["person__name", "pk"], False),
        (Studio, ["name"], True),
        (Film, ["title", "pk"], False),
    ],
)
def test_an_order_has_an_index_or_it_has_none(model, order, expected):
    assert carries(model, order) is expected


def test_an_order_by_an_expression_has_none():
    assert not carries(Credit, Credit._meta.ordering)


@pytest.mark.parametrize(
    ("model", "order"),
    [
        (Person, ["-pk"]),
        (Person, ["name", "pk"]),
        (Person, ["-name", "-pk"]),
        (Person, ["slug"]),
        (Show, ["title", "pk"]),
        (Credit, ["-pk"]),
    ],
)
def test_the_database_sorts_nothing_where_an_index_has_the_order(model, order):
    people(1_000)
    show = make_show()
    Credit.objects.bulk_create(
        Credit(show=show, person_id=key) for key in Person.objects.values_list("pk", flat=True)
    )
    keys = model.objects.order_by(*order).values_list("pk", flat=True)

    for rows in (keys, keys.reverse()):
        plan = plan_of(rows[20:30])
        assert "INDEX" in plan or order == ["-pk"]
        assert "SORT" not in plan
        assert "TEMP B-TREE" not in plan


def plan_of(rows):
    """How the database would read the rows if it had many of them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain().upper()
