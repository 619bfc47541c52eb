"""The articles of the demonstration: read from files, and taken through the verbs of the desk."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from articles import living, workflow
from articles.commenting import comment
from articles.correcting import Correcting
from articles.embargo import embargo
from articles.models import Article, Author, Redirect, Revision, SignOff, Topic
from articles.rendering import render
from articles.revisions import save_article, snapshot
from articles.signing import sign
from facts.models import Event
from newsroom.lib.changes import changed
from newsroom.lib.saving import save_root
from newsroom.management.demo_art import demo_image
from shows.models import Show

BREAKFAST = time(6, 0)


@dataclass(frozen=True)
class Manuscript:
    """One file: its lines of ``name: value``, an empty line, and the body."""

    slug: str
    about: dict[str, str] = field(default_factory=dict)
    body: str = ""

    @classmethod
    def read(cls, path: Path) -> "Manuscript":
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        pairs = (line.partition(":") for line in head.splitlines() if line.strip())
        about = {name.strip(): value.strip() for name, _, value in pairs}
        return cls(path.stem, about, body.strip())

    @property
    def first_print(self) -> str:
        """The body as it went out first: with the words that a correction took back."""
        wrong, _, right = self.about.get("corrects", "").partition(" => ")
        return self.body.replace(right, wrong) if right else self.body

    def names(self, key: str) -> list[str]:
        """The comma-separated names of a line."""
        return [name.strip() for name in self.about.get(key, "").split(",") if name.strip()]


@dataclass(frozen=True)
class Desk:
    """Who writes, checks, approves and reads for the law; nobody approves their own words."""

    writer: Any
    checker: Any
    editor: Any
    managing: Any
    legal: Any


def load_articles(folder: Path, desk: Desk) -> list[Article]:
    """Write and publish each manuscript that is not there yet; return the new articles."""
    manuscripts = [Manuscript.read(path) for path in sorted(folder.glob("*.html"), reverse=True)]
    return [_load(manuscript, desk) for manuscript in manuscripts if not _is_there(manuscript)]


def _is_there(manuscript: Manuscript) -> bool:
    # An editor may have moved it.
    moved = Redirect.objects.filter(old_slug=manuscript.slug)
    return Article.objects.filter(slug=manuscript.slug).exists() or moved.exists()


def _load(manuscript: Manuscript, desk: Desk) -> Article:
    authors = [Author.objects.get(slug=name) for name in manuscript.names("authors")]
    by = next((author.user for author in authors if author.user), desk.writer)
    approver = desk.managing if by == desk.editor else desk.editor
    article, revision = _write(manuscript, authors, by=by)
    about = manuscript.about
    state = about.get("state", "live")
    if state == "submitted":
        workflow.submit(article, revision=revision, by=by)
        words, _, question = about["comment"].partition(" | ")
        comment(article, by=desk.checker, text=question, quote=words)
        return article
    at = next_breakfast() if state == "scheduled" else None
    if at:
        embargo(article, by=approver, until=at, note=about["embargo"])
    _publish(article, revision, desk, by=approver, at=at)
    if "corrects" in about:
        _correct(article, manuscript, desk, by=approver)
    if state == "withdrawn":
        workflow.withdraw(article, by=desk.managing, reason=about["reason"], notice=about["notice"])
    return article


def _publish(article: Article, revision: Revision, desk: Desk, *, by: Any, **how: Any) -> None:
    """Have it submitted by whoever wrote it, and approved, signed and published by others."""
    workflow.submit(article, revision=revision, by=revision.created_by)
    workflow.approve(article, revision=revision, by=by)
    article.refresh_from_db()
    revision.refresh_from_db()
    _sign(article, revision, by=desk.legal)
    workflow.publish(article, revision=revision, by=by, **how)


def _correct(article: Article, manuscript: Manuscript, desk: Desk, *, by: Any) -> None:
    """Write what is right, and tell readers what was wrong."""
    article.refresh_from_db()
    article.body = manuscript.body
    revision = save_article(article, by=article.head.created_by)
    told = Correcting(note=manuscript.about["correction"])
    _publish(article, revision, desk, by=by, change="correction", correction=told)


def _sign(article: Article, revision: Revision, *, by: Any) -> None:
    """Have what can harm somebody who may live read and signed, as its publishing asks."""
    now = timezone.now()
    harms = living.Reading(revision, render(revision, at=now), at=now).harms
    if living.needs_signature(harms):
        sign(article, revision=revision, role=SignOff.Role.LEGAL, by=by)


def _write(manuscript: Manuscript, authors: list[Author], *, by: Any) -> tuple[Article, Revision]:
    about = manuscript.about
    article = Article(
        slug=manuscript.slug,
        headline=about["headline"],
        standfirst=about["standfirst"],
        kind=about["kind"],
        body=manuscript.first_print,
        meta_description=about.get("meta_description", ""),
        show=Show.objects.filter(slug=about.get("show", "")).first(),
        event=Event.objects.filter(slug=about.get("event", "")).first(),
        lead_image=demo_image(about["lead_image"], by=by) if "lead_image" in about else None,
    )
    article.full_clean()
    save_root(article, base_version=article.version, by=by)
    for position, author in enumerate(authors, 1):
        article.bylines.create(author=author, position=position)
    article.topics.set(_topic(name, by=by) for name in manuscript.names("topics"))
    return article, snapshot(article, by=by)


def _topic(name: str, *, by: Any) -> Topic:
    if topic := Topic.objects.filter(slug=slugify(name)).first():
        return topic
    topic = Topic(name=name, slug=slugify(name))
    topic.full_clean()
    save_root(topic, base_version=topic.version, by=by)
    changed([topic], by=by)
    return topic


def next_breakfast() -> datetime:
    """Six o'clock tomorrow morning, in the time of the desk."""
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localdate(timezone=zone) + timedelta(days=1)
    return datetime.combine(tomorrow, BREAKFAST, tzinfo=zone)
