"""From the writer's hands into a colleague's, and back: each version answers for itself."""

import pytest

from articles import workflow
from articles.models import Article, Comment, LogLine, Notice
from articles.revisions import save_article
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member, make_user

pytestmark = pytest.mark.django_db
NOT_YOURS = (
    "mara handed it in, and takes it back. You can ask for changes instead, if you may approve it."
)


@pytest.fixture
def writer():
    return make_member("Writer", "mara")


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


@pytest.fixture
def submitted(writer):
    """Mara's article, handed in."""
    article = make_article("The vault", by=writer)
    workflow.submit(article, revision=article.head, by=writer, note="The dates are new.")
    return Article.objects.get(pk=article.pk)


def reasons_of(call, *arguments, **options):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **options)
    return refusal.value.reasons


def told(user):
    return list(Notice.objects.filter(user=user).values_list("kind", "sentence"))


def lines(article):
    rows = LogLine.objects.filter(article=article).order_by("pk")
    return [
        (line.verb, str(line.by), line.before, line.after, line.revision.number, line.reason)
        for line in rows.select_related("by", "revision")
    ]


def test_a_note_for_the_checker_goes_with_the_version_and_to_whoever_may_answer(writer, editor):
    checker = make_member("Fact-checker", "jo")
    gone = make_member("Editor", "gone", is_active=False)
    article = make_article("The vault", by=writer)

    workflow.submit(article, revision=article.head, by=writer, note=" The dates are new. ")

    assert article.head.submitted_note == "The dates are new."
    sentence = "mara asks for a check of version 1 of “The vault”. The dates are new."
    assert told(editor) == told(checker) == [("submitted", sentence)]
    assert told(writer) == told(gone) == []


def test_a_note_that_no_version_can_hold_is_refused(writer):
    article = make_article(by=writer)

    assert reasons_of(
        workflow.submit, article, revision=article.head, by=writer, note="x" * 501
    ) == ["The note for whoever checks it has 501 characters; 500 is the most."]


def test_a_writer_takes_back_what_they_handed_in_and_may_hand_it_in_again(submitted, writer):
    workflow.take_back(submitted, by=writer, note="One more name.")

    article = Article.objects.get(pk=submitted.pk)
    assert article.stage == "drafting"
    workflow.submit(article, revision=article.head, by=writer)
    assert lines(article) == [
        ("submit", "mara", "drafting", "submitted", 1, "The dates are new."),
        ("take_back", "mara", "submitted", "drafting", 1, "One more name."),
        ("submit", "mara", "drafting", "submitted", 1, ""),
    ]


def test_nobody_takes_back_the_work_of_another_nor_what_is_not_submitted(submitted, editor, writer):
    assert reasons_of(workflow.take_back, submitted, by=editor) == [NOT_YOURS]
    workflow.approve(submitted, revision=submitted.head, by=editor)
    assert reasons_of(workflow.take_back, submitted, by=writer) == [
        "It is not submitted: there is nothing to take back."
    ]


def test_a_writer_who_has_nothing_to_do_with_it_takes_nothing_back(submitted):
    other = make_member("Writer", "noah")

    assert reasons_of(workflow.take_back, submitted, by=other) == [
        (
            "noah may not take a submission back: it is neither theirs nor assigned to them. "
            "An editor can assign it."
        ),
        NOT_YOURS,
    ]


def test_whoever_wrote_it_hears_what_should_change_with_what_is_open(submitted, writer, editor):
    Comment.objects.create(article=submitted, by=editor, text="Which judge?")
    robin = make_member("Writer", "robin")
    submitted.assigned_to = robin
    submitted.save()

    workflow.send_back(submitted, by=editor, note="Name the judge.")

    sentence = "ellie asks for changes in “The vault”, with one open comment: Name the judge."
    assert told(writer) == told(robin) == [("returned", sentence)]
    assert lines(submitted)[1:] == [
        ("send_back", "ellie", "submitted", "drafting", 1, "Name the judge.")
    ]


def test_an_approval_is_of_one_version_and_any_later_save_is_a_draft_again(
    submitted, editor, writer
):
    workflow.approve(submitted, revision=submitted.head, by=editor)
    article = Article.objects.get(pk=submitted.pk)
    approved = article.head
    assert (article.stage, article.approved_revision) == ("approved", approved)

    article.standfirst = "Another standfirst."
    save_article(article, by=writer)

    article = Article.objects.get(pk=submitted.pk)
    assert (article.stage, article.approved_revision) == ("drafting", None)
    assert article.head.approved_at is None
    assert lines(article)[1:] == [
        ("approve", "ellie", "submitted", "approved", 1, ""),
        ("write", "mara", "approved", "drafting", 2, ""),
    ]
    assert reasons_of(workflow.publish, article, revision=approved, by=editor)[0].startswith(
        "Version 1 is not the newest"
    )


def test_a_save_that_changes_nothing_leaves_the_approval(submitted, editor, writer):
    workflow.approve(submitted, revision=submitted.head, by=editor)

    save_article(Article.objects.get(pk=submitted.pk), by=writer)

    assert Article.objects.get(pk=submitted.pk).stage == "approved"


def test_one_person_with_several_roles_may_do_what_each_of_them_may(settings):
    settings.NEWSROOM_TEAM = "solo"
    one = make_member("Writer", "sam")
    article = make_article(by=one)
    workflow.submit(article, revision=article.head, by=one)
    assert reasons_of(workflow.approve, article, revision=article.head, by=one)

    one = make_member_too(one, "Editor")
    workflow.approve(article, revision=article.head, by=one)

    assert Article.objects.get(pk=article.pk).stage == "approved"


def make_member_too(user, role):
    user.groups.add(*make_member(role, make_user().username + "x").groups.all())
    return type(user).objects.get(pk=user.pk)
