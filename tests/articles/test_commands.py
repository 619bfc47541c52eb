from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.models import Edition, Redirect, Withdrawal
from articles.revisions import save_article
from articles.timeline import spoken
from tests.make import make_article, make_fact, make_member, make_user

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


@pytest.fixture
def article(editor):
    return make_article("The vault", approved_by=editor)


def run(name, *arguments, **options):
    """What a command says on stdout."""
    out = StringIO()
    call_command(name, *arguments, stdout=out, **options)
    return out.getvalue()


def refused(name, *arguments, **options):
    """The exit code of a command, and what it says on stderr."""
    with pytest.raises(CommandError) as error:
        run(name, *arguments, **options)
    return error.value.returncode, str(error.value)


def written(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


# -- publish_article --------------------------------------------------------------------------


def test_publish_article_shows_it_to_readers_and_says_since_when(article):
    said = run("publish_article", "the-vault", by="ellie")

    edition = Edition.objects.live().get()
    assert said == f"Edition 1 of “The vault”, version 1: live from {spoken(edition.live_from)}.\n"


def test_publish_article_schedules_on_the_clock_of_the_user(article, editor):
    editor.time_zone = "America/New_York"
    editor.save()

    said = run(
        "publish_article", "the-vault", by="ellie", at="2099-07-01 06:00", until="2099-08-01 00:00"
    )

    edition = Edition.objects.get()
    assert (edition.live_from.isoformat(), edition.live_until.isoformat()) == (
        "2099-07-01T10:00:00+00:00",
        "2099-08-01T04:00:00+00:00",
    )
    assert said == (
        "Edition 1 of “The vault”, version 1: live from Wed 1 Jul 2099, 06:00 "
        "until Sat 1 Aug 2099, 00:00.\n"
    )


def test_publish_article_says_every_reason_against_it():
    fact = make_fact(statement="The thieves took 18 months to prepare.")
    make_article("The vault", facts=[fact])
    make_member("Writer", "mara")

    assert refused("publish_article", "the-vault", by="mara") == (
        1,
        (
            "mara may not publish an article: that takes the role Editor or Managing editor.\n"
            "Version 1 has not been approved.\n"
            "Nobody has checked this fact yet: The thieves took 18 months to prepare."
        ),
    )
    assert not Edition.objects.exists()


def test_publish_article_asks_what_becomes_of_what_is_scheduled(article, editor):
    later = timezone.now() + HOUR
    scheduled = workflow.publish(article, revision=article.head, by=editor, at=later)

    code, said = refused("publish_article", "the-vault", by="ellie")
    assert (code, said.split(":")[0]) == (1, "Scheduled for later")

    run("publish_article", "the-vault", by="ellie", replace_scheduled="cancel")
    scheduled.refresh_from_db()
    assert scheduled.state() == "cancelled"


def test_publish_article_refuses_a_version_that_is_not_the_newest(article, editor):
    article.headline = "Another headline"
    save_article(article, by=editor)

    code, said = refused("publish_article", "the-vault", by="ellie", revision=1)

    assert (code, said.split(":")[0]) == (1, "Version 1 is not the newest")


def test_a_dry_run_of_publish_article_says_the_same_and_writes_nothing(article):
    said = run("publish_article", "the-vault", by="ellie", dry_run=True)

    assert said.splitlines()[0].startswith("Edition 1 of “The vault”, version 1: live from ")
    assert said.splitlines()[1:] == ["This was a dry run: nothing was written."]
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("slug", "options", "sentence"),
    [
        ("the-valt", {}, "There is no article “the-valt”. Did you mean the-vault?"),
        ("the-vault", {"by": "elli"}, "There is no user “elli”. Did you mean ellie?"),
        ("the-vault", {"by": ""}, "There is no user “”."),
        (
            "the-vault",
            {"revision": 9},
            "“The vault” has no version 9; the newest is version 1.",
        ),
        (
            "the-vault",
            {"at": "2099-03-29 01:30"},
            (
                "01:30 on 29 March 2099 does not exist in London, because the clocks go forward: "
                "choose 00:30 or 02:30."
            ),
        ),
        (
            "the-vault",
            {"at": "Friday"},
            (
                "“Friday” is not a time that can be read. Write it like 2026-03-03 14:02, or with "
                "an offset: 2026-03-03 14:02+00:00."
            ),
        ),
    ],
)
def test_what_publish_article_cannot_find_or_read_is_said(article, slug, options, sentence):
    assert refused("publish_article", slug, **{"by": "ellie", **options}) == (2, sentence)
    assert not Edition.objects.exists()


