"""Sources by their address: found however it is written, read, kept once, offered again."""

import pytest
from django.utils import timezone

from facts.models import Source
from facts.sourcing import (
    Described,
    PageNotRead,
    describe_page,
    find_publisher,
    find_source,
    keep_publisher,
    keep_source,
    last_source,
    remember_source,
)
from newsroom.lib.changes import subscribe
from newsroom.lib.dates import PartialDate
from newsroom.lib.refusals import Refused
from newsroom.lib.turns import turn
from shows.models import Organisation
from tests.make import make_member, make_organisation, make_source, make_user
from tests.web import answer

pytestmark = pytest.mark.django_db

URL = "https://paper.example/report"
REPORT = Described(
    URL,
    title="The report",
    publisher="The Paper",
    author="Jane Doe",
    published=PartialDate.parse("February 2003"),
    language="en",
)


# -- Finding --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "https://paper.example/report?id=1&page=2",
        "http://www.paper.example/report/?page=2&id=1",
        "https://m.paper.example/report?id=1&page=2&utm_medium=social#comments",
    ],
)
def test_a_page_is_found_however_its_address_is_written(written):
    make_source(url="https://paper.example/report?id=2")
    held = make_source(url="https://www.paper.example/report?id=1&page=2&fbclid=abc")

    assert find_source(written) == held


def test_a_front_page_is_found_among_all_the_pages_of_its_site():
    for number in range(60):
        make_source(url=f"https://www.paper.example/{number}?a={number}")
    front = make_source(url="http://paper.example")

    assert find_source("https://www.paper.example/") == front


@pytest.mark.parametrize(
    "written",
    ["https://paper.example/report/2", "https://paper.example/", "https://a.example/report", ""],
)
def test_another_page_is_not_taken_for_it(written):
    make_source(url="https://paper.example/report")
    make_source()

    assert find_source(written) is None


def test_a_publisher_is_known_by_any_of_its_names():
    held = make_organisation("The Brussels Times")
    held.names.create(text="Brussels Times")

    assert {find_publisher(name) for name in ("the brussels times", "Brussels Times")} == {held}
    assert find_publisher("Another") is None


def test_of_two_of_one_name_the_one_that_publishes_is_meant():
    make_organisation("Time", slug="time-gang", kind="gang")
    paper = make_organisation("Time", kind="publisher")

    assert find_publisher("Time") == paper


def test_a_site_tells_its_publisher_where_all_its_sources_agree():
    paper = make_organisation("GoodtoKnow")
    make_source(url="https://www.goodto.example/1", publisher=paper)
    make_source(url="https://goodto.example/2")

    assert find_publisher("GoodTo.example", "https://goodto.example/3") == paper
    assert find_publisher("", "https://m.goodto.example/3") == paper
    assert find_publisher("", "https://goodto.example.org/3") is None

    make_source(url="https://goodto.example/4", publisher=make_organisation())
    assert find_publisher("", "https://goodto.example/3") is None


def test_a_platform_is_nobodys_publisher():
    make_source(url="https://www.youtube.com/watch?v=1", publisher=make_organisation())

    assert find_publisher("", "https://www.youtube.com/watch?v=2") is None


# -- Reading --------------------------------------------------------------------------------------


def test_a_page_is_read_and_its_publisher_called_as_the_desk_calls_it(the_web):
    make_organisation("The Brussels Times").names.create(text="brussels-times")
    the_web.pages["/report"] = answer(
        '<title>The heist</title><meta property="og:site_name" content="Brussels-Times">'
    )

    assert describe_page(f"{URL}?utm_source=x") == Described(
        URL, title="The heist", publisher="The Brussels Times"
    )


def test_an_address_that_would_not_fit_is_not_taken_over(the_web):
    the_web.pages["/report"] = answer(
        f'<title>The heist</title><link rel=canonical href="/{"x" * 1200}">'
    )

    assert describe_page(URL).url == URL


def test_a_page_that_cannot_be_read_asks_to_type(the_web):
    with pytest.raises(PageNotRead, match=r"^The site does not .* 404\. Type what it says\.$"):
        describe_page(URL)


