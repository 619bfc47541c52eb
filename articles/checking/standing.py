"""How far a version is checked: what was decided of each sentence, by whom, and what is left."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from articles.checking.rows import Compared, quotes_of
from articles.checking.sentences import Sentences, Step
from articles.models import Author, Revision, SentenceCheck
from articles.permissions import everybody_who_may
from facts.models import Fact
from newsroom.lib.teams import Guard, holds
from newsroom.lib.wording import figures_of, join_names, shortened

Decision = SentenceCheck.Decision
STATES = ("stands", "objected", "yours", "left")
# So many colleagues are named who may check what one may not check oneself.
MOST_NAMES = 3


class Reading(Sentences):
    """The sentences of a version as ``by`` finds them: decided, theirs, or left to be read."""

    def __init__(self, revision: Revision, *, by: Any) -> None:
        super().__init__(revision)
        self.by = by
        # By the number of the step: the page asks several times for the same.
        self._compared: dict[int, list[Compared]] = {}

    # -- What was decided -----------------------------------------------------------------------

    @cached_property
    def decisions(self) -> dict[str, list[SentenceCheck]]:
        """What was decided of this article's sentences and not undone, by digest, newest first."""
        rows = SentenceCheck.objects.filter(article=self.revision.article_id, undone_at=None)
        found: dict[str, list[SentenceCheck]] = defaultdict(list)
        for row in rows.select_related("by"):
            found[row.digest].append(row)
        return found

    def decision(self, step: Step) -> SentenceCheck | None:
        """The last word on it, or None."""
        return next(iter(self.decisions.get(step.digest, ())), None)

    def state(self, step: Step) -> str:
        """One of STATES. What stands is left again once a fact of it is not checked any more."""
        last = self.decision(step)
        if last and last.decision == Decision.OBJECTED:
            return "objected"
        if last and not step.missing and all(fact.stage == CHECKED for fact in step.facts):
            return "stands"
        return "yours" if self.yours(step) else "left"

    @cached_property
    def states(self) -> list[str]:
        """The state of each step, in order."""
        return [self.state(step) for step in self.steps]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many sentences are in each state."""
        return Counter(self.states)

    @property
    def objections(self) -> list[SentenceCheck]:
        """The objections that stand against sentences of this version, in its order, each once."""
        pairs = zip(self.steps, self.states, strict=True)
        rows = [self.decision(step) for step, state in pairs if state == "objected"]
        return list({row.pk: row for row in rows if row}.values())

    # -- Whose it is ------------------------------------------------------------------------------

    @cached_property
    def is_own(self) -> bool:
        """Whether ``by`` wrote this version, and the team wants somebody else to read it."""
        if not holds(Guard.APPROVE_OWN_VERSION):
            return False
        authors = self.revision.content["author_ids"]
        return (
            self.revision.created_by_id == self.by.pk
            or Author.objects.filter(pk__in=authors, user=self.by).exists()
        )

    @cached_property
    def others(self) -> str:
        """Who may check what ``by`` may not: "Jo or Ellie"."""
        people = everybody_who_may("check").exclude(
            pk__in=[self.by.pk, self.revision.created_by_id]
        )
        return join_names(people[:MOST_NAMES], last="or") if people else "a colleague"

    def yours(self, step: Step) -> str:
        """Why somebody else has to check it, in a sentence; "" if ``by`` may."""
        if self.is_own:
            return f"You wrote this version: {self.others} checks it."
        own = [fact for fact in step.facts if fact.created_by_id == self.by.pk]
        if holds(Guard.CHECK_OWN_FACT) and any(fact.stage == DRAFT for fact in own):
            return f"You entered this: {self.others} checks it."
        checked = any(fact.checked_by_id == self.by.pk for fact in own)
        if checked and holds(Guard.PRINT_OWN_CHECK):
            return f"You entered this, and checked it: {self.others} checks it again."
        return ""

    # -- Page, record, source --------------------------------------------------------------------

    def quotes(self, fact: Fact) -> list[str]:
        """What the sources of a fact say, as far as ``by`` may read it."""
        may_see = self.by.has_perm("facts.view_source")
        rows = fact.citations.all()
        return quotes_of(row for row in rows if may_see or not row.source.confidential)

    def compared(self, step: Step) -> list[Compared]:
        """The sentence beside each of its facts and the quotes of that."""
        if step.number not in self._compared:
            self._compared[step.number] = [
                Compared(
                    step.text,
                    fact,
                    self.quotes(fact),
                    beside=[other for other in step.facts if other != fact],
                )
                for fact in step.facts
            ]
        return self._compared[step.number]

    def needs(self, step: Step) -> str:
        """What letting it stand takes: "reason", "open" (read its source first), or ""."""
        if step.is_bare:
            return "reason"
        last = self.decision(step)
        objected = last and last.decision == Decision.OBJECTED and last.by_id != self.by.pk
        if objected or any(found.difference for found in self.compared(step)):
            return "reason"
        bare = [fact for fact in step.facts if not any(map(str.strip, self.quotes(fact)))]
        if not all(map(address_of, bare)):
            return "reason"
        return "open" if bare else ""

    # -- Approving -------------------------------------------------------------------------------

    @property
    def waits(self) -> str:
        """What approving waits for: "Approving waits for 4 sentences and 1 objection.", or ""."""
        left, objected = self.counts["left"], self.counts["objected"]
        parts = [figures_of(left, "sentence")] * bool(left)
        parts += [figures_of(objected, "objection")] * bool(objected)
        return f"Approving waits for {join_names(parts)}." if parts else ""


def reasons_objected(revision: Revision, by: Any) -> Iterator[str]:
    """Say who objects to which sentence of this version."""
    rows = SentenceCheck.objects.filter(article=revision.article_id, undone_at=None)
    if not rows.filter(decision=Decision.OBJECTED).exists():
        return
    for row in Reading(revision, by=by).objections:
        yield f"{row.by} objects to “{shortened(row.words)}”: {row.reason}"


def reasons_unread(revision: Revision, by: Any) -> Iterator[str]:
    """Say how many sentences of this version nobody has read against their records."""
    if left := Reading(revision, by=by).counts["left"]:
        are = "sentence is" if left == 1 else "sentences are"
        yield f"{left} {are} not checked yet."


DRAFT, CHECKED = Fact.Stage.DRAFT, Fact.Stage.CHECKED


def address_of(fact: Fact) -> str:
    """Where its first source that may be opened is read: the archived copy before the page."""
    open_sources = (
        citation.source for citation in fact.citations.all() if not citation.source.confidential
    )
    return next((source.archived_url or source.url for source in open_sources if source.url), "")
