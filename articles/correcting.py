"""Corrections: what we printed wrong, what is right, and what readers are told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles import log
from articles.changing import Changes, Words
from articles.freshness import stale_among
from articles.mending import significant, words_in
from articles.models import Correction, EditionFact
from articles.permissions import reasons_may_not
from articles.tasks import said
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Reason, refuse_if
from newsroom.lib.saving import save_root
from newsroom.lib.teams import Guard, holds
from newsroom.lib.wording import capitalised

OWN = "own_correction"


def wrong_print(article, fact, *, at):
    """The last that readers saw of ``fact`` otherwise than it stands today, or None."""
    rows = EditionFact.objects.filter(
        fact=fact, edition__article=article, edition__live_from__lte=at
    )
    rows = rows.select_related("edition").order_by("-edition__live_from")
    prints = stale_among(rows.defer("edition__html", "edition__head", "edition__card"))
    return next((stale for stale in prints if set(stale.columns) - {"stage"}), None)


def proposed(stale):
    """A correction of that print in words, to be rewritten: ``before``, ``after`` and ``note``."""
    rewritten = [column for column in ("statement", "value") if column in stale.columns][:1]
    before, after = said(stale, *(rewritten or ["statement", "standing"]))
    return {
        "before": before,
        "after": after,
        "note": f"An earlier version of this article said: “{before}”. It should say: “{after}”.",
    }


@transaction.atomic
def draft_correction(article, *, by, **columns):
    """A correction of ``article`` that waits for somebody else's approval, or raise Refused."""
    refuse_if(reasons_may_not(by, "draft_correction"))
    correction = Correction(article=article, drafted_by=by, **columns)
    save_root(correction, base_version=correction.version, by=by)
    log.write(article, "draft_correction", by=by, after="drafted")
    changed([correction], by=by)
    return correction


def waiting_corrections(article):
    """The corrections of ``article`` that no edition carries, or only one that never comes."""
    gone = Q(edition_after=None) | Q(edition_after__cancelled_at__isnull=False)
    rows = Correction.objects.filter(gone, article=article)
    return rows.select_related("drafted_by", "approved_by", "fact").order_by("pk")


def reasons_not_to_approve_correction(correction, by):
    """Say why ``by`` cannot approve it."""
    yield from reasons_may_not(by, "approve_correction")
    if correction.printed:
        yield "Readers have it: it stays as it is."
    elif correction.approved_by_id:
        yield f"{correction.approved_by} approved it already."
    if correction.drafted_by_id == by.pk and holds(Guard.APPROVE_OWN_CORRECTION):
        yield f"{by} drafted it: somebody else approves a correction."
    if not correction.note.strip():
        yield "It has no public note: say what readers are told."


@transaction.atomic
def approve_correction(correction, *, by):
    """Note that ``by`` stands for the words of ``correction``; an edition may carry it now."""
    refuse_if(reasons_not_to_approve_correction(correction, by))
    correction.approved_by = by
    save_root(correction, base_version=correction.version, by=by)
    log.write(correction.article, "approve_correction", by=by, before="drafted", after="approved")
    changed([correction], by=by)


# -- Together with the edition that carries it ---------------------------------------------------


@dataclass(frozen=True)
class Correcting:
    """What somebody publishes as a correction.

    ``left_out`` says of a changed place, such as "sentence 7", why the note is silent about it.
    ``draft`` is the correction that was drafted before, if there is one.
    """

    note: str
    kind: str = Correction.Kind.CORRECTION
    left_out: Mapping[str, str] = field(default_factory=dict)
    draft: Correction | None = None


def drafted_note(changes: Changes) -> str:
    """What readers could be told of ``changes``: the old words, and the new."""
    first = "An earlier version of this article said: "
    told = []
    for row in _told(changes):
        lead = "It also said: " if told else first
        told.append(f"{lead}“{_bare(row.before)}”. It should have said: “{_bare(row.after)}”.")
    if changes.changes_verdict:
        was, now = changes.live.card.get("word", ""), changes.new_verdict
        told.insert(0, f"We have changed our answer, from “{was}” to “{now}”.")
    if not told:
        told = [
            f"An earlier version of this article told this otherwise: {_bare(fact.statement)}."
            for fact in changes.facts
        ]
    return " ".join(told)


def _told(changes: Changes) -> list[Words]:
    return [row for row in changes.words if row.tells]


def _bare(text: str) -> str:
    return text.strip().removesuffix(".")


@dataclass(frozen=True)
class Question:
    """A change that the note does not tell: where, and the words that would tell it."""

    place: str
    sentence: str
    add: str


