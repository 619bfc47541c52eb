"""The clock of these tests is a number of minutes; nothing waits for it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import timeline
from articles.models import Edition
from newsroom.lib.constraints import sentence_for
from newsroom.lib.refusals import Refused
from tests.articles.timeline_model import MOMENT, TimelineModel
from tests.make import make_article, make_edition

START = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def at(minute):
    return START + timedelta(minutes=minute)


def plan(article, start, until=None, *, of=None, now=None):
    """Open an edition at minute ``start``, decided at minute ``now`` (then, if left out)."""
    edition = Edition(
        article=article,
        revision=article.head,
        kind=article.kind,
        headline=article.headline,
        planned_from=at(start),
        planned_until=None if until is None else at(until),
        boundary_of=of,
    )
    return timeline.open_edition(edition, now=at(start if now is None else now))


def lives(article):
    """The live ends of each edition in minutes: ``{number: (from, until)}``."""
    return {
        edition.number: tuple(
            None if end is None else (end - START) / timedelta(minutes=1)
            for end in (edition.live_from, edition.live_until)
        )
        for edition in article.editions.order_by("number")
    }


@pytest.fixture
def article(db):
    return make_article()


# -- Opening ----------------------------------------------------------------------------------


def test_an_edition_is_live_from_its_planned_start_without_an_end(article):
    plan(article, 0)

    assert lives(article) == {1: (0, None)}


def test_an_edition_ends_when_the_next_one_starts(article):
    plan(article, 0)
    plan(article, 10)

    assert lives(article) == {1: (0, 10), 2: (10, None)}


def test_an_edition_ends_at_its_planned_end_if_that_comes_before_the_next_start(article):
    plan(article, 0, until=5)
    plan(article, 20, now=1)

    assert lives(article) == {1: (0, 5), 2: (20, None)}


def test_an_edition_between_two_others_ends_where_the_second_starts(article):
    plan(article, 0)
    plan(article, 20, now=1)
    plan(article, 10, now=2)

    assert lives(article) == {1: (0, 10), 2: (20, None), 3: (10, 20)}


def test_nothing_opens_in_the_past(article):
    with pytest.raises(Refused) as refusal:
        plan(article, 0, now=1)

    assert str(refusal.value) == (
        "Fri 20 Nov 2026, 06:00 has passed: nothing is published in the past. "
        "Publish now, or choose a time ahead."
    )


def test_an_edition_cannot_end_before_it_starts(article):
    with pytest.raises(Refused) as refusal:
        plan(article, 10, until=10)

    assert refusal.value.reasons == ["The end, Fri 20 Nov 2026, 06:10, is not after the start."]


def test_of_two_editions_opened_in_the_same_moment_the_second_starts_a_microsecond_later(article):
    first, second = plan(article, 0), plan(article, 0)

    first.refresh_from_db()
    assert (first.live_until, second.live_from) == (at(0) + MOMENT, at(0) + MOMENT)


def test_of_two_plans_for_the_same_moment_the_later_one_counts(article):
    plan(article, 10, now=0)
    plan(article, 10, now=1)

    assert lives(article) == {1: (None, None), 2: (10, None)}


def test_what_was_just_opened_is_visible_at_once(article):
    # The clock of SQLite stops at milliseconds: compared with it, this edition would be hidden.
    now = datetime.now(UTC).replace(microsecond=999_999)
    edition = Edition(article=article, revision=article.head, planned_from=now)
    timeline.open_edition(edition, now=now)

    assert list(Edition.objects.live(now)) == [edition]


# -- Taking plans away ------------------------------------------------------------------------


def test_what_a_cancelled_edition_would_have_replaced_stays_on(article):
    plan(article, 0)
    planned = plan(article, 10, now=1)

    timeline.cancel(planned, now=at(2))

    assert lives(article) == {1: (0, None), 2: (None, None)}
    assert (planned.state(at(2)), planned.cancelled_at) == ("cancelled", at(2))


def test_what_a_held_edition_would_have_replaced_stays_on_until_its_own_planned_end(article):
    plan(article, 0, until=30)
    planned = plan(article, 10, now=1)

    timeline.hold({planned: "A fact was retired."}, now=at(2))

    planned.refresh_from_db()
    assert lives(article) == {1: (0, 30), 2: (None, None)}
    assert (planned.state(at(2)), planned.hold_reason) == ("held", "A fact was retired.")


def test_an_edition_that_readers_see_is_neither_cancelled_nor_held(article):
    live = plan(article, 0)

    with pytest.raises(Refused) as refusal:
        timeline.cancel(live, now=at(5))
    timeline.hold({live: "Too late."}, now=at(5))

    assert str(refusal.value) == (
        "Readers have seen edition 1 since Fri 20 Nov 2026, 06:00: it is no longer a plan. "
        "Publish another version, or withdraw the article."
    )
    assert lives(article) == {1: (0, None)}


def test_an_edition_is_cancelled_once(article):
    planned = plan(article, 10, now=0)
    timeline.cancel(planned, now=at(1))

    with pytest.raises(Refused) as refusal:
        timeline.cancel(Edition.objects.get(), now=at(2))

    assert refusal.value.reasons == ["Edition 1 was taken out of the schedule already."]


def test_a_withdrawal_ends_what_is_live_and_cancels_what_is_planned_or_held(article):
    plan(article, 0)
    planned = plan(article, 20, now=1)
    held = plan(article, 30, now=1)
    timeline.hold({held: "A fact was retired."}, now=at(2))

    timeline.withdraw(article, now=at(10))

    assert lives(article) == {1: (0, 10), 2: (None, None), 3: (None, None)}
    for edition in (planned, held):
        edition.refresh_from_db()
        assert edition.state(at(10)) == "cancelled"


def test_past_ends_never_change(article):
    plan(article, 0, until=5)
    plan(article, 10)
    last = plan(article, 20)

    timeline.expire(last, until=at(40), now=at(25))
    timeline.withdraw(article, now=at(30))
    plan(article, 50)

    assert lives(article) == {1: (0, 5), 2: (10, 20), 3: (20, 30), 4: (50, None)}


# -- Ends -------------------------------------------------------------------------------------


def test_an_end_can_be_given_and_moved_forward(article):
    live = plan(article, 0)

    timeline.expire(live, until=at(30), now=at(1))
    timeline.expire(live, until=at(20), now=at(2))

    assert lives(article) == {1: (0, 20)}


def test_an_end_is_not_moved_back_and_not_into_the_past(article):
    live = plan(article, 0, until=20)

    with pytest.raises(Refused) as later:
        timeline.expire(live, until=at(30), now=at(10))
    with pytest.raises(Refused) as past:
        timeline.expire(live, until=at(10), now=at(10))

    assert str(later.value) == (
        "Edition 1 is to end on Fri 20 Nov 2026, 06:20. An end may come earlier, not later: "
        "publish again for a later one."
    )
    assert str(past.value) == (
        "Fri 20 Nov 2026, 06:10 is no end for edition 1: choose a time ahead of now and after "
        "its start."
    )


def test_an_end_before_a_follow_up_cancels_it(article):
    live = plan(article, 0)
    plan(article, 20, of=live, now=0)

    timeline.expire(live, until=at(10), now=at(1))

    assert lives(article) == {1: (0, 10), 2: (None, None)}


# -- Follow-ups -------------------------------------------------------------------------------


def test_a_follow_up_continues_its_edition(article):
    live = plan(article, 0)
    plan(article, 20, of=live, now=0)

    assert lives(article) == {1: (0, 20), 2: (20, None)}


def test_a_follow_up_does_not_bring_the_old_words_back(article):
    live = plan(article, 0)
    follow_up = plan(article, 20, of=live, now=0)

    plan(article, 10)
    plan(article, 30, now=11)

    follow_up.refresh_from_db()
    assert lives(article) == {1: (0, 10), 2: (None, None), 3: (10, 30), 4: (30, None)}
    assert follow_up.cancelled_at == at(11)


def test_a_follow_up_comes_back_when_the_edition_that_would_replace_its_text_is_cancelled(article):
    live = plan(article, 0)
    plan(article, 20, of=live, now=0)
    other = plan(article, 10, now=1)
    assert lives(article) == {1: (0, 10), 2: (None, None), 3: (10, None)}

    timeline.cancel(other, now=at(2))

    assert lives(article) == {1: (0, 20), 2: (20, None), 3: (None, None)}


def test_follow_ups_share_the_fate_of_their_edition(article):
    plan(article, 0)
    base = plan(article, 10, now=1)
    plan(article, 20, of=base, now=1)

    held = timeline.hold({base: "A fact was retired."}, now=at(2))

    assert lives(article) == {1: (0, None), 2: (None, None), 3: (None, None)}
    assert [row.hold_reason for row in held] == ["A fact was retired."] * 2


def test_a_follow_up_that_is_cancelled_leaves_the_others(article):
    live = plan(article, 0)
    first = plan(article, 10, of=live, now=0)
    plan(article, 20, of=live, now=0)

    timeline.cancel(first, now=at(1))

    assert lives(article) == {1: (0, 20), 2: (None, None), 3: (20, None)}


# -- What the database itself refuses -----------------------------------------------------------


def test_the_database_refuses_a_second_edition_without_an_end(article):
    plan(article, 0)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_edition(article, live_from=at(10))

    assert sentence_for(refusal.value) == "This article already has an edition without an end."


# SQLite has no such constraint.
@pytest.mark.only_on("postgresql")
def test_postgresql_refuses_editions_that_overlap(article):
    plan(article, 0)
    plan(article, 10)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_edition(article, live_from=at(5), live_until=at(8))

    assert sentence_for(refusal.value) == (
        "This overlaps in time with another one. Nothing was saved: look at the newest state "
        "and try again."
    )


# -- Many articles ----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_holding_takes_as_many_queries_for_one_article_as_for_many(
    db, count, django_assert_num_queries
):
    reasons = {}
    for _ in range(count):
        article = make_article()
        live = plan(article, 0)
        plan(article, 30, of=live, now=0)
        reasons[plan(article, 10, now=1)] = "A fact was retired."

    with django_assert_num_queries(7):
        timeline.hold(reasons, now=at(2))


# -- Any sequence -----------------------------------------------------------------------------

steps = st.integers(0, 6)
numbers = st.integers(1, 12)
opening = st.tuples(
    st.integers(0, 12), st.none() | st.integers(1, 20), st.lists(st.integers(1, 15), max_size=2)
)
acts = st.tuples(
    steps,
    st.one_of(
        st.tuples(st.just("open"), opening),
        st.tuples(st.just("open"), opening),
        st.tuples(st.just("replace"), numbers, opening),
        st.tuples(st.just("hold"), numbers),
        st.tuples(st.just("cancel"), numbers),
        st.tuples(st.just("expire"), numbers, st.integers(0, 15)),
        st.tuples(st.just("withdraw")),
    ),
)


class Newsroom:
    """One article, run by the real timeline and by the model side by side."""

    def __init__(self, article):
        self.article, self.revision = article, article.head
        self.minute, self.model, self.over = 0, TimelineModel(), {}
        self.model.take_picture(at(0))

    def act(self, wait, act):
        self.minute += wait
        name, *arguments = act
        try:
            getattr(self, name)(*arguments)
        except (Refused, Edition.DoesNotExist):
            return
        self.model.take_picture(at(self.minute))
        self.check()

    def open(self, opening, *, place_of=None):
        ahead, length, follow_ups = opening
        now, start = at(self.minute), at(self.minute + ahead)
        until = None if length is None else start + timedelta(minutes=length)
        edition = self.edition(start, until)
        if place_of:
            timeline.cancel(place_of, now=now)
            self.model.cancel(now, place_of.number)
        timeline.open_edition(edition, now=now)
        self.model.open(now, start, until)
        for minutes in sorted(set(follow_ups)):
            later = start + timedelta(minutes=minutes)
            if until is None or later < until:
                timeline.open_edition(self.edition(later, until, of=edition), now=now)
                self.model.open(now, later, until, text=edition.number)

    def edition(self, start, until, of=None):
        return Edition(
            article=self.article,
            revision=self.revision,
            planned_from=start,
            planned_until=until,
            boundary_of=of,
        )

    def replace(self, number, opening):
        self.open(opening, place_of=self.article.editions.get(number=number))

    def hold(self, number):
        edition = self.article.editions.get(number=number)
        timeline.hold({edition: "Wait."}, now=at(self.minute))
        self.model.hold(at(self.minute), number)

    def cancel(self, number):
        timeline.cancel(self.article.editions.get(number=number), now=at(self.minute))
        self.model.cancel(at(self.minute), number)

    def expire(self, number, minutes):
        edition = self.article.editions.get(number=number)
        until = at(self.minute + minutes)
        timeline.expire(edition, until=until, now=at(self.minute))
        self.model.expire(at(self.minute), number, until)

    def withdraw(self):
        timeline.withdraw(self.article, now=at(self.minute))
        self.model.withdraw(at(self.minute))

    def check(self):
        """No two editions overlap, and no end that has passed has moved."""
        rows = self.article.editions.exclude(live_from=None).order_by("live_from")
        self.lives = list(rows.values_list("number", "live_from", "live_until"))
        for (_, _, until), (_, start, _) in pairwise(self.lives):
            assert until is not None
            assert until <= start
        now = at(self.minute)
        past = {row for row in self.lives if row[2] and row[2] <= now}
        assert self.over.keys() <= past
        self.over = dict.fromkeys(past)

    def seen(self, moment):
        for number, start, until in self.lives:
            if start <= moment and (until is None or moment < until):
                return number
        return None


@given(acts=st.lists(acts, min_size=2, max_size=10))
@settings(
    max_examples=200,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_after_any_sequence_readers_see_what_a_plain_model_says(article, acts):
    with transaction.atomic():
        newsroom = Newsroom(article)
        for wait, act in acts:
            newsroom.act(wait, act)
        newsroom.check()
        moments = sorted(set(newsroom.model.moments()))
        live = Edition.objects.live(moments[-1]).values_list("number", flat=True).first()
        transaction.set_rollback(True)

    for moment in [*moments, *(moment - MOMENT for moment in moments)]:
        assert newsroom.seen(moment) == newsroom.model.visible(moment)
    assert live == newsroom.model.visible(moments[-1])
