import re
from datetime import date

import pytest
from django.contrib.auth.models import Group

from articles.body import RecordBlock, read_body
from articles.drafting import address_of, compose, draft_again, draft_explainer, held_back, not_used
from articles.models import Article, ArticleFact, Author
from facts.models import Fact, Property
from facts.wording import statement_of
from newsroom.lib.refusals import Refused
from shows.models import Service
from tests.articles.reading import read_aloud
from tests.make import (
    make_adaptation,
    make_availability,
    make_character,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_season,
    make_service,
    make_show,
    make_source,
    make_source_work,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 20)


@pytest.fixture
def writer():
    user = make_user("writer", display_name="Robin")
    user.groups.add(Group.objects.get(name="Writer"))
    return user


def make_heist(**columns):
    antwerp = make_place("Antwerp")
    centre = make_place("Diamond Centre", kind="building", part_of=antwerp)
    return make_event("2003 Antwerp heist", place=centre, date="February 2003", **columns)


def make_drama(event=None, title="Bad Vault", **columns):
    """A limited series inspired by an event, with a verdict, a premise and a service."""
    columns = {"kind": "limited_series", "premiere": "13 October 2023", **columns}
    show = make_show(title, synopsis="Four thieves rob a vault.", **columns)
    if event:
        make_adaptation(show, event=event)
    make_verdict(show)
    make_availability(show, Service.objects.first() or make_service("Fjord Play"))
    return show


def told(show, **options):
    return read_aloud(compose(show, today=TODAY, **options).body)


def section(show, question, **options):
    """What the draft answers to one question, without its heading."""
    parts = re.split(r"^## (.+)$", told(show, **options), flags=re.MULTILINE)
    answers = dict(zip(parts[1::2], parts[2::2], strict=True))
    return " ".join(answers.get(question, "not asked").split())


REAL = "What really happened?"
WHO = "Who is real and who is invented?"


# What readers get of a little, and of nothing.


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


# Facts in sentences.


def test_precision_and_bounds_are_kept():
    event = make_heist()
    show = make_drama(event)
    make_fact(event, "event-date", "weekend of 15 February 2003")
    make_fact(event, "boxes-opened", "more than 100")
    make_fact(event, "vault-depth", "2")
    make_fact(event, "number-of-perpetrators", "5 men")
    make_fact(event, "value-stolen", "at least USD 100 million", statement="It was worth a lot.")

    assert section(show, REAL) == (
        "Over the weekend of 15 February 2003 five men opened more than 100 safe-deposit boxes in "
        "a vault two floors below the Diamond Centre. It was worth a lot."
    )


def test_a_disagreement_is_said_with_its_sources():
    event = make_heist()
    show = make_drama(event)
    times = make_source(publisher=make_organisation("The Times"))
    daily = make_source(publisher=make_organisation("The Daily"))
    make_fact(event, "value-stolen", "USD 100000000-500000000", source=times)
    make_fact(event, "value-stolen", "at least USD 100000000", source=daily, rank="also")

    assert section(show, REAL).endswith(
        "Estimates of what was stolen run from $100 million to $500 million: The Times gives that "
        "range and The Daily at least $100 million."
    )


def test_two_precisions_of_one_date_are_no_disagreement():
    event = make_heist()
    show = make_drama(event)
    make_fact(event, "discovered-on", "17 February 2003", statement="It was found on 17 February.")
    make_fact(event, "discovered-on", "February 2003", rank="also")

    assert section(show, REAL).endswith("It was found on 17 February.")


def test_a_known_unknown_is_said():
    event = make_heist()
    statement = "Police have never established how the code was obtained."
    make_fact(event, "code-obtained", "unknown", statement=statement)

    assert statement in section(make_drama(event), REAL)


def test_a_claim_and_its_rebuttal_come_in_one_breath():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(
        person,
        "claim",
        "a dealer hired him",
        statement="Leo Conti says that a dealer hired him.",
        standing="unsupported",
        standing_reason="Detectives found no evidence of it.",
    )

    assert section(make_drama(event), REAL).endswith(
        "He says that a dealer hired him; detectives found no evidence of it."
    )


def test_a_bare_claim_that_nothing_supports_is_marked_as_a_claim():
    event = make_heist()
    make_fact(
        event,
        statement="The vault had a second door.",
        standing="false",
        standing_reason="The plans show one door.",
    )

    assert section(make_drama(event), REAL).endswith(
        "It has been claimed that the vault had a second door; the plans show one door."
    )


