"""What the script of the page asks: the evidence for the other sentences, and one decision each."""

from django.db import IntegrityError

from articles import permissions
from articles.admin.answers import Answer, Declined
from articles.admin.checking.doing import Changed, decide, goes_back_with, reading_of
from articles.admin.checking.evidence import Beside
from articles.checking.standing import STATES
from newsroom.lib.constraints import sentence_for
from newsroom.lib.pages import MEANWHILE
from newsroom.lib.saving import Stale
from newsroom.lib.wording import figures_of


class CheckAnswer(Answer):
    """An address for those who may check this article."""

    label = "Read and check"

    def may(self, user, record):
        return permissions.may(user, "check", record)


class Evidence(CheckAnswer):
    """The evidence for every sentence of the newest version, as HTML by number."""

    slug = "check-evidence"

    def read(self, screen, request, article):
        reading = reading_of(request, article)
        beside = Beside(request, reading)
        return {
            "revision": reading.revision.number,
            "html": {step.number: beside.html(step) for step in reading.steps},
            **told(request, reading),
        }


class Decide(CheckAnswer):
    """One decision of one sentence, or the last one undone; and how the version stands after it."""

    slug = "check-decide"

    def write(self, screen, request, article):
        try:
            row = decide(request, article)
        except Changed as changed:
            raise Declined(changed.reasons, status=409, changed=True) from changed
        except Stale as stale:
            raise Declined([MEANWHILE]) from stale
        except IntegrityError as error:
            raise Declined([sentence_for(error)]) from error
        reading = reading_of(request, article)
        return {
            "digest": row.digest,
            "checked": _versions(reading, row),
            **told(request, reading),
        }


def _versions(reading, row):
    """The facts that the decision alone has saved, by reference, with their versions now."""
    # Taking a check back is one save more.
    saved = {key: version + bool(row.undone_at) for key, version in row.checked_facts}
    facts = reading.facts.values()
    return {fact.ref: fact.version for fact in facts if saved.get(fact.pk) == fact.version}


def told(request, reading):
    """How the version stands: each sentence, the counts in words, what approving waits for."""
    beside = Beside(request, reading)
    return {
        "steps": [beside.data(step) for step in reading.steps],
        "progress": progress_of(reading),
        "counts": counts_of(reading),
        "waits": reading.waits,
        "end": end_of(reading),
        "back": goes_back_with(reading),
    }


def progress_of(reading):
    """How far it is, in short: "10 of 15 · 4 left"."""
    counts, total = reading.counts, len(reading.steps)
    return f"{counts['stands'] + counts['objected']} of {total} · {counts['left']} left"


def counts_of(reading):
    """How many sentences are in which state, in words."""
    words = {"stands": "stand", "objected": "objected", "yours": "yours", "left": "left"}
    counts = reading.counts
    parts = [f"{counts[state]} {words[state]}" for state in STATES if counts[state]]
    total = len(reading.steps)
    return f"{total} sentence{'' if total == 1 else 's'}: {', '.join(parts)}"


def end_of(reading):
    """What stands where no sentence is left to be read."""
    number, counts = reading.revision.number, reading.counts
    if not reading.steps:
        return f"Version {number} holds nothing that can be looked up: no number, name or date."
    if counts["left"]:
        return f"{figures_of(counts['left'], 'sentence')} left to read."
    if counts["objected"]:
        objections = figures_of(counts["objected"], "objection")
        return f"Every sentence of version {number} is read: {objections}. Send it back?"
    if counts["yours"]:
        return f"All that you may check of version {number} stands."
    return f"Every sentence of version {number} stands. Approve it?"
