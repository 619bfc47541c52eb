"""The evidence on a page for readers, and what must never be on it."""

import json
import re
from html.parser import HTMLParser

import pytest

from articles.rendering import render
from tests.articles.rendered import (
    AT,
    HOSTILE,
    MEND,
    between,
    full_article,
    make_signed_verdict,
    marked,
    number,
    page_of,
)
from tests.make import (
    make_adaptation,
    make_article,
    make_author,
    make_availability,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_service,
    make_show,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


# -- Evidence -----------------------------------------------------------------------------------


def test_the_evidence_of_a_section_stands_folded_behind_it():
    paper = make_organisation("The Brussels Times")
    report = make_source(
        "The men & the vault",
        publisher=paper,
        author="A. Reporter",
        published="February 2003",
        url="https://paper.example/vault?a=1&b=2",
        archived_url="https://archive.example/vault",
    )
    floors = make_fact(statement="The vault lay two floors down.", source=None)
    make_citation(floors, report, quote="“two floors” & more", locator="paragraph 3")
    loot = make_fact(
        statement="The loot was worth $100 million.",
        standing="disputed",
        standing_reason="Nobody has counted <it>.",
        source=None,
    )
    make_citation(loot, make_source("SECRET TITLE", confidential=True), quote="SECRET QUOTE")
    make_citation(loot, report, stance="contradicts")

    page = page_of(
        f"<h2>What happened?</h2><p>{marked(floors, 'Two floors down')} there was "
        f"{marked(loot, '$100 million')}.</p>"
    )

    source = (
        "<b>The Brussels Times</b>, The men &amp; the vault, by A. Reporter, February 2003{}. "
        '<a href="https://paper.example/vault?a=1&amp;b=2">Page</a>, '
        '<a href="https://archive.example/vault">archived copy</a>'
    )
    assert squeezed(between(page.html, '<section class="section" id="what-happened">')) == squeezed(
        f"""<h2>What happened?</h2>
        <p><span class="fact" id="fact-1">Two floors down</span>{number(1)} there was
        <span class="fact" id="fact-2">$100 million</span>{number(2)}.</p>
        <details class="notes"><summary><span class="when-closed">Show evidence</span>
        <span class="when-open">Hide evidence</span><span class="tally">
        {tally("reported", last=False)}{tally("disputed")}</span></summary>
        <details class="note"><summary><span class="note-number">1</span>
        <span>The vault lay two floors down.</span>{standing("reported", "Reported")}</summary>
        <div class="note-more" id="note-1"><ul><li>{source.format(", paragraph 3")}
        <blockquote>““two floors” &amp; more”</blockquote></li></ul>
        <p class="note-links"><a href="#fact-1">Back to the sentence</a></p></div></details>
        <details class="note"><summary><span class="note-number">2</span>
        <span>The loot was worth $100 million.</span>{standing("disputed", "Disputed")}</summary>
        <div class="note-more" id="note-2"><p class="note-reason">Nobody has counted &lt;it&gt;.</p>
        <ul><li>A source known to us.</li><li>{source.format("")}
        <span class="meta">Says otherwise.</span></li></ul>
        <p class="note-links"><a href="#fact-2">Back to the sentence</a></p></div></details>
        </details></section>"""
    )


def tally(code, *, last=True):
    comma = "" if last else ","
    return (
        f'<span class="s-{code}"><svg class="standing-mark" aria-hidden="true">'
        f'<use href="#s-{code}"/></svg>1<span class="hidden"> {code}{comma}</span></span>'
    )


def standing(code, word):
    return (
        f'<span class="standing s-{code}"><svg class="standing-mark" aria-hidden="true">'
        f'<use href="#s-{code}"/></svg>{word}</span>'
    )


def squeezed(html):
    """HTML without the space around its tags."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", " ".join(html.split()))


def test_a_fact_that_is_linked_twice_keeps_its_number_and_its_note():
    fact, other = make_fact(), make_fact()

    page = page_of(
        f"<h2>A</h2><p>{marked(fact, 'one')} {marked(other, 'two')}</p>"
        f"<h2>B</h2><p>{marked(fact, 'again')}</p>"
    )

    assert page.html.count('id="note-1"') == 1
    assert f'<span class="fact" id="fact-1">one</span>{number(1)}' in page.html
    assert f'<span class="fact">again</span>{number(1)}' in page.html
    assert [(row.fact, row.note_number, row.words) for row in page.printed] == [
        (fact, 1, "one\nagain"),
        (other, 2, "two"),
    ]


def test_words_on_two_facts_have_two_numbers_that_lead_back_to_them():
    one, two = make_fact(), make_fact()

    page = page_of(f'<p><span data-fact="{one.ref} {two.ref}">words</span></p>')

    assert (
        '<span class="fact" id="fact-1"><span id="fact-2">words</span></span>'
        f"{number(1)}\N{THIN SPACE}{number(2)}"
    ) in page.html


def test_words_that_go_on_resting_on_a_fact_get_its_number_at_their_end():
    one, two = make_fact(), make_fact()

    page = page_of(
        f'<p><span data-fact="{one.ref}">a</span><span data-fact="{one.ref} {two.ref}">b</span></p>'
    )

    assert page.html.count('href="#note-1"') == 1
    assert f'id="fact-1">a</span><span class="fact" id="fact-2">b</span>{number(1)}' in page.html


def test_what_is_printed_of_a_fact_is_kept():
    person = make_person("Leonardo Notarbartolo")
    fact = make_fact(
        person, "sentenced-on", "2005", statement="He was sentenced in 2005.", hedge="reportedly"
    )

    (printed,) = page_of(f"<p>{marked(fact, 'in 2005')}</p>").printed

    assert (printed.fact, printed.note_number, printed.words) == (fact, 1, "in 2005")
    assert (printed.statement, printed.value) == ("He was reportedly sentenced in 2005.", "2005")
    assert (printed.standing, printed.hedge) == ("reported", "reportedly")


def test_words_on_a_fact_that_readers_may_not_see_are_printed_plain():
    retired = make_fact(statement="It was a Tuesday.", stage="retired")
    old = make_fact(statement="It was ten.", rank="superseded", rank_reason="It was nine.")

    page = page_of(
        f'<p><span data-fact="GONE99">one</span> {marked(retired, "two")} {marked(old, "three")}'
        f" {marked(retired, 'four')}</p>"
    )

    assert "<p>one two three four</p>" in page.html
    assert page.printed == []
    assert page.problems == [
        f"The text links to GONE99, and there is no such fact: {MEND}",
        f"The text links to a fact that is retired, “It was a Tuesday.”: {MEND}",
        f"The text links to a fact that is superseded, “It was ten.”: {MEND}",
    ]


def test_a_spoiler_is_folded_with_its_evidence():
    fact = make_fact(statement="He did it.", spoiler=True)
    open_fact = make_fact(statement="There was a vault.")

    page = page_of(
        f"<h2>The end</h2><p>{marked(open_fact, 'Before')}</p><p>{marked(fact, 'The secret')}</p>"
        f"<p>{marked(open_fact, 'After')}</p>",
        show=make_show("Stolen"),
    )

    fold = between(page.html, '<details class="notes spoiler">', "After</span>")
    assert "Spoiler: what happens in Stolen" in fold
    assert 'id="fact-2">The secret' in fold
    assert 'id="note-2"' in fold
    assert 'id="note-1"' not in fold
    assert fold.count("</details>") == 3
    assert page.html.count('id="note-1"') == 1
    assert page.html.index("Before") < page.html.index("The secret") < page.html.index("After</")


# -- What must not be there ---------------------------------------------------------------------


def test_a_confidential_source_leaves_no_trace_but_that_it_exists():
    secret = make_source(
        "SECRET title",
        publisher=make_organisation("SECRET publisher"),
        author="SECRET author",
        url="https://secret.example/",
        archived_url="https://archive.example/secret",
        identifier="SECRET-1",
        note="SECRET note",
        confidential=True,
    )
    fact = make_fact(source=None)
    make_citation(fact, secret, quote="SECRET quote", locator="SECRET page")
    show = make_show()
    event = make_event()
    make_adaptation(show, event=event)
    dated = make_fact(event, "event-date", "2003", checked_by=make_user(), source=secret)

    page = page_of(
        f'<p>{marked(fact, "words")}</p><div data-block="timeline"></div>'
        f'<div data-block="fact-box" data-ref="{dated.ref}"></div><div data-block="sources"></div>',
        show=show,
    )

    assert page.html.count("A source known to us.") == 3
    assert "secret" not in json.dumps([page.html, page.head, page.card]).lower()


def test_script_in_any_text_of_any_record_is_only_text():
    page = render(hostile_article().head, at=AT, date_note=HOSTILE)

    everything = [page.html, page.card["picture"], page.head["structured"]]
    assert tags_of("".join(everything)).isdisjoint({"script", "style", "img onerror"})
    assert "onerror=alert" not in everything[2].replace("\\u003cimg src=x onerror=alert", "")
    assert page.html.count("&lt;script&gt;alert(1)") > 30
    assert "<" not in page.head["structured"]
    assert HOSTILE in json.loads(page.head["structured"])["@graph"][0]["headline"]


def hostile_article():
    """An article in which every text that can be printed is an attack."""
    text = {"display_name": HOSTILE}
    checker = make_user(**text)
    show = make_show(HOSTILE, premiere="2023", original_title=HOSTILE, age_rating=HOSTILE[:20])
    event = make_event(HOSTILE, date="2003", place=make_place(HOSTILE))
    make_adaptation(show, event=event)
    make_signed_verdict(show, answer=HOSTILE, decided_by=checker)
    person = make_person(HOSTILE)
    make_involvement(event, person=person, role="other", role_title=HOSTILE)
    credit = make_credit(show, make_person(HOSTILE, slug="b"), character=HOSTILE)
    make_portrayal(credit.character, person, differences=HOSTILE)
    make_credit(show, make_person(slug="c"), credited_as=HOSTILE, job="self", job_title=HOSTILE)
    make_availability(show, make_service(HOSTILE), members_only=HOSTILE, starts="2023")
    source = make_source(HOSTILE, publisher=make_organisation(HOSTILE), author=HOSTILE)
    columns = {"statement": HOSTILE, "standing": "disputed", "standing_reason": HOSTILE}
    fact = make_fact(
        event, "event-date", "2003", date_note=HOSTILE, checked_by=checker, source=None, **columns
    )
    make_citation(fact, source, quote=HOSTILE, locator=HOSTILE)
    spoiler = make_fact(event, spoiler=True, **columns)
    image = make_image(alt=HOSTILE, credit=HOSTILE)
    blocks = "".join(
        f'<div data-block="{kind}"></div>'
        for kind in ("cast", "who-is-real", "where-to-watch", "timeline", "fact-box", "sources")
    )
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    return make_article(
        HOSTILE,
        slug="hostile",
        kind="explainer",
        show=show,
        standfirst=HOSTILE,
        lead_image=image,
        home_headline=HOSTILE,
        search_title=HOSTILE[:120],
        meta_description=HOSTILE,
        authors=[make_author(HOSTILE)],
        approved_by=checker,
        body=f"<h2>{escaped}</h2><p>{marked(fact, escaped)}</p><p>{marked(spoiler, escaped)}</p>"
        f"{blocks}"
        f'<div data-block="fact-box" data-ref="{fact.ref}"></div>'
        f'<figure data-image="{image.pk}"><figcaption>{escaped}</figcaption></figure>',
    )


def tags_of(html):
    """The tags in ``html``, and those with handlers as "img onerror"."""
    found = set()
    reader = HTMLParser()

    def note(tag, attributes):
        found.add(tag)
        found.update(f"{tag} {name}" for name, _ in attributes if name.startswith("on"))

    reader.handle_starttag = note
    reader.feed(html)
    return found


def test_a_page_brings_no_script_and_no_style_of_its_own():
    page = render(full_article().head, at=AT)

    assert "<script" not in page.html
    assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", page.html)
    assert "http-equiv" not in page.html
    assert "<iframe" not in page.html
