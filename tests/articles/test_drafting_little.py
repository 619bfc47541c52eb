import pytest

from articles.drafting import compose
from tests.articles.reading import read_aloud
from tests.articles.telling import TODAY, WHO, make_heist, section
from tests.make import (
    make_adaptation,
    make_availability,
    make_credit,
    make_event,
    make_fact,
    make_person,
    make_season,
    make_service,
    make_show,
    make_source_work,
    make_verdict,
)

pytestmark = pytest.mark.django_db


def test_a_film_with_little_recorded():
    event = make_event("Harbour fire", kind="disaster", summary="A warehouse burnt for two days.")
    film = make_show(
        "Low Water", kind="film", premiere="2019", runtime_minutes=88, original_language="da"
    )
    make_adaptation(film, event=event, relation="based_on")
    make_verdict(film, value="based_on")

    draft = compose(film, today=TODAY)

    assert draft.headline == "Is Low Water a true story?"
    assert draft.standfirst == (
        "Low Water is based on the Harbour fire: a warehouse burnt for two days."
    )
    assert (
        read_aloud(draft.body)
        == """\
## Is Low Water a true story?

Yes, in outline. _Low Water_ is based on the Harbour fire.

## What really happened?

A warehouse burnt for two days.

## Who is real and who is invented?

To come: which characters are real and which are invented. Say it on its characters, from
the page of Low Water.

## What is Low Water about?

To come: the premise in two sentences. Write it on the page of Low Water.

_Low Water_ is an 88-minute film, in Danish.

## Where can I watch Low Water?

_Low Water_ premiered in 2019.

To come: where it can be watched. Add a service to the page of Low Water.
"""
    )


def test_a_show_of_which_a_catalogue_told_cast_and_dates_only():
    show = make_show("The Glass Harbour", premiere="6 September 2019", original_language="da")
    for person, role in (("Ida Lund", "Kiki"), ("Jonas Brekke", "the pilot"), ("Ida Ek", "a cook")):
        make_credit(show, person, character=role)
    make_credit(show, "Poul Winther", job="creator")
    make_availability(show, make_service("Fjord Play"), country="DK")
    make_season(show, 1)
    make_season(show, 2)

    draft = compose(show, today=TODAY)

    assert draft.standfirst == ""
    assert (
        read_aloud(draft.body)
        == """\
## Is The Glass Harbour a true story?

To come: whether The Glass Harbour is a true story. Give the verdict on the page of The
Glass Harbour.

## What really happened?

To come: what really happened. Tie the event to the show on the page of The Glass Harbour.

## Who is real and who is invented?

To come: which characters are real and which are invented. Say it on its characters, from
the page of The Glass Harbour.

## What is The Glass Harbour about?

To come: the premise in two sentences. Write it on the page of The Glass Harbour.

_The Glass Harbour_ is a series of two seasons, in Danish. It was created by Poul Winther.

## Who is in the cast of The Glass Harbour?

Ida Lund plays Kiki, with Jonas Brekke as the pilot and Ida Ek as a cook.

[cast]

## Where can I watch The Glass Harbour?

_The Glass Harbour_ premiered on 6 September 2019. It streams on Fjord Play in Denmark
with a subscription.

[where-to-watch]
"""
    )


def test_an_anthology_is_told_by_season():
    first, second = make_event("Lake murders"), make_event("Hill trial", kind="trial")
    show = make_show("Cases", premiere="2020")
    one, two = make_season(show, 1), make_season(show, 2, premiere="2022", episode_count=6)
    make_adaptation(show, event=first, season=one, relation="based_on")
    make_adaptation(show, event=second, season=two, relation="based_on")
    make_verdict(show, value="true_story", season=one)
    make_verdict(show, value="based_on", season=two)
    make_credit(show, "Ann Bell", character="Judge Ray", season=two)
    make_credit(show, "Bo Carr", character="Sheriff Dow", season=one)
    make_fact(second, "trial-began", "May 1997", statement="The trial began in May 1997.")

    draft = compose(show, season=two, today=TODAY)

    assert draft.headline == "Is season two of Cases a true story?"
    text = read_aloud(draft.body)
    assert "Yes, in outline. Season two of _Cases_ is based on the Hill trial." in text
    assert "The trial began in May 1997." in text
    assert "Season two of _Cases_ has six episodes." in text
    assert "Ann Bell plays Judge Ray." in text
    assert "Lake" not in text
    assert "Carr" not in text
    assert "Season two of _Cases_ premiered in 2022." in text


def test_a_documentary_says_who_speaks_in_it():
    event = make_heist()
    film = make_show("Vault", kind="documentary_film", fiction_mode="documentary", premiere="2025")
    make_adaptation(film, event=event, relation="depicts")
    make_verdict(film, value="true_story")
    make_credit(film, "Ann Bell", job="self")
    make_credit(film, "Bo Carr", job="self")

    assert section(film, "Is Vault a true story?") == (
        "Yes. _Vault_ tells the true story of the 2003 Antwerp heist."
    )
    assert section(film, WHO) == "not asked"
    assert section(film, "Who speaks in Vault?") == (
        "Ann Bell and Bo Carr speak in _Vault_. [cast]"
    )


def test_a_show_without_verdict_still_says_what_it_is_based_on():
    show = make_show("Vault")
    book = make_source_work("Flawless: A Heist", authors=[make_person("Greg Bo")])
    make_adaptation(show, source_work=book, relation="based_on")

    assert section(show, "Is Vault a true story?") == (
        "To come: whether Vault is a true story. Give the verdict on the page of Vault. "
        "_Vault_ is based on _Flawless: A Heist_."
    )


def test_a_verdict_that_is_not_established_is_no_yes_and_no_no():
    show = make_show("Vault")
    fact = make_fact(show, statement="Viewers ask whether Vault really happened.")
    make_verdict(show, value="not_established", facts=[fact])

    draft = compose(show, today=TODAY)

    assert draft.standfirst == "Whether Vault is a true story has not been established."
    assert section(show, "Is Vault a true story?") == (
        "Whether _Vault_ is a true story has not been established. Viewers ask whether Vault "
        "really happened."
    )


VERDICTS = [
    ("true_story", "Yes. _Vault_ tells the true story of the 2003 Antwerp heist."),
    ("based_on", "Yes, in outline. _Vault_ is based on the 2003 Antwerp heist."),
    ("inspired_by", "Up to a point. _Vault_ is inspired by the 2003 Antwerp heist."),
    ("loosely_inspired", "Only loosely. _Vault_ is loosely inspired by the 2003 Antwerp heist."),
    (
        "fiction_real_setting",
        "No. _Vault_ is fiction in a real setting, with the 2003 Antwerp heist as its background.",
    ),
    ("fiction", "No. _Vault_ is fiction."),
]


@pytest.mark.parametrize(("value", "answer"), VERDICTS)
def test_the_answer_comes_first_in_the_verdicts_own_word(value, answer):
    show = make_show("Vault")
    make_adaptation(show, event=make_heist())
    make_verdict(show, value=value)

    assert section(show, "Is Vault a true story?") == answer
