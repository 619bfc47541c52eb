"""The words of the publish page: its title, its kinds, its button, and what readers get by it."""

import re

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.models import Edition
from articles.planning import readers_keep
from articles.timeline import spoken

Change = Edition.Change
_come = re.compile(r"<ins>(.*?)</ins>", re.DOTALL)
_tags = re.compile(r"<[^>]+>")


def title_of(sight):
    """What is decided here."""
    if not sight.revision:
        return "Publish"
    number = sight.revision.number
    if sight.live:
        return f"Replace what readers see: version {number} for edition {sight.live.number}"
    if sight.was_seen:
        return f"Show this to readers again: version {number}"
    return "Show this to readers for the first time"


def approved(sight):
    """Who approved the version, and when."""
    revision = sight.revision
    if not revision.approved_by:
        return f"version {revision.number} is not approved"
    return (
        f"approved by {revision.approved_by} for version {revision.number}, "
        f"{spoken(revision.approved_at)}"
    )


KINDS = {
    Change.TYPO: ("Typo", "Spelling, spacing or punctuation. Dates and feeds stay."),
    Change.UPDATE: ("Update", "Something new happened. Adds “Updated” with the date and one line."),
    Change.CORRECTION: (
        "Correction",
        "We were wrong. Adds a dated note with the old words and the new.",
    ),
}


def kinds(sight, chosen):
    """The kinds as choices: those that the server rules out say why."""
    for code, (label, meaning) in KINDS.items():
        why = sight.impossible.get(code, "")
        yield {
            "code": str(code),
            "label": label,
            "help": why or meaning,
            "off": bool(why),
            "chosen": str(code) == chosen,
        }


def buttons(sight):
    """By kind and by when, the two lines of the button: the verb, and what readers get."""
    next_number = sight.newest + 1
    day = timezone.localdate(timezone=timezone.get_default_timezone())
    today = f"{day.day} {day:%B}"
    replaces = f"edition {next_number} replaces edition {sight.live.number}" if sight.live else ""
    now = {
        "first": ("Show it to readers now", f"edition {next_number}"),
        "typo": ("Mend the typo now", "dates and feeds stay"),
        "update": ("Update the live page now", f"adds “Updated {today}”"),
        "correction": ("Correct the live page now", replaces),
    }
    if not sight.live:
        now["update"] = ("Show it to readers again", f"edition {next_number}")
    later = {
        "first": "Schedule it",
        "typo": "Schedule the typo",
        "update": "Schedule the update",
        "correction": "Schedule the correction",
    }
    keep = readers_keep(sight.article)
    return {
        "now": now,
        "later": {kind: (verb, "say when") for kind, verb in later.items()},
        "embargo": {kind: (verb, "when the embargo ends") for kind, verb in later.items()},
        "held": dict.fromkeys(later, ("Hold it back", f"readers keep {keep}")),
        "check": ("Publish now, check by ", "readers see “checks continue”"),
    }


def results(sight):
    """By kind, what readers see the moment the button is pressed; HTML."""
    stays = _stays(sight)
    new = _new_words(sight)
    say = format_html
    return {
        "first": "The moment you press, readers see it for the first time.",
        "typo": say(
            "The moment you press, readers see {}. Nothing tells them so, and no date moves.", new
        ),
        "update": say(
            "The moment you press, readers see {} and the date of the update. {}", new, stays
        )
        if sight.live
        else say("The moment you press, readers see it again. {}", stays),
        "correction": say(
            "The moment you press, readers see {} and a dated correction {} the text. {}",
            new,
            "above" if sight.changes and sight.changes.changes_verdict else "below",
            stays,
        ),
    }


def _new_words(sight):
    """The first words that are new, or that the words are."""
    told = [row for row in sight.changes.words if row.tells] if sight.changes else []
    for row in told or (sight.changes.words if sight.changes else ()):
        if found := _come.search(row.html):
            words = " ".join(_tags.sub("", found[1]).split())
            if 0 < len(words) <= 60:
                return mark_safe(f"<b>{words}</b>")  # noqa: S308 -- cut out of escaped HTML
    return "the new words"


def _stays(sight):
    first = sight.draft.first_published
    if not first:
        return ""
    local = timezone.localtime(first, timezone.get_default_timezone())
    return f"The address and the first date ({local.day} {local:%b}) stay."


def waiting_words(sight):
    """What is said of the time that is chosen."""
    keep = readers_keep(sight.article)
    until = f"Until then readers keep {keep}." if sight.live else "Until then readers see nothing."
    told = [row for row in sight.changes.words if row.tells] if sight.changes else []
    if told:
        words = " ".join(told[0].before.split())
        until = f"Until then readers go on reading “{words[:80]}{'…' * (len(words) > 80)}”"
    return until


def now_words(sight):
    """Why now is the choice that is set."""
    if sight.harms:
        return f"Wrong words about a living person should not wait: {sight.harms}."
    return "Readers see it the moment you press."
