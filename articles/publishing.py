"""How a page becomes an edition: rendered, compared, and written with all that it printed.

Whether it may is asked in ``workflow``; when readers see it is decided in ``timeline``.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Min, Q
from django.utils import timezone

from articles import telling, timeline
from articles.boundaries import boundaries
from articles.gates import reasons_of_images
from articles.models import Edition, EditionFact, EditionImage, Revision
from articles.rendering import Rendered, render
from articles.telling import Asked, Told
from facts.models import Fact
from images.models import Image

A_SECOND = timedelta(seconds=1)
# What tells whether a record changed between its rendering and its lock.
WATCHED = ("version", "updated_at")


@dataclass(frozen=True)
class Draft:
    """A page that is ready to be opened: ``revision`` as it reads from ``start`` on."""

    revision: Revision
    rendered: Rendered
    start: datetime
    until: datetime | None
    first_published: datetime | None
    asked: Asked
    told: Told


def drafted(  # noqa: PLR0913 -- what readers are to be told
    revision, *, at, until=None, date_note="", asked=None, like=None
):
    """``revision`` rendered as readers would see it from ``at`` on.

    ``asked`` is what readers are to be told with it. With ``like``, a planned edition that is made
    anew, they are told what that one was to tell them.
    """
    asked = _asked(date_note, asked, like)
    first = first_seen(revision.article_id, before=at)
    return _drafted_at(revision, at, asked, until=until, first_published=first)


def drafted_under_lock(revision, *, at, until=None, date_note="", asked=None, like=None):  # noqa: PLR0913 -- as above
    """The draft, all it rests on and its article locked until the transaction ends; and the time.

    Articles are locked last everywhere, and what a page rests on is known once it is rendered.
    So it is rendered again if something moved before the locks were held.
    """
    wanted = _asked(date_note, asked, like)
    began = timezone.now()
    draft = drafted(revision, at=at or began, until=until, asked=wanted)
    moved = _lock_records(draft.rendered)
    timeline.lock([revision.article_id])
    now = timezone.now()
    if now - began < A_SECOND and not _anything_happened(revision.article_id, began, now):
        now = began
    start = at or now
    first = first_seen(revision.article_id, before=start)
    if moved or (start, first) != (draft.start, draft.first_published):
        draft = drafted(revision, at=start, until=until, asked=wanted)
    return draft, now


def redrafted(draft, asked):
    """The same text at the same time, as readers are told something else with it."""
    return _drafted_at(
        draft.revision, draft.start, asked, until=draft.until, first_published=draft.first_published
    )


def drafted_for(plan, draft):
    """The text of ``draft`` as it would read in the place of ``plan``, which comes later.

    By then readers have been told what ``draft`` tells them.
    """
    first = draft.first_published or draft.start
    asked = replace(telling.as_planned(plan), after=draft)
    return _drafted_at(
        draft.revision, plan.planned_from, asked, until=plan.planned_until, first_published=first
    )


def drafted_again(draft, edition):
    """The text of ``draft`` under the dates of ``edition``, to tell whether anything differs."""
    told = telling.as_told(edition)
    rendered = _rendered(
        draft.revision, draft.start, told, first_published=edition.first_published_at
    )
    return replace(draft, rendered=rendered, first_published=edition.first_published_at, told=told)


def drafted_as_typo(draft, edition):
    """The text of ``draft`` with all that readers of ``edition`` are told, and by whom checked."""
    told = telling.as_told(edition)
    checked_by = telling.checked_by(edition)
    told = replace(told, beside=replace(told.beside, checked_by=checked_by))
    rendered = _rendered(
        draft.revision, draft.start, told, first_published=edition.first_published_at
    )
    return replace(draft, rendered=rendered, told=told)


def _asked(date_note, asked, like):
    if like:
        return telling.as_planned(like)
    return asked or Asked(date_note=date_note)


def _drafted_at(revision, moment, asked, *, until, first_published):
    told = telling.told(revision.article_id, asked, at=moment)
    rendered = _rendered(revision, moment, told, first_published=first_published)
    return Draft(revision, rendered, moment, until, first_published, asked, told)


def _rendered(revision, moment, told, *, first_published):
    return render(
        revision,
        at=moment,
        first_published=first_published,
        date_note=told.date_note,
        updated=told.updated_at,
        check_by=told.check_by,
        beside=told.beside,
    )


def first_seen(article_id, *, before):
    """When readers first saw the article, or are to, if that is before the moment ``before``."""
    started = Edition.objects.filter(article=article_id, live_from__lt=before)
    return started.aggregate(Min("live_from"))["live_from__min"]


def _anything_happened(article_id, after, now):
    """Whether readers were shown something else between the two moments."""
    started = Q(live_from__gt=after, live_from__lte=now)
    ended = Q(live_until__gt=after, live_until__lte=now)
    return Edition.objects.filter(started | ended, article=article_id).exists()


def _lock_records(rendered):
    """Lock the facts and pictures of the page; say whether one changed since it was rendered."""
    facts = {row.fact.pk: row.fact for row in rendered.printed}
    images = {image.pk: image for image in rendered.images}
    return any([_lock(Fact, facts), _lock(Image, images)])


def _lock(model, records):
    rows = model.objects.select_for_update(no_key=True).filter(pk__in=records).order_by("pk")
    return any(
        getattr(row, column) != getattr(records[row.pk], column)
        for row in list(rows)
        for column in WATCHED
    )


# -- Editions ---------------------------------------------------------------------------------


def reasons_not_to_open(draft, *, now):
    """Say why the times of ``draft`` cannot be."""
    return timeline.reasons_not_to_open(_edition(draft, by=None), now=now)


def opened(draft, *, by, now):
    """The edition of ``draft``, opened together with its follow-ups."""
    edition = timeline.open_edition(_edition(draft, by=by), now=now)
    _write_prints(edition, draft.rendered)
    telling.carry(edition, draft.asked)
    _open_follow_ups(edition, draft, by=by, now=now)
    return edition


def _open_follow_ups(base, draft, *, by, now):
    """Plan what the page will say when a date in it has passed, where it will read differently."""
    before = draft.rendered
    for moment, note in boundaries(draft.revision, after=base.planned_from):
        if draft.until and moment >= draft.until:
            return
        later = _continued(draft, moment, first_published=base.first_published_at)
        if reads_the_same(later.rendered, before):
            continue
        before = later.rendered
        problems = [*before.problems, *reasons_of_images(before.images, at=moment)]
        follow_up = _edition(later, by=by)
        follow_up.boundary_of, follow_up.boundary_note = base, note[:250]
        follow_up.hold_reason = "\n".join(problems)
        timeline.open_edition(follow_up, now=now)
        _write_prints(follow_up, before)


def _continued(draft, moment, *, first_published):
    """The text of ``draft`` when a date in it has passed: readers are told nothing new."""
    rendered = _rendered(draft.revision, moment, draft.told, first_published=first_published)
    return replace(draft, rendered=rendered, start=moment, first_published=first_published)


def _edition(draft, *, by):
    content, rendered, told = draft.revision.content, draft.rendered, draft.told
    return Edition(
        article_id=draft.revision.article_id,
        revision=draft.revision,
        show_id=content["show_id"],
        season_id=content["season_id"],
        event_id=content["event_id"],
        kind=content["kind"],
        headline=content["headline"],
        standfirst=content["standfirst"],
        html=rendered.html,
        head=rendered.head,
        card=rendered.card,
        verdict=rendered.verdict,
        date_note=told.date_note,
        change=told.change,
        updated_at=told.updated_at,
        check_by=told.check_by,
        first_published_at=draft.first_published or draft.start,
        planned_from=draft.start,
        planned_until=draft.until,
        published_by=by,
    )


def _write_prints(edition, rendered):
    """Keep what the edition printed of each fact, and which pictures it shows."""
    EditionFact.objects.bulk_create(
        EditionFact(
            edition=edition,
            fact=printed.fact,
            note_number=printed.note_number,
            words=printed.words,
            statement=printed.statement,
            value=printed.value,
            standing=printed.standing,
            hedge=printed.hedge,
        )
        for printed in rendered.printed
    )
    images = {image.pk: image for image in rendered.images}
    EditionImage.objects.bulk_create(
        EditionImage(edition=edition, image=image) for image in images.values()
    )


def reads_the_same(one, other):
    """Whether two pages, rendered or published, are the same to readers and machines."""
    return all(getattr(one, part) == getattr(other, part) for part in ("html", "head", "card"))


# -- Plans ------------------------------------------------------------------------------------


def later_plans(article_id, start, *, now):
    """Scheduled editions, without follow-ups, that would replace one that starts at ``start``."""
    plans = timeline.waiting(now).filter(article=article_id, boundary_of=None)
    plans = plans.filter(planned_from__gte=start).defer("html", "head", "card")
    return list(plans.select_related("revision").order_by("planned_from", "number"))


def mend_first_dates(article_id, *, by, now):
    """Make plans anew that name a first publication which was cancelled or held meanwhile."""
    for plan in later_plans(article_id, now, now=now):
        start, until = plan.planned_from, plan.planned_until
        if plan.first_published_at != (first_seen(article_id, before=start) or start):
            draft = drafted(plan.revision, at=start, until=until, like=plan)
            timeline.cancel(plan, now=now)
            opened(draft, by=by, now=now)
