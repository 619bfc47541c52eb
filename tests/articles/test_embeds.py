"""What is kept of an embed, and what happens when its site shows it no more."""

import io
from datetime import timedelta
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import embeds, workflow
from articles.embedding import NotEmbeddable, read_address
from articles.embeds import Words, keep_embed, words_of
from articles.models import Embed, ReviewTask
from newsroom.lib.fetching import fetch_page
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_embed, make_member, make_user
from tests.web import PUBLIC, answer, small_internet

pytestmark = pytest.mark.django_db
URL = "https://vimeo.com/2"
PAGE = """<title>The vault | Vimeo</title><meta property="og:site_name" content="Vimeo">
    <meta property="og:description" content="Two floors down."><meta name=author content="AFP">
    <meta name="description" content="Watch it.">"""


@pytest.fixture
def sites(monkeypatch, tmp_path):
    """A small internet that answers for every site of the table."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with small_internet() as web:
        web.names |= {host: [PUBLIC] for host in ("vimeo.com", "www.youtube.com")}
        # Its certificate is made out to one name only.
        trusts = web.network.trusts()
        trusts.check_hostname = False
        network = web.network.__class__(web.resolve, web.connect, lambda: trusts)
        monkeypatch.setattr(embeds, "fetch_page", partial(fetch_page, network=network))
        yield web


def with_embed(url=URL, **columns):
    return make_article(body=f'<div data-block="embed" data-ref="{url}"></div>', **columns)


def check(*options):
    """What the command says, and its exit code."""
    out = io.StringIO()
    try:
        call_command("check_embeds", *options, stdout=out)
    except CommandError as problem:
        return out.getvalue().splitlines(), problem.returncode
    return out.getvalue().splitlines(), 0


# -- Making one --------------------------------------------------------------------------------


def test_the_words_are_those_of_the_page(sites):
    sites.pages["/2"] = answer(PAGE)

    said = words_of(read_address(URL), by=make_user())

    assert said == Words("The vault", "AFP", "Two floors down.")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (
            answer(status="403 Forbidden"),
            "The site does not show us this page: it answers 403. Type what it says.",
        ),
        (answer("<title>Vimeo</title>"), "The page says no title. Type what it says."),
    ],
)
def test_a_page_that_says_nothing_is_typed_by_the_editor(sites, page, why):
    sites.pages["/2"] = page

    assert words_of(read_address(URL), by=make_user()) == Words(why=why)


def test_one_address_is_kept_once_however_it_is_written():
    editor = make_user()
    first = keep_embed("https://youtu.be/abc", Words("One", "AFP", "a\n\n b "), by=editor)

    again = keep_embed("http://m.youtube.com/watch?v=abc", Words("Two"), by=make_user())

    assert again == first
    kept = Embed.objects.get()
    assert (kept.url, kept.kind, kept.title, kept.author, kept.text, kept.created_by) == (
        "https://www.youtube.com/watch?v=abc",
        "video",
        "Two",
        "",
        "",
        editor,
    )


def test_nothing_is_kept_without_a_title_or_of_another_site():
    with pytest.raises(Refused) as refusal:
        keep_embed(URL, Words(" "), by=make_user())
    with pytest.raises(NotEmbeddable):
        keep_embed("https://social.example/p/1", Words("One"), by=make_user())

    assert refusal.value.reasons == [
        "Give it a title: it stands there before the reader loads it, and when it is gone."
    ]
    assert Embed.objects.count() == 0


# -- Trying them -------------------------------------------------------------------------------


def test_one_that_is_gone_is_told_once_to_every_article_that_prints_or_holds_it(sites):
    embed = make_embed(URL, title="The vault")
    editor = make_member("Editor")
    printed = with_embed(kind="news", approved_by=editor, by=make_member("Writer"))
    workflow.publish(printed, revision=printed.head, by=make_member("Editor"))
    draft, other = with_embed(), with_embed("https://vimeo.com/22")

    first = check()
    Embed.objects.update(checked_at=None)
    second = check()

    embed.refresh_from_db()
    assert embed.dead_since is not None
    told = {task.article for task in ReviewTask.objects.all()}
    assert told == {printed, draft}
    assert other not in told
    assert ReviewTask.objects.first().sentence == (
        "“The vault” is gone (https://vimeo.com/2): readers of new editions get its words and a "
        "link. Put something else in its place, or take it out."
    )
    assert first == (
        [
            "gone: The vault (https://vimeo.com/2)",
            (
                "Tried 1: 1 newly gone, 0 back, 0 without a clear answer. Tasks opened: 2. "
                "Gone altogether: 1."
            ),
        ],
        1,
    )
    assert second[1] == 0
    # Asked twice before it counts as gone.
    assert [request.split()[1] for request in sites.requests] == ["/2", "/2", "/2"]


@pytest.mark.parametrize("status", ["403 Forbidden", "500 Server Error", "429 Too Many Requests"])
def test_a_site_that_only_does_not_answer_us_takes_nothing_away(sites, status):
    sites.pages["/2"] = answer(status=status)
    make_embed(URL)

    assert check()[1] == 0
    assert Embed.objects.get().dead_since is None


def test_one_that_is_back_is_shown_again_and_a_file_counts_as_an_answer(sites):
    make_embed("https://www.youtube.com/watch?v=abc", title="The vault", dead_since=timezone.now())
    sites.pages["/oembed"] = answer("{}", kind="application/json")

    lines, code = check()

    assert (lines[0], code) == (
        "back: The vault (https://www.youtube.com/watch?v=abc)",
        0,
    )
    assert Embed.objects.get().dead_since is None


def test_a_round_takes_those_that_waited_longest_and_writes_nothing_on_a_dry_run(sites):
    now = timezone.now()
    make_embed("https://vimeo.com/1", checked_at=now)
    make_embed("https://vimeo.com/3", checked_at=now - timedelta(days=3))
    make_embed("https://vimeo.com/4", checked_at=now - timedelta(days=2))
    with_embed("https://vimeo.com/3")

    lines, code = check("--limit=1", "--dry-run")

    assert (lines[0].startswith("gone: "), lines[-1], code) == (
        True,
        "This was a dry run: nothing was written.",
        1,
    )
    assert not Embed.objects.exclude(dead_since=None).exists()
    assert not ReviewTask.objects.exists()
    assert {request.split()[1] for request in sites.requests} == {"/3"}
