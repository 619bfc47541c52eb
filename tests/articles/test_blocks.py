"""What blocks draw from records: only what is known, in the tense of the clock."""

from datetime import date, timedelta

import pytest

from tests.articles.drawn import AT, NOBODY_SAID, cast, drawn, section_of, text_of, words
from tests.make import (
    make_adaptation,
    make_credit,
    make_embed,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_person,
    make_portrayal,
    make_season,
    make_show,
    make_verdict,
)

pytestmark = pytest.mark.django_db


# -- Nothing to draw ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("verdict", "Stolen has no verdict. Decide one, or take the block out."),
        ("cast", "Stolen has no cast yet. Add credits, or take the block out."),
        ("who-is-real", NOBODY_SAID),
        (
            "where-to-watch",
            "Stolen has no service yet. Say where it can be watched, or take the block out.",
        ),
        (
            "timeline",
            "neither the article nor its show has an event. Choose one, or name one in the block.",
        ),
        ("trailer", "Stolen has no trailer. Add its address, or take the block out."),
        ("embed", "it names no address. Give one, or take the block out."),
        ("truth-meter", "no scenes have been compared. Take the block out."),
    ],
)
def test_without_a_record_readers_see_nothing_and_the_desk_reads_what_is_missing(kind, reason):
    page = drawn(kind, make_show("Stolen"))

    assert text_of(page) == ""
    name = kind.replace("-", " ")
    assert page.problems == [f"The block “{name}” under “Here” prints nothing: {reason}"]


def test_a_block_about_a_show_that_does_not_exist_says_so():
    said = "The block “cast” under “Here” prints nothing: "

    assert drawn("cast", ref="gone").problems == [
        f"{said}no show has the address “gone”. Name another, or none."
    ]
    assert drawn("cast").problems == [
        f"{said}the article has no show. Choose one, or name one in the block."
    ]
    (problem,) = drawn("timeline", ref="gone").problems
    assert problem.endswith("no event has the address “gone”. Name another, or none.")


def test_the_place_of_related_articles_is_left_to_the_site():
    page = drawn("related")

    assert (text_of(page), page.problems) == ("", [])


# -- Cast ---------------------------------------------------------------------------------------


def test_the_cast_is_listed_once_in_billing_order_with_what_is_known_of_each_role():
    show = make_show()
    first, second = make_person("Anna Foglietta"), make_person("Rupert Everett")
    make_credit(show, second, character="John Lovegrove", billing=2, status="reported")
    anna = make_credit(show, first, character="Sandra", billing=1, source="a", source_key="1")
    make_credit(show, first, character=anna.character, source="b", source_key="2")
    make_credit(show, first, billing=9)
    make_credit(show, "Malcolm McDowell", billing=3, status="uncredited")
    make_credit(show, "A Voice", billing=4, job="voice", character="The robot")
    make_credit(show, "A Detective", billing=5, job="self")
    make_credit(show, "Gone Actor", billing=6, status="removed", character="Gone")
    make_credit(show, "A Director", job="director")
    make_credit(make_show(), "Elsewhere")

    assert text_of(drawn("cast", show)) == (
        "Anna Foglietta as Sandra Rupert Everett as John Lovegrove (reported) "
        "Malcolm McDowell role not announced (uncredited) A Voice voice of The robot "
        "A Detective in person"
    )


def test_a_name_leads_to_its_page_only_where_readers_may_find_one():
    show = make_show()
    make_credit(show, make_person("Public", slug="public"))
    make_credit(show, make_person("Young", slug="young", sensitivity="minor"))

    html = section_of(drawn("cast", show))
    show.listed = False
    show.save()

    assert '<a href="/people/public/">Public</a>' in html
    assert "young" not in html
    assert "<a " not in section_of(drawn("cast", show))


def test_a_season_has_its_own_cast_and_else_that_of_the_show():
    show = make_show()
    one, two = make_season(show, 1), make_season(show, 2)
    make_credit(show, "Everywhere")
    make_credit(show, "First Season", season=one)

    names = [text_of(drawn("cast", show, season=season)) for season in (one, two, None)]

    assert names == [
        "First Season role not announced",
        "Everywhere role not announced",
        "Everywhere role not announced",
    ]


def test_a_block_may_be_about_another_show():
    other = make_show("Stolen", slug="stolen")
    make_credit(other, "Somebody Else")

    assert "Somebody Else" in text_of(drawn("cast", make_show(), ref="stolen"))


# -- Who is real --------------------------------------------------------------------------------


