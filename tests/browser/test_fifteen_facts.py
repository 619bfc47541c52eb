"""Fifteen facts of a report, by keyboard alone, every interaction counted.

One key or key combination, one paste and one run of typing in a field count as one each.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from facts.models import Citation, Fact, Source
from facts.values import value_as_text
from tests.browser.barriers import barriers
from tests.facts.reading.harbour import make_harbour
from tests.make import make_member, make_source

pytestmark = pytest.mark.django_db(transaction=True)

LIMIT = 90
ADDRESS = "https://northern-ledger.example/1999/robbery"
REPORT = """
The Brandholm robbery took place over the weekend of 14 November 1998.
The robbery took 26 months to plan.
A gang of seven carried out the raid.
The robbers broke into the Brandholm Savings Bank.
The vault lay three storeys below ground.
The thieves opened 83 safe-deposit boxes.
The thieves made off with between £3m and £4.5m.
None of the money has ever been found.
The strong-room door weighed as much as a bus.
Henrik Aalto was arrested on 3 December 1998.
He was sentenced to 14 years in prison.
Marta Lindqvist was freed in the spring of 2003.
According to The Northern Ledger, Aalto lives in Vik.
The series premiered on Wednesday 6 March.
Making all of it ate about $30 million.
"""
SENTENCES = REPORT.strip().splitlines()
ROBBERY, SERIES = "1998 Brandholm bank robbery", "The Quiet Harbour"
FACTS = [
    (ROBBERY, "event-date", "weekend of 14 November 1998"),
    (ROBBERY, "preparation-time", "26 months"),
    (ROBBERY, "number-of-perpetrators", "7 people"),
    (ROBBERY, "event-place", "brandholm-savings-bank"),
    (ROBBERY, "vault-depth", "3 floors"),
    (ROBBERY, "boxes-opened", "83 safe-deposit boxes"),
    (ROBBERY, "value-stolen", "GBP 3000000-4500000"),
    (ROBBERY, "loot-recovered", "none"),
    (ROBBERY, "security-measure", "a door as heavy as a bus"),
    ("Henrik Aalto", "arrested-on", "3 December 1998"),
    ("Henrik Aalto", "sentence", "14 years"),
    ("Marta Lindqvist", "released", "spring 2003"),
    ("Henrik Aalto", "residence", "vik"),
    (SERIES, "release-date", "6 March 2024"),
    (SERIES, "budget", "about USD 30000000"),
]

# What the sentence does not say in so many words is put down as a statement, of the last subject.
ONLY_STATED = {8: ROBBERY, 14: SERIES}
# As planned; measured: 24 and 45.
PASTED, ONE_BY_ONE = 26, 62


# The page has said all that it was asked.
AT_REST = "() => !document.querySelector('[aria-busy=true]')"


class Hands:
    """A keyboard that counts."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def press(self, *keys):
        """Press one key or combination after the other."""
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)

    def type(self, words):
        """Type in the field that has the focus, in place of what is selected there."""
        self.count += 1
        self.page.keyboard.type(words)

    def paste(self, words):
        """Paste what was copied elsewhere."""
        self.page.evaluate("words => navigator.clipboard.writeText(words)", words)
        self.press("Control+v")

    def press_until(self, key, selector):
        """Press a key until what the selector names has the focus."""
        for _ in range(12):
            if self.page.locator(f"{selector}:focus").count():
                return
            self.press(key)
        raise AssertionError(f"{key} never led to {selector}.")


@pytest.fixture
def hands(page, log_in):
    log_in(page, make_member("Writer", is_staff=True))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    # A machine that does other things as well may take its time.
    page.set_default_timeout(60_000)
    return Hands(page)


@pytest.fixture
def harbour():
    make_source("Robbed in the night", url=ADDRESS)
    return make_harbour()


def held():
    return [
        (str(fact.subject), fact.property.code if fact.property else "", value_as_text(fact))
        for fact in Fact.objects.select_related("property").order_by("pk")
    ]


def correct(hands, rule, value, about=""):
    """Correct the line that has the focus, and go on to the next that wants a look."""
    hands.press("e")
    hands.page.locator("input[name$=-rule]:focus").wait_for()
    if about:
        hands.press("Shift+Tab")
        hands.page.keyboard.press("Control+a")
        hands.type(about)
        hands.press("Tab")
    hands.type(rule)
    hands.press("Tab")
    hands.type(value)
    hands.press("Enter")


