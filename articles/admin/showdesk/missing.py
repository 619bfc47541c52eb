"""What a show lacks, by the harm that it does to readers; each line ends in what mends it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from articles.admin.showdesk.around import places_of
from articles.admin.showdesk.cast import undecided_main
from articles.admin.showdesk.claims import address_to_settle, groups_of
from facts.models import Fact
from newsroom.lib.dates import PartialDate
from newsroom.lib.wording import figures_of, join_names
from shows.models import Person

# Rights that end within so many days are worth a word.
SOON = timedelta(days=60)
NAMED = 3


class Gap(NamedTuple):
    """Something that is missing, and the verb that mends it; ``opens`` is where it opens."""

    tone: str
    sentence: str
    verb: str
    url: str
    opens: str = ""
    # The kind of row, or the form, that one has to be allowed to change.
    needs: str = ""


def gaps_of(held, may) -> list[Gap]:
    """Everything that is missing, what harms readers most first.

    ``may`` says which kinds of rows this person changes: the others get no verb.
    """
    found = [gap for find in _IN_ORDER for gap in find(held)]
    return [
        gap._replace(verb="", url="") if gap.needs and not may[gap.needs] else gap for gap in found
    ]


def _in_row(tone: str, sentence: str, verb: str, opens: str = "#box", **asked) -> Gap:
    """A gap that a row mends: ``asked`` names its kind, and the row or "new"."""
    ((kind, row),) = asked.items()
    key = getattr(row, "pk", row)
    return Gap(tone, sentence, verb, f"../row/?{kind}={key}", opens, kind)


def _in_details(tone: str, sentence: str, verb: str, field: str) -> Gap:
    """A gap that the show's own form mends."""
    return Gap(tone, sentence, verb, f"../details/#id_{field}", "", "details")


# -- Readers see something wrong ----------------------------------------------------------------


def _conflicts_in_print(held) -> Iterator[Gap]:
    for group in groups_of(held):
        if group.settle and group.printed:
            what = f"Two values: {group.title}."
            yield Gap("bad", f"{what} A live article prints one.", "Settle", group.settle)


def _forbidden_names(held) -> Iterator[Gap]:
    wrong = [name.text for name in held.names if name.kind == name.Kind.FORBIDDEN]
    for text in wrong:
        in_facts = [fact for fact in held.facts if text.casefold() in fact.statement.casefold()]
        if in_facts:
            words = f"“{text}” is wrong and stands in {figures_of(len(in_facts), 'fact')}"
            yield _in_row("bad", words, "Mend", fact=in_facts[0])
        if text.casefold() in held.show.synopsis.casefold():
            words = f"“{text}” is wrong and stands in the synopsis"
            yield _in_details("bad", words, "Mend", "synopsis")


def _tasks(held) -> Iterator[Gap]:
    for article in held.articles:
        if article.tasks_open:
            tasks = figures_of(article.tasks_open, "open task")
            url = reverse("admin:articles_article_change", args=[article.pk])
            yield Gap("bad", f"{tasks}: {article.headline}", "See", url)


def _characters(held) -> Iterator[Gap]:
    lines = undecided_main(held)
    if lines:
        words = f"{figures_of(len(lines), 'main character')}: real or invented?"
        first = lines[0]
        opens = f"#c{first.credit.pk}"
        yield _in_row("warn", words, "Decide", opens, character=first.role.character)


def _prices(held) -> Iterator[Gap]:
    for place in sorted(places_of(held), key=lambda one: -(one.days or 0)):
        if place.row.price_minor is None or not place.stale:
            continue
        words = f"{place.row.service} price checked {place.days} days ago"
        yield _in_row("warn", words, "Recheck", f"#w{place.row.pk}", watch=place.row)


# -- Readers may come to see something wrong ----------------------------------------------------


def _other_conflicts(held) -> Iterator[Gap]:
    groups = [group for group in groups_of(held) if group.settle and not group.printed]
    if groups:
        words = f"{figures_of(len(groups), 'conflict')} that no live article prints"
        yield Gap("warn", words, "Settle", groups[0].settle)
    cast = sorted({key for key, kind, *_ in held.conflicts if kind == "credit"})
    if cast:
        number = figures_of(len(cast), "role")
        yield Gap("warn", f"Cast lists disagree on {number}", "Settle", address_to_settle(cast[0]))


def _unchecked(held) -> Iterator[Gap]:
    drafts = [fact for fact in held.facts if fact.stage == Fact.Stage.DRAFT]
    if drafts:
        words = f"{figures_of(len(drafts), 'fact')} nobody has checked"
        yield Gap("warn", words, "Check", "../facts/?stage=draft")


def _unsourced(held) -> Iterator[Gap]:
    bare = [fact for fact in held.facts if not held.sourced.of("fact", fact)]
    if bare:
        url = reverse("admin:facts_fact_change", args=[bare[0].pk])
        words = f"{figures_of(len(bare), 'fact')} without a source"
        yield Gap("warn", words, "Add", url)


def _verdict(held) -> Iterator[Gap]:
    verdict = held.behind.verdict
    if verdict is None:
        yield _in_row("warn", "No verdict: is it a true story?", "Give it", verdict="new")
    elif not verdict.decided_on:
        yield _in_row("warn", "Nobody has decided the verdict", "Decide", verdict=verdict)
    elif not verdict.rests_on:
        yield _in_row("", "The verdict rests on no fact", "Add", verdict=verdict)


def _living(held) -> Iterator[Gap]:
    unknown = [row for row in held.people.values() if row.living == Person.Living.UNKNOWN]
    if unknown:
        url = reverse("admin:shows_person_change", args=[unknown[0].pk])
        names = join_names(unknown[:NAMED]) if len(unknown) <= NAMED else None
        words = names or figures_of(len(unknown), "real person", "real people")
        yield Gap("", f"{words}: living or dead?", "Say", url)


def _unarchived(held) -> Iterator[Gap]:
    keys = list(held.sourced.unarchived)
    if keys:
        list_of = reverse("admin:facts_source_changelist")
        url = f"{list_of}?{urlencode({'id__in': ','.join(map(str, sorted(keys)[:50]))})}"
        words = f"{figures_of(len(keys), 'source')} without an archived copy"
        yield Gap("", words, "Add", url)


def _poster(held) -> Iterator[Gap]:
    poster = held.show.poster
    if poster is None:
        yield _in_details("", "No poster", "Add", "poster")
    elif poster.expires_on and poster.expires_on <= timezone.localdate() + SOON:
        day = PartialDate.around(poster.expires_on, "day")
        ended = poster.expires_on < timezone.localdate()
        words = f"Poster rights {'ended' if ended else 'end'} on {day}"
        url = reverse("admin:images_image_change", args=[poster.pk])
        yield Gap("bad" if ended else "", words, "Renew", url)


def _rest(held) -> Iterator[Gap]:
    if not held.on_screen.availability:
        yield _in_row("", "No place to watch", "Add", watch="new")
    if not held.show.premiere:
        yield _in_details("", "No premiere date", "Add", "premiere")
    if not held.behind.adaptations:
        words = "Nothing says what it is taken from"
        yield _in_row("", words, "Add", adaptation="new")


_IN_ORDER = (
    _conflicts_in_print,
    _tasks,
    _forbidden_names,
    _characters,
    _prices,
    _unchecked,
    _verdict,
    _other_conflicts,
    _unsourced,
    _living,
    _unarchived,
    _poster,
    _rest,
)
