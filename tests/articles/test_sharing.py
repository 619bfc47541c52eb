from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from articles import sharing, workflow
from articles.models import ShareLink
from articles.revisions import save_article, save_revision
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_edition, make_member, make_user

pytestmark = pytest.mark.django_db

NOT_THEIRS = (
    "sam may not share this article with people outside: that takes the role Writer, Editor or "
    "Managing editor."
)


@pytest.fixture
def editor():
    return make_member("Editor", "jo")


def share(article, by, **options):
    return sharing.make_link(article, by=by, **{"for_whom": "Counsel", "days": 7, **options})


def secret_of(made):
    return made.address.rstrip("/").rpartition("/")[2]


def found(made, *, after=None):
    return sharing.find(secret_of(made), at=timezone.now() + (after or timedelta()))


def reworded(article, by, headline="Other words"):
    article.refresh_from_db()
    article.headline = headline
    return save_article(article, by=by)


def test_the_secret_has_256_bits_and_only_its_digest_is_kept(editor):
    made = share(make_article(), editor)

    secret = secret_of(made)
    row = ShareLink.objects.filter(pk=made.link.pk).values().get()
    assert len(secret) == 43
    assert row["digest"] == sha256(secret.encode()).hexdigest()
    assert secret not in str(row)
    assert secret_of(share(made.link.article, editor)) != secret


def test_a_link_to_a_version_shows_it_for_ever_and_one_to_the_newest_follows(editor):
    article = make_article()
    first = article.head
    bound, following = share(article, editor, revision=first), share(article, editor)

    newer = reworded(article, editor)
    article.headline = "Words set aside"
    save_revision(article, by=editor, kind="set_aside")

    assert found(bound) == (bound.link, first)
    assert found(following) == (following.link, newer)


@pytest.mark.parametrize("days", sharing.DAYS)
def test_a_link_ends_when_its_time_is_over(editor, days):
    made = share(make_article(), editor, days=days)

    assert found(made, after=timedelta(days=days, seconds=-5))
    assert found(made, after=timedelta(days=days)) is None


def test_a_revoked_link_is_dead_and_keeps_who_did_it_first(editor):
    made = share(make_article(), editor)
    sharing.revoke(made.link, by=editor)
    sharing.revoke(made.link, by=make_member("Editor"))

    made.link.refresh_from_db()
    assert found(made) is None
    assert made.link.revoked_by == editor


def test_every_link_of_an_article_can_be_ended_at_once(editor):
    article = make_article()
    made = [share(article, editor), share(article, editor, revision=article.head)]
    other = share(make_article(), editor)

    assert sharing.end_links(article, by=editor) == 2
    assert [found(one) for one in made] == [None, None]
    assert found(other)


def test_a_withdrawal_ends_every_link_and_what_was_withdrawn_is_not_shared_again(editor):
    article = make_article()
    make_edition(article)
    old = article.head
    made = [share(article, editor), share(article, editor, revision=old)]

    workflow.withdraw(article, by=make_member("Managing editor"), reason="It was wrong.")

    assert [found(one) for one in made] == [None, None]
    with pytest.raises(Refused, match="only a newer version can be shared"):
        share(article, editor, revision=old)
    reworded(article, editor)
    assert [found(one) for one in made] == [None, None]
    assert found(share(article, editor))


def test_a_link_refuses_with_every_reason(editor):
    article = make_article()
    aside = save_revision(article, by=editor, kind="set_aside")

    with pytest.raises(Refused) as refusal:
        share(article, make_member("Fact-checker", "sam"), revision=aside, for_whom=" ", days=90)

    assert refusal.value.reasons == [
        NOT_THEIRS,
        "Say whom it is for: the list of links is read by the whole desk.",
        "A link works for 1, 7 or 30 days.",
        "Version 2 was set aside: restore it, then share what was restored.",
    ]
    assert not ShareLink.objects.exists()


def test_only_who_writes_the_article_revokes_its_links(editor):
    made = share(make_article(), editor)

    with pytest.raises(Refused):
        sharing.revoke(made.link, by=make_user())

    assert found(made)


def test_openings_are_counted(editor):
    made = share(make_article(), editor)
    now = timezone.now()

    sharing.count_opening(made.link, at=now - timedelta(hours=1))
    sharing.count_opening(made.link, at=now)

    made.link.refresh_from_db()
    assert (made.link.opened, made.link.last_opened_at) == (2, now)


@pytest.mark.parametrize("secret", ["", "x", "é" * 300, "'; drop table", "0" * 64])
def test_what_is_no_secret_opens_nothing(secret):
    assert sharing.find(secret, at=timezone.now()) is None