def test_fifteen_facts_are_pasted_in_at_most_ninety_interactions(
    page, hands, harbour, complaints, look
):
    page.goto(reverse("admin:shows_show_change", args=[harbour.show.pk]))

    hands.press("f")
    page.locator("#id_text:focus").wait_for()
    hands.paste(REPORT)
    hands.press_until("Tab", "#id_source_url")
    hands.paste(ADDRESS)
    page.locator("[data-source-status]", has_text="holds this page already").wait_for()
    hands.press("Control+Enter")
    page.locator("[data-line]").last.wait_for()
    look(page, "paste-facts-lines")
    assert barriers(page) == []
    hands.press("n")
    correct(hands, "Security measure", "a door as heavy as a bus", about=ROBBERY)
    hands.press("Control+.")
    hands.press_until("n", "[data-line]:last-child")
    correct(hands, "Budget", "about $30 million")
    page.locator("[data-keep]", has_text="Keep 15 new facts").wait_for()
    look(page, "paste-facts-corrected")
    hands.press("Control+Enter")
    page.get_by_text("Kept: 15 new facts.").wait_for()

    assert held() == FACTS
    assert Citation.objects.filter(source=Source.objects.get()).count() == 15
    assert complaints == []
    assert hands.count <= PASTED <= LIMIT, f"{hands.count} interactions for 15 pasted facts"


def test_fifteen_facts_are_entered_one_by_one_in_at_most_ninety_interactions(
    page, hands, harbour, complaints, look
):
    page.goto(reverse("admin:facts_fact_add") + f"?event={harbour.event.pk}")
    for number, sentence in enumerate(SENTENCES):
        page.locator("#id_statement:focus").wait_for()
        hands.type(sentence)
        page.wait_for_function(AT_REST)
        if number == 0:
            hands.press_until("Tab", "#id_source_url")
            hands.paste(ADDRESS)
            page.locator("[data-source-status]", has_text="holds this page already").wait_for()
        if number not in ONLY_STATED:
            page.locator(".fact-guess button").first.wait_for()
            hands.press("Control+.")
            page.wait_for_function(AT_REST)
        if number == 6:
            page.locator(".desk-prints-as", has_text="between £3 million").wait_for()
            look(page, "fact-form-taken")
            assert barriers(page) == []
        last = number == len(SENTENCES) - 1
        with page.expect_event("load"):
            hands.press("Control+Enter" if last else "Control+Shift+Enter")

    assert held() == [
        (ONLY_STATED[number], "", "") if number in ONLY_STATED else fact
        for number, fact in enumerate(FACTS)
    ]
    assert Citation.objects.filter(source=Source.objects.get()).count() == 15
    assert complaints == []
    assert hands.count <= ONE_BY_ONE <= LIMIT, f"{hands.count} interactions for 15 facts"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pasting_and_the_form_fit_a_telephone(phone, log_in, harbour, look, scheme):
    log_in(phone, make_member("Writer", is_staff=True))
    phone.emulate_media(color_scheme=scheme)
    phone.goto(reverse("admin:shows_show_paste_facts", args=[harbour.show.pk]))
    phone.locator("#id_text").fill(REPORT)
    phone.keyboard.press("Control+Enter")
    phone.locator("[data-line]").last.wait_for()
    look(phone, f"paste-facts-390-{scheme}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(phone) == []

    phone.goto(reverse("admin:facts_fact_add"))
    look(phone, f"fact-form-390-{scheme}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(phone) == []


def test_esc_in_a_line_closes_that_line_alone(page, hands, harbour):
    page.goto(reverse("admin:shows_show_change", args=[harbour.show.pk]))
    hands.press("f")
    page.locator("#id_text:focus").wait_for()
    hands.paste(REPORT)
    hands.press("Control+Enter")
    page.locator("[data-line]").last.wait_for()
    hands.press("n", "e")
    page.locator("input[name$=-rule]:focus").wait_for()

    hands.press("Escape")

    page.locator("[data-line]:focus").wait_for()
    page.locator("[data-line] details[open]").wait_for(state="detached")
    hands.press("Escape")
    page.locator("[data-line]").first.wait_for(state="detached")
    hands.press("f")
    page.locator("#id_text:focus").wait_for()
    expect(page.locator("#id_text")).to_have_value(REPORT)


def test_enter_in_a_line_never_throws_corrections_away(page, hands, harbour):
    page.context.new_page().close()
    address = reverse("admin:shows_show_paste_facts", args=[harbour.show.pk])
    page.route("**/facts/paste.js", lambda route: route.abort())
    page.goto(address)
    page.locator("#id_text").fill("Nobody spoke of it for years.")
    hands.press("Control+Enter")
    page.locator("[data-line] summary").press("Enter")
    page.locator("input[name$=-about]").fill("Henrik Aalto")

    hands.press("Enter")

    page.locator(".paste-value", has_text="Henrik Aalto").wait_for()
