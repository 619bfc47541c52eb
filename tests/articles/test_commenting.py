"""What the desk says about an article stays on the desk, and reaches whom it names."""

import pytest

from articles import commenting, workflow
from articles.models import Article, Comment, Notice
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara():
    return make_member("Writer", "mara", display_name="Mara Lind")


@pytest.fixture
def jo():
    return make_member("Fact-checker", "jo")


@pytest.fixture
def article(mara):
    return make_article(
        "The vault", by=mara, body="<p>They took <em>18 months</em>.</p><p>Ten.</p>"
    )


def reasons_of(call, *arguments, **options):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **options)
    return refusal.value.reasons


def test_words_are_commented_on_answered_and_resolved(article, mara, jo):
    said = commenting.comment(article, by=jo, text="Source?", field="body", quote="18 months . ")
    first = commenting.comment(article, by=mara, text="The verdict.", answers=said)
    commenting.comment(article, by=jo, text="Good.", answers=first)

    resolved = commenting.resolve(said, by=jo)

    (thread,) = commenting.threads(article)
    assert [reply.text for reply in thread.replies] == ["The verdict.", "Good."]
    assert {reply.answers_id for reply in thread.replies} == {said.pk}
    assert (resolved.resolved_by, said.revision) == (jo, article.head)
    assert not commenting.open_on(article).exists()
    assert reasons_of(commenting.comment, article, by=mara, text="But", answers=said) == [
        "jo resolved this: open it again to answer."
    ]
    assert commenting.reopen(said, by=mara).resolved_at is None


def test_words_that_are_gone_are_said_to_be_gone(article, jo):
    for quote in ("They took 18 months. Ten.", "19 months"):
        commenting.comment(article, by=jo, text="Hm", field="body", quote=quote)
    commenting.comment(article, by=jo, text="Long", field="headline", quote="The vault")
    commenting.comment(article, by=jo, text="Good")

    assert [thread.stands for thread in commenting.threads(article)] == [True, False, True, True]
    article.headline = "The loot"
    assert [thread.stands for thread in commenting.threads(article)] == [True, False, False, True]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@mara look", ["mara"]),
        ("(@Mara), and @jo.", ["jo", "mara"]),
        ("@mara.", ["mara"]),
        ("mara@jo.example is an address", []),
        ("@nobody @outsider @left @maraschino", []),
        ("@jo @jo @ @", ["jo"]),
    ],
)
def test_people_are_named_by_their_username(mara, jo, text, named):
    make_user("outsider")
    make_member("Editor", "left", is_active=False)

    assert [user.username for user in commenting.mentioned(text)] == named


def test_whom_a_comment_names_is_told_and_nobody_tells_themselves(article, mara, jo):
    outsider = make_user("outsider")

    said = commenting.comment(article, by=jo, text="@mara @jo @outsider which judge?")

    assert set(said.mentions.all()) == {mara, jo}
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.sentence) == (
        *(mara, "mentioned"),
        "jo named you on “The vault”: @mara @jo @outsider which judge?",
    )
    assert notice.path.endswith(f"/comments/#c{said.pk}")
    assert not Notice.objects.filter(user=outsider).exists()


def test_only_readers_of_articles_are_offered(mara, jo):
    make_user("marc")
    make_member("Editor", "marian", is_active=False)

    assert commenting.people_to_mention("mar", by=jo) == [mara]
    assert commenting.people_to_mention("lind", by=jo) == [mara]
    assert commenting.people_to_mention("", by=mara) == [jo]


def test_nobody_without_the_role_says_or_settles_anything(article, jo):
    said, outsider = commenting.comment(article, by=jo, text="Hm"), make_user("out")

    for call in (
        lambda: commenting.comment(article, by=outsider, text="Hm"),
        lambda: commenting.resolve(said, by=outsider),
        lambda: commenting.reopen(said, by=outsider),
    ):
        assert "out may not see the articles of the desk" in reasons_of(call)[0]
    assert Comment.objects.count() == 1


def test_what_cannot_be_said_is_refused_with_every_reason(article, jo):
    other = commenting.comment(make_article(), by=jo, text="There")

    assert reasons_of(commenting.comment, article, by=jo, text=" ", field="slug") == [
        "Write what you want to say.",
        "A comment is about the headline, the standfirst, words of the text, or all of it.",
    ]
    assert reasons_of(commenting.comment, article, by=jo, text="x" * 4001, answers=other) == [
        "The comment has 4,001 characters; 4,000 is the most.",
        "That comment is about another article.",
    ]


def test_comments_inform_and_stop_no_approval(article, mara, jo):
    commenting.comment(article, by=jo, text="Which judge?")
    workflow.submit(article, revision=article.head, by=mara)

    workflow.approve(article, revision=article.head, by=make_member("Editor"))

    assert Article.objects.get(pk=article.pk).stage == "approved"