def test_a_slug_of_ten_thousand_letters_is_not_found_either():
    make_member("Editor", "ellie")

    code, said = refused("publish_article", "x" * 10_000, by="ellie")

    assert (code, said) == (2, f"There is no article “{'x' * 120}”.")


# -- withdraw_article -------------------------------------------------------------------------


def test_withdraw_article_takes_it_away_and_leaves_a_notice(article, editor):
    make_member("Managing editor", "max")
    workflow.publish(article, revision=article.head, by=editor)

    said = run("withdraw_article", "the-vault", by="max", reason="Libel.", notice="Withdrawn.")

    withdrawal = Withdrawal.objects.get()
    assert said == f"Withdrew “The vault” on {spoken(withdrawal.at)}: readers see the notice.\n"
    assert (withdrawal.reason, withdrawal.notice) == ("Libel.", "Withdrawn.")
    assert not Edition.objects.live().exists()


def test_withdraw_article_says_why_not(article):
    make_user("max")

    assert refused("withdraw_article", "the-vault", by="max", reason="Libel.") == (
        1,
        (
            "max may not withdraw an article: that takes the role Managing editor.\n"
            "Readers have never seen this article: take it out of the schedule instead."
        ),
    )
    assert refused("withdraw_article", "nothing", by="max", reason="Libel.") == (
        2,
        "There is no article “nothing”.",
    )


# -- as_of ------------------------------------------------------------------------------------


def test_as_of_says_what_readers_saw(article, editor):
    edition = workflow.publish(article, revision=article.head, by=editor)
    now = edition.live_from.isoformat(" ")

    assert run("as_of", "the-vault", now) == (
        f"{spoken(edition.live_from)}: readers saw edition 1.\n"
        "Headline  The vault\n"
        "Version   1\n"
        f"Live      {spoken(edition.live_from)} to no end\n"
    )
    assert run("as_of", "the-vault", now, html=True) == f"{edition.html}\n"


def test_as_of_says_what_readers_are_to_see(article, editor):
    workflow.publish(article, revision=article.head, by=editor, at=timezone.now() + HOUR)

    said = run("as_of", "the-vault", written(timezone.now() + 2 * HOUR))

    assert "readers are to see edition 1." in said


def test_as_of_says_why_there_was_nothing_to_see(article, editor):
    assert run("as_of", "the-vault", "2026-03-03 14:02") == (
        "Tue 3 Mar 2026, 14:02: readers saw nothing here, because it had not been published yet.\n"
    )
    assert run("as_of", "the-vault", "2026-03-03 14:02", html=True) == "\n"

    workflow.publish(article, revision=article.head, by=editor)
    managing = make_member("Managing editor")
    withdrawal = workflow.withdraw(article, by=managing, reason="Libel.")
    assert run("as_of", "the-vault", withdrawal.at.isoformat(" ")) == (
        f"{spoken(withdrawal.at)}: readers saw nothing here, because it was withdrawn on "
        f"{spoken(withdrawal.at)}.\n"
    )


def test_as_of_follows_an_earlier_address(article):
    Redirect.objects.create(old_slug="the-cellar", article=article)

    assert "readers saw nothing here" in run("as_of", "the-cellar", "2026-03-03 14:02")


def test_as_of_asks_again_for_what_it_cannot_find_or_read(article):
    assert refused("as_of", "nothing", "2026-03-03 14:02") == (2, "There is no article “nothing”.")
    assert refused("as_of", "the-vault", "2026-10-25 01:30") == (
        2,
        (
            "01:30 on 25 October 2026 comes twice in London, because the clocks go back: write "
            "2026-10-25 01:30+01:00 for the first or 2026-10-25 01:30+00:00 for the second."
        ),
    )


# -- What the shell hands over --------------------------------------------------------------------


def test_words_that_are_no_text_are_tidied_as_they_come_in(article, editor):
    make_member("Managing editor", "max")
    workflow.publish(article, revision=article.head, by=editor)
    words = ["--reason=Li\udce9bel.", "--notice=With\x00drawn.", "--by=m\x07ax"]

    call_command("withdraw_article", "the-vault\udce9", *words, stdout=StringIO())

    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.reason, withdrawal.notice) == ("Libel.", "Withdrawn.")
