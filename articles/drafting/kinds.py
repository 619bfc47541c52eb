"""What an article of each kind begins with: its questions, its blocks, and what is to come.

What the records of the show hold is told from them; the rest is a visible "To come: ...". Nothing
is invented, and each such line says what an editor of that kind has to find out.
"""

from collections.abc import Callable

from django.db import transaction

from articles.body import Run, Text, Writer
from articles.drafting import (
    Draft,
    address_of,
    cast,
    characters,
    compose,
    free_slug,
    screen,
    watching,
)
from articles.drafting.plan import Plan
from articles.drafting.records import Records
from articles.models import Article, ArticleAuthor, Author
from articles.questions import QUESTIONS
from articles.revisions import save_article
from newsroom.lib.refusals import refuse_if

Kind = Article.Kind
NOTE = "Begun with the template of its kind."
HEADLINES = {
    Kind.EXPLAINER: "Is {name} a true story?",
    Kind.CAST_GUIDE: "Who is in the cast of {name}?",
    Kind.WHERE_TO_WATCH: "Where can I watch {name}?",
    Kind.ENDING: "How {name} ends, and what really happened",
}
# Kinds that need no show are begun from these lines. News has no time for headings.
LINES = {
    Kind.NEWS: (
        ("p", "To come: what is new, in one sentence."),
        ("p", "To come: who says so, and since when. Link the words to the fact."),
    ),
    Kind.LIST: (
        ("h2", "How did we choose?"),
        ("p", "To come: the rule by which these were chosen, and who chose them."),
        ("h2", "The first of them"),
        ("p", "To come: what it is, and why it is here. Then the others, each under a heading."),
        ("h2", "Where can I watch them?"),
        ("p", "To come: on which services, looked up on which day."),
    ),
}


# -- Sections that only these kinds have ------------------------------------------------------


def _cast(plan: Plan) -> None:
    if plan.records.cast:
        cast.who_plays(plan)
        return
    plan.ask(f"Who is in the cast of {plan.inline}?")
    plan.to_come("who is in it. Paste the cast on", plan.records.show, ".")


def _costs(plan: Plan) -> None:
    rows = plan.records.availability
    if any(row.price_minor is not None and row.checked_on for row in rows):
        return
    plan.ask("What does it cost?")
    plan.to_come("the price, and the day it was looked up. Note both on", plan.records.show, ".")


def _ends(plan: Plan) -> None:
    plan.ask(f"How does {plan.inline} end?")
    plan.to_come("how it ends, told to somebody who has seen it.")


def _really(plan: Plan) -> None:
    plan.ask("Did it really end like that?")
    plan.to_come("what the record says of the end. Link the words to the facts.")
    if plan.records.event:
        plan.draw("timeline")


def _more(plan: Plan) -> None:
    plan.ask("Is there more to come?")
    plan.to_come("whether it goes on, and who says so.")


Section = Callable[[Plan], None]
SECTIONS: dict[str, tuple[Section, ...]] = {
    Kind.CAST_GUIDE: (_cast, characters.who_is_real, watching.where_to_watch),
    Kind.WHERE_TO_WATCH: (
        *(watching.where_to_watch, _costs),
        *(watching.release, watching.trailer),
    ),
    Kind.ENDING: (screen.what_about, _ends, _really, _more),
}


# -- The template -----------------------------------------------------------------------------


def begun(kind, *, show=None, season=None) -> Draft:
    """What an article of that kind begins with, without saving anything.

    The headline is empty where only a person can write it.
    """
    if kind in LINES:
        return Draft(headline="", standfirst="", body=_written(LINES[kind]))
    if show is None:
        lines = [line for question in QUESTIONS[kind] for line in _asked(question)]
        return Draft(headline="", standfirst="", body=_written(lines))
    if kind == Kind.EXPLAINER:
        return compose(show, season=season)
    plan = Plan(Records(show, season))
    for section in SECTIONS[kind]:
        section(plan)
    return Draft(headline=HEADLINES[kind].format(name=plan.inline), standfirst="", body=plan.body())


def _asked(question):
    """A question of a kind without a show: its heading, and why readers ask it."""
    return [("h2", question.about("")), ("p", f"To come: an answer. {question.why}")]


def _written(lines):
    return Writer().write([Text(tag, [Run(words)]) for tag, words in lines])


# -- From the page of a show ------------------------------------------------------------------


def reasons_not_to_begin(show, *, kind, by, season=None, headline=""):
    """Say in plain words why an article of that kind is not begun for this show."""
    if not by.has_perm("articles.add_article"):
        yield f"{by} may not begin articles: that takes the role Writer."
    if kind not in Kind.values:
        yield "Choose what kind of article it is."
        return
    if season is not None and season.show_id != show.pk:
        yield f"{season} is not a season of {show}."
    if not headline.strip() and kind not in HEADLINES:
        what = Kind(kind).label.lower()
        yield f"Write a headline: only a person knows what this {what} is about."
    if kind in HEADLINES and not headline.strip():
        held = Article.objects.filter(kind=kind, show=show, season=season)
        for article in held.order_by("pk"):
            yield (
                f"“{article}” is there already: {address_of(article)}. Write on in it, or give "
                "this one a headline of its own."
            )


@transaction.atomic
def begin(show, *, kind, by, season=None, headline="") -> Article:
    """A new article of that kind about ``show`` by ``by``, with its template; or raise Refused."""
    refuse_if(reasons_not_to_begin(show, kind=kind, by=by, season=season, headline=headline))
    draft = begun(kind, show=show, season=season)
    title = headline.strip() or draft.headline
    article = Article(
        kind=kind,
        headline=title[:200],
        slug=free_slug(title),
        standfirst=draft.standfirst,
        body=draft.body,
        show=show,
        season=season,
        event=Records(show, season).event if kind in (Kind.EXPLAINER, Kind.ENDING) else None,
        assigned_to=by,
    )
    save_article(article, by=by, note=NOTE)
    if author := Author.objects.filter(user=by).first():
        ArticleAuthor.objects.create(article=article, author=author)
        save_article(article, by=by, note=NOTE)
    return article
