from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from articles import publishing, workflow
from articles.changing import changes_for_readers
from articles.correcting import (
    Correcting,
    approve_correction,
    draft_correction,
    drafted_note,
    proposed,
    questions,
    reasons_not_to_approve_correction,
    waiting_corrections,
    wrong_print,
)
from articles.models import Correction, SignOff
from articles.revisions import save_article
from newsroom.lib.changes import changed
from newsroom.lib.constraints import sentence_for
from newsroom.lib.refusals import Refused
from tests.make import (
    make_article,
    make_correction,
    make_edition,
    make_fact,
    make_member,
    make_show,
    make_signoff,
    make_user,
    make_verdict,
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


# -- Approved by another ----------------------------------------------------------------------


def test_a_correction_is_approved_by_somebody_else_before_readers_have_it(editor):
    drafter = make_member("Writer", "mara")
    correction = draft_correction(
        make_article(), by=drafter, before="Three.", after="Four.", note="It was four."
    )

    approve_correction(correction, by=editor)

    correction.refresh_from_db()
    assert correction.approved_by == editor
    assert list(reasons_not_to_approve_correction(correction, editor)) == [
        f"{editor} approved it already."
    ]


def test_nobody_approves_a_correction_that_they_drafted_or_that_says_nothing(editor):
    correction = draft_correction(make_article(), by=editor, before="Three.", after="Four.")

    assert list(reasons_not_to_approve_correction(correction, editor)) == [
        f"{editor} drafted it: somebody else approves a correction.",
        "It has no public note: say what readers are told.",
    ]


# -- Published with the edition that carries it -----------------------------------------------


def corrected(editor, *, by=None, body="<p>He got nine years.</p><p>He left in 2017.</p>"):
    """An article whose next version, by another, says it otherwise in two sentences."""
    article = make_article(body=body, approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    article.refresh_from_db()
    article.body = "<p>He got ten years.</p><p>He left until 2017.</p>"
    revision = save_article(article, by=by or make_user("mara"))
    revision.approved_by, revision.approved_at = make_member("Editor"), timezone.now()
    revision.save()
    return article


def correct(article, editor, note=None, **options):
    left_out = options.pop("left_out", {"sentence 2": "It follows from the first."})
    return workflow.publish(
        article,
        revision=article.head,
        by=editor,
        change="correction",
        correction=Correcting(note or "We said nine years. It was ten years.", left_out=left_out),
        **options,
    )


def test_the_note_is_drafted_from_the_old_words_and_the_new(editor):
    article = corrected(editor)
    changes = changes_now(article)

    note = drafted_note(changes)

    assert note == (
        "An earlier version of this article said: “He got nine years”. "
        "It should have said: “He got ten years”."
    )
    assert [(row.place, row.sentence) for row in questions(changes, note)] == [
        ("sentence 2", "Sentence 2 changed too, and the note does not say so.")
    ]
    assert questions(changes, f"{note} {questions(changes, note)[0].add}") == []
    assert [row.place for row in questions(changes, "We were wrong.")] == [
        "sentence 1",
        "sentence 2",
    ]


def test_a_correction_names_both_editions_and_is_frozen_into_the_page(editor):
    article = corrected(editor)

    edition = correct(article, editor)

    row = Correction.objects.get()
    assert (row.edition_before.number, row.edition_after) == (1, edition)
    assert (row.before, row.after) == ("He got nine years.", "He got ten years.")
    assert (str(row.drafted_by), row.approved_by) == ("mara", editor)
    assert "We said nine years. It was ten years." in edition.html
    assert "Corrected" in edition.html
    assert '"@type":"CorrectionComment","text":"We said nine years.' in edition.head["structured"]
    assert (edition.change, edition.updated_at) == ("correction", edition.live_from)
    assert article.log.filter(verb="publish").first().reason == (
        "Sentence 2 is left out: It follows from the first."
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"note": " "}, "Say what we got wrong: readers are told on the article and among the"),
        ({"left_out": {}}, "Sentence 2 changed too, and the note does not say so. Add it, or say"),
        ({"note": "We were wrong."}, "Sentence 1 changed too, and the note does not say so."),
    ],
)
def test_a_correction_says_what_was_wrong(editor, options, reason):
    with pytest.raises(Refused) as refusal:
        correct(corrected(editor), editor, **options)

    assert any(said.startswith(reason) for said in refusal.value.reasons)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(("team", "is_refused"), [("solo", False), ("pair", True), ("desk", True)])