def test_hedges_survive_a_merger_and_are_said_once():
    event = make_heist()
    for statement in ("The thieves took the tapes.", "The thieves covered the cameras."):
        make_fact(event, "method", statement, statement=statement, hedge="reportedly")
    make_fact(event, "motive", "debts", statement="The thieves owed money.")

    text = section(make_drama(event), REAL)

    assert "The thieves owed money." in text
    assert "They reportedly took the tapes and covered the cameras." in text


def test_an_as_of_date_is_printed():
    event = make_heist()
    statement = "Almost none of the loot has been found."
    make_fact(event, "loot-recovered", "almost none", statement=statement, as_of="2025")

    assert section(make_drama(event), REAL).endswith(
        "As of 2025, almost none of the loot has been found."
    )


def test_a_person_is_named_in_full_then_by_surname_then_by_pronoun():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(person, statement="Leo Conti planned it in his shop.")
    make_fact(person, "sentence", "10 years", statement="Leo Conti got 10 years.")
    make_fact(person, "sentenced-on", "2005", statement="Leo Conti was sentenced in 2005.")
    make_fact(person, "re-arrested", "2013", statement="Leo Conti was arrested again in 2013.")
    make_fact(person, "released", "2017", statement="Leo Conti was released in 2017.")

    assert section(make_drama(event), REAL).endswith(
        "Leo Conti planned it in his shop. He was sentenced to 10 years in prison in 2005. "
        "He was arrested again in 2013. Conti was released in 2017. [timeline]"
    )


def test_nobody_is_called_he_after_somebody_else():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(person, statement="Leo Conti blamed his brother for it, and for more.")
    make_fact(person, "released", "2017", statement="Leo Conti was released in 2017.")

    assert section(make_drama(event), REAL).endswith(
        "Leo Conti blamed his brother for it, and for more. Conti was released in 2017."
    )


def test_what_somebody_says_ends_with_the_sentence():
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    for code, statement in (
        ("claim", "Leo Conti says that he was hired."),
        ("response-to-show", "Leo Conti sued the makers."),
    ):
        make_fact(person, code, "x", statement=statement)

    assert section(make_drama(event), REAL).endswith(
        "He says that he was hired. He sued the makers."
    )


def test_the_name_of_an_event_is_said_once_in_full():
    event = make_event("Great Bank raid", date="1963")
    make_fact(event, "preparation-time", "6", statement="The Great Bank raid took six months.")
    make_fact(event, "duration", "2 hours", statement="The Great Bank raid lasted two hours.")
    make_fact(
        event, "reward", "USD 5", statement="Nobody claimed a reward for the Great Bank raid."
    )

    assert section(make_drama(event), REAL) == (
        "The raid took place in 1963. It lasted two hours. It took six months. "
        "Nobody claimed a reward for the raid."
    )


def test_what_is_hedged_or_contradicted_is_never_told_as_it_is():
    event = make_heist()
    hedged = "The thieves opened more than 100 boxes."
    make_fact(event, "boxes-opened", "more than 100", statement=hedged, hedge="reportedly")
    daily = make_source(publisher=make_organisation("The Daily"))
    make_fact(event, "number-of-perpetrators", "5", statement="Five people took part.")
    make_fact(event, "number-of-perpetrators", "7", source=daily, rank="also")

    text = section(make_drama(event), REAL)

    assert "The thieves reportedly opened more than 100 boxes." in text
    assert "Five people took part; The Daily gives seven people." in text


def test_what_nobody_knows_is_not_told_as_known(writer):
    event = make_heist()
    make_fact(event, statement="The guard was asleep.", standing="unknown")

    article = draft_explainer(make_drama(event), by=writer)

    assert "asleep" not in article.body
    assert held_back(article) == [
        "Left out, because nobody knows whether it is so: The guard was asleep."
    ]


def test_the_film_is_named_where_the_draft_is_about_a_series():
    event = make_heist()
    statement = "Detectives say in the film that they found a receipt."
    make_fact(event, statement=statement)
    show = make_drama(event)

    assert "receipt" not in section(show, REAL)
    film = make_show("The Long Weekend", kind="documentary_film")
    make_adaptation(film, event=event, relation="depicts")

    assert section(show, REAL).endswith(
        "Detectives say in the film _The Long Weekend_ that they found a receipt."
    )


