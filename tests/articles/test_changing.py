from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing, workflow
from articles.changing import changes_for_readers, kind_to_begin_with, why_no_typo
from articles.models import Edition
from articles.revisions import save_article
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused
from tests.make import (
    make_article,
    make_fact,
    make_member,
    make_show,
    make_source,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "<h2>Is it a true story?</h2><p>The theives came at night. {mark} was taken. He said “no”.</p>"
    '<p>The <a href="/vault/">vault</a> was two floors down.</p>'
)


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


@pytest.fixture
def fact():
    return make_fact(statement="About 100 boxes.", checked_by=make_member("Fact-checker"))


@pytest.fixture
def article(editor, fact):
    """A live article of six lines."""
    mark = f'<span data-fact="{fact.ref}">About 100 boxes</span>'
    writer = make_user("mara")
    article = make_article("A heist", body=TEXT.format(mark=mark), by=writer, approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    return article


def rewrite(article, before="", after="", *, by=None, **columns):
    """The next version, with other words."""
    article.refresh_from_db()
    assert before in article.body
    article.body = article.body.replace(before, after) if before else article.body
    for column, value in columns.items():
        setattr(article, column, value)
    return save_article(article, by=by)


def changes_of(article):
    live = article.editions.live().select_related("revision").get()
    return changes_for_readers(live, publishing.drafted(article.head, at=timezone.now()))


# -- In words and in records ------------------------------------------------------------------


def test_a_change_is_told_by_sentence_with_its_old_and_new_words(article):
    rewrite(article, "two floors", "three floors")

    (row,) = (changes := changes_of(article)).words

    assert (row.place, row.under) == ("sentence 4", "Is it a true story?")
    assert "<del>two</del><ins>three</ins>" in row.html
    assert (row.reason, changes.headline) == ("a number in sentence 4 changed", "1 sentence")
    assert why_no_typo(changes) == "Not possible: a number in sentence 4 changed."
    assert changes.stays == (
        "Nothing else differs: headline, standfirst, address, pictures and the other 3 sentences "
        "stay as they are."
    )


def test_a_fact_that_is_told_otherwise_is_a_change_of_records(editor):
    checker = make_member("Fact-checker")
    fact = make_fact(
        prop="number-of-perpetrators", value="3", statement="They were.", checked_by=checker
    )
    article = make_article(facts=[fact], approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    fact.value_low = 4
    fact.standing = "confirmed"
    fact.save()

    changes = changes_of(article)

    (record,) = changes.records
    assert (record.label, record.name) == ("Fact", "They were.")
    assert [what for what, _ in record.rows] == ["value", "standing"]
    assert "<del>three</del><ins>four</ins> people" in record.rows[0][1]
    assert changes.was_wrong
    assert kind_to_begin_with(changes, corrections=False) == "correction"


# -- Which kind it is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("About 100 boxes</span>", "About</span> 100 boxes", "a fact mark in sentence 2 changed"),
        ('href="/vault/"', 'href="/cellar/"', "a link in sentence 4 changed"),
        ("“no”", "“yes”", "a quotation in sentence 3 changed"),
        ("He said “no”.", "", "sentence 3 was taken out"),
        ("He said", "Then he left. He said", "sentence 3 is new"),
        ("<h2>Is it a true story?</h2>", "", "the order of the text, its headings, lists or boxes"),
        ("<p>The <a", '<div data-block="cast"></div><p>The <a', "the order of the text"),
        ("was two floors", "was not two floors", "a “not” in sentence 4 changed"),
        ("The theives", "The alleged thieves", "a hedge in sentence 1 changed"),
    ],
)
def test_the_server_says_why_it_is_no_typo(article, before, after, reason):
    rewrite(article, before, after)

    assert any(said.startswith(reason) for said in changes_of(article).no_typo)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"headline": "A Heist"}, "a name or a capital letter in the headline changed"),
        ({"standfirst": "What is known so far, in 5 lines."}, "a number in the standfirst changed"),
        ({"noindex": True}, "the noindex changed"),
        ({"kind": "list"}, "the kind changed"),
        ({"social_title": "Another"}, "the social title is new"),
    ],
)
def test_lines_and_settings_count_like_the_text(article, columns, reason):
    rewrite(article, **columns)

    assert reason in changes_of(article).no_typo


