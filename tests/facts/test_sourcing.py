"""Sources by their address: found however it is written, kept once, offered again."""

import pytest

from facts.models import Source
from facts.sourcing import Described, find_source, keep_source, plain_address
from tests.make import make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("https://Paper.Example:443/a?utm_source=x&id=1#top", "https://paper.example/a?id=1"),
        ("https://paper.example", "https://paper.example/"),
        ("https://paper.example./a", "https://paper.example/a"),
        ("http://paper.example:80/a?fbclid=9", "http://paper.example/a"),
        (
            "https://paper.example/a?q=Caf%C3%A9+noir&x",
            "https://paper.example/a?q=Caf%C3%A9+noir&x",
        ),
        ("https://paper.example:8443/a", "https://paper.example:8443/a"),
        ("file:///etc/passwd", ""),
        ("https://user:word@paper.example/a", ""),
        ("paper", ""),
    ],
)
def test_an_address_is_kept_without_what_only_counts_readers(written, plain):
    assert plain_address(written) == plain


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


@pytest.mark.parametrize(
    "written",
    [
        "https://paper.example/report/2",
        "https://paper.example/",
        "https://other.example/report",
        "",
    ],
)
def test_another_page_is_not_taken_for_it(written):
    make_source(url="https://paper.example/report")
    make_source()

    assert find_source(written) is None


def test_a_page_that_is_held_is_not_kept_twice():
    by = make_user()
    first = keep_source(Described("https://paper.example/report", "The report"), by=by)

    again = keep_source(Described("https://www.paper.example/report/", "Another title"), by=by)

    assert (again, Source.objects.count()) == (first, 1)
    assert (first.title, first.url, first.created_by) == (
        "The report",
        "https://paper.example/report",
        by,
    )