def test_without_a_word_for_it_nobody_gets_a_pronoun():
    event, person = make_heist(), make_person("Kim Conti")
    make_involvement(event, person=person, role="leader", status="convicted")
    for statement in (
        "Kim Conti ran a shop, once.",
        "Kim Conti was arrested again, by chance, in 2013.",
        "Kim Conti was released, at last, in 2017.",
        "Kim Conti sold shoes, then boats.",
    ):
        make_fact(person, statement=statement)

    text = section(make_drama(event), REAL)

    assert not re.search(r"\b(he|she|his|her)\b", text, re.IGNORECASE)
    assert text.endswith("In 2017 Conti was released, at last. Conti sold shoes, then boats.")


STATUSES = [
    ("alleged", "Leo Conti is accused of being the mastermind."),
    ("charged", "Leo Conti was charged as the mastermind."),
    ("convicted", "Leo Conti was convicted as the mastermind."),
    ("acquitted", "Leo Conti was acquitted of being the mastermind."),
    ("reported", "Leo Conti is reported to have been the mastermind."),
]


@pytest.mark.parametrize(("status", "sentence"), STATUSES)
def test_the_recorded_status_rules_the_verb(status, sentence):
    event = make_heist(summary="A vault was emptied.")
    make_involvement(
        event,
        person=make_person("Leo Conti"),
        role="leader",
        role_title="mastermind",
        status=status,
    )

    assert section(make_drama(event), REAL).endswith(sentence)


def test_victims_and_children_are_not_named_by_a_draft(writer):
    event, person = make_heist(), make_person("Ann Bell", sensitivity="victim")
    make_involvement(event, person=person, role="victim")
    make_fact(person, statement="Ann Bell lost her savings.")
    show = make_drama(event)
    make_portrayal(make_character("Anna", show), person)

    article = draft_explainer(show, by=writer)

    assert "Bell" not in article.body
    assert "Behind Anna is a victim." in read_aloud(article.body)
    assert held_back(article) == [
        "Ann Bell is marked “victim”: 1 fact about them left out. Use them if you choose to."
    ]


def test_a_draft_names_nobody_private_as_author_maker_or_source(writer):
    event, person = make_heist(), make_person("Ann Bell", sensitivity="private")
    columns = {"hedge": "according_to", "attributed_to_person": person}
    make_fact(event, statement="The tapes were taken.", **columns)
    show = make_drama(event)
    make_adaptation(show, source_work=make_source_work("My heist", authors=[person]))
    make_credit(show, person, job="creator")

    article = draft_explainer(show, by=writer)

    assert "Bell" not in article.body
    assert held_back(article) == [
        "Left out, because it names somebody marked “private individual”: The tapes were taken."
    ]


def test_what_could_harm_the_living_is_left_to_an_editor(writer):
    event, person = make_heist(), make_person("Leo Conti", living="yes")
    make_involvement(event, person=person)
    make_fact(
        person,
        "charged-with",
        "fraud",
        statement="Leo Conti was accused.",
        standing="disputed",
        standing_reason="The court has no such file.",
    )

    article = draft_explainer(make_drama(event), by=writer)

    assert "accused" not in article.body
    assert held_back(article) == [
        "Left out, because it is disputed and could harm somebody living: Leo Conti was accused."
    ]


def test_retired_superseded_and_spoiling_facts_are_never_told():
    event = make_heist()
    make_fact(event, statement="Retired.", stage="retired")
    make_fact(event, statement="Superseded.", rank="superseded", rank_reason="A later report.")
    make_fact(event, statement="Also said.", rank="also")
    make_fact(event, statement="Spoiling.", spoiler=True)
    make_fact(event, statement="Unchecked.")

    text = told(make_drama(event))

    assert "Unchecked." in text
    assert not re.search("Retired|Superseded|Also said|Spoiling", text)


def test_no_three_sentences_in_a_row_begin_alike():
    event, person = make_heist(), make_person("Leo Conti")
    make_involvement(event, person=person, role="leader", status="convicted")
    for year in range(2001, 2009):
        make_fact(person, statement=f"Leo Conti was seen by his aunt, and by others, in {year}.")

    sentences = re.findall(r"[A-Z][^.]+\.", section(make_drama(event), REAL))
    openings = [sentence.split()[0] for sentence in sentences]

    assert len(openings) >= 8
    assert not any(len(set(openings[i : i + 3])) == 1 for i in range(len(openings) - 2))