def test_a_source_that_was_added_is_no_typo(article, fact):
    rewrite(article, "theives", "thieves")
    make_source()
    fact.citations.create(source=make_source("A report"))

    assert any(
        "the sources of “About 100 boxes.” changed" in row for row in changes_of(article).no_typo
    )


def test_another_answer_is_no_typo_and_was_wrong(editor):
    show = make_show()
    verdict = make_verdict(show, decided_on="2025-01-01", decided_by=editor)
    article = make_article(show=show, approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    verdict.value, verdict.answer = "fiction", "It is made up."
    verdict.save()

    changes = changes_of(article)

    assert changes.no_typo[0] == "the verdict changed"
    assert changes.changes_verdict
    assert kind_to_begin_with(changes, corrections=False) == "correction"


def test_new_words_alone_are_an_update(article):
    rewrite(article, "He said", "Then he left. He said")

    assert kind_to_begin_with(changes_of(article), corrections=False) == "update"


# -- Mending a typo ---------------------------------------------------------------------------


def test_a_typo_takes_no_second_person_and_leaves_dates_alone(article, editor):
    live = article.editions.get()
    rewrite(article, "theives", "thieves", by=editor)

    edition = workflow.publish(article, revision=article.head, by=editor, change="typo")

    article.refresh_from_db()
    assert (edition.change, edition.updated_at, edition.date_note) == ("typo", None, "")
    assert edition.head["modified"] == live.head["modified"] == live.head["published"]
    assert "Checked by <b>ellie</b>" in edition.html
    assert (article.stage, article.approved_revision) == ("approved", edition.revision)
    assert article.log.filter(verb="approve").get().reason.startswith("Only a typo was mended")


def test_a_typo_keeps_the_line_of_the_update_before_it(article, editor):
    workflow.publish(
        article, revision=article.head, by=editor, change="update", date_note="The judge is named."
    )
    updated = article.editions.live().get()
    rewrite(article, "theives", "thieves")

    edition = workflow.publish(article, revision=article.head, by=editor, change="typo")

    assert (edition.date_note, edition.updated_at) == ("The judge is named.", updated.updated_at)
    assert edition.head["modified"] == updated.head["modified"]


@pytest.mark.parametrize(
    ("before", "after"), [("two floors", "three floors"), ("He said", "He left. He said")]
)
def test_the_server_and_not_the_editor_decides_what_a_typo_is(article, editor, before, after):
    revision = rewrite(article, before, after)
    revision.approved_by, revision.approved_at = editor, timezone.now()
    revision.save()

    with pytest.raises(Refused) as refusal:
        workflow.publish(article, revision=revision, by=editor, change="typo")

    assert refusal.value.reasons[0].startswith("It is no typo: ")


def test_what_nobody_named_is_a_typo_where_the_server_finds_one_else_an_update(article, editor):
    rewrite(article, "theives", "thieves", by=editor)
    first = workflow.publish(article, revision=article.head, by=editor)
    revision = rewrite(article, "two floors", "three floors")
    revision.approved_by, revision.approved_at = editor, timezone.now()
    revision.save()

    second = workflow.publish(article, revision=revision, by=editor)

    assert [first.change, second.change] == ["typo", "update"]
    assert second.updated_at == second.live_from
    assert second.first_published_at == Edition.objects.get(number=1).live_from


def test_an_update_says_in_one_line_what_is_new(article, editor):
    with pytest.raises(Refused) as refusal:
        workflow.publish(article, revision=article.head, by=editor, change="update")

    assert "Say in one line what is new: readers see it beside the date." in refusal.value.reasons


def test_the_newest_edition_that_was_looked_at_is_named(article, editor):
    revision = rewrite(article, "theives", "thieves")
    later = timezone.now() + timedelta(days=1)
    workflow.publish(article, revision=revision, by=editor, at=later)

    with pytest.raises(Refused) as refusal:
        workflow.publish(article, revision=revision, by=editor, scheduled="cancel", seen=1)

    assert refusal.value.reasons[0].startswith("Edition 2 was made by ellie on ")
    assert changed([article]) is None


def test_a_typo_that_was_held_takes_no_second_person_either(article, editor):
    rewrite(article, "theives", "thieves", by=editor)
    later = timezone.now() + timedelta(days=1)
    planned = workflow.publish(article, revision=article.head, by=editor, change="typo", at=later)
    workflow.hold(planned, by=editor, reason="Not today.")

    released = workflow.release(planned, by=editor)

    assert (released.change, released.state()) == ("typo", "scheduled")
