"""What can harm somebody who may live: found however it comes onto the page, and held back."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import living, workflow
from articles.models import SignOff
from articles.rendering import render
from articles.revisions import save_article
from articles.signing import sign
from facts.models import Fact, Property
from newsroom.lib.refusals import Refused
from tests.make import (
    make_article,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_member,
    make_person,
    make_portrayal,
    make_show,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
SIGN = (
    "Version 1 says what can harm Leonardo Costa, not known to be dead: a senior or legal reader "
    "has to sign it."
)


def reading(article):
    rendered = render(article.head, at=FRIDAY)
    return living.Reading(article.head, rendered, at=FRIDAY)


def reasons(article):
    rendered = render(article.head, at=FRIDAY)
    return list(living.reasons_to_wait(article.head, rendered, at=FRIDAY))


def found(article):
    """Whom the version can harm, by the words that do."""
    return {words: harm.named for harm in reading(article).harms for words in harm.words}


def leonardo(**columns):
    return make_person("Leonardo Costa", **{"living": "yes", **columns})


def accused(person=None, status="charged", cited=True, **columns):
    """Leonardo, accused in a heist."""
    heist = make_event("the heist")
    part = make_involvement(heist, person=person or leonardo(), status=status, **columns)
    if cited:
        make_citation(involvement=part, stance="supports")
    return part


def harmful():
    return Property.objects.filter(damaging=True).first()


def damaging(person=None, statement="Leonardo Costa was arrested in 2003.", **columns):
    """A checked fact whose property can harm."""
    columns = {"checked_by": make_user(), "standing": "confirmed", **columns}
    fact = make_fact(person or leonardo(), statement=statement, **columns)
    fact.property = harmful()
    fact.save()
    return fact


def written(words, **columns):
    return make_article(body=f"<p>{words}</p>", **columns)


def resting(words, fact, **columns):
    return written(f'<span data-fact="{fact.ref}">{words}</span>', **columns)


# -- Every way onto a page --------------------------------------------------------------------


def test_a_damaging_fact_is_found_in_the_text_with_the_sentence_that_rests_on_it():
    article = resting("He was arrested in 2003", damaging())

    assert found(article) == {"He was arrested in 2003": "Leonardo Costa"}
    assert reasons(article) == [SIGN]


def test_a_damaging_fact_is_found_in_a_box_and_in_a_timeline():
    part = accused(status="convicted")
    fact = damaging(part.person)
    Fact.objects.filter(pk=fact.pk).update(
        value_date_low=date(2003, 2, 1),
        value_date_high=date(2003, 2, 1),
        value_date_precision="day",
        value_state="value",
    )
    box = make_article(body=f'<div data-block="fact-box" data-ref="{fact.ref}"></div>')
    line = make_article(body='<div data-block="timeline"></div>', event=part.event)

    assert found(box) == found(line) == {fact.statement: "Leonardo Costa"}


def test_a_damaging_fact_is_found_behind_the_verdict_of_an_explainer():
    show = make_show()
    fact = damaging()
    make_verdict(show, facts=[fact], answer="In part.", decided_on=date(2026, 11, 1))

    assert found(make_article(kind="explainer", show=show)) == {"In part.": "Leonardo Costa"}
    # The answer alone is printed there, and it accuses nobody.
    assert found(make_article(kind="news", show=show)) == {}


def test_an_accusation_against_somebody_who_is_only_named_as_a_value_is_found():
    fact = damaging(make_event(), "The police named an accomplice.")
    Fact.objects.filter(pk=fact.pk).update(value_person=leonardo(), value_state="value")

    assert found(resting("The police named him.", fact)) == {
        "The police named him.": "Leonardo Costa"
    }


def test_a_fact_of_no_property_is_found_by_its_words():
    part = accused()
    fact = make_fact(part.event, statement="Leonardo Costa stole the gems.", checked_by=make_user())

    assert found(resting("He took them, they say.", fact, event=part.event)) == {
        "He took them, they say.": "Leonardo Costa"
    }


def test_a_part_in_an_event_is_found_in_who_is_real():
    part = accused(status="alleged", role="leader")
    show = make_show()
    credit = make_credit(show, character="The boss", job="actor")
    make_portrayal(credit.character, part.person)
    article = make_article(body='<div data-block="who-is-real"></div>', show=show, event=part.event)

    assert found(article) == {"Leonardo Costa: Alleged leader": "Leonardo Costa"}
    assert reasons(article) == [SIGN]


@pytest.mark.parametrize(
    "where",
    [
        "body",
        "headline",
        "standfirst",
        "search_title",
        "meta_description",
        "social_title",
        "home_headline",
        "caption",
        "verdict",
    ],
)
def test_bare_words_are_found_wherever_readers_get_them(where):
    part, words = accused(), "Leonardo Costa allegedly stole the gems."
    show = make_show()
    columns = {"event": part.event, "show": show}
    if where == "caption":
        picture = make_image()
        columns["body"] = (
            f'<figure data-image="{picture.pk}"><figcaption>{words}</figcaption></figure>'
        )
    elif where == "verdict":
        make_verdict(show, answer=words)
    else:
        columns |= {"body": "<p>No more.</p>", where: words}

    assert found(make_article(**columns)) == {words: "Leonardo Costa"}


def test_he_is_whoever_was_named_last_and_a_surname_stands_for_the_name():
    part = accused()

    article = written("Costa was 50. He allegedly stole the gems.", event=part.event)

    assert found(article) == {"He allegedly stole the gems.": "Leonardo Costa"}


def test_the_note_of_a_claim_and_the_quote_of_its_source_are_no_claims_of_their_own():
    fact = damaging()
    make_citation(fact, stance="supports", quote="Leonardo Costa was arrested by two officers.")

    assert found(resting("He was held in 2003", fact)) == {"He was held in 2003": "Leonardo Costa"}


# -- And nothing else -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Leonardo Costa lives in Turin.",
        "The thieves stole the gems.",
        "Leonardo Costanza stole the gems.",
    ],
)
def test_words_that_accuse_nobody_on_record_are_left_alone(words):
    assert found(written(words, event=accused().event)) == {}


def test_the_dead_cannot_be_harmed():
    part = accused(leonardo(living="no"))
    article = written("Leonardo Costa stole the gems.", event=part.event)

    assert (found(article), reasons(article)) == ({}, [])


@pytest.mark.parametrize(
    ("words", "harms"),
    [
        ("Kim Stuart plays a thief who is arrested.", False),
        ("Kim Stuart is back in the crime drama.", False),
        ("Kim Stuart was charged with assault.", True),
    ],
)
def test_a_casting_story_about_a_crime_drama_accuses_no_actor(words, harms):
    show = make_show()
    make_credit(show, make_person("Kim Stuart"))

    assert bool(found(written(words, show=show))) is harms


def test_a_detective_is_not_accused_of_what_he_looked_into():
    part = accused(make_person("Jan Peeters"), role="investigator", status="reported")

    solved = written("Jan Peeters solved the theft.", event=part.event)
    charged = written("Jan Peeters was later arrested.", event=part.event)

    assert (found(solved), found(charged)) == (
        {},
        {"Jan Peeters was later arrested.": "Jan Peeters"},
    )


# -- What it takes ----------------------------------------------------------------------------


def test_what_the_record_does_not_confirm_is_hedged_in_the_words_too():
    fact = damaging(standing="reported", hedge="allegedly")
    bold, careful = resting("He stole them", fact), resting("He allegedly stole them", fact)

    assert reasons(bold) == [
        (
            "“He stole them” is said as done, and it is reported only: write allegedly, "
            "reportedly, or whose claim it is."
        ),
        SIGN,
    ]
    assert reasons(careful) == [SIGN]


@pytest.mark.parametrize("status", ["alleged", "charged", "acquitted"])
def test_what_is_only_alleged_or_charged_is_never_printed_as_done(status):
    article = written("Leonardo Costa stole the gems.", event=accused(status=status).event)

    assert reasons(article) == [
        (
            f"“Leonardo Costa stole the gems.” is said as done, and Leonardo Costa is {status} "
            "only (the heist): write allegedly, reportedly, or whose claim it is."
        ),
        SIGN,
    ]


def test_a_part_that_no_source_bears_out_waits():
    part = accused(status="convicted", cited=False)
    show = make_show()
    make_portrayal(make_credit(show, character="The boss").character, part.person)
    article = make_article(body='<div data-block="who-is-real"></div>', show=show, event=part.event)

    assert reasons(article) == [
        "Leonardo Costa is printed as convicted (the heist), and no source supports it."
    ]
    make_citation(involvement=part, stance="supports")
    assert reasons(article) == []


def test_the_facts_behind_a_verdict_are_checked_before_they_harm():
    show = make_show()
    fact = make_fact(leonardo(), statement="Leonardo Costa led them.", source=None)
    Fact.objects.filter(pk=fact.pk).update(property=harmful())
    make_verdict(show, facts=[fact], answer="In part.")

    assert reasons(make_article(kind="explainer", show=show)) == [
        "Nobody has checked what can harm Leonardo Costa: Leonardo Costa led them.",
        "No source supports what can harm Leonardo Costa: Leonardo Costa led them.",
        (
            "Confirm, or say how it is known (reportedly, allegedly, according to ...), what can "
            "harm Leonardo Costa: Leonardo Costa led them."
        ),
        SIGN,
    ]


def test_a_pair_checks_for_each_other_what_can_harm(settings):
    settings.NEWSROOM_TEAM = "pair"
    jo = make_user("jo")
    fact = damaging(checked_by=jo, created_by=jo)

    assert reasons(resting("He was arrested", fact))[0] == (
        "Only jo, who entered it, checked what can harm Leonardo Costa: "
        "Leonardo Costa was arrested in 2003."
    )
    settings.NEWSROOM_TEAM = "solo"
    assert reasons(resting("He was arrested", fact)) == [SIGN]


def test_a_signature_stands_for_its_version_alone():
    article = resting("He was arrested in 2003", damaging())
    reader = make_member("Legal reader")
    sign(article, revision=article.head, role="legal", by=reader)
    assert reasons(article) == []

    article.standfirst = "Another line."
    save_article(article, by=None)
    assert reasons(article) == [SIGN.replace("Version 1", "Version 2")]


def test_a_claim_that_says_something_else_than_what_was_signed_is_signed_anew():
    fact = damaging()
    article = resting("He was arrested in 2003", fact)
    sign(article, revision=article.head, role="legal", by=make_member("Legal reader", "jo"))
    fact.statement = "Leonardo Costa was arrested in 2004."
    fact.save()

    (reason,) = reasons(article)

    assert reason.startswith("What jo signed in version 1 says something else now (Leonardo Costa")
    assert reason.endswith("save a version, and have that signed.")


def test_to_check_a_fact_again_takes_no_new_signature():
    fact = damaging()
    article = resting("He was arrested in 2003", fact)
    sign(article, revision=article.head, role="legal", by=make_member("Legal reader"))
    fact.checked_on = date(2026, 1, 1)
    fact.save()

    assert reasons(article) == []


def test_readers_get_nothing_that_harms_before_it_is_signed():
    mara, editor = make_member("Writer"), make_member("Editor")
    fact = damaging(statement="Leonardo Costa was arrested in 2003.")
    article = make_article(facts=[fact], by=mara, approved_by=editor)

    with pytest.raises(Refused) as refusal:
        workflow.publish(article, revision=article.head, by=editor)
    assert refusal.value.reasons == [SIGN]

    sign(article, revision=article.head, role="legal", by=make_member("Legal reader"))
    assert workflow.publish(article, revision=article.head, by=editor).state() == "live"
    assert SignOff.objects.count() == 1


def test_reading_takes_the_same_queries_for_one_fact_as_for_thirty():
    part = accused(status="convicted")

    def queries(count):
        facts = [damaging(part.person, f"Leonardo Costa was arrested {n}.") for n in range(count)]
        article = make_article(facts=facts, event=part.event)
        rendered = render(article.head, at=FRIDAY)
        with CaptureQueriesContext(connection) as asked:
            list(living.reasons_to_wait(article.head, rendered, at=FRIDAY))
        return len(asked)

    assert queries(1) == queries(30)