def test_who_is_real_sets_each_role_beside_the_person_behind_it():
    show, event = make_show("Everybody Loves Diamonds"), make_event()
    make_adaptation(show, event=event)
    leader, composite, invented, *_ = cast(
        show,
        ("Kim Rossi Stuart", "Leonardo Notarbartolo"),
        ("Carlotta Antonelli", "Fabiola"),
        ("Rupert Everett", "John Lovegrove"),
        ("Johan Heldenbergh", "Inspector Mertens"),
        ("Malcolm McDowell", None),
    )
    person = make_person("L. Notarbartolo", slug="notarbartolo")
    make_involvement(event, person=person, role="leader", status="convicted", when="2005")
    make_portrayal(leader.character, person, differences="The lead of a caper.")
    for name in ("One", "Two"):
        make_portrayal(composite.character, make_person(name), closeness="composite")
    invented.character.origin, invented.character.note = "invented", "Written for the series."
    invented.character.save()

    page = drawn("who-is-real", show)

    assert text_of(page) == (
        "Who is real in Everybody Loves Diamonds On screen How close In real life What was changed "
        "Kim Rossi Stuart as Leonardo Notarbartolo Real person, real name "
        "L. Notarbartolo Convicted in 2005 The lead of a caper. "
        "Carlotta Antonelli as Fabiola Composite of several One and Two Several people "
        "Rupert Everett as John Lovegrove Invented Nobody Written for the screen "
        "Written for the series. "
        "Johan Heldenbergh as Inspector Mertens Not established Not known "
        "Malcolm McDowell role not announced Not established Not known"
    )
    assert '<a href="/people/notarbartolo/">' in page.html


@pytest.mark.parametrize(
    ("sensitivity", "role", "shown"),
    [
        ("private", None, "A private person"),
        ("private", "witness", "A witness"),
        ("victim", None, "A victim"),
        ("victim", "victim", "A victim"),
        ("minor", "victim", "A child"),
        ("spent", "perpetrator", "A real person"),
    ],
)
def test_a_sensitive_person_is_shown_by_role_without_name_or_likeness(sensitivity, role, shown):
    show, event = make_show(), make_event()
    make_adaptation(show, event=event)
    portrait = make_image()
    person = make_person("Secret Name", slug="secret", sensitivity=sensitivity, portrait=portrait)
    (credit,) = cast(show, ("An Actor", "Secret Name"))
    make_portrayal(credit.character, person)
    if role:
        make_involvement(event, person=person, role=role, status="convicted")

    page = drawn("who-is-real", show)

    row = page.html.split("<tbody")[1]
    assert "secret" not in row.lower()
    assert "Convicted" not in row
    assert f'<use href="#nobody"/></svg>\n<div><b>{shown}</b></div>' in row
    assert "as a real person" in row
    assert page.images == []


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"status": "alleged", "role_title": "mastermind"}, "Alleged mastermind"),
        ({"status": "alleged", "role_title": "alleged mastermind"}, "Alleged mastermind"),
        ({"status": "charged", "when": "2004"}, "Charged in 2004"),
        ({"status": "acquitted"}, "Acquitted"),
        ({"status": "admitted", "role_title": "lockpicker"}, "Lockpicker, by their own account"),
        ({"status": "reported"}, "Reported perpetrator"),
        ({"status": "reported", "role": "investigator"}, "Investigator"),
    ],
)
def test_what_a_person_did_is_never_said_more_surely_than_it_is_known(columns, said):
    show, event = make_show(), make_event()
    make_adaptation(show, event=event)
    person = make_person("A Person")
    (credit,) = cast(show, ("An Actor", "A Role"))
    make_portrayal(credit.character, person)
    make_involvement(event, person=person, **columns)

    assert f"A Person {said}" in text_of(drawn("who-is-real", show))


def test_somebody_who_may_not_exist_gets_no_face():
    show = make_show()
    person = make_person("Alessandro", kind="unconfirmed")
    (credit,) = cast(show, ("An Actor", "Alessandro"))
    make_portrayal(credit.character, person, closeness="partly")

    row = drawn("who-is-real", show).html.split("<tbody")[1]

    assert "Alessandro</a></b>Not known to exist" in row
    assert '<td role="cell" class="real"><div class="face"><svg class="portrait nobody"' in row


def test_a_portrait_is_shown_as_long_as_its_rights_last():
    show = make_show()
    held = make_image(alt="His face", expires_on=date(2025, 9, 2))
    (credit,) = cast(show, ("An Actor", "A Role"))
    make_portrayal(credit.character, make_person("A Person", portrait=held))

    on_the_day = drawn("who-is-real", show)
    after = drawn("who-is-real", show, at=AT + timedelta(days=1))

    assert ('alt="His face"' in on_the_day.html, on_the_day.images) == (True, [held])
    assert ('alt="His face"' in after.html, after.images) == (False, [])