def test_a_title_of_one_common_word_is_not_seen_in_other_words():
    event = make_event("Titanic disaster", kind="disaster")
    show = make_drama(event, title="Titanic")
    make_fact(event, statement="The Titanic sank in the Atlantic.")
    make_fact(show, "fidelity-note", "x", statement="Titanic invents a love story.")

    assert section(show, "Is Titanic a true story?") == (
        "Up to a point. _Titanic_ is inspired by the Titanic disaster. It invents a love story."
    )
    assert section(show, REAL).endswith("The Titanic sank in the Atlantic.")


def test_a_title_that_is_also_the_name_of_the_event_stays_apart_from_it():
    event = make_event("Great Train Robbery", date="8 August 1963")
    show = make_drama(event, title="The Great Train Robbery")
    make_fact(event, statement="The Great Train Robbery made headlines.")
    make_fact(event, statement="The Great Train Robbery was solved.")

    text = section(show, REAL)

    assert text == (
        "The robbery took place on 8 August 1963. The Great Train Robbery made headlines. The "
        "Great Train Robbery was solved."
    )


def test_a_surname_inside_another_name_is_left_alone():
    event, person = make_event("Hill trial", kind="trial"), make_person("Ann Hill")
    make_involvement(event, person=person, role="leader", status="acquitted")
    make_fact(event, statement="The Hill trial drew crowds, and the papers called it a circus.")

    assert "The Hill trial drew crowds, and the papers" in section(make_drama(event), REAL)


def test_a_summary_follows_the_date_where_little_else_is_held():
    event = make_event(
        "Harbour fire", kind="disaster", date="1987", summary="Two warehouses burnt for a day."
    )
    make_fact(event, "number-of-deaths", "none", statement="Nobody died.")

    assert section(make_drama(event), REAL) == (
        "The fire happened in 1987. Two warehouses burnt for a day. Nobody died."
    )


# The show.


def test_real_people_come_before_invented_ones():
    show = make_drama(make_heist())
    renamed = make_character("Rossi", show, origin="renamed")
    real = make_character("Leo Conti", show, origin="real_person")
    mixed = make_character("The dealer", show, origin="composite")
    invented = make_character("Uncle", show, origin="invented")
    people = [make_person(name) for name in ("Leo Conti", "Gino Riva", "Ann Bell", "Bo Carr")]
    make_portrayal(renamed, people[1], closeness="renamed")
    make_portrayal(real, people[0], differences="The series makes him older")
    make_portrayal(mixed, people[2], closeness="composite")
    make_portrayal(mixed, people[3], closeness="composite")
    for actor, character in (("Ed Ax", invented), ("Di Oz", real), ("Vi Up", renamed)):
        make_credit(show, actor, character=character)

    assert section(show, WHO) == (
        "Di Oz plays Leo Conti, a real person who appears under the real name. The series makes "
        "him older. Vi Up’s Rossi is based on a real person under another name: Gino Riva. The "
        "dealer brings several real people together: Ann Bell and Bo Carr. Ed Ax’s Uncle has no "
        "counterpart in real life: the character was written for the series. [who-is-real]"
    )


def test_a_composite_without_named_people_is_told():
    show = make_drama(make_heist())
    make_credit(show, "Di Oz", character=make_character("The dealer", show, origin="composite"))

    assert section(show, WHO) == (
        "Di Oz’s The dealer brings several real people together. [who-is-real]"
    )


def test_a_victim_who_speaks_is_for_the_editor_to_name():
    show = make_drama(fiction_mode="documentary")
    make_credit(show, make_person("Ann Bell", sensitivity="victim"), job="self")
    make_credit(show, "Di Oz", job="self")

    assert section(show, "Who speaks in Bad Vault?") == "Di Oz speaks in _Bad Vault_. [cast]"


def test_a_role_without_a_name_is_said():
    show = make_drama()
    make_credit(show, "Di Oz", character="Uncle", billing=1)
    make_credit(show, "Ed Ax", status="reported", billing=2)

    assert section(show, "Who is in the cast of Bad Vault?") == (
        "Di Oz plays Uncle. Ed Ax is reported to appear in a role that has not been named. [cast]"
    )


