"""What the publish page lays before an editor: what readers see, and what they would see."""

from functools import cached_property

from django.utils import timezone
from django.utils.text import slugify

from articles import publishing, workflow
from articles.changing import changes_for_readers, kind_to_begin_with, why_no_typo
from articles.correcting import drafted_note, questions, telling_words, waiting_corrections
from articles.living import Reading
from articles.models import Edition
from articles.promising import promised
from articles.timeline import waiting

Change = Edition.Change
HEAVY = ("html", "head", "card")


class Sight:
    """An article and its newest version as one person looks at them. Nothing is asked twice."""

    def __init__(self, article, user):
        self.article, self.user, self.now = article, user, timezone.now()
        self.revision = article.head

    @cached_property
    def live(self):
        """What readers see now, or None."""
        rows = self.article.editions.live(self.now)
        return rows.select_related("revision__approved_by", "boundary_of").first()

    @cached_property
    def draft(self):
        """The newest version as readers would see it now."""
        return publishing.drafted(self.revision, at=self.now)

    @cached_property
    def newest(self):
        """The number of the newest edition, seen or not; 0 before the first."""
        numbers = self.article.editions.order_by("-number").values_list("number", flat=True)
        return numbers.first() or 0

    @cached_property
    def was_seen(self):
        return bool(self.live) or self.article.editions.filter(live_from__lte=self.now).exists()

    @cached_property
    def changes(self):
        """What would change for readers, or None where they see nothing yet."""
        return changes_for_readers(self.live, self.draft) if self.live else None

    @cached_property
    def is_same(self):
        """Whether readers already see exactly this."""
        if not self.live or self.changes.words or self.changes.records:
            return False
        again = publishing.drafted_as_typo(self.draft, self.live)
        return publishing.reads_the_same(again.rendered, self.live)

    @cached_property
    def correction(self):
        """The correction of it that was drafted and waits for an edition, or None."""
        return waiting_corrections(self.article).first()

    @cached_property
    def planned(self):
        """The editions that are scheduled for later."""
        rows = waiting(self.now).filter(article=self.article, boundary_of=None)
        return list(rows.select_related("revision").defer(*HEAVY).order_by("planned_from"))

    @cached_property
    def kind(self):
        """The kind of change that is set at first."""
        if not self.live:
            return Change.UPDATE if self.was_seen else Change.FIRST
        if self.is_same:
            return Change.CORRECTION if self.correction else Change.UPDATE
        return kind_to_begin_with(self.changes, corrections=bool(self.correction))

    @cached_property
    def impossible(self):
        """Why a kind cannot be chosen, by kind."""
        if not self.live:
            nothing = "Not possible: readers see nothing of it now."
            return {Change.TYPO: nothing, Change.CORRECTION: nothing}
        if self.is_same:
            return {Change.TYPO: "Not possible: readers already see exactly this."}
        why = why_no_typo(self.changes)
        return {Change.TYPO: why} if why else {}

    @cached_property
    def note(self):
        """What readers could be told of a correction."""
        if self.correction and self.correction.note:
            return self.correction.note
        return drafted_note(self.changes) if self.changes else ""

    def asked(self, note):
        """Each change that a correction has to tell, as what stands under its note."""
        if not self.changes:
            return []
        open_places = {question.place for question in questions(self.changes, note)}
        # Every one that an emptied note would leave open: the script shows those that are.
        return [
            {
                "place": question.place,
                "name": f"why-{slugify(question.place)}",
                "sentence": question.sentence,
                "add": question.add,
                "words": self._words(question.place),
                "open": question.place in open_places,
            }
            for question in questions(self.changes, "")
        ]

    def _words(self, place):
        """The words by which the script tells whether the note says it."""
        if place == "the verdict":
            return self.changes.new_verdict.lower()
        row = next(row for row in self.changes.words if row.place == place)
        return " ".join(telling_words(row))

    @cached_property
    def harms(self):
        """Whom wrong words about a living person would go on harming; "" for nobody."""
        if not self.changes:
            return ""
        changed = {row.after for row in self.changes.words} | {
            row.before for row in self.changes.words
        }
        facts = {fact.pk for fact in self.changes.facts}
        for harm in Reading(self.revision, self.draft.rendered, at=self.now).harms:
            touched = any(words in one or one in words for words in harm.words for one in changed)
            if touched or (harm.fact and harm.fact.pk in facts):
                return harm.named
        return ""

    @cached_property
    def reasons(self):
        """Why it cannot be published, whatever is chosen."""
        given = workflow.reasons_not_to_publish(
            self.article, self.revision, self.user, draft=self.draft
        )
        return list(dict.fromkeys(given))

    @cached_property
    def may_promise(self):
        """Whether facts that nobody has checked are all that stops it."""
        stopping = [reason for reason in self.reasons if reason not in promised(self.reasons)]
        codes = [getattr(reason, "code", "") for reason in stopping]
        return bool(promised(self.reasons)) and not any(code.startswith("living") for code in codes)
