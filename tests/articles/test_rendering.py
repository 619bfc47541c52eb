"""The page that readers get: its order, its evidence, and what must never be on it."""

import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.rendering import render, render_preview
from facts.models import Fact
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
    make_season,
    make_service,
    make_show,
    make_source,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db
AT = datetime(2025, 9, 2, 11, 0, tzinfo=UTC)
MEND = "link another, or take the mark away."
HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


def page_of(body="<p>Text.</p>", *, at=AT, dates=None, **columns):
    """A new article with that body, rendered."""
    return render(make_article(body=body, **columns).head, at=at, **(dates or {}))


def marked(fact, words):
    return f'<span data-fact="{fact.ref}">{words}</span>'


def make_signed_verdict(show, **columns):
    return make_verdict(show, decided_on=date(2023, 10, 13), **columns)


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


def number(count):
    return (
        f'<a class="evidence" href="#note-{count}"><span class="hidden">Evidence </span>{count}</a>'
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


def between(html, start, end="</section>"):
    rest = html[html.index(start) + len(start) :]
    return rest[: rest.index(end) + len(end)]


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


# -- The whole page -----------------------------------------------------------------------------


def full_article(facts=3, title="Everybody Loves Diamonds", **columns):
    """An explainer with every block, about a show with an event, a cast and an offer."""
    checker = make_user(display_name="Tom Adeyemi")
    show = make_show(
        title,
        premiere="13 October 2023",
        episode_count=8,
        trailer_url="https://www.youtube.com/watch?v=1",
    )
    event = make_event(f"the heist of {title}", date="weekend of 15 February 2003")
    make_adaptation(show, event=event)
    make_signed_verdict(show, answer="The vault was real; the comedy is not.", decided_by=checker)
    leader = make_person()
    make_involvement(event, person=leader, role="leader", status="convicted", when="2005")
    for number_ in range(facts):
        role = f"Role {number_}"
        character = make_credit(show, character=role, billing=number_).character
        make_portrayal(character, leader if not number_ else make_person())
    make_availability(show, make_service("Prime Video", slug=f"prime-{show.pk}"), country="GB")
    held = [
        make_fact(event, statement=f"Fact number {count}.", checked_by=checker)
        for count in range(facts)
    ]
    make_fact(leader, "sentenced-on", "2005", checked_by=checker)
    blocks = ("timeline", "who-is-real", "cast", "where-to-watch", "trailer", "fact-box")
    sections = "".join(f'<h2>About {b}?</h2><div data-block="{b}"></div>' for b in blocks)
    paragraphs = "".join(f"<p>{marked(fact, 'Words')} and more.</p>" for fact in held)
    return make_article(
        f"Is {title} a true story?",
        **{
            "kind": "explainer",
            "show": show,
            "lead_image": make_image(credit="Illustration: Newsroom"),
            "approved_by": checker,
            "body": f"<h2>What really happened?</h2>{paragraphs}{sections}",
            **columns,
        },
    )


def test_the_page_has_the_order_of_the_house():
    article = full_article(authors=[make_author("Ines Calloway"), make_author("Ed Price")])

    page = render(article.head, at=AT, first_published=datetime(2023, 10, 13, tzinfo=UTC))

    parts = [
        '<p class="crumb"><a href="/shows/everybody-loves-diamonds/">',
        "Everybody Loves Diamonds</a> · Series, 2023</p>",
        '<h1 class="question"><span class="quiet">Is</span> Everybody Loves Diamonds <span',
        '<section class="verdict v-inspired_by"',
        "The vault was real; the comedy is not.",
        '<figure class="lead"><picture>',
        '<span class="credit">Illustration: Newsroom</span>',
        "By <b>Ines Calloway</b> and <b>Ed Price</b> · Checked by <b>Tom Adeyemi</b>",
        'Published <time datetime="2023-10-13">13 October 2023</time>',
        '<nav aria-label="On this page">',
        '<p class="standfirst">What is known so far.</p>',
        '<section class="section" id="what-really-happened">',
        '<details class="notes">',
        '<section class="section" id="about-timeline">',
        'class="timeline two-lanes"',
        '<table class="who"',
        '<ul class="cast"',
        "Prime Video",
        "Watch the trailer",
        '<dl class="fact-list">',
        '<section class="section" id="sources">',
        '<section class="section" id="checked">',
        "</article>",
    ]
    places = [page.html.index(part) for part in parts]
    assert places == sorted(places)
    assert page.problems == []


def test_every_id_is_there_once_and_every_link_on_the_page_leads_somewhere():
    html = render(full_article().head, at=AT).html

    ids = re.findall(r'\sid="([^"]+)"', html)
    targets = set(re.findall(r'<a [^>]*href="#([^"]+)"', html))
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert {"fact-1", "note-1", "sources", "checked", "about-cast"} <= targets


def test_hero_card_and_head_say_the_same_verdict():
    page = render(full_article().head, at=AT)

    assert page.verdict == "inspired_by"
    assert page.html.count('aria-label="Our verdict"') == 1
    assert (page.card["verdict"], page.card["word"]) == ("inspired_by", "Inspired by true events")
    answer = "The vault was real; the comedy is not."
    assert page.card["answer"] == page.head["description"] == answer
    assert answer in page.html
    assert json.loads(page.head["structured"])["@graph"][0]["description"] == answer


def test_a_season_has_its_own_verdict_and_else_that_of_the_show():
    show = make_show("Fargo")
    one, two = make_season(show, 1), make_season(show, 2)
    make_signed_verdict(show, value="fiction")
    make_signed_verdict(show, value="based_on", season=one)

    verdicts = [page_of(show=show, season=season).verdict for season in (one, two, None)]

    assert verdicts == ["based_on", "fiction", "fiction"]


def test_an_article_without_a_verdict_has_no_panel():
    page = page_of(show=make_show())

    assert page.verdict == page.card["verdict"] == ""
    assert 'class="verdict' not in page.html
    assert '<div class="hero hero-plain hero-bare">' in page.html


def test_a_verdict_that_nobody_signed_is_a_problem():
    show = make_show("Stolen")
    make_verdict(show)

    assert page_of(show=show).problems == [
        "The verdict on Stolen is not signed: say who decided it, and when."
    ]


def test_a_standfirst_that_repeats_the_answer_is_not_printed_twice():
    show = make_show()
    make_signed_verdict(show, answer="Up to a point.")

    page = page_of(show=show, standfirst="Up to a point.")

    assert page.html.count("Up to a point.") == 1


def test_other_headlines_have_no_play():
    html = page_of(headline="Who was <caught>?").html

    assert '<h1 class="question">Who was &lt;caught&gt;?</h1>' in html


def test_the_contents_come_with_the_fourth_section():
    three = page_of("<h2>A</h2><p>x</p><h2>B</h2><p>x</p><h2>C</h2><p>x</p>")
    four = page_of("<h2>A</h2><p>x</p><h2>B</h2><p>x</p><h2>C</h2><p>x</p><h2>D</h2><p>x</p>")

    assert "On this page" not in three.html
    assert '<li><a href="#d">D</a></li></ul>' in four.html


def test_what_is_still_to_come_is_marked_and_a_problem():
    page = page_of("<h2>Where?</h2><p>To come: the service.</p><ul><li>To come: price</li></ul>")

    assert '<p><span class="to-come">To come: the service.</span></p>' in page.html
    assert page.problems == [
        "“To come: the service.” is left under “Where?”: write it, or take it out.",
        "“To come: price” is left under “Where?”: write it, or take it out.",
    ]


def test_text_keeps_its_marks_and_smaller_headings_can_be_linked_to():
    html = page_of(
        '<p>a<br><strong>b</strong> <a href="/x/">c</a></p><h3>Who?</h3><h2>Who?</h2><h3>Who?</h3>'
    ).html

    assert '<p>a<br><strong>b</strong> <a href="/x/">c</a></p>\n<h3 id="who">Who?</h3>' in html
    assert 'id="who-2"><h2>Who?</h2>\n<h3 id="who-3">Who?</h3>' in html


# -- Byline and dates ---------------------------------------------------------------------------


def test_who_wrote_it_is_not_said_to_have_checked_it():
    writer = make_user(display_name="Ines Calloway")
    author = make_author("Ines Calloway", user=writer)

    html = page_of(authors=[author], approved_by=writer).html

    assert "<p>By <b>Ines Calloway</b></p>" in html


def test_an_update_is_dated_only_with_a_line_that_says_what_changed():
    article = make_article()
    first = datetime(2023, 10, 13, 23, 30, tzinfo=UTC)  # the 14th in London

    plain = render(article.head, at=AT, first_published=first)
    noted = render(article.head, at=AT, first_published=first, date_note="added <Stolen>")
    later = render(
        article.head,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        first_published=first,
        date_note="added <Stolen>",
        updated=AT,
    )

    published = 'Published <time datetime="2023-10-14">14 October 2023</time>'
    update = 'Updated <time datetime="2025-09-02">2 September 2025</time>: added &lt;Stolen&gt;'
    assert f"<p>{published}</p>" in plain.html
    assert f"<p>{published} · {update}</p>" in noted.html
    assert (later.html, later.head) == (noted.html, noted.head)
    assert plain.head["modified"] == plain.head["published"] == first.isoformat()
    assert noted.head["modified"] == AT.isoformat()


def test_how_it_was_checked_is_said_in_figures():
    writer, checker = make_user(), make_user()
    fact = make_fact(created_by=writer, checked_by=checker)
    make_citation(fact, make_source())
    agency = make_source()
    repeated = make_fact(created_by=writer, checked_by=checker, source=agency)
    make_citation(repeated, make_source(independent_of=agency))
    body = f"<p>{marked(fact, 'a')} {marked(repeated, 'b')}</p>"

    html = page_of(body).html
    Fact.objects.filter(pk=fact.pk).update(created_by=checker)
    unsure = page_of(body).html

    said = "Two numbered statements; one of them rests on more than one source."
    assert f"{said} Each was checked by somebody who did not enter it.</p>" in html
    assert f"{said}</p>" in unsure


# -- Pictures and sources -----------------------------------------------------------------------


def test_pictures_have_their_credit_and_are_remembered():
    lead, inside = make_image(), make_image(credit="Agency & Sons", alt="A door")
    fact = make_fact()

    page = page_of(
        f'<figure data-image="{inside.pk}"><figcaption>The {marked(fact, "door")}</figcaption>'
        '</figure><figure data-image="999999"></figure>',
        lead_image=lead,
    )

    figure = between(page.html, '<figure class="figure">', "</figure>")
    assert 'alt="A door"' in figure
    assert 'loading="lazy"' in figure
    assert f'<figcaption>The <span class="fact" id="fact-1">door</span>{number(1)}' in figure
    assert '<span class="credit">Agency &amp; Sons</span>' in figure
    assert page.html.count('loading="eager" fetchpriority="high"') == 1
    assert set(page.images) == {lead, inside}
    assert page.problems == ["A picture does not exist any more: choose another, or take it out."]


def test_a_source_is_listed_once_where_the_block_stands_or_at_the_end():
    source = make_source("The report")
    one, two = make_fact(source=source), make_fact(source=source)
    words = f"<p>{marked(one, 'a')} {marked(two, 'b')}</p>"

    end = page_of(words).html
    here = page_of(f'<h2>Read on</h2><div data-block="sources"></div><h2>Last</h2>{words}').html

    assert '<section class="section" id="sources"><h2>Sources</h2>' in end
    assert 'id="sources"' not in here
    for html in (end, here):
        assert between(html, '<ol class="sources">', "</ol>").count("The report") == 1
    assert here.index('<ol class="sources">') < here.index("<h2>Last</h2>")


# -- Cost ---------------------------------------------------------------------------------------


def test_the_number_of_queries_does_not_grow_with_the_article():
    few, many = full_article(3).head, full_article(60, "Stolen").head

    costs = []
    for revision in (few, many):
        with CaptureQueriesContext(connection) as queries:
            render(revision, at=AT)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 16


def test_a_page_stays_light_beside_its_evidence():
    article = full_article(12)
    html = render(article.head, at=AT).html

    notes = re.findall(r'<details class="notes">.*?\n</details>\n', html, re.DOTALL)
    assert len(notes) == 2
    assert len(html.encode()) - len("".join(notes).encode()) < 22_000


def test_the_same_revision_at_the_same_clock_gives_the_same_page():
    head = full_article().head

    assert render(head, at=AT) == render(head, at=AT)


def test_a_preview_shows_the_working_copy_though_it_was_not_saved_as_a_revision():
    article = make_article(headline="Before")
    article.headline, article.body = "After", "<p>To come: all</p>"

    page = render_preview(article, at=AT)

    assert '<h1 class="question">After</h1>' in page.html
    assert page.problems == ["“To come: all” is left: write it, or take it out."]
    assert "Before" in render_preview(article.head, at=AT).html