def test_a_long_list_of_undecided_roles_is_cut_short():
    show = make_show()
    credits_ = cast(show, *((f"Actor {n}", f"Role {n}") for n in range(10)))
    make_portrayal(credits_[9].character, make_person())

    assert text_of(drawn("who-is-real", show)).count("Not established") == 6


# -- Links, facts, verdicts ---------------------------------------------------------------------


def test_trailers_and_posts_load_nothing_from_elsewhere_before_a_reader_asks():
    show = make_show("Stolen", trailer_url="https://www.youtube.com/watch?v=1")

    trailer = drawn("trailer", show)
    named = drawn("trailer", show, ref="https://vimeo.com/2")
    post = drawn("embed", ref="https://www.social.example/p/1")

    assert text_of(trailer) == (
        "Stolen: the trailer Opens YouTube in this window. Watch the trailer "
        "Play the trailer here Loading it tells YouTube that you read this."
    )
    assert 'href="https://www.youtube.com/watch?v=1"' in trailer.html
    assert 'data-embed="https://www.youtube-nocookie.com/embed/1"' in trailer.html
    assert 'href="https://vimeo.com/2"' in named.html
    assert text_of(post) == (
        "On social.example Opens social.example in this window. Open social.example"
    )
    for page in (trailer, named, post):
        assert "iframe" not in page.html
        assert "src=" not in page.html


def test_an_embed_prints_the_words_that_are_kept_with_it_and_no_markup_of_them():
    url = "https://www.youtube.com/watch?v=abc&t=90"
    make_embed(url, title="The <b>vault</b>", author="AFP", text="One.\nTwo.")

    page = drawn("embed", ref=url.replace("&", "&amp;"))

    assert text_of(page) == (
        "On YouTube The &lt;b&gt;vault&lt;/b&gt; AFP One. Two. Play the video here "
        "Loading it tells YouTube that you read this. Watch on YouTube"
    )
    assert 'data-embed="https://www.youtube-nocookie.com/embed/abc?start=90"' in page.html
    assert page.problems == []


def test_an_embed_that_is_gone_keeps_its_words_and_offers_nothing_to_load():
    url = "https://vimeo.com/2"
    make_embed(url, title="The vault", dead_since=AT)

    page = drawn("embed", ref=url)

    assert text_of(page) == (
        "Was on Vimeo The vault Vimeo does not show it any more. Its address there"
    )
    assert f'href="{url}"' in page.html
    assert "data-embed" not in page.html


def test_a_box_prints_the_facts_it_names_with_their_numbers():
    event = make_event()
    one = make_fact(event, "discovered-on", "17 February 2003", statement="On the 17th.")
    two = make_fact(event, statement="Two floors <down>.")
    retired = make_fact(event, statement="Wrong.", stage="retired")

    page = drawn("fact-box", ref=f"{one.ref} {two.ref} {retired.ref} GONE")

    box = section_of(page).split("<details")[0]
    assert words(box) == (
        "Discovered on On the 17th. Evidence 1 Fact Two floors &lt;down&gt;. Evidence 2"
    )
    assert [row.fact for row in page.printed] == [one, two]
    assert len(page.problems) == 2


def test_a_box_without_facts_says_what_is_known_of_the_show():
    show = make_show(
        premiere="13 October 2023",
        episode_count=8,
        original_language="it",
        countries=["IT", "BE"],
        runtime_minutes=45,
        age_rating="16+",
    )

    assert text_of(drawn("fact-box", show)) == (
        "Format Series, eight episodes Premiere 13 October 2023 Language Italian "
        "From Italy and Belgium Length 45 minutes Rating 16+"
    )


def test_the_verdict_on_another_show_stands_in_the_text_and_ones_own_only_on_top():
    other = make_show("Stolen", slug="stolen")
    make_verdict(other, value="true_story", answer="The police tell it.", decided_on=AT.date())
    own = make_show()
    make_verdict(own, value="fiction", answer="Made up.", decided_on=AT.date())

    assert text_of(drawn("verdict", own, ref="stolen")) == "Stolen True story The police tell it."
    assert text_of(drawn("verdict", own)) == ""
    assert drawn("verdict", own).problems == []


def test_a_help_line_is_one_that_exists():
    page = drawn("help-line", ref="samaritans")
    unknown = drawn("help-line", ref="mum")

    assert '<a class="phone" href="tel:116123">116 123</a>' in page.html
    (problem,) = unknown.problems
    assert problem.endswith(
        "there is no help line “mum”. Use one of samaritans, domestic-abuse, victim-support."
    )