def test_one_page_at_a_time_is_read_for_one_person(the_web):
    jo, ray = make_user(), make_user()
    the_web.pages["/report"] = answer("<title>The heist</title>")

    with turn(f"page-{jo.pk}"):
        with pytest.raises(PageNotRead, match=r"^Another page is being read for you\."):
            describe_page(URL, by=jo, patience=0)
        assert describe_page(URL, by=ray, patience=0).title == "The heist"


def test_what_came_of_a_page_is_remembered_for_whoever_asked(the_web):
    jo, ray = make_user(), make_user()
    the_web.pages["/report"] = answer("<title>The heist</title>")

    said = [describe_page(URL, by=jo), describe_page(URL, by=jo), describe_page(URL, by=ray)]

    assert {page.title for page in said} == {"The heist"}
    assert len(the_web.requests) == 2


def test_a_failure_is_remembered_too(the_web):
    for _ in range(2):
        with pytest.raises(PageNotRead):
            describe_page(URL)

    assert len(the_web.requests) == 1


# -- Keeping --------------------------------------------------------------------------------------


def test_a_new_source_is_kept_with_its_publisher_and_whose_it_is(told, today):
    by = make_member("Writer")

    source = keep_source(REPORT, by=by)

    assert Source.objects.values(
        "title", "url", "author", "publisher__name", "publisher__kind", "language", "kind"
    ).get() == {
        "title": "The report",
        "url": URL,
        "author": "Jane Doe",
        "publisher__name": "The Paper",
        "publisher__kind": "publisher",
        "language": "en",
        "kind": "news",
    }
    assert (str(source.published), source.accessed_on) == ("February 2003", today)
    assert {source.created_by, source.publisher.created_by} == {by}
    assert {row.history.get().history_user for row in (source, source.publisher)} == {by}
    assert told == [(source.publisher, by), (source, by)]


def test_whoever_may_not_add_sources_gets_those_that_are_held():
    guest, held = make_user(display_name="Ray"), make_source(url=URL)

    assert keep_source(REPORT, by=guest) == held
    with pytest.raises(Refused) as refusal:
        keep_source(Described("https://paper.example/2", "New"), by=guest)
    assert refusal.value.reasons == ["Ray may not add sources: choose one that the desk holds."]
    assert Organisation.objects.count() == 0


def test_a_page_that_is_held_is_not_kept_twice():
    held = make_source("Ours", url=URL)

    again = keep_source(Described("https://www.paper.example/report/", "Another"), by=make_user())

    assert (again, Source.objects.count(), Organisation.objects.count()) == (held, 1, 0)


def test_a_book_that_is_held_is_not_kept_twice():
    book = make_source("Flawless", publisher=make_organisation("Sterling"))
    make_source("Flawless", url=URL)

    kept = [
        keep_source(Described("", "flawless"), by=None),
        keep_source(Described("", "Flawless", publisher="Sterling"), by=None),
    ]
    other = keep_source(Described("", "Flawless", publisher="Union"), by=None)

    assert kept == [book, book]
    assert (other != book, other.accessed_on) == (True, None)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.youtube.com/watch?v=1", "video"),
        ("https://m.facebook.com/1", "social"),
        ("https://www.imdb.com/title/tt1/", "database"),
        ("https://paper.example/1", "news"),
    ],
)
def test_the_site_says_what_kind_of_source_it_is(url, kind):
    assert keep_source(Described(url, "Title"), by=None).kind == kind


def test_two_who_keep_the_same_page_at_once_get_one_source(at_once):
    first, second = at_once(
        lambda: keep_source(REPORT, by=None).pk, lambda: keep_source(REPORT, by=None).pk
    )

    assert first == second
    assert (Source.objects.count(), Organisation.objects.count()) == (1, 1)


def test_a_publisher_is_kept_once():
    first = keep_publisher("The Paper", by=None)

    assert keep_publisher("the paper", by=None) == first


def test_the_last_source_is_offered_to_the_same_person_until_it_is_gone(rf):
    request = rf.get("/")
    request.session = {}
    source = make_source()
    assert last_source(request) is None

    remember_source(request, source)

    assert last_source(request) == source
    source.delete()
    assert last_source(request) is None


@pytest.fixture
def told(monkeypatch):
    """Who was told of which change."""
    heard = []
    monkeypatch.setattr("newsroom.lib.changes._subscribers", [])
    subscribe(lambda records, by: heard.extend((record, by) for record in records))
    return heard


@pytest.fixture
def today():
    return timezone.localdate()
