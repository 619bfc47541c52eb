from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from articles import workflow
from articles.correcting import draft_correction, proposed, wrong_print
from articles.models import Correction, SignOff
from newsroom.lib.changes import changed
from newsroom.lib.constraints import sentence_for
from newsroom.lib.refusals import Refused
from tests.make import (
    make_article,
    make_correction,
    make_edition,
    make_fact,
    make_member,
    make_signoff,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_member("Editor")


def published(editor, **columns):
    """A fact of that shape, and a live edition that prints it."""
    fact = make_fact(checked_by=make_member("Fact-checker"), **columns)
    article = make_article(facts=[fact], approved_by=editor)
    return fact, workflow.publish(article, revision=article.head, by=editor)


def save(fact, **columns):
    for name, value in columns.items():
        setattr(fact, name, value)
    fact.save()
    changed([fact])


# -- Drafting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "before", "after"),
    [
        ({"statement": "Four thieves."}, "Three thieves.", "Four thieves."),
        ({"value_low": 4}, "three people", "four people"),
        (
            {"standing": "confirmed"},
            "Three thieves. (reported)",
            "Three thieves. (confirmed)",
        ),
    ],
)
def test_what_was_printed_and_what_is_known_are_proposed(editor, columns, before, after):
    fact, edition = published(
        editor, statement="Three thieves.", prop="number-of-perpetrators", value="3"
    )
    save(fact, **columns)

    stale = wrong_print(edition.article, fact, at=timezone.now())

    assert stale.printed.edition == edition
    assert proposed(stale) == {
        "before": before,
        "after": after,
        "note": (f"An earlier version of this article said: “{before}”. It should say: “{after}”."),
    }


def test_the_edition_that_was_wrong_is_found_after_it_was_replaced(editor):
    fact, edition = published(editor, statement="Three thieves.")
    save(fact, statement="Four thieves.")
    workflow.publish(edition.article, revision=edition.article.head, by=editor)

    stale = wrong_print(edition.article, fact, at=timezone.now())

    assert stale.printed.edition == edition


@pytest.mark.parametrize("ahead", [True, False])
def test_what_readers_never_saw_wrong_is_not_corrected(editor, ahead):
    fact, edition = published(editor, statement="Three thieves.")
    if ahead:
        edition.article.editions.update(live_from=timezone.now() + timedelta(hours=1))
        save(fact, statement="Four thieves.")

    assert wrong_print(edition.article, fact, at=timezone.now()) is None


def test_a_draft_says_who_drafted_it(editor):
    article = make_article()

    correction = draft_correction(
        article, by=editor, before="Three thieves.", after="Four thieves.", note="It was four."
    )

    assert (correction.drafted_by, correction.approved_by, correction.printed) == (
        editor,
        None,
        False,
    )
    assert correction.history.get().history_user == editor


def test_a_fact_checker_drafts_no_correction():
    with pytest.raises(Refused) as refusal:
        draft_correction(
            make_article(), by=make_member("Fact-checker", "jo"), before="A", after="B"
        )

    assert refusal.value.reasons == [
        "jo may not draft a correction: that takes the role Writer, Editor or Managing editor."
    ]


# -- The record -------------------------------------------------------------------------------


def refusal(**columns):
    with pytest.raises(IntegrityError) as error:
        make_correction(**columns)
    return sentence_for(error.value)


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"before": ""}, "Say what readers saw before."),
        ({"after": ""}, "Say what it reads now, or make it a retraction."),
        ({"after": "Three thieves."}, "Before and after are the same words."),
    ],
)
def test_a_correction_corrects_something(columns, sentence):
    assert refusal(**columns) == sentence


def test_a_retraction_may_put_nothing_in_its_place():
    assert make_correction(kind="retraction", after="").after == ""


def test_nobody_approves_a_correction_of_their_own(editor):
    assert refusal(drafted_by=editor, approved_by=editor) == (
        "Somebody else approves a correction, not who drafted it."
    )


@pytest.mark.parametrize("missing", ["approved_by", "note", "edition_before"])
def test_readers_see_a_correction_that_is_approved_and_explained(editor, missing):
    article = make_article()
    wrong = make_edition(article, live_until=timezone.now())
    columns = {
        "note": "It was four.",
        "approved_by": editor,
        "edition_before": wrong,
        "edition_after": make_edition(article, planned_from=timezone.now()),
    }
    make_correction(article, **columns)
    blank = "" if missing == "note" else None

    assert refusal(article=article, **{**columns, missing: blank}) == (
        "Before readers see a correction it names the edition that was wrong, has a public note, "
        "and somebody has approved it."
    )


def test_the_edition_that_was_wrong_cannot_carry_its_correction(editor):
    edition = make_edition()
    columns = {"edition_before": edition, "edition_after": edition}

    assert refusal(article=edition.article, note="A.", approved_by=editor, **columns) == (
        "The edition that was wrong cannot carry its correction."
    )


def test_an_edition_of_another_article_was_not_wrong_here():
    correction = Correction(article=make_article(), edition_before=make_edition())

    with pytest.raises(ValidationError, match="This is an edition of another article"):
        correction.clean()


# -- Sign-offs --------------------------------------------------------------------------------


def test_a_signature_stands_for_ever():
    signed = make_signoff(note="Read against the court file.")

    for change in (signed.save, signed.delete):
        with pytest.raises(Refused, match="A sign-off is never changed or taken back"):
            change()
    assert SignOff.objects.get().note == "Read against the court file."


def test_a_person_signs_a_version_once_in_a_role():
    signed = make_signoff()
    make_signoff(signed.revision, signed.person, role="senior")

    with pytest.raises(IntegrityError) as error:
        make_signoff(signed.revision, signed.person)

    assert sentence_for(error.value) == "This person has signed this version already."


def test_a_signature_is_under_a_version_of_its_article():
    signed = SignOff(article=make_article(), revision=make_article().head, person=make_user())

    with pytest.raises(ValidationError, match="This is a version of another article"):
        signed.clean()