def questions(changes: Changes, note: str) -> list[Question]:
    """The changes of which ``note`` says nothing."""
    found = []
    for row in changes.words:
        if not (row.before and row.after and row.beyond) or says(note, row):
            continue
        sentence = f"{capitalised(row.place)} changed too, and the note does not say so."
        add = f"It also said: “{_bare(row.before)}”. It should have said: “{_bare(row.after)}”."
        found.append(Question(row.place, sentence, add))
    if changes.changes_verdict and changes.new_verdict.lower() not in note.lower():
        was, now = changes.live.card.get("word", ""), changes.new_verdict
        found.append(
            Question(
                "the verdict",
                "The verdict changed, and the note does not say so.",
                f"We have changed our answer, from “{was}” to “{now}”.",
            )
        )
    return found


def says(note: str, row: Words) -> bool:
    """Whether ``note`` holds the words that are new in ``row``; those that tell, where some do."""
    held = {word.lower() for word in words_in(note)}
    wanted = telling_words(row)
    return bool(wanted) and all(word in held for word in wanted)


def telling_words(row: Words) -> list[str]:
    """The words, in small letters, without which a note does not tell of ``row``."""
    old, new = words_in(row.before), words_in(row.after)
    fresh = [word for word in new if word not in old] or [word for word in old if word not in new]
    return [word.lower() for word in fresh if significant(word)] or [word.lower() for word in fresh]


def reasons_not_to_correct(
    changes: Changes | None, correcting: Correcting | None, *, revision: Any, by: Any
) -> Iterator[str]:
    """Say why this cannot be published as a correction."""
    if changes is None:
        yield "Readers see nothing of it yet: there is nothing to correct."
        return
    if correcting is None or not correcting.note.strip():
        yield "Say what we got wrong: readers are told on the article and among the corrections."
        return
    for question in questions(changes, correcting.note):
        if not correcting.left_out.get(question.place, "").strip():
            yield f"{question.sentence} Add it, or say why it is left out."
    yield from _reasons_own(correcting, revision, by)


def _reasons_own(correcting: Correcting, revision: Any, by: Any) -> Iterator[str]:
    drafter = drafter_of(correcting, revision)
    if is_approved(correcting) or drafter is None or drafter.pk != by.pk:
        return
    if holds(Guard.APPROVE_OWN_CORRECTION):
        yield Reason(
            f"{by} drafted this correction: keep it as a draft, and a colleague approves it.", OWN
        )


def drafter_of(correcting: Correcting, revision: Any) -> Any:
    """Whose words a correction is: who drafted it, else who wrote the version."""
    draft = correcting.draft
    return draft.drafted_by if draft and draft.drafted_by_id else revision.created_by


def is_approved(correcting: Correcting) -> bool:
    """Whether somebody has approved exactly these words before."""
    draft = correcting.draft
    return bool(draft and draft.approved_by_id and draft.note.strip() == correcting.note.strip())


def correction_of(
    changes: Changes, correcting: Correcting, *, revision: Any, by: Any
) -> Correction:
    """The correction, not saved yet, that the edition is to carry; ``by`` approves it."""
    row = correcting.draft or Correction(article_id=changes.live.article_id, **words_of(changes))
    drafter = drafter_of(correcting, revision)
    row.note, row.kind = correcting.note.strip(), correcting.kind or row.kind
    row.edition_before = changes.live
    row.changes_verdict = row.changes_verdict or changes.changes_verdict
    if not is_approved(correcting):
        row.approved_by, row.drafted_by = by, drafter
    return row


def words_of(changes: Changes) -> dict[str, Any]:
    """The old words and the new of ``changes``, and the fact if it is one."""
    rows = _told(changes) or [row for row in changes.words if row.before and row.after]
    before = "\n".join(row.before for row in rows) or changes.live.card.get("answer", "")
    after = "\n".join(row.after for row in rows) or changes.new_answer
    if before == after or not after:
        before, after = before or "What the records said before.", after or "What they say now."
        if before == after:
            after = f"{after} (with other evidence)"
    fact = changes.facts[0] if len(changes.facts) == 1 else None
    return {"before": before, "after": after, "fact": fact}


def left_out_in_words(correcting: Correcting | None) -> str:
    """For the log: what the note is silent about, and why."""
    rows: Iterable[tuple[str, str]] = correcting.left_out.items() if correcting else ()
    said_so = [
        f"{capitalised(place)} is left out: {why.strip()}" for place, why in rows if why.strip()
    ]
    return " ".join(said_so)
