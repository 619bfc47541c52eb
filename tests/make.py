"""Valid records for tests: every ``make_*`` works without arguments and takes any column.

Foreign keys are made when they are not given. Slugs and names count up, so nothing collides.
"""

from datetime import date, timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify

from articles.models import (
    Article,
    Author,
    Correction,
    Edition,
    Embed,
    ReviewTask,
    SignOff,
    Topic,
)
from articles.revisions import save_article, save_revision
from facts.models import (
    Adaptation,
    Citation,
    Contradiction,
    Event,
    Fact,
    Involvement,
    Portrayal,
    Property,
    SceneAssessment,
    Source,
    Verdict,
)
from facts.values import set_value
from images import renditions
from images.models import Image
from newsroom.models import User
from shows.models import (
    Availability,
    Character,
    Credit,
    Organisation,
    Person,
    Place,
    Season,
    Service,
    Show,
    SourceWork,
)

_number = count(1)
# What a number is where no number may stand.
_LETTERS = str.maketrans("0123456789", "abcdefghij")
SUBJECTS = {
    "show": Show,
    "person": Person,
    "character": Character,
    "event": Event,
    "place": Place,
    "organisation": Organisation,
    "source_work": SourceWork,
}


def _named(model, column, text, columns):
    name = columns.pop(column, None) or f"{text} {next(_number)}"
    slug = columns.pop("slug", None) or slugify(name)[:120]
    return model.objects.create(**{column: name}, slug=slug, **columns)


def make_user(username="", **columns):
    return User.objects.create_user(username or f"user{next(_number)}", **columns)


def make_show(title="", **columns):
    return _named(Show, "title", "Show", {"kind": "series", "title": title, **columns})


def make_season(show=None, number=None, **columns):
    return Season.objects.create(
        show=show or make_show(), number=number or next(_number), **columns
    )


def make_person(name="", **columns):
    return _named(Person, "name", "Person", {"name": name, **columns})


def make_place(name="", **columns):
    return _named(Place, "name", "Place", {"kind": "city", "name": name, **columns})


def make_organisation(name="", **columns):
    return _named(Organisation, "name", "Organisation", {"name": name, **columns})


def make_source_work(title="", authors=(), **columns):
    work = _named(SourceWork, "title", "Book", {"title": title, **columns})
    work.authors.set(authors)
    return work


def make_service(name="", **columns):
    return _named(Service, "name", "Service", {"name": name, **columns})


def make_character(name="", show=None, **columns):
    return Character.objects.create(
        name=name or f"Character {next(_number)}", show=show or make_show(), **columns
    )


def make_credit(show=None, person=None, **columns):
    """A credit; ``character`` may be a name, which makes the character."""
    show = show or make_show()
    if isinstance(columns.get("character"), str):
        columns["character"] = make_character(columns["character"], show)
    if isinstance(person, str):
        person = make_person(person)
    return Credit.objects.create(show=show, person=person or make_person(), **columns)


def make_availability(show=None, service=None, **columns):
    return Availability.objects.create(
        show=show or make_show(), service=service or make_service(), **columns
    )


def make_event(name="", **columns):
    return _named(Event, "name", "event", {"kind": "crime", "name": name, **columns})


def make_involvement(event=None, **columns):
    if not columns.keys() & {"person", "organisation"}:
        columns["person"] = make_person()
    return Involvement.objects.create(
        event=event or make_event(), **{"role": "perpetrator", **columns}
    )


def make_adaptation(show=None, **columns):
    if not columns.keys() & {"event", "source_work"}:
        columns["event"] = make_event()
    return Adaptation.objects.create(
        show=show or make_show(), **{"relation": "inspired_by", **columns}
    )


def make_portrayal(character=None, person=None, **columns):
    return Portrayal.objects.create(
        character=character or make_character(),
        person=person or make_person(),
        **{"closeness": "same_name", **columns},
    )


def make_verdict(show=None, facts=(), **columns):
    columns = {"value": "inspired_by", "answer": "Inspired by true events.", **columns}
    verdict = Verdict.objects.create(show=show or make_show(), **columns)
    verdict.facts.set(facts)
    return verdict


def make_scene(show=None, facts=(), **columns):
    """A scene that is graded true-ish, at the end of those of its show."""
    number = next(_number)
    defaults = {
        "heading": f"Scene {number}",
        "shown": "They open the vault.",
        "happened": "They opened the vault.",
        "grade": "true_ish",
        "position": number,
    }
    scene = SceneAssessment.objects.create(show=show or make_show(), **{**defaults, **columns})
    scene.facts.set(facts)
    return scene


def make_source(title="", **columns):
    return Source.objects.create(title=title or f"Report {next(_number)}", **columns)


def make_citation(fact=None, source=None, **columns):
    if not fact and not columns:
        fact = make_fact(source=None)
    return Citation.objects.create(fact=fact, source=source or make_source(), **columns)


