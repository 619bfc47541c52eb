from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.freshness import hold_what_cannot_run, stale_prints
from articles.revisions import save_article
from newsroom.lib.changes import changed
from tests.make import make_article, make_fact, make_image, make_member

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def editor():
    return make_member("Editor")


@pytest.fixture
def checker():
    return make_member("Fact-checker")


def scheduled(editor, *, ahead=1, **columns):
    """An edition that goes live in an hour."""
    article = make_article(approved_by=editor, **columns)
    moment = timezone.now() + ahead * HOUR
    return workflow.publish(article, revision=article.head, by=editor, at=moment)


def save(record, **columns):
    for name, value in columns.items():
        setattr(record, name, value)
    record.save()
    changed([record])


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"stage": "retired"}, "This fact has been retired: The vault was two floors down."),
        (
            {"standing": "false", "standing_reason": "The plans show one floor."},
            "This fact is false: The vault was two floors down.",
        ),
        ({"stage": "draft"}, "Nobody has checked this fact yet: The vault was two floors down."),
    ],
)
def test_a_fact_that_falls_holds_the_scheduled_editions_that_print_it(
    editor, checker, columns, reason
):
    fact = make_fact(statement="The vault was two floors down.", checked_by=checker)
    edition = scheduled(editor, facts=[fact])
    other = scheduled(editor, facts=[make_fact(checked_by=checker)])

    save(fact, **columns)

    edition.refresh_from_db()
    other.refresh_from_db()
    assert (edition.state(), edition.hold_reason) == ("held", reason)
    assert other.state() == "scheduled"


def test_what_a_held_edition_would_have_replaced_stays_on(editor, checker):
    fact = make_fact(checked_by=checker)
    article = make_article(facts=[fact], approved_by=editor)
    live = workflow.publish(article, revision=article.head, by=editor)
    later = workflow.publish(
        article,
        revision=article.head,
        by=editor,
        at=timezone.now() + HOUR,
        date_note="The judge is named.",
    )

    save(fact, stage="retired")

    for edition in (live, later):
        edition.refresh_from_db()
    assert (live.state(), live.live_until, later.state()) == ("live", None, "held")


def test_a_fact_that_changes_otherwise_holds_nothing(editor, checker):
    fact = make_fact(checked_by=checker)
    edition = scheduled(editor, facts=[fact])

    save(fact, standing="confirmed", statement="Other words.")

    edition.refresh_from_db()
    assert edition.state() == "scheduled"


def test_a_picture_that_will_have_expired_holds_the_edition(editor):
    image = make_image("The vault")
    soon, later = scheduled(editor, lead_image=image), scheduled(editor, lead_image=image, ahead=72)
    last_day = timezone.localdate() + timedelta(days=2)

    save(image, expires_on=last_day)

    for edition in (soon, later):
        edition.refresh_from_db()
    assert (soon.state(), later.state()) == ("scheduled", "held")
    assert later.hold_reason == (
        f"The picture “The vault” may be published until {last_day.day} {last_day:%B %Y} only: "
        "choose another one."
    )


def test_a_picture_whose_terms_change_holds_the_edition(editor):
    image = make_image("The vault")
    edition = scheduled(editor, lead_image=image)

    save(image, restrictions="UK only")

    edition.refresh_from_db()
    assert edition.hold_reason == "The terms of the picture “The vault” changed: UK only"


def test_a_picture_that_had_its_terms_before_holds_nothing(editor):
    image = make_image(restrictions="UK only")
    edition = scheduled(editor, lead_image=image)

    save(image, depicts="A door")

    edition.refresh_from_db()
    assert edition.state() == "scheduled"


def test_every_reason_of_one_change_is_kept(editor, checker):
    facts = [make_fact(statement=f"Statement {n}.", checked_by=checker) for n in (1, 2)]
    edition = scheduled(editor, facts=facts)
    for fact in facts:
        fact.stage = "retired"
        fact.save()

    changed(facts)

    edition.refresh_from_db()
    assert edition.hold_reason.splitlines() == [
        "This fact has been retired: Statement 1.",
        "This fact has been retired: Statement 2.",
    ]


def test_changes_that_can_hold_nothing_cost_no_query(checker, django_assert_num_queries):
    facts = [make_fact(checked_by=checker), make_article(), make_image(), checker]

    with django_assert_num_queries(0):
        hold_what_cannot_run(facts, by=None)


@pytest.mark.parametrize("count", [1, 3])
def test_many_changes_take_as_many_queries_as_one(
    editor, checker, count, django_assert_num_queries
):
    facts = [make_fact(checked_by=checker) for _ in range(count)]
    editions = [scheduled(editor, facts=[fact]) for fact in facts]
    for fact in facts:
        fact.stage = "retired"
        fact.save()

    with django_assert_num_queries(14):
        hold_what_cannot_run(facts, by=None)

    for edition in editions:
        edition.refresh_from_db()
    assert {edition.state() for edition in editions} == {"held"}


def test_a_page_that_was_to_follow_the_first_one_no_longer_names_its_date(editor, checker):
    fact = make_fact(checked_by=checker)
    first = scheduled(editor, facts=[fact])
    article = first.article
    article.refresh_from_db()
    article.body = "<p>Without the fact.</p>"
    revision = save_article(article, by=None)
    workflow.submit(article, revision=revision, by=editor)
    workflow.approve(article, revision=revision, by=editor)
    moment = timezone.now() + 30 * HOUR
    workflow.publish(article, revision=revision, by=editor, at=moment)

    save(fact, stage="retired")

    edition = article.editions.live(moment).get()
    assert edition.first_published_at == moment


# -- What readers saw -------------------------------------------------------------------------


def test_what_was_printed_and_stands_is_not_stale(editor, checker):
    fact = make_fact(prop="financial-loss", value="more than $100 million", checked_by=checker)
    edition = scheduled(editor, facts=[fact])

    save(fact, recheck_after=timezone.localdate())

    assert stale_prints(edition) == []


def test_a_printed_fact_is_stale_in_what_readers_see_of_it(editor, checker):
    value, standing, words = (make_fact(checked_by=checker) for _ in range(3))
    edition = scheduled(editor, facts=[value, standing, words])
    save(value, hedge="reportedly")
    save(standing, standing="confirmed")
    save(words, statement="Other words.")

    found = {stale.fact: stale.columns for stale in stale_prints(edition)}

    assert found == {
        value: ("statement", "hedge"),
        standing: ("standing",),
        words: ("statement",),
    }


@pytest.mark.parametrize("count", [1, 4])
def test_staleness_is_asked_in_one_query(editor, checker, count, django_assert_num_queries):
    edition = scheduled(editor, facts=[make_fact(checked_by=checker) for _ in range(count)])

    with django_assert_num_queries(1):
        stale_prints(edition)
