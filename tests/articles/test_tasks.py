from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import ReviewTask
from articles.revisions import save_article
from articles.tasks import close_task, follow_prints, open_task
from facts.checking import check_fact, retire_fact
from facts.models import Property
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused
from shows.models import Person
from tests.make import (
    make_article,
    make_fact,
    make_image,
    make_member,
    make_organisation,
    make_person,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LOSS = {"prop": "financial-loss", "value": "more than $100 million"}
LOSS_CHANGED = "Readers see “The loot.”; the record now says “The haul.”."


@pytest.fixture
def editor():
    return make_member("Editor")


@pytest.fixture
def checker():
    return make_member("Fact-checker", "jo")


@pytest.fixture
def fact(checker):
    return make_fact(statement="The loot.", checked_by=checker)


def published(editor, *facts, article=None, at=None, **choices):
    article = article or make_article(facts=facts, by=make_member("Writer"), approved_by=editor)
    return workflow.publish(article, revision=article.head, by=editor, at=at, **choices)


def rewrite(article, editor, body):
    """Give the article other words and have them approved."""
    article.refresh_from_db()
    article.body = body
    revision = save_article(article, by=None)
    workflow.submit(article, revision=revision, by=editor)
    workflow.approve(article, revision=revision, by=editor)
    return revision


def save(record, **columns):
    for name, value in columns.items():
        setattr(record, name, value)
    record.save()
    changed([record])


def tasks(**columns):
    """Sentence and note of each task that is open."""
    rows = ReviewTask.objects.open().filter(**columns).order_by("pk")
    return [(task.article, task.sentence) for task in rows]


# -- A fact changes ---------------------------------------------------------------------------


def test_a_fact_that_readers_see_otherwise_opens_one_task_for_each_article(editor, fact, checker):
    one, other = published(editor, fact), published(editor, fact)
    published(editor, make_fact(checked_by=checker))
    make_article(facts=[fact])

    save(fact, statement="The haul.")
    save(fact, statement="The haul.")

    assert tasks(kind="fact_changed", fact=fact) == [
        (one.article, LOSS_CHANGED),
        (other.article, LOSS_CHANGED),
    ]
    assert len(tasks()) == 2


def test_an_edition_that_readers_will_see_counts_too(editor, fact):
    edition = published(editor, fact, at=timezone.now() + HOUR)

    save(fact, statement="The haul.")

    assert tasks() == [
        (edition.article, "Readers will see “The loot.”; the record now says “The haul.”.")
    ]


def test_what_readers_no_longer_see_opens_nothing(editor, fact):
    edition = published(editor, fact)
    workflow.withdraw(edition.article, by=make_member("Managing editor"), reason="Wrong.")

    save(fact, statement="The haul.")

    assert tasks() == []


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (
            {"value_low": 150_000_000},
            (
                "About “The thieves took it.”: readers see “more than $100 million”; the record "
                "now says “more than $150 million”."
            ),
        ),
        (
            {"standing": "confirmed"},
            "About “The thieves took it.”: it was printed as reported and is confirmed now.",
        ),
        (
            {"hedge": "reportedly"},
            (
                "Readers see “The thieves took it.”; the record now says “The thieves reportedly "
                "took it.”."
            ),
        ),
        (
            {"statement": "They took it.", "value_low": 150_000_000},
            (
                "Readers see “The thieves took it. (more than $100 million)”; the record now says "
                "“They took it. (more than $150 million)”."
            ),
        ),
    ],
)
def test_the_task_says_what_is_printed_and_what_is_known(editor, checker, columns, sentence):
    fact = make_fact(**LOSS, statement="The thieves took it.", checked_by=checker)
    edition = published(editor, fact)

    save(fact, **columns)

    assert tasks() == [(edition.article, sentence)]


def test_a_hedge_that_changes_no_word_is_named(editor, checker):
    fact = make_fact(statement="Police say so.", hedge="reportedly", checked_by=checker)
    edition = published(editor, fact)

    save(fact, hedge="")

    assert tasks() == [
        (
            edition.article,
            "About “Police say so.”: its hedge was “reportedly” and is none now.",
        )
    ]


