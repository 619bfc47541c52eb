import pytest
from django.contrib.auth import get_user_model

from newsroom.lib import waiting
from newsroom.lib.waiting import Badge, Waiting, badges
from tests.make import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(monkeypatch):
    """A function that has these things counted, and nothing else."""
    return lambda *asked: monkeypatch.setattr(waiting, "side_bar", list(asked))


def people(number):
    make_user()
    get_user_model().objects.bulk_create(
        get_user_model()(username=f"colleague{n}") for n in range(number)
    )
    return lambda user: get_user_model().objects.filter(username__startswith="colleague")


def test_everything_is_counted_in_one_query_and_kept(ask, django_assert_num_queries):
    user = make_user()
    ask(
        Waiting("a_list", "to read", people(2)),
        Waiting("a_list", "held", lambda user: get_user_model().objects.filter(pk=user.pk), "bad"),
        Waiting("b_list", "to do", lambda user: get_user_model().objects.none()),
        Waiting("c_list", "of others", lambda user: None),
    )

    with django_assert_num_queries(1):
        found = [badges(user), badges(user)]

    assert found == [{"a_list": Badge("3", "2 to read and 1 held", "bad")}] * 2


def test_nobody_counts_beyond_what_a_badge_can_say(ask):
    user = make_user()
    ask(Waiting("a_list", "to read", people(120)))

    assert badges(user) == {"a_list": Badge("99+", "99+ to read", "")}


def test_where_nothing_is_asked_nothing_is_queried(ask, django_assert_num_queries):
    user = make_user()
    ask(Waiting("a_list", "of others", lambda user: None))

    with django_assert_num_queries(0):
        assert badges(user) == {}
