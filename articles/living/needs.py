"""What a version that can harm somebody needs: checks, a hedge where one is due, a signature."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from articles import spent
from articles.accusing import is_hedged
from articles.living.reading import Harm, Reading
from articles.models import Revision, SignOff
from articles.past import rows_at
from articles.rendering import Rendered
from articles.signatures import signatures_under
from articles.timeline import spoken
from facts.care import UNPROVED, harms_by_itself, stands_as_done
from facts.models import Citation, Fact, Involvement
from newsroom.lib.refusals import Reason
from newsroom.lib.teams import Guard, holds
from newsroom.lib.wording import join_names, shortened

Standing = Fact.Standing
LONGEST = 160
# What of a claim a signature stands for: who checked it, and when, is another matter.
SIGNED: dict[type[Any], tuple[str, ...]] = {
    Fact: (
        *("statement", "standing", "standing_reason", "hedge", "date_note", "value_state"),
        *("value_text", "value_yes", "value_approx", "value_low", "value_high", "unit"),
        *("currency", "value_terms", "value_date_low", "value_date_high", "value_person_id"),
        *("person_id", "property_id", "attributed_to_person_id", "attributed_to_organisation_id"),
    ),
    Involvement: ("person_id", "event_id", "role", "role_title", "status", "when_low", "when_high"),
}


def reasons_to_wait(
    revision: Revision, rendered: Rendered, *, at: datetime, reading: Reading | None = None
) -> Iterator[str]:
    """Say what ``revision`` still lacks before readers may see what can harm somebody in it."""
    reading = reading or Reading(revision, rendered, at=at)
    yield from spent.reasons_to_wait(reading)
    harms = reading.harms
    for harm in harms:
        yield from reasons_against(harm, reading)
    if needs_signature(harms):
        yield from _reasons_of_signature(revision, harms)


def needs_signature(harms: Iterable[Harm]) -> bool:
    """Whether a senior or legal reader has to sign the version.

    A conviction that a source bears out, printed as a part in an event, needs none by itself.
    """
    return any(harm.part is None or not stands_as_done([harm.part]) for harm in harms)


def reasons_against(harm: Harm, reading: Reading) -> Iterator[str]:
    """Say what one claim lacks."""
    if harm.fact:
        yield from _reasons_of_fact(harm, harm.fact, reading)
    elif harm.part:
        yield from _reasons_of_part(harm, harm.part)
    if not harm.part:
        yield from _reasons_of_words(harm, reading)


# -- Facts and parts --------------------------------------------------------------------------


def _reasons_of_fact(harm: Harm, fact: Fact, reading: Reading) -> Iterator[str]:
    said = f"what can harm {harm.named}: {fact.statement}"
    own_check = fact.created_by_id and fact.created_by_id == fact.checked_by_id
    if fact.stage != Fact.Stage.CHECKED:
        # Of a fact whose own person may live, the gate of all facts says it already.
        if not _is_held_by_gate(fact, reading):
            yield Reason(f"Nobody has checked {said}", "living", fact)
    elif own_check and holds(Guard.CHECK_OWN_FACT) and not holds(Guard.PRINT_OWN_CHECK):
        yield Reason(f"Only {fact.checked_by}, who entered it, checked {said}", "living", fact)
    if _is_held_by_gate(fact, reading):
        return
    if not any(row.stance == Citation.Stance.SUPPORTS for row in fact.citations.all()):
        yield Reason(f"No source supports {said}", "living", fact)
    if harms_by_itself(fact) and fact.standing != Standing.CONFIRMED and not fact.hedge:
        yield Reason(
            f"Confirm, or say how it is known (reportedly, allegedly, according to ...), {said}",
            "living",
            fact,
        )


def _is_held_by_gate(fact: Fact, reading: Reading) -> bool:
    about_living = harms_by_itself(fact) and fact.person_id in reading.people
    return about_living and _is_printed(fact, reading)


def _is_printed(fact: Fact, reading: Reading) -> bool:
    return any(row.fact.pk == fact.pk for row in reading.rendered.printed)


def _reasons_of_part(harm: Harm, part: Involvement) -> Iterator[str]:
    if not part.citations.filter(stance=Citation.Stance.SUPPORTS).exists():
        yield Reason(
            f"{harm.named} is printed as {part.status} ({part.event}), and no source supports it.",
            "living_part",
            part,
        )


# -- Words ------------------------------------------------------------------------------------


def _reasons_of_words(harm: Harm, reading: Reading) -> Iterator[str]:
    """Never as done what is only alleged or charged, and never surer than the record."""
    fact = harm.fact
    if fact and (fact.standing == Standing.CONFIRMED or not fact.hedge):
        return
    if fact and not _is_printed(fact, reading):
        # The answer of a verdict need not say what it rests on.
        return
    why = f"it is {fact.get_standing_display().lower()} only" if fact else _only_said(harm, reading)
    if not why:
        return
    for words in harm.words:
        if not is_hedged(words):
            yield Reason(
                f"“{shortened(words, LONGEST)}” is said as done, and {why}: write allegedly, "
                "reportedly, or whose claim it is.",
                "living_words",
                reading.revision.article,
            )


def _only_said(harm: Harm, reading: Reading) -> str:
    """Why it must not be said of these people as done, or ""."""
    for person in harm.people:
        parts = reading.parts.get(person.pk, [])
        if stands_as_done(parts):
            continue
        for part in parts:
            if part.status in (*UNPROVED, Involvement.Status.ACQUITTED):
                return f"{person} is {part.get_status_display().lower()} only ({part.event})"
    return ""


# -- The signature ----------------------------------------------------------------------------


def _reasons_of_signature(revision: Revision, harms: list[Harm]) -> Iterator[str]:
    signatures = signatures_under(revision)
    if not signatures:
        people = join_names(dict.fromkeys(who.name for harm in harms for who in harm.people))
        yield Reason(
            f"Version {revision.number} says what can harm {people}, not known to be dead: a "
            "senior or legal reader has to sign it.",
            "living_signature",
            revision.article,
        )
        return
    if moved := moved_since(signatures[0], harms):
        yield Reason(
            f"What {signatures[0].person} signed in version {revision.number} says something else "
            f"now ({moved}): save a version, and have that signed.",
            "living_signature",
            revision.article,
        )


def moved_since(signature: SignOff, harms: Iterable[Harm]) -> str:
    """The first claim of ``harms`` that says something else than when it was signed, or ""."""
    records = [harm.record for harm in harms if harm.record]
    later = [one for one in records if one.updated_at > signature.at]
    for model, columns in SIGNED.items():
        moved = [one for one in later if isinstance(one, model)]
        before = rows_at(model, signature.at, id__in=[one.pk for one in moved]) if moved else {}
        for record in moved:
            if _differs(before.get(record.pk), record, columns):
                return f"{shortened(str(record), LONGEST)}, {spoken(record.updated_at)}"
    return ""


def _differs(before: Any, record: Any, columns: tuple[str, ...]) -> bool:
    return before is None or any(
        getattr(before, column) != getattr(record, column) for column in columns
    )
