"""Pasting a cast list by the keyboard alone, counted; also without scripts and on a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from shows.models import Credit
from tests.make import make_credit, make_member, make_person, make_show, make_source

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = [
    "Mara Thys", "Jo Field", "Lee Roe", "Ann Sy", "Al Vo", "Xu Li", "Remo Gale", "Jean Holt",
    "Eli Marsh", "Kim Mossa", "Ada Quill", "Bo Rand", "Cy Tarn", "Di Umber", "Ed Vane", "Flo West",
]  # fmt: skip
ROLES = [
    "Ilse Roth", "Bob", "Tom", "Greta", "Max", "the Captain", "Inspector Dorn", "Nadine", "Levi",
    "Simon", "Judge Eams", "Khadir", "Sandra", "Alberto", "Ghigo", "Anna",
]  # fmt: skip
LIST = "\n".join(f"{name} as {role}" for name, role in zip(NAMES, ROLES, strict=True))
ADDRESS = "https://weekly.example/night-ferry-cast"


class Hands:
    """Counts what somebody does: a key, a combination of keys, a paste."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def press(self, keys):
        self.count += 1
        self.page.keyboard.press(keys)

    def paste(self, text):
        self.count += 1
        self.page.keyboard.insert_text(text)


@pytest.fixture
def show():
    return make_show("Night Ferry")


@pytest.fixture
def weekly():
    return make_source("Who is who in Night Ferry", url=ADDRESS)


def desk(window, show):
    """Open the page of the show with the hands off the mouse."""
    window.goto(reverse("admin:shows_show_change", args=[show.pk]))
    return Hands(window)


def box(window):
    return window.locator("[data-cast] textarea:focus")


def wait_for_lines(window):
    window.get_by_role("heading", name="nothing is saved yet").wait_for()


def keep_sixteen(window, show):
    """Six interactions: C, paste, to the source, its address, read, keep."""
    hands = desk(window, show)
    hands.press("c")
    box(window).wait_for()
    hands.paste(LIST)
    hands.press("Tab")
    hands.paste(ADDRESS)
    hands.press("Control+Enter")
    wait_for_lines(window)
    with window.expect_event("load"):
        hands.press("Control+Enter")
    window.get_by_text("Kept: 16 new credits").wait_for()
    return hands.count


def barriers(window):
    found = Axe().run(window).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


# -- Counted --------------------------------------------------------------------------------------


@pytest.fixture
def mine(page, log_in):
    """The window at desktop size, of a writer."""
    log_in(page, make_member("Writer", "mara", is_staff=True))
    return page


@pytest.fixture
def mine_on_a_telephone(phone, log_in):
    """The window of a telephone, of a writer."""
    log_in(phone, make_member("Writer", "mara", is_staff=True))
    return phone


def test_a_cast_of_sixteen_takes_six_interactions(mine, show, weekly, complaints):
    assert keep_sixteen(mine, show) == 6

    assert [credit.person.name for credit in show.credits.all()] == NAMES
    assert {credit.source for credit in show.credits.all()} == {f"source-{weekly.pk}"}
    assert complaints == []


def test_on_a_telephone_it_takes_six_too(mine_on_a_telephone, show, weekly):
    assert keep_sixteen(mine_on_a_telephone, show) == 6

    assert show.credits.count() == 16


def test_the_next_list_of_a_source_takes_four(mine, show, weekly):
    keep_sixteen(mine, show)
    other = make_show("Pearls")

    hands = desk(mine, other)
    hands.press("c")
    box(mine).wait_for()
    hands.paste("Rob Marsh as Tom\nZoe Lune as Inspector Dorn")
    hands.press("Control+Enter")
    wait_for_lines(mine)
    with mine.expect_event("load"):
        hands.press("Control+Enter")
    mine.get_by_text("Kept: two new credits").wait_for()

    assert hands.count == 4
    assert {credit.source for credit in other.credits.all()} == {f"source-{weekly.pk}"}


