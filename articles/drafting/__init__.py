"""An explainer drafted from records: sentences that rest on facts, and what is still to come.

Deterministic, and nothing is invented. What is not recorded becomes a visible "To come: ...",
which keeps the article from being published.
"""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from articles.body import read_body
from articles.drafting import answer, cast, characters, happened, screen, watching
from articles.drafting.plan import Plan
from articles.drafting.records import Records
from articles.models import Article, ArticleAuthor, Author, Redirect
from articles.revisions import save_article
from facts.models import Fact
from newsroom.lib.refusals import refuse_if

NOTE = "Drafted from records."
SECTIONS = (
    answer.is_it_true,
    happened.what_happened,
    characters.who_is_real,
    screen.what_about,
    cast.who_plays,
    watching.where_to_watch,
    watching.trailer,
    watching.release,
)


@dataclass(frozen=True)
class Draft:
    """What an explainer would say today."""

    headline: str
    standfirst: str
    body: str


def compose(show, *, season=None, today=None) -> Draft:
    """The explainer of a show, or of one season of it, without saving anything."""
    records = Records(show, season, **({"today": today} if today else {}))
    plan = Plan(records)
    for section in SECTIONS:
        section(plan)
    return Draft(
        headline=answer.headline(plan), standfirst=answer.standfirst(plan), body=plan.body()
    )


def reasons_not_to_draft(show, *, by, season=None):
    """Say in plain words why an explainer of this show is not drafted; nothing if it can be."""
    yield from reasons_not_to_draft_again(show, by=by, season=season)
    held = Article.objects.filter(kind=Article.Kind.EXPLAINER, show=show, season=season)
    for article in held.order_by("pk"):
        yield (
            f"“{article}” is there already: {address_of(article)}. Write on in it, or ask for "
            "another one."
        )


def reasons_not_to_draft_again(show, *, by, season=None):
    """Say in plain words why not even another explainer can be drafted."""
    if not by.has_perm("articles.add_article"):
        yield f"{by} may not begin articles: that takes the role Writer."
    if season is not None and season.show_id != show.pk:
        yield f"{season} is not a season of {show}."


@transaction.atomic
def draft_explainer(show, *, by, season=None) -> Article:
    """Draft an explainer of ``show`` as a new article by ``by``, or raise Refused.

    Refused too if there is one already: ``draft_again`` makes another.
    """
    refuse_if(reasons_not_to_draft(show, by=by, season=season))
    return draft_again(show, by=by, season=season)


@transaction.atomic
def draft_again(show, *, by, season=None) -> Article:
    """Draft an explainer of ``show`` whether or not there is one already, or raise Refused."""
    refuse_if(reasons_not_to_draft_again(show, by=by, season=season))
    draft = compose(show, season=season)
    article = Article(
        kind=Article.Kind.EXPLAINER,
        headline=draft.headline[:200],
        slug=free_slug(draft.headline),
        standfirst=draft.standfirst,
        body=draft.body,
        show=show,
        season=season,
        event=Records(show, season).event,
        assigned_to=by,
    )
    save_article(article, by=by, note=NOTE)
    if author := Author.objects.filter(user=by).first():
        ArticleAuthor.objects.create(article=article, author=author)
        save_article(article, by=by, note=NOTE)
    return article


def held_back(article) -> list[str]:
    """Sentences for the editor: facts that a draft leaves for a person to bring up, and why."""
    return Records(article.show, article.season).left_out()


def not_used(article) -> list[Fact]:
    """Facts marked "use this" about what the article tells of that its body does not rest on."""
    records = Records(article.show, article.season)
    return records.unused(set(read_body(article.body).fact_refs))


def address_of(article) -> str:
    """Where the article is written on the desk."""
    return reverse("admin:articles_article_change", args=[article.pk])


def free_slug(headline: str) -> str:
    """Such as "is-x-a-true-story", with a number if that address is taken."""
    stem = slugify(headline)[:110].strip("-")
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= _redirected(stem)
    slug, count = stem, 1
    while slug in taken:
        count += 1
        slug = f"{stem}-{count}"
    return slug


def _redirected(stem: str) -> set[str]:
    rows = Redirect.objects.filter(old_slug__startswith=stem)
    return set(rows.values_list("old_slug", flat=True))
