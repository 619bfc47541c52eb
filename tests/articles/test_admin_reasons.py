"""Every reason is a road: what the gate can say leads to the screen that mends it."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from articles import overriding
from articles.admin.reasons import with_roads
from articles.body.blocks import RECORD_BLOCKS
from newsroom.lib.refusals import Reason
from tests.make import (
    make_article,
    make_character,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_show,
    make_verdict,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
ROOMS = ("gates", "living", "blocks")
FILES = ("page.py", "rendering.py", "typesetting.py", "spent.py")


def said_in_the_source():
    """The codes of all the reasons that the gate and what it asks are written to give."""
    root = Path(settings.BASE_DIR) / "articles"
    files = [
        *(root / name for name in FILES),
        *(f for room in ROOMS for f in (root / room).glob("*.py")),
    ]
    for path in filter(Path.exists, files):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Reason", "_reason"):
                code = node.args[1]
                if isinstance(code, ast.Constant):
                    yield code.value
                elif isinstance(code, ast.JoinedStr):
                    yield from (f"block_{kind}" for kind in RECORD_BLOCKS)
    yield from ("picture_alt", "picture_credit", "picture_rights")


CODES = sorted(set(said_in_the_source()))


@pytest.fixture
def records():
    """By the beginning of a code, the record that such a reason is about."""
    show = make_show()
    fact, event = make_fact(), make_event()
    return {
        "fact": fact,
        "living_part": make_involvement(event),
        "living": fact,
        "accusation": event,
        "origin": make_character(show=show),
        "verdict_": make_verdict(show),
        "verdict": show,
        "cast": show,
        "offers": show,
        "block_timeline": event,
        "block": show,
        "picture": make_image(),
        "link": fact,
    }


def test_there_are_as_many_kinds_of_reasons_as_this_knows():
    assert len(CODES) >= 35


@pytest.mark.parametrize("code", CODES)
def test_every_reason_of_the_gate_leads_to_the_screen_that_mends_it(code, records, client):
    sit_down(client, "Managing editor")
    article = make_article()
    about = next((row for begins, row in records.items() if code.startswith(begins)), None)

    for record in dict.fromkeys((about, None)):
        (reason,) = with_roads([Reason("It lacks something.", code, record)], article)
        address, _, _part = reason["url"].partition("#")
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("fact_unchecked", "facts_fact_change"),
        ("accusation", "facts_event_change"),
        ("origin", "shows_character_change"),
        ("verdict_evidence", "shows_show_change"),
        ("cast", "shows_show_cast"),
        ("offers_unchecked", "shows_show_watch"),
        ("block_who-is-real", "shows_show_cast"),
        ("picture_credit", "images_image_change"),
    ],
)
def test_what_a_record_lacks_is_mended_there(code, page, records):
    about = next(row for begins, row in records.items() if code.startswith(begins))
    key = about.show_id if code == "verdict_evidence" else about.pk

    (reason,) = with_roads([Reason("It lacks something.", code, about)], make_article())

    assert reason["url"].partition("#")[0] == reverse(f"admin:{page}", args=[key])


def test_what_nobody_approved_leads_to_who_may():
    article = make_article()

    assert with_roads(["Version 1 has not been approved."], article)[0]["url"] == reverse(
        "admin:articles_article_submit", args=[article.pk]
    )


def test_of_every_reason_it_is_said_whether_it_may_be_overridden_and_why_not():
    for code in CODES:
        reason = Reason("It lacks something.", code)
        assert overriding.may_be_overridden(reason) is (overriding.why_never(reason) == "")
    never = {code for code in CODES if overriding.why_never(Reason("", code))}
    assert {"fact_retired", "fact_false", "picture_expired", "to_come", "accusation"} <= never
    assert {code for code in CODES if code.startswith(("living", "spent"))} <= never
    assert overriding.why_never("A sentence that nobody knows.") == overriding.MEND_IT