def test_a_retired_fact_opens_a_task(editor, fact, checker):
    edition = published(editor, fact)

    retire_fact(fact, by=checker, reason="Mixed up with another heist.")

    assert tasks() == [
        (
            edition.article,
            "About “The loot.”: the fact has been retired: Mixed up with another heist.",
        )
    ]


def test_a_record_that_changes_its_name_opens_a_task_where_a_fact_prints_it(editor, checker):
    person, police = make_person("Alba"), make_organisation("Police")
    leader = make_fact(
        statement="Somebody led it.",
        property=Property.objects.get(code="linked-to"),
        value_state="value",
        value_person=person,
        checked_by=checker,
    )
    said = make_fact(
        statement="It happened.",
        hedge="according_to",
        attributed_to_organisation=police,
        checked_by=checker,
    )
    edition = published(editor, leader, said)

    save(person, name="Alba Rossi")
    save(police, name="The Carabinieri")

    assert tasks() == [
        (
            edition.article,
            "About “Somebody led it.”: readers see “Alba”; the record now says “Alba Rossi”.",
        ),
        (
            edition.article,
            (
                "Readers see “According to Police, it happened.”; the record now says “According "
                "to The Carabinieri, it happened.”."
            ),
        ),
    ]


def test_checking_a_fact_alone_opens_nothing(editor, fact, checker):
    published(editor, fact)
    save(fact, stage="draft", recheck_after=timezone.localdate())

    check_fact(fact, by=make_member("Fact-checker"))

    assert tasks() == []


def test_a_second_change_brings_the_words_of_the_task_up_to_date(editor, fact):
    edition = published(editor, fact)

    save(fact, statement="The haul.")
    save(fact, statement="The diamonds.")

    assert tasks() == [
        (edition.article, "Readers see “The loot.”; the record now says “The diamonds.”.")
    ]


def test_a_fact_that_says_again_what_was_printed_closes_the_task(editor, fact):
    published(editor, fact)
    save(fact, statement="The haul.")

    save(fact, statement="The loot.")

    assert tasks() == []
    assert ReviewTask.objects.get().note == "The record says again what was printed."


def test_a_change_back_and_forth_asks_again(editor, fact):
    edition = published(editor, fact)
    for statement in ("The haul.", "The loot.", "The haul."):
        save(fact, statement=statement)

    assert tasks() == [(edition.article, LOSS_CHANGED)]


# -- What closes it ---------------------------------------------------------------------------


def test_a_newer_edition_closes_the_task(editor, fact):
    edition = published(editor, fact)
    save(fact, statement="The haul.")
    save(fact, stage="checked")

    published(editor, article=edition.article)

    task = ReviewTask.objects.get()
    assert (task.is_closed(), task.note, task.closed_by) == (
        True,
        "Edition 2 replaces what was printed.",
        None,
    )
    assert list(task.history.values_list("history_type", flat=True)) == ["~", "+"]


def test_a_newer_edition_that_leaves_the_fact_out_closes_the_task(editor, fact):
    edition = published(editor, fact)
    save(fact, statement="The haul.")

    rewrite(edition.article, editor, "<p>Other words.</p>")
    published(editor, article=edition.article)

    assert tasks() == []


def test_a_scheduled_edition_closes_the_task_when_readers_see_it(editor, fact):
    edition = published(editor, fact)
    save(fact, statement="The haul.")
    moment = timezone.now() + HOUR

    later = published(editor, article=edition.article, at=moment)

    task = ReviewTask.objects.get()
    assert (task.closed_at, task.note) == (moment, "Edition 2 replaces what was printed.")
    assert tasks() == [(edition.article, LOSS_CHANGED)]
    assert not ReviewTask.objects.open(moment).exists()

    workflow.unschedule(later, by=editor)
    task.refresh_from_db()
    assert (task.closed_at, task.note) == (None, "")


@pytest.mark.parametrize("cause", ["fact", "picture"])
def test_a_scheduled_edition_that_is_held_closes_nothing(editor, fact, checker, cause):
    other, image = make_fact(checked_by=checker), make_image()
    article = make_article(facts=[fact, other], lead_image=image, approved_by=editor)
    published(editor, article=article)
    save(fact, statement="The haul.")
    published(editor, article=article, at=timezone.now() + HOUR)

    if cause == "fact":
        save(other, stage="draft")
    else:
        save(image, expires_on=timezone.localdate() - timedelta(days=1))

    assert [task.closed_at for task in ReviewTask.objects.filter(fact=fact)] == [None]


