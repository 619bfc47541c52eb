"""The page of a show in a browser: by keyboard, in place, on a telephone."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from facts.models import Fact, Portrayal
from newsroom.lib.search import index
from tests.browser.barriers import barriers_in_both_schemes, dress
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_contradiction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_member,
    make_person,
    make_season,
    make_show,
    make_verdict,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def show():
    """A show with something in each box, and one thing to settle, decide and recheck."""
    show, event = make_show("Everybody Loves Diamonds"), make_event("Antwerp diamond heist")
    make_adaptation(show, event=event)
    make_credit(show, "Kim Rossi Stuart", character="Leonardo", billing=1)
    make_credit(show, "Anna Foglietta", character="Anna", billing=2)
    make_availability(
        show,
        price_minor=899,
        currency="GBP",
        checked_on=timezone.localdate() - timedelta(days=400),
    )
    one = make_fact(
        event, prop="value-stolen", value="USD 100000000", statement="They took $100 million."
    )
    other = make_fact(
        event, prop="value-stolen", value="USD 500000000", rank="also", statement="$500 million."
    )
    make_contradiction(one, other)
    make_verdict(show, facts=[one])
    make_edition(make_article("Is it a true story?", show=show, facts=[one]))
    return show


@pytest.fixture
def desk(page, log_in, show):
    """The page of the show in the window of an editor."""
    log_in(page, make_member("Editor", "imogen", is_staff=True))
    page.goto(address(show))
    return page


def address(show, tab="change"):
    return reverse(f"admin:shows_show_{tab}", args=[show.pk])


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def leave(page, *keys):
    """Press what leads to another page, or to this one anew, and wait for it."""
    with page.expect_event("load"):
        press(page, *keys)


# -- By keyboard ----------------------------------------------------------------------------------


def test_a_fact_is_mended_by_keys_alone_where_it_stands(desk, complaints):
    press(desk, "j", "e")
    desk.locator("[data-part] textarea:focus").wait_for()
    assert desk.url.endswith("/change/")
    press(desk, "Control+a")
    desk.keyboard.type("They took at least $100 million.")
    leave(desk, "Control+Enter")

    fact = Fact.objects.order_by("pk").first()
    assert fact.statement == "They took at least $100 million."
    desk.locator(f"#f{fact.pk} a:focus").wait_for()
    assert desk.locator(f"#f{fact.pk}").inner_text().count("They took at least $100 million.") == 1
    desk.get_by_text("Saved: somebody has to check it against its sources.").wait_for()
    assert complaints == []


def test_a_row_closes_without_a_change_and_keeps_what_was_typed(desk):
    press(desk, "j", "e")
    desk.locator("[data-part] textarea:focus").wait_for()
    press(desk, "Control+a")
    desk.keyboard.type("Half a sentence")
    press(desk, "Escape")
    desk.locator("[data-row]").first.get_by_text("They took $100 million.").wait_for()

    press(desk, "e")
    desk.get_by_text("What you typed before is back.").wait_for()
    expect(desk.locator("[data-part] textarea").first).to_have_value("Half a sentence")
    assert Fact.objects.filter(statement="Half a sentence").count() == 0


def test_a_stale_row_says_who_changed_it_and_both_values_in_place(desk, show):
    press(desk, "j", "e")
    desk.locator("[data-part] textarea:focus").wait_for()
    fact = Fact.objects.order_by("pk").first()
    fact.statement = "They took diamonds."
    fact.version += 1
    fact._history_user = make_member("Writer", "ellie")
    fact.save()
    press(desk, "Control+a")
    desk.keyboard.type("They took gold.")
    press(desk, "Control+Enter")

    desk.get_by_text("ellie changed this just now.").wait_for()
    desk.get_by_text(
        "Statement: you have “They took gold.”; “They took diamonds.” was saved meanwhile."
    ).wait_for()
    expect(desk.locator("[data-part] textarea").first).to_have_value("They took gold.")
    leave(desk, "Control+Enter")
    fact.refresh_from_db()
    assert fact.statement == "They took gold."


def test_deciding_about_a_character_takes_two_presses(desk, show):
    desk.get_by_role("link", name=re.compile("^Decide ?: 2 main characters")).click()
    desk.get_by_role("heading", name="Who is Leonardo?").wait_for()
    leave(desk, "5")

    leonardo = show.characters.get(name="Leonardo")
    assert leonardo.origin == "invented"
    expect(desk.locator(".showdesk-cast > li").first).to_contain_text("invented")


def test_a_real_person_is_picked_and_tied_by_keyboard(desk, show):
    person = make_person("Leonardo Notarbartolo")
    index([person])
    desk.get_by_role("link", name="Decide", exact=True).first.focus()
    press(desk, "Enter")
    desk.get_by_role("heading", name="Who is Leonardo?").wait_for()
    desk.locator("#id_row-person + .select2 .select2-selection").focus()
    press(desk, "Enter")
    desk.locator(".select2-search__field:focus").wait_for()
    desk.keyboard.type("Notarbartolo")
    desk.locator(".select2-results__option--highlighted", has_text="Notarbartolo").wait_for()
    press(desk, "Enter")
    desk.get_by_role("button", name="Real person, renamed").focus()
    leave(desk, "Enter")

    assert [str(row) for row in Portrayal.objects.all()] == [f"Leonardo is {person}"]


def test_a_price_is_rechecked_by_two_presses(desk, show):
    desk.get_by_role("link", name=re.compile("^Recheck")).click()
    desk.get_by_role("button", name=re.compile("^Checked today")).wait_for()
    with desk.expect_event("load"):
        desk.get_by_role("button", name=re.compile("^Checked today")).click()

    assert show.availability.get().checked_on == timezone.localdate()
    expect(desk.locator(".showdesk-watch")).to_contain_text("checked today")


def test_a_verdict_is_given_without_leaving_the_page(desk, show):
    show.verdicts.all().delete()
    desk.reload()
    desk.get_by_role("link", name="Give the verdict").click()
    desk.locator("#id_row-value:focus").select_option("fiction")
    desk.locator("#id_row-answer").fill("All of it is made up.")
    leave(desk, "Control+Enter")

    desk.locator("#verdict").get_by_text("All of it is made up.").wait_for()
    assert show.verdicts.get().decided_by.username == "imogen"


def test_the_keys_of_the_page_are_listed(desk):
    press(desk, "?")

    desk.locator("dialog dd").first.wait_for()
    listed = desk.locator("dialog dd").all_inner_texts()
    for meaning in ("Draft an explainer", "Paste facts", "Next row, previous row"):
        assert meaning in listed


def test_every_box_obeys_the_switch_of_seasons_by_keyboard(desk, show):
    season = make_season(show, 1)
    make_season(show, 2)
    make_credit(show, "Remo Girone", character="The General", season=season)
    desk.reload()
    switch = desk.get_by_role("navigation", name="Season")
    switch.get_by_role("link", name="Season 1").focus()
    leave(desk, "Enter")

    assert desk.url.endswith("?season=1")
    cast = desk.locator(".showdesk-cast").inner_text()
    assert "Remo Girone" in cast
    assert "Kim Rossi Stuart" not in cast
    press(desk, "j", "j", "j", "e")
    desk.get_by_role("heading", name="Remo Girone: role and billing").wait_for()
    leave(desk, "Control+Enter")
    assert "?season=1#c" in desk.url


def test_details_are_edited_below_and_lead_back_to_the_page(desk, show):
    desk.get_by_text("Edit details").last.click()
    desk.locator("#id_synopsis").fill("A comedy about a heist.")
    with desk.expect_event("load"):
        desk.get_by_role("button", name=re.compile("^Save the details")).click()

    show.refresh_from_db()
    assert show.synopsis == "A comedy about a heist."
    assert desk.url.endswith(address(show))
    expect(desk.locator("#details[open]")).to_have_count(0)


# -- On every screen ------------------------------------------------------------------------------


def test_nothing_on_the_pages_of_a_show_is_a_serious_barrier(desk, show):
    def nothing_bars(what):
        assert barriers_in_both_schemes(desk) == [], what

    for tab in ("cast", "facts", "watch", "seasons", "details", "change"):
        desk.goto(address(show, tab))
        nothing_bars(tab)
    dress(desk, "light")
    press(desk, "j", "e")
    desk.locator("[data-part] textarea:focus").wait_for()
    nothing_bars("an open row")
    desk.get_by_role("link", name=re.compile("main characters")).click()
    desk.get_by_role("heading", name="Who is Leonardo?").wait_for()
    nothing_bars("a decision")


def test_on_a_telephone_what_is_missing_comes_first_and_nothing_is_cut_off(
    phone, log_in, show, look
):
    log_in(phone, make_member("Editor", is_staff=True))
    make_season(show, 1)
    for tab in ("change", "cast", "facts", "watch", "seasons", "details"):
        phone.goto(address(show, tab))
        look(phone, f"show-390-{tab}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, tab
    phone.goto(address(show))
    tops = phone.evaluate(
        "[...document.querySelectorAll('section.desk-card h2')]"
        ".sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)"
        ".map((heading) => heading.textContent)"
    )
    assert tops[:3] == ["What is missing", "Facts", "Cast and who is real"]
    for name, heading in [
        (re.compile("main characters"), "Who is Leonardo?"),
        ("Change the verdict", "Is Everybody Loves Diamonds a true story?"),
        ("Add a credit", "Somebody in the cast or crew"),
    ]:
        phone.get_by_role("link", name=name).click()
        phone.get_by_role("heading", name=heading).wait_for()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, heading


def test_without_scripts_a_row_is_a_page_and_leads_back(browser, live_server, show, client):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    client.force_login(make_member("Editor", is_staff=True))
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(address(show))
    page.get_by_role("link", name="They took $100 million.").click()
    page.locator("#id_row-statement").fill("They took a lot.")
    page.get_by_role("button", name=re.compile("^Save the fact")).click()

    assert "/change/#f" in page.url
    assert Fact.objects.filter(statement="They took a lot.").count() == 1
    context.close()