def test_each_doubtful_line_takes_one_more(mine, show, weekly, look):
    first = make_person("Jo Field", slug="jo-field", description="Singer.", living="yes")
    make_person("Jo Field", slug="jo-field-2", sensitivity="victim")
    make_credit(show, "Lee Roe", character="Simon", source="old", source_key="1")

    hands = desk(mine, show)
    hands.press("c")
    box(mine).wait_for()
    hands.paste("\n".join(LIST.split("\n")[:3]))
    hands.press("Tab")
    hands.paste(ADDRESS)
    hands.press("Control+Enter")
    wait_for_lines(mine)
    look(mine, "paste-cast-doubtful-1360")
    # Keeping too early leads to the first line that is open.
    mine.keyboard.press("Control+Enter")
    mine.locator("[data-cast-asked] :focus").wait_for()
    hands.press("1")
    hands.press("2")
    with mine.expect_event("load"):
        hands.press("Control+Enter")

    assert hands.count == 6 + 2
    assert show.credits.get(person=first).character.name == "Bob"
    lee = Credit.objects.filter(show=show, person__name="Lee Roe", source=f"source-{weekly.pk}")
    assert lee.get().character.name == "Simon"


# -- Nothing is lost ------------------------------------------------------------------------------


def test_closing_the_box_keeps_its_text(mine, show):
    hands = desk(mine, show)
    hands.press("c")
    box(mine).wait_for()
    hands.paste("Mara Thys as Ilse")

    hands.press("Escape")
    mine.locator("[data-cast]").wait_for(state="detached")
    hands.press("c")
    box(mine).wait_for()

    expect(box(mine)).to_have_value("Mara Thys as Ilse")


def test_what_was_not_understood_stays_in_the_box_and_comes_back(mine, show):
    make_source("Weekly", url=ADDRESS)
    hands = desk(mine, show)
    hands.press("c")
    box(mine).wait_for()
    hands.paste("Mara Thys as Ilse\n??? unclear")
    hands.press("Tab")
    hands.paste(ADDRESS)
    hands.press("Control+Enter")
    wait_for_lines(mine)
    hands.press("Control+Enter")
    mine.get_by_text("Kept: one new credit").wait_for()

    expect(mine.locator("[data-cast] textarea")).to_have_value("??? unclear")
    mine.get_by_role("link", name="Throw it away").click()
    mine.get_by_text("Mara Thys").first.wait_for()


@pytest.fixture
def without_scripts(browser, live_server, log_in):
    """A window that runs no script, of a writer."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    window = context.new_page()
    log_in(window, make_member("Writer", "mara", is_staff=True))
    yield window
    context.close()


def test_it_works_without_scripts(without_scripts, show, weekly):
    window = without_scripts
    window.goto(reverse("admin:shows_show_paste_cast", args=[show.pk]))

    window.get_by_label("The list", exact=True).fill("Mara Thys as Ilse\nJo Field as Bob")
    window.get_by_label("Address of the page").fill(ADDRESS)
    window.get_by_role("button", name="Read the list").click()
    window.get_by_label("Leave out Jo Field").check()
    window.get_by_role("button", name="Keep").click()
    window.wait_for_url("**/change/")

    assert [str(credit) for credit in show.credits.all()] == ["Mara Thys as Ilse"]


# -- For everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1360, 390])
def test_nobody_meets_a_barrier_and_nothing_is_cut_off(mine, show, look, width):
    page = mine
    page.set_viewport_size({"width": width, "height": 844})
    make_person("Jo Field", slug="jo-field", description="Singer.", living="yes")
    make_credit(make_show("Pearls"), "Lee Roe")
    make_credit(show, "Zoe Lune", character="Old Tom", source="old", source_key="1")
    make_credit(show, "Ann Sy", character="Greta", source="old", source_key="2")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(reverse("admin:shows_show_paste_cast", args=[show.pk]))
        look(page, f"paste-cast-{width}-{scheme}")
        assert barriers(page) == []
        page.get_by_label("The list", exact=True).fill(f"Cast\n{LIST}\n??? unclear")
        page.keyboard.press("Control+Enter")
        wait_for_lines(page)
        look(page, f"paste-cast-lines-{width}-{scheme}")
        assert barriers(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
