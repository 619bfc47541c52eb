"""The page that readers get: its order, its evidence, and what must never be on it."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.rendering import render, render_preview
from facts.models import Fact
from tests.articles.rendered import (
    AT,
    between,
    full_article,
    make_signed_verdict,
    marked,
    number,
    page_of,
)
from tests.make import (
    make_article,
    make_author,
    make_citation,
    make_fact,
    make_image,
    make_season,
    make_show,
    make_source,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db


# -- The whole page -----------------------------------------------------------------------------


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
