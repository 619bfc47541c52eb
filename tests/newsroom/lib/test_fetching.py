"""Pages from elsewhere, against a server and a resolver that try everything."""

import gzip
import time
from contextlib import suppress
from itertools import chain, count, repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.lib import fetching
from newsroom.lib.fetching import SLOW, UNREACHED, WEIGHT, FetchedPage, NotFetched, fetch_page
from newsroom.lib.public_network import certificates
from tests.web import PUBLIC, answer, redirect, small_internet

URL = "http://paper.example/report"
PAGE = "<title>The report</title>"


@pytest.fixture
def web():
    with small_internet() as web:
        yield web


def fetched(web, url=URL):
    return fetch_page(url, network=web.network)


def refusal(web, url=URL):
    with pytest.raises(NotFetched) as reason:
        fetched(web, url)
    return str(reason.value)


# -- What is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_page_is_read(web, scheme):
    web.pages["/report"] = answer(PAGE)

    assert fetched(web, f"{scheme}://paper.example/report") == FetchedPage(
        f"{scheme}://paper.example/report", PAGE
    )
    assert web.called == [(PUBLIC, 443 if scheme == "https" else 80)]


def test_nobody_is_told_more_than_that_a_page_is_wanted(web):
    web.pages["/report"] = answer(PAGE)

    fetched(web, f"{URL}?id=1#part")

    assert web.requests[0].split("\r\n") == [
        "GET /report?id=1 HTTP/1.1",
        "Host: paper.example",
        "User-Agent: Mozilla/5.0 (compatible; Newsroom)",
        "Accept: text/html,application/xhtml+xml",
        "Accept-Language: en",
        "Accept-Encoding: gzip",
        "Connection: close",
        "",
        "",
    ]


def test_no_address_is_written_into_the_log(web, caplog):
    web.pages["/report"] = answer(PAGE)

    fetched(web)

    assert "paper.example" not in caplog.text


def test_the_environment_sends_no_request_another_way(web, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.pages["/report"] = answer(PAGE)

    assert fetched(web).html == PAGE


def test_no_cookie_is_kept_from_one_redirect_to_the_next(web):
    web.pages["/report"] = answer(
        status="302 Found", Location="/2", Set_Cookie="reader=1; Path=/; Domain=paper.example"
    )
    web.pages["/2"] = answer(PAGE)

    fetched(web)

    assert len(web.requests) == 2
    assert "ookie" not in "".join(web.requests)


def test_five_redirects_are_followed_to_the_page(web):
    web.names["www.paper.example"] = [PUBLIC]
    for number in range(4):
        web.pages[f"/{number}"] = redirect(f"/{number + 1}", "301 Moved Permanently")
    web.pages["/4"] = redirect("https://www.paper.example/report", "308 Permanent Redirect")
    web.pages["/report"] = answer(PAGE)

    assert fetched(web, "http://paper.example/0") == FetchedPage(
        "https://www.paper.example/report", PAGE
    )


@pytest.mark.parametrize(
    ("charset", "content", "text"),
    [
        ("utf-8", "Café".encode(), "Café"),
        ("iso-8859-1", "Café".encode("latin-1"), "Café"),
        ("iso-8859-1", "Café".encode(), "Café"),
        ("utf-8", "Café".encode("latin-1"), "Caf\ufffd"),
        ("windows-1251", "Алмазы".encode("cp1251"), "Алмазы"),
        ("nonsense", "Café – 1".encode("cp1252"), "Café – 1"),
        ("zlib", b"plain", "plain"),
        ("utf-16", "Café".encode("utf-16"), "Café"),
    ],
)
def test_a_wrong_charset_garbles_no_more_than_it_must(web, charset, content, text):
    web.pages["/report"] = answer(content, kind=f"text/html; charset={charset}")

    assert fetched(web).html == text


def test_a_packed_page_is_unpacked(web):
    web.pages["/report"] = answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    assert fetched(web).html == PAGE


# -- What is not ----------------------------------------------------------------------------------

INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://10.0.0.1/",
    "http://100.64.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://localhost/",
    "http://localhost./",
    "http://inside.example/",
    "http://half-inside.example/",
    "http://mapped.example/",
    "http://nobody.example/",
    "http://\uff11\uff12\uff17.0.0.1/",
    "http://\u24581270.0.1/",
    "http://127.0.0.1.:80/",
    "http://paper.example:8000/",
    "http://paper.example:22/",
    "https://paper.example:80443/",
    "http://user@paper.example/",
    "http://user:word@paper.example/",
    "http://paper.example@127.0.0.1/",
    "http://127.0.0.1#@paper.example/",
    "http://127.0.0.1\\@paper.example/",
    "file:///etc/passwd",
    "ftp://paper.example/",
    "gopher://paper.example/",
    "javascript:alert(1)",
    "data:text/html,<title>x</title>",
    "//127.0.0.1/",
    "http:///report",
    "http://",
    "paper",
    "",
    "http://paper.example/" + "x" * 3000,
    "http://" + "x" * 300 + ".example/",
    "http://xn--a.example/",
    "http://paper.example/\r\nX-Header: 1",
]