def test_a_withdrawn_article_has_nothing_left_to_mend(editor, fact):
    edition = published(editor, fact)
    save(fact, statement="The haul.")

    workflow.withdraw(edition.article, by=make_member("Managing editor"), reason="Wrong.")

    assert tasks() == []
    assert ReviewTask.objects.get().note == "Readers do not see the article any more."


def test_somebody_closes_a_task_with_a_note(editor, fact):
    published(editor, fact)
    save(fact, statement="The haul.")
    task = ReviewTask.objects.get()

    close_task(task, by=editor, note=" Says the same. ")

    task.refresh_from_db()
    assert (task.is_closed(), task.closed_by, task.note) == (True, editor, "Says the same.")


def test_what_was_settled_by_hand_is_not_asked_again_until_it_changes(editor, fact, checker):
    edition = published(editor, fact)
    save(fact, statement="The haul.")
    close_task(ReviewTask.objects.get(), by=editor, note="Says the same.")

    save(fact, stage="draft")
    check_fact(fact, by=make_member("Fact-checker"))
    assert tasks() == []

    save(fact, statement="The diamonds.")
    assert [article for article, _ in tasks()] == [edition.article]


def test_a_task_is_closed_once_by_whoever_may_and_with_a_note(editor):
    task = open_task(make_article(), kind="other", sentence="Call the court.")
    stranger = make_member("Writer", "mara")
    stranger.groups.clear()

    with pytest.raises(Refused) as refusal:
        close_task(task, by=stranger, note=" ")
    assert refusal.value.reasons == [
        (
            "mara may not close a task: that takes the role Writer, Fact-checker, Editor or "
            "Managing editor."
        ),
        "Say how it was settled: colleagues will ask.",
    ]

    close_task(task, by=editor, note="Called.")
    with pytest.raises(Refused, match=f"{editor} closed it on .* already"):
        close_task(task, by=editor, note="Called again.")


def test_a_task_of_one_kind_is_open_once_for_an_article_and_a_fact(editor, fact):
    article, due = make_article(), timezone.now() + HOUR

    first = open_task(article, kind="recheck", sentence="Is it still true?", fact=fact, by=editor)
    again = open_task(article, kind="recheck", sentence="Is it true?", fact=fact, due=due)

    assert first == again
    assert (again.sentence, again.due, again.opened_by) == ("Is it true?", due, editor)


# -- What it costs ----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 30])
def test_many_changed_facts_take_as_many_queries_as_one(
    editor, checker, count, django_assert_num_queries
):
    facts = [make_fact(checked_by=checker) for _ in range(count)]
    article = published(editor, *facts).article
    for fact in facts:
        fact.statement = f"Other words {fact.pk}."
        fact.save()

    with django_assert_num_queries(5):
        follow_prints(facts, by=editor)
    assert len(tasks(article=article)) == count

    for fact in facts:
        fact.statement = f"Yet other words {fact.pk}."
        fact.save()
    with django_assert_num_queries(4):
        follow_prints(facts, by=editor)


@pytest.mark.parametrize("count", [1, 30])
def test_many_renamed_records_take_as_many_queries_as_one(
    editor, checker, count, django_assert_num_queries
):
    people = [make_person() for _ in range(count)]
    facts = [
        make_fact(hedge="according_to", attributed_to_person=person, checked_by=checker)
        for person in people
    ]
    published(editor, *facts)
    for person in people:
        person.name = f"{person.name} Rossi"
        person.save()

    with django_assert_num_queries(7):
        follow_prints(people, by=editor)

    assert len(tasks()) == count


def test_a_whole_import_is_followed(checker):
    people = [Person(pk=number, name="x") for number in range(10**6, 10**6 + 1200)]

    follow_prints([*people, checker], by=None)

    assert tasks() == []


def test_what_prints_nothing_costs_no_query(checker, django_assert_num_queries):
    with django_assert_num_queries(0):
        follow_prints([checker], by=None)
