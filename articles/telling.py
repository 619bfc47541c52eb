"""What readers are told beside the text: since when it reads so, and what we got wrong.

All of it is known when an edition is made and frozen into it. Mending a typo tells readers nothing:
dates, notes and whoever checked stay those of the edition before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from articles.models import Correction, Edition
from articles.page import Answer, Beside, Noted
from newsroom.lib.saving import save_root

Change = Edition.Change
HEAVY = ("html", "head")


@dataclass(frozen=True)
class Asked:
    """What somebody wants readers to be told. An empty ``change`` leaves dates and notes alone.

    ``after`` is the draft that readers see first, where this is one of what comes after it.
    ``instead`` is the planned edition that it takes the place of.
    """

    change: str = ""
    date_note: str = ""
    corrections: tuple[Correction, ...] = ()
    check_by: datetime | None = None
    after: Any = None
    instead: Edition | None = None


@dataclass(frozen=True)
class Told:
    """What readers are told, in the columns of an edition, and what its page prints of it."""

    change: str
    date_note: str
    updated_at: datetime | None
    check_by: datetime | None
    beside: Beside


def as_planned(edition: Edition) -> Asked:
    """What ``edition``, which is made anew, was to tell readers."""
    corrections = Correction.objects.filter(edition_after=edition).order_by("pk")
    return Asked(
        edition.change, edition.date_note, tuple(corrections), edition.check_by, instead=edition
    )


def as_told(edition: Edition) -> Told:
    """What ``edition`` told readers when it was made."""
    seen = editions_seen(edition.article_id, before=edition.live_from or edition.planned_from)
    at = edition.live_from or edition.planned_from
    beside = _beside(as_planned(edition), seen, at, edition.change)
    return Told(edition.change, edition.date_note, _last_updated(edition), edition.check_by, beside)


def told(article_id: int, asked: Asked, *, at: datetime) -> Told:
    """What readers are told from ``at`` on, after all that they saw before."""
    seen = editions_seen(article_id, before=at, instead=asked.instead)
    change = _change(asked, seen)
    date_note, updated_at = asked.date_note, at if asked.date_note else None
    if change in ("", Change.TYPO):
        date_note, updated_at = _dates_before(asked, seen)
    elif change != Change.FIRST:
        updated_at = at
    if change == Change.CORRECTION:
        date_note = ""
    return Told(change, date_note, updated_at, asked.check_by, _beside(asked, seen, at, change))


def carry(edition: Edition, asked: Asked) -> None:
    """Have ``edition`` carry the corrections that it prints."""
    for row in asked.corrections:
        row.edition_after = edition
        save_root(row, base_version=row.version, by=edition.published_by)


def editions_seen(
    article_id: int, *, before: datetime, instead: Edition | None = None
) -> list[Edition]:
    """What readers saw of the article, or are to see before ``before``, in order; no HTML.

    What comes in the place of ``instead`` does not count on it.
    """
    rows = Edition.objects.filter(article=article_id, live_from__lt=before)
    if instead:
        rows = rows.exclude(pk=instead.pk).exclude(boundary_of=instead.pk)
    rows = rows.select_related("revision__approved_by", "boundary_of")
    heavy = [f"boundary_of__{column}" for column in (*HEAVY, "card")]
    return list(rows.defer(*HEAVY, *heavy, "revision__content").order_by("live_from"))


def _change(asked: Asked, seen: list[Edition]) -> str:
    if not seen and not asked.after:
        return Change.FIRST
    if asked.change == Change.FIRST or (not asked.change and asked.date_note):
        return Change.UPDATE
    return asked.change


def _dates_before(asked: Asked, seen: list[Edition]) -> tuple[str, datetime | None]:
    """The note and the date of the edition that is replaced."""
    if asked.after:
        return asked.after.told.date_note, asked.after.told.updated_at
    return seen[-1].date_note, _last_updated(seen[-1])


def _last_updated(edition: Edition) -> datetime | None:
    if edition.updated_at or not edition.date_note:
        return edition.updated_at
    # One of before this column, or a follow-up of one: its page named the day it began.
    return (edition.boundary_of or edition).live_from or edition.live_from


def _beside(asked: Asked, seen: list[Edition], at: datetime, change: str) -> Beside:
    own = [noted(row, at=at) for row in asked.corrections]
    if asked.after:
        earlier = list(asked.after.told.beside.corrections)
        answers = _answers_after(asked.after)
    else:
        earlier = [noted(row, at=row.edition_after.live_from) for row in _printed(asked, seen, at)]
        answers = answers_of(seen)
    why = " ".join(note.note for note in own if note.above)
    if change == Change.UPDATE:
        why = asked.date_note
    checked_by = _checked_by(seen) if change == Change.TYPO else None
    return Beside((*own, *earlier), tuple(answers), why, checked_by)


def _printed(asked: Asked, seen: list[Edition], at: datetime) -> Iterator[Any]:
    """The corrections that readers have, or will have by then, newest first."""
    if not seen:
        return
    rows = Correction.objects.filter(
        article=seen[0].article_id,
        edition_after__live_from__lt=at,
        edition_after__cancelled_at=None,
    )
    rows = rows.exclude(pk__in=[row.pk for row in asked.corrections if row.pk])
    heavy = [f"edition_after__{column}" for column in (*HEAVY, "card")]
    rows = rows.select_related("edition_after").defer(*heavy)
    yield from rows.order_by("-edition_after__live_from", "-pk")


def _answers_after(draft: Any) -> list[Answer]:
    """The answers that readers will have had once they see ``draft``."""
    answers, card = list(draft.told.beside.answers), draft.rendered.card
    said = (card["word"], card["answer"])
    if draft.rendered.verdict and (not answers or (answers[-1].word, answers[-1].answer) != said):
        answers.append(Answer(*said, draft.start, card.get("why", "")))
    return answers


def noted(correction: Correction, *, at: datetime) -> Noted:
    """A correction as the page prints it."""
    return Noted(correction.kind_word, correction.note, at, correction.changes_verdict)


def checked_by(edition: Edition) -> Any:
    """Whom ``edition`` names as having checked it, unless that is one of its writers."""
    seen = editions_seen(edition.article_id, before=edition.live_from or edition.planned_from)
    return _checked_by([*seen, edition])


def _checked_by(seen: list[Edition]) -> Any:
    """Who approved what was last printed with a second pair of eyes."""
    checked = (row for row in reversed(seen) if row.change != Change.TYPO)
    return next((row.revision.approved_by for row in checked), None)


def answers_of(seen: list[Edition]) -> list[Answer]:
    """The answers that readers got, each with since when and why; a mended typo is none."""
    answers: list[Answer] = []
    for edition in seen:
        if not edition.verdict or edition.live_from is None:
            continue
        answer = Answer(
            edition.card.get("word", ""),
            edition.card.get("answer", ""),
            edition.live_from,
            edition.card.get("why", ""),
        )
        if answers and edition.change == Change.TYPO:
            answers[-1] = replace(answers[-1], word=answer.word, answer=answer.answer)
        elif not answers or (answers[-1].word, answers[-1].answer) != (answer.word, answer.answer):
            answers.append(answer)
    return answers
