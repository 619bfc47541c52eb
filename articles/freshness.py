"""What a change below means for what readers see, and for what they are about to see."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from articles import log, publishing, timeline
from articles.gates import reason_against, reason_against_image
from articles.models import Edition, EditionFact, Revision
from articles.notices import News, tell_all
from articles.permissions import everybody_who_may
from facts.models import Fact
from facts.wording import hedged, value_in_words
from images.models import Image

HEAVY = ("html", "head", "card")
PRINTED_LINKS = (
    "fact__property",
    "fact__value_person",
    "fact__value_place",
    "fact__value_organisation",
    "fact__value_source_work",
    "fact__value_show",
    "fact__value_event",
    "fact__attributed_to_person",
    "fact__attributed_to_organisation",
)


# -- Before readers see it --------------------------------------------------------------------


def hold_what_cannot_run(records, *, by):
    """Hold every scheduled edition that one of the changed ``records`` makes unpublishable.

    What it would have replaced stays on. Subscribed to ``newsroom.lib.changes``; takes the same few
    queries for many records as for one, and none where nothing can be affected.
    """
    now = timezone.now()
    reasons = defaultdict(dict)
    for edition, reason in _reasons(records, now):
        reasons[edition][reason] = edition
    if reasons:
        held = timeline.hold({row: "\n".join(said) for row, said in reasons.items()}, now=now)
        _tell_of_holds(held, by=by)
        log.write_held(held, by=by)
        _mend_first_dates({row.article_id for row in held}, by=by, now=now)


def _tell_of_holds(held, *, by):
    """Whoever may release an edition hears that it is held, and the log has a line of it."""
    planned = [row for row in held if row.boundary_of_id is None]
    if not planned:
        return
    rows = Edition.objects.filter(pk__in=[row.pk for row in planned])
    rows = rows.select_related("article").defer(*HEAVY, "article__body").order_by("pk")
    editors = list(everybody_who_may("release"))
    news = []
    for edition in rows:
        sentence = f"Edition {edition.number} of “{edition.article}” is held: {edition.hold_reason}"
        where = reverse("admin:articles_edition_change", args=[edition.pk])
        news.append(News(editors, "held", edition.article, sentence, where))
    tell_all(news)


def _reasons(records, now):
    """Give ``(edition, sentence)`` for each scheduled edition that cannot run any more."""
    by_model = {model: {} for model in (Fact, Image, Revision)}
    for record in records:
        if type(record) in by_model:
            by_model[type(record)][record.pk] = record
    yield from _reasons_of_facts(by_model[Fact], now)
    yield from _reasons_of_images(by_model[Image], now)
    yield from _reasons_of_approval(by_model[Revision], now)


def _reasons_of_facts(facts, now):
    against = {key: reason for key, fact in facts.items() if (reason := reason_against(fact))}
    for edition in _waiting_with("printed_facts__fact", against, now):
        yield edition, against[edition.key]


def _reasons_of_images(images, now):
    limited = {key: image for key, image in images.items() if image.expires_on}
    restricted = _newly_restricted(images)
    for edition in _waiting_with("shown_images__image", limited | restricted, now):
        image = images[edition.key]
        if reason := reason_against_image(image, at=edition.planned_from):
            yield edition, reason
        if edition.key in restricted:
            yield (
                edition,
                f"The terms of the picture “{image.title}” changed: {image.restrictions}",
            )


def _newly_restricted(images):
    """Those of ``images`` whose restrictions are other words than before the last save."""
    limited = {key: image for key, image in images.items() if image.restrictions}
    if not limited:
        return {}
    said = defaultdict(list)
    rows = Image.history.filter(id__in=limited).order_by("-history_date", "-history_id")
    for key, words in rows.values_list("id", "restrictions"):
        said[key].append(words)
    return {key: limited[key] for key, words in said.items() if words[0] not in words[1:2]}


def _reasons_of_approval(revisions, now):
    withdrawn = {key: row for key, row in revisions.items() if not row.approved_at}
    for edition in _waiting_with("revision", withdrawn, now):
        yield edition, f"Version {withdrawn[edition.key].number} is no longer approved."


def _waiting_with(path, records, now):
    """Scheduled editions that lead by ``path`` to one of ``records``, whose ``key`` says which."""
    if not records:
        return Edition.objects.none()
    rows = timeline.waiting(now).filter(**{f"{path}__in": list(records)})
    return rows.annotate(key=F(f"{path}_id")).only(*timeline.COLUMNS)


def _mend_first_dates(article_keys, *, by, now):
    """Where an edition was held that readers would have seen first, others may name its date."""
    waiting = timeline.waiting(now).filter(article__in=article_keys, boundary_of=None)
    misdated = waiting.filter(first_published_at__gt=now, first_published_at__lt=F("planned_from"))
    for key in misdated.values_list("article_id", flat=True).distinct():
        publishing.mend_first_dates(key, by=by, now=now)


# -- After readers saw it ---------------------------------------------------------------------


@dataclass(frozen=True)
class StalePrint:
    """What an edition ``printed`` of a ``fact`` that now says something else in ``columns``."""

    printed: EditionFact
    fact: Fact
    columns: tuple[str, ...]


def stale_prints(edition):
    """The facts that ``edition`` printed otherwise than they stand today, in order of the notes.

    What readers see counts, and that nothing new may print a fact that was retired. To check a
    fact does not make an article stale.
    """
    return stale_among(edition.printed_facts.all())


def stale_among(prints):
    """Those of the rows of ``EditionFact`` whose fact stands otherwise today; one query."""
    found = [(row, _changed_columns(row)) for row in prints.select_related(*PRINTED_LINKS)]
    return [StalePrint(row, row.fact, columns) for row, columns in found if columns]


def as_printed(fact):
    """What an edition would print of ``fact`` today, by column of ``EditionFact``."""
    return {
        "statement": hedged(fact),
        "value": value_in_words(fact),
        "standing": fact.standing,
        "hedge": fact.hedge,
    }


def _changed_columns(printed):
    today = as_printed(printed.fact)
    columns = [column for column, value in today.items() if getattr(printed, column) != value]
    retired = printed.fact.stage == Fact.Stage.RETIRED
    return (*columns, "stage") if retired else tuple(columns)