def make_contradiction(a=None, b=None, **columns):
    """Two facts that do not agree, or two credits or involvements, in the order they came."""
    a, b = a or make_fact(), b or make_fact()
    kind = type(a).__name__.lower()
    return Contradiction.objects.create(
        **{f"{kind}_a": a, f"{kind}_b": b, "kind": "conflict", **columns}
    )


def make_fact(subject=None, prop="", value="", *, source="", checked_by=None, **columns):
    """A fact about ``subject`` with a citation of ``source`` (None: without any).

    ``prop`` is the code of a shipped property, ``value`` a text as tables have it.
    """
    subject = subject or make_event()
    kind = next(name for name, model in SUBJECTS.items() if isinstance(subject, model))
    columns.setdefault("statement", f"Statement {next(_number)}.")
    fact = Fact(**{kind: subject}, **columns)
    if prop:
        set_value(fact, Property.objects.get(code=prop), value)
    if checked_by:
        fact.stage, fact.checked_by, fact.checked_on = "checked", checked_by, date(2025, 9, 2)
    fact.save()
    if source is not None:
        Citation.objects.create(fact=fact, source=source or make_source())
    return fact


def make_member(role, username="", **columns):
    """A user in the group of that role: Writer, Fact-checker, Editor or Managing editor."""
    user = make_user(username, **columns)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_image(title="", **columns):
    """A picture as a row: no file lies behind it."""
    number = next(_number)
    defaults = {
        "title": title or f"Picture {number}",
        "alt": f"A vault, seen from the door, frame {number}.",
        "credit": "Newsroom",
        "rights": "own",
        "width": 1600,
        "height": 900,
        "content_hash": f"{number:064x}",
    }
    columns = defaults | columns
    columns.setdefault("file", renditions.kept_name(columns["content_hash"]))
    columns.setdefault("renditions", renditions.describe(columns["content_hash"], columns["width"]))
    return Image.objects.create(**columns)


def make_author(name="", **columns):
    return _named(Author, "name", "Author", {"name": name, **columns})


def make_topic(name="", **columns):
    return _named(Topic, "name", "Topic", {"name": name, **columns})


def make_article(headline="", *, facts=(), by=None, approved_by=None, authors=None, **columns):
    """A saved piece of news that rests on ``facts``; by default nothing but approval is missing."""
    marks = "".join(
        f'<p><span data-fact="{fact.ref}">{fact.statement}</span></p>' for fact in facts
    )
    # In letters: a headline with a number is a sentence that somebody has to read.
    headline = headline or f"Headline {str(next(_number)).translate(_LETTERS)}"
    defaults = {
        "kind": "news",
        "slug": slugify(headline)[:120],
        "standfirst": "What is known so far.",
        "body": f"<p>The words of “{headline}”.</p>{marks}",
    }
    article = Article(headline=headline, **{**defaults, **columns})
    article.created_by = by
    article.save()
    for position, author in enumerate([make_author()] if authors is None else authors, 1):
        article.bylines.create(author=author, position=position)
    revision = save_article(article, by=by)
    if approved_by:
        revision.approved_by, revision.approved_at = approved_by, timezone.now()
        revision.save()
        article.stage, article.approved_revision = "approved", revision
        article.save()
    return article


def make_edition(article=None, **columns):
    """An edition as a row, live for an hour and without an end unless ``columns`` say otherwise."""
    article = article or make_article()
    revision = columns.pop("revision", None) or save_revision(article, by=None)
    start = columns.setdefault("planned_from", timezone.now() - timedelta(hours=1))
    defaults = {
        "number": article.editions.count() + 1,
        "revision": revision,
        "kind": article.kind,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "html": article.body,
        "show_id": article.show_id,
        "season_id": article.season_id,
        "event_id": article.event_id,
        "first_published_at": start,
        "live_from": start,
    }
    return Edition.objects.create(article=article, **{**defaults, **columns})


def make_task(article=None, fact=None, **columns):
    """An open task, about an article unless ``fact`` is given."""
    if not article and not fact:
        article = make_article()
    columns = {"kind": "other", "sentence": f"Look at this, {next(_number)}.", **columns}
    return ReviewTask.objects.create(article=article, fact=fact, **columns)


def make_embed(url="", **columns):
    """Something that another site shows, as it is kept."""
    columns = {"kind": "video", "title": f"Video {next(_number)}", **columns}
    return Embed.objects.create(url=url or f"https://vimeo.com/{next(_number)}", **columns)


def make_correction(article=None, **columns):
    """A correction in draft."""
    columns = {"before": "Three thieves.", "after": "Four thieves.", **columns}
    return Correction.objects.create(article=article or make_article(), **columns)


def make_signoff(revision=None, person=None, **columns):
    revision = revision or make_article().head
    return SignOff.objects.create(
        article=revision.article,
        revision=revision,
        person=person or make_user(),
        **{"role": "legal", **columns},
    )