def test_where_to_watch_keeps_to_what_no_day_makes_untrue():
    show = make_drama(premiere="2020")
    show.availability.all().delete()
    cinema, channel, service = (make_service(name) for name in ("Odeon", "BBC Two", "Lake"))
    make_availability(show, cinema, access="cinema", ends="March 2024")
    make_availability(show, channel, access="broadcast", country="GB", starts="3 May 2026")
    make_availability(
        show,
        service,
        country="GB",
        price_minor=899,
        currency="GBP",
        period="month",
        trial_days=7,
        checked_on=date(2025, 11, 2),
    )
    make_availability(show, service, country="IE")

    assert section(show, "Where can I watch Bad Vault?") == (
        "_Bad Vault_ premiered in 2020. It is broadcast on BBC Two in the United Kingdom from 3 "
        "May 2026. It streams on Lake in the United Kingdom and Ireland with a "
        "subscription. Lake costs £8.99 a month after a 7-day free trial; the price was "
        "checked on 2 November 2025. [where-to-watch]"
    )


def test_a_show_that_left_its_last_service_says_so():
    show = make_drama()
    show.availability.update(
        ends_low=date(2024, 3, 1), ends_high=date(2024, 3, 1), ends_precision="day"
    )

    assert "It left Fjord Play on 1 March 2024." in section(show, "Where can I watch Bad Vault?")


def test_the_release_is_asked_about_while_it_is_ahead_or_open():
    ahead = make_drama(title="Ahead of Us", premiere="3 May 2026")
    past = make_drama(title="Behind Us")
    open_ = make_drama(title="Open to Us", premiere=None)
    unknown = "A release date for Open to Us has not been announced."
    make_fact(open_, "release-date", "unknown", statement=unknown)

    assert section(ahead, "When is Ahead of Us released?") == (
        "_Ahead of Us_ is released on 3 May 2026."
    )
    assert section(past, "When is Behind Us released?") == "not asked"
    assert section(open_, "When is Open to Us released?") == (
        "A release date for _Open to Us_ has not been announced."
    )


def test_a_trailer_is_asked_about_where_there_is_one():
    show = make_drama(trailer_url="https://video.example/1")

    assert section(show, "Is there a trailer?") == "Yes, there is a trailer. [trailer]"
    assert section(make_drama(title="Without"), "Is there a trailer?") == "not asked"


# What every draft promises.


def make_crowded_show():
    """A show with many facts and names, for promises that hold of every draft."""
    event = make_heist()
    show = make_drama(event, episode_count=8)
    person = make_person("Leo Conti", living="yes")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_fact(event, "event-date", "15 February 2003", statement="It took place in 2003.")
    make_fact(event, "boxes-opened", "123", statement="123 boxes were opened.")
    make_fact(event, "value-stolen", "USD 1 million", statement="It was worth $1 million.")
    make_fact(event, "security-layers", "10", statement="There were 10 layers.")
    make_fact(person, "sentence", "10 years", statement="Leo Conti got 10 years.")
    make_fact(person, "sentenced-on", "2005", statement="Leo Conti was sentenced in 2005.")
    make_fact(show, "shoot-length", "6", statement="Bad Vault was shot over six months.")
    for number in range(60):
        make_credit(show, f"Actor {chr(65 + number % 26)}{number}", character=f"Role {number}")
    for number in range(30):
        make_fact(event, "method", "x", statement=f"Lock {number} was opened at {number} o’clock.")
    return show


def test_every_number_stands_in_a_mark_or_in_a_column_of_the_records():
    show = make_crowded_show()
    body = read_body(compose(show, today=TODAY).body)
    columns = f"{show.premiere} {show.synopsis} {show.title} 2003 Antwerp heist"
    columns += " ".join(credit.character.name for credit in show.credits.all())
    columns += " ".join(str(credit.person) for credit in show.credits.all())

    loose = [
        number
        for block in body.blocks
        if not isinstance(block, RecordBlock)
        for run in block.runs
        if not run.facts
        for number in re.findall(r"\d+", run.text)
        if number not in columns
    ]

    assert loose == []


def test_every_mark_names_a_fact_that_says_it():
    show = make_crowded_show()

    marks = read_body(compose(show, today=TODAY).body).facts

    statements = dict(Fact.objects.values_list("ref", "statement"))
    assert len(marks) > 35
    assert all(mark.ref in statements for mark in marks)
    for mark in marks:
        for number in re.findall(r"\d+", mark.words):
            assert number in f"{statements[mark.ref]} 15 February 123 10", mark


SAMPLES = {"quantity": "12", "money": "USD 5 million", "date": "3 May 2001", "yes_no": "yes"}


