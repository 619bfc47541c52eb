"""Addresses of pages: plain, and the same however they are written."""

import pytest

from facts.addresses import plain_address, same_page


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


def test_a_page_is_the_same_with_another_front_and_order():
    assert same_page("http://m.paper.example/a/?b=2&a=1") == same_page(
        "https://paper.example/a?a=1&b=2"
    )
    assert same_page("https://paper.example/a") != same_page("https://paper.example/A")
