import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from articles.embedding import ORIGINS
from newsroom.middleware import (
    DESK_POLICY,
    SITE_POLICY,
    closed_up_desk,
    desk_time_zone,
    roads_in_place,
)
from newsroom.models import User

ROOMS_OF_THE_DESK = ("admin/", "media/", "^media/")


def addresses(resolver, prefix="/"):
    """Give every address of the site that needs no argument."""
    for entry in resolver.url_patterns:
        route = str(entry.pattern)
        if "<" in route or "(" in route or route.startswith(ROOMS_OF_THE_DESK):
            continue
        if isinstance(entry, URLResolver):
            yield from addresses(entry, prefix + route)
        elif isinstance(entry, URLPattern):
            yield prefix + route


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*addresses(get_resolver()), "/nothing-is-here/"])
def test_readers_get_a_strict_policy_and_no_cookie(client, address):
    response = client.get(address)

    assert response.status_code in {200, 301, 302, 404}
    assert response.headers["Content-Security-Policy"] == SITE_POLICY
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_the_policy_for_readers_allows_no_inline_code_and_other_hosts_as_embeds_only():
    others = [rule for rule in SITE_POLICY.split("; ") if "http" in rule]

    assert "unsafe" not in SITE_POLICY
    assert others == [f"frame-src {' '.join(ORIGINS)}"]
    assert all(origin.startswith("https://") for origin in ORIGINS)


@pytest.mark.django_db
def test_the_desk_has_a_policy_that_its_skin_can_work_under(client):
    assert client.get("/admin/login/").headers["Content-Security-Policy"] == DESK_POLICY


@pytest.mark.parametrize(
    ("address", "user", "zone"),
    [
        ("/admin/", User(time_zone="Asia/Tokyo"), "Asia/Tokyo"),
        ("/admin/", AnonymousUser(), "Europe/London"),
        ("/", User(time_zone="Asia/Tokyo"), "Europe/London"),
    ],
)
def test_only_the_desk_runs_on_the_clock_of_the_person(rf, address, user, zone):
    request = rf.get(address)
    request.user = user
    answer = desk_time_zone(lambda request: HttpResponse(timezone.get_current_timezone_name()))

    assert answer(request).content.decode() == zone


@pytest.mark.django_db
def test_a_wrong_address_looks_to_readers_of_the_demo_as_it_does_in_production(settings):
    pages = []
    for debug in (False, True):
        settings.DEBUG = debug
        # Middleware is chosen when the handler is made.
        pages.append(Client().get("/articles/no-such-article/"))

    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


@pytest.mark.parametrize(
    ("headers", "status", "road"),
    [
        ({}, 302, {"Location": "/admin/next/"}),
        ({"X-Inplace": "1"}, 204, {"X-Location": "/admin/next/"}),
    ],
)
def test_a_page_opened_in_place_learns_where_a_redirect_leads(rf, headers, status, road):
    answer = roads_in_place(lambda request: HttpResponseRedirect("/admin/next/"))

    response = answer(rf.post("/admin/here/", headers=headers))

    assert response.status_code == status
    told = {name: value for name, value in response.items() if name.endswith("Location")}
    assert told == road


def test_a_page_of_the_desk_loses_its_indentation_and_nothing_that_is_meant(rf):
    page = (
        "<div>\n\n    <b>one</b> <i>two</i>\n  three\n</div>\n<textarea>\n a\n\n  b </textarea>"
        '<pre>x\n  y</pre><script>\n  let z = "<b>  </b>";\n</script>  <input value="a\n  b">'
    )
    kept = (
        "<div>\n<b>one</b> <i>two</i>\nthree\n</div>\n<textarea>\n a\n\n  b </textarea>"
        '<pre>x\n  y</pre><script>\n  let z = "<b>  </b>";\n</script>  <input value="a\n  b">'
    )
    answer = closed_up_desk(lambda request: HttpResponse(page))

    assert answer(rf.get("/admin/")).content.decode() == kept
    assert answer(rf.get("/")).content.decode() == page


def test_what_is_no_page_is_left_as_it_is(rf):
    answer = closed_up_desk(lambda request: HttpResponse("a,\n\n <b>", content_type="text/csv"))

    assert answer(rf.get("/admin/")).content.decode() == "a,\n\n <b>"