def test_who_wrote_the_words_does_not_approve_their_correction(settings, editor, team, is_refused):
    settings.NEWSROOM_TEAM = team
    article = corrected(editor, by=editor)

    if is_refused:
        with pytest.raises(Refused, match="drafted this correction: keep it as a draft"):
            correct(article, editor)
    else:
        assert correct(article, editor).corrections.get().approved_by == editor


def test_what_a_colleague_approved_its_drafter_may_publish(editor):
    article = corrected(editor, by=editor)
    note = "We said nine years. It was ten years."
    draft = draft_correction(article, by=editor, before="Nine.", after="Ten.", note=note)
    approve_correction(draft, by=make_member("Editor", "ellie"))

    edition = workflow.publish(
        article,
        revision=article.head,
        by=editor,
        change="correction",
        correction=Correcting(note, left_out={"sentence 2": "It follows."}, draft=draft),
    )

    draft.refresh_from_db()
    assert (draft.edition_after, str(draft.approved_by)) == (edition, "ellie")
    assert Correction.objects.count() == 1


def test_later_editions_keep_the_corrections_of_those_before_them(editor):
    article = corrected(editor)
    correct(article, editor)

    edition = workflow.publish(
        article, revision=article.head, by=editor, change="update", date_note="A film is made."
    )

    assert "We said nine years. It was ten years." in edition.html
    assert "A film is made." in edition.html
    assert edition.corrections.count() == 0


def test_a_correction_moves_along_with_its_plan(editor):
    article = corrected(editor)
    later = timezone.now() + timedelta(days=1)
    planned = correct(article, editor, at=later)
    assert [row.pk for row in waiting_corrections(article)] == []
    workflow.hold(planned, by=editor, reason="A lawyer reads it.")

    released = workflow.release(planned, by=editor)

    assert Correction.objects.get().edition_after == released
    assert (released.change, released.corrections.count()) == ("correction", 1)
    assert "We said nine years." in released.html


def test_a_correction_whose_plan_was_cancelled_waits_again(editor):
    article = corrected(editor)
    planned = correct(article, editor, at=timezone.now() + timedelta(days=1))

    workflow.unschedule(planned, by=editor)

    assert [row.note for row in waiting_corrections(article)] == [Correction.objects.get().note]


def test_an_answer_that_was_wrong_is_corrected_above_the_article_and_its_history_is_told(editor):
    show = make_show("Stolen")
    verdict = make_verdict(show, decided_on="2025-01-01", decided_by=editor)
    article = make_article(show=show, approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    verdict.value, verdict.answer = "fiction", "It is made up."
    verdict.save()
    note = drafted_note(changes_now(article))

    edition = workflow.publish(
        article,
        revision=article.head,
        by=editor,
        change="correction",
        correction=Correcting(note),
    )

    assert note == "We have changed our answer, from “Inspired by true events” to “Fiction”."
    assert edition.corrections.get().changes_verdict
    assert edition.html.index(note.partition(",")[0]) < edition.html.index('<div class="article">')
    history = edition.html[edition.html.index('id="answers"') :]
    assert history.index("<b>Fiction</b>") < history.index("<b>Inspired by true events</b>")
    assert f"Why it changed: {note}" in history


def changes_now(article):
    live = article.editions.live().select_related("revision").get()
    return changes_for_readers(live, publishing.drafted(article.head, at=timezone.now()))