@pytest.fixture
def inside(web):
    web.names |= {
        "localhost": ["127.0.0.1"],
        "inside.example": ["10.0.0.1"],
        "half-inside.example": [PUBLIC, "127.0.0.1"],
        "mapped.example": ["::ffff:127.0.0.1"],
    }
    web.pages["/report"] = answer(PAGE)
    return web


@pytest.mark.parametrize("url", INSIDE)
def test_nothing_but_a_public_server_is_called_and_every_refusal_reads_the_same(inside, url):
    assert refusal(inside, url) == UNREACHED
    assert inside.called == []


@pytest.mark.parametrize(
    "url", [url for url in INSIDE if url.isascii() and url and "\r" not in url]
)
def test_nor_is_it_by_a_redirect(inside, url):
    if url == "paper":
        url = "http://paper"
    inside.pages["/report"] = redirect(url)

    sentence = refusal(inside)

    assert sentence == UNREACHED
    assert set(inside.called) == {(PUBLIC, 80)}


def test_a_name_that_answers_differently_the_second_time_wins_nothing(web):
    answers = chain([[PUBLIC]], repeat(["127.0.0.1"]))
    web.names["rebound.example"] = lambda: next(answers)
    web.pages["/report"] = redirect("/report")

    assert refusal(web, "http://rebound.example/report") == UNREACHED
    assert web.called == [(PUBLIC, 80)]


def test_a_certificate_for_another_name_is_not_believed(web):
    web.names["other.example"] = [PUBLIC]
    web.pages["/report"] = answer(PAGE)

    assert refusal(web, "https://other.example/report") == UNREACHED
    assert web.requests == []


def test_a_certificate_that_nobody_signed_is_not_believed(web):
    web.network = type(web.network)(web.network.resolve, web.network.connect, certificates)

    assert refusal(web, "https://paper.example/report") == UNREACHED


def test_a_circle_of_redirects_ends(web):
    web.pages["/report"] = redirect("/again")
    web.pages["/again"] = redirect("/report")

    assert refusal(web) == UNREACHED
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (answer(status="404 Not Found"), "The site does not show us this page: it answers 404."),
        (answer(status="503 No"), "The site does not show us this page: it answers 503."),
        (answer(status="302 Found"), "The site does not show us this page: it answers 302."),
        (
            answer(b"%PDF-1.7", kind="application/pdf"),
            "This is no page but a file (application/pdf), and files are not read.",
        ),
        (
            answer(PAGE, kind="text/plain"),
            "This is no page but a file (text/plain), and files are not read.",
        ),
        (answer(PAGE, kind="<script>"), "This is no page but a file, and files are not read."),
        (answer(PAGE, kind=""), "This is no page but a file, and files are not read."),
        (b"", UNREACHED),
        (b"nonsense\r\n\r\n", UNREACHED),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nx", UNREACHED),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n", UNREACHED),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40_000 + b"\r\n", UNREACHED),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000, UNREACHED),
        (answer(b"not packed", Content_Encoding="gzip"), UNREACHED),
        (answer(b"packed", Content_Encoding="br"), UNREACHED),
    ],
)
def test_what_is_no_page_gets_a_sentence(web, page, sentence):
    web.pages["/report"] = page

    assert refusal(web) == sentence


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def write(caller, parts):
    for part in parts:
        caller.sendall(part)