def test_a_fact_of_every_property_can_be_told():
    place = make_place("Hill", slug="sample")
    make_organisation("Hill & Co", slug="sample")
    make_source_work("A Long Book", slug="sample")
    make_show("Another Long Show", slug="sample")
    make_person("Zed Quill", slug="sample")
    event = make_event("Great Bank raid", date="2001", place=place, slug="sample")
    show, person = make_drama(event), make_person("Leo Conti", living="no")
    make_involvement(event, person=person, role="leader", status="convicted")
    make_portrayal(character := make_character("Leo", show, origin="renamed"), person)
    for rule in Property.objects.all():
        sample = SAMPLES.get(rule.value_type) or (rule.choices or ["sample"])[0]
        for kind, subject in (("event", event), ("person", person), ("show", show)):
            if kind in rule.subjects:
                fact = make_fact(subject, rule.code, sample)
                fact.statement = statement_of(rule, subject, fact)
                fact.save()
    make_fact(character, "invented-for-screen", "sample", statement="Leo’s aunt was made up.")

    text = told(show)

    assert not re.search(r"\.\.|\s[.,;]|,\.|[{}]|\bNone\b|  (?=\S)", text), text
    assert text.count("5 million") >= 5


def test_a_draft_says_nothing_of_itself_and_fills_no_space():
    text = told(make_crowded_show())

    assert not re.search(r"this article|below|interestingly|worth noting|\bNone\b|  ", text)


def test_no_forbidden_markup_comes_from_records():
    show = make_drama(make_heist(), title="<b>Vault</b> & Sons")
    make_fact(show.adaptations.get().event, statement="A <script>alert(1)</script> was found.")

    body = compose(show, today=TODAY).body

    assert "<script" not in body
    assert "<b>" not in body
    assert "&lt;b&gt;Vault&lt;/b&gt; &amp; Sons" in body


def test_the_queries_of_a_draft_do_not_grow_with_what_is_held(django_assert_max_num_queries):
    show = make_crowded_show()

    with django_assert_max_num_queries(30):
        compose(show, today=TODAY)


# Saving it.


def test_a_draft_is_an_article_with_a_byline_and_a_first_version(writer):
    author = Author.objects.create(name="Robin Marsh", slug="robin-marsh", user=writer)
    event = make_heist()
    show = make_drama(event)
    fact = make_fact(event, statement="The vault had one door.")

    article = draft_explainer(show, by=writer)

    assert (article.headline, article.slug, article.kind, article.stage) == (
        "Is Bad Vault a true story?",
        "is-bad-vault-a-true-story",
        "explainer",
        "drafting",
    )
    assert (article.show, article.event, article.assigned_to) == (show, event, writer)
    assert [row.author for row in article.bylines.all()] == [author]
    assert list(ArticleFact.objects.values_list("article", "fact")) == [(article.pk, fact.pk)]
    assert article.head.content["author_ids"] == [author.pk]


def test_a_second_draft_is_refused_and_says_where_the_first_is(writer):
    show = make_drama()
    article = draft_explainer(show, by=writer)

    with pytest.raises(Refused) as refusal:
        draft_explainer(show, by=writer)

    (reason,) = refusal.value.reasons
    assert reason == (
        f"“Is Bad Vault a true story?” is there already: {address_of(article)}. "
        "Write on in it, or ask for another one."
    )
    assert Article.objects.count() == 1


def test_another_draft_has_an_address_of_its_own(writer):
    show = make_drama()
    draft_explainer(show, by=writer)

    assert draft_again(show, by=writer).slug == "is-bad-vault-a-true-story-2"


def test_who_may_not_begin_articles_gets_no_draft():
    with pytest.raises(Refused) as refusal:
        draft_explainer(make_drama(), by=make_user(display_name="Tom"))

    assert refusal.value.reasons == ["Tom may not begin articles: that takes the role Writer."]


def test_a_season_of_another_show_is_refused(writer):
    season = make_season(make_show("Other"), 1)

    with pytest.raises(Refused) as refusal:
        draft_explainer(make_drama(), by=writer, season=season)

    assert refusal.value.reasons == ["Other, season 1 is not a season of Bad Vault."]


def test_a_draft_can_be_asked_what_it_did_not_use(writer):
    show = make_drama()
    make_fact(show, "genre", "comedy", statement="Bad Vault is a comedy.", ref="GENRE")

    article = draft_explainer(show, by=writer)

    assert [fact.ref for fact in not_used(article)] == ["GENRE"]


def test_a_draft_with_something_to_come_links_to_where_it_is_recorded(writer):
    show = make_show("Vault")

    article = draft_explainer(show, by=writer)

    assert f'<a href="/admin/shows/show/{show.pk}/change/">the page of Vault</a>' in article.body
    assert len(read_body(article.body).to_come) == 6