def test_an_endless_page_is_read_as_far_as_two_megabytes(web):
    web.pages["/report"] = lambda caller, closing: write(
        caller, chain([HEAD + b"\r\n" + PAGE.encode()], repeat("<p>é".encode() * 1000))
    )

    page = fetched(web)

    assert page.html.startswith(PAGE)
    assert page.html.endswith("é<p>")
    assert WEIGHT - 10 < len(page.html.encode()) <= WEIGHT


def test_a_small_packet_that_unpacks_to_a_mountain_is_unpacked_as_far_as_two_megabytes(web):
    bomb = gzip.compress(PAGE.encode() + b"<p>" * 20_000_000, compresslevel=1)
    web.pages["/report"] = answer(bomb, Content_Encoding="gzip")

    page = fetched(web)

    assert page.html.startswith(PAGE)
    assert WEIGHT - 10 < len(page.html) <= WEIGHT


def drip(head):
    """A server that sends ``head`` at once and then a byte now and again, for ever."""

    def speak(caller, closing):
        caller.sendall(head)
        while not closing.wait(0.01):
            caller.sendall(b"x")

    return speak


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(drip(HEAD + b"\r\n"), id="the body"),
        pytest.param(drip(HEAD), id="the headers"),
        pytest.param(drip(b""), id="everything"),
        pytest.param(lambda caller, closing: closing.wait(10), id="nothing"),
    ],
)
def test_a_server_that_drips_holds_nobody_longer_than_one_that_is_silent(web, page, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    web.pages["/report"] = page
    started = time.monotonic()

    assert refusal(web) == SLOW
    assert time.monotonic() - started < 2


def test_redirects_share_the_time_of_one_page(web, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.3)

    def late(caller, closing):
        closing.wait(0.1)
        caller.sendall(redirect("/report"))

    web.pages["/report"] = late

    assert refusal(web) == SLOW
    assert len(web.requests) < 5


def test_a_resolver_that_never_answers_holds_nobody(web, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    web.names["paper.example"] = lambda: web.closing.wait(10) and []

    assert refusal(web) == SLOW


def test_a_dead_address_leaves_time_for_the_next(web):
    web.names["paper.example"] = ["93.184.216.35", PUBLIC]
    connect = web.network.connect

    def refuse_first(address, port, seconds):
        if address != PUBLIC:
            web.called.append((address, port))
            raise fetching.httpcore.ConnectError
        return connect(address, port, seconds)

    web.network = type(web.network)(web.resolve, refuse_first, web.trusts)
    web.pages["/report"] = answer(PAGE)

    assert fetched(web).html == PAGE
    assert web.called == [("93.184.216.35", 80), (PUBLIC, 80)]


def test_many_addresses_are_not_all_tried(web):
    web.names["paper.example"] = [f"93.184.216.{number}" for number in range(1, 200)]
    numbers = count()

    def refuse(address, port, seconds):
        next(numbers)
        raise fetching.httpcore.ConnectError

    web.network = type(web.network)(web.resolve, refuse, web.trusts)

    assert refusal(web) == UNREACHED
    assert next(numbers) == 6


@settings(max_examples=60, deadline=None)
@given(target=st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=60))
def test_wherever_a_redirect_points_there_is_a_sentence_or_a_page(target):
    with small_internet() as web:
        web.pages["/report"] = redirect(target)
        with suppress(NotFetched):
            fetched(web)
        assert set(web.called) <= {(PUBLIC, 80), (PUBLIC, 443)}
