"""A writer, an editor, a checker and the clock on one article, in an order that chance decides.

Each looks at the article when they like and acts later on what they saw then: what they hold is
stale as often as not. After each step the promises of the desk are looked at, against a record of
what was approved and written that is kept here, apart from the rules.
"""

import random
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from unittest.mock import patch

from articles import workflow
from articles.joining import join
from articles.keeping import set_words_aside
from articles.models import Article, Edition, Revision
from articles.revisions import content_of, save_article
from facts.checking import check_fact, retire_fact
from facts.models import Fact
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from tests import make

MINUTE = timedelta(minutes=1)
# Every word that somebody writes is another one, and says by its number that it is no typo.
WORD = re.compile(r"\bw\d+\b")
STEPS = 16
OFTEN = ("look", "type", "save", "approve", "publish", "tick")


class BrokenPromise(AssertionError):  # noqa: N818 -- reads as a sentence
    """What must never happen did; the steps that led there are in the message."""


@dataclass
class View:
    """What somebody saw of the article when they looked: their own copy, its base, its version."""

    article: Article
    base: dict[str, Any]
    revision: Revision
    typed: list[str] = field(default_factory=list)


@contextmanager
def clock_at(moment):
    """The clock of the house, to be moved by hand: a list of one moment."""
    hands = [moment]
    with patch("django.utils.timezone.now", lambda: hands[0]):
        yield hands


class Desk:
    """The people of one desk, and a fact; articles come and go."""

    def __init__(self):
        self.people = {
            "writer": make.make_member("Writer", "mara"),
            "editor": make.make_member("Editor", "ellie"),
            "managing": make.make_member("Managing editor", "max"),
            "checker": make.make_member("Fact-checker", "jo"),
        }
        self.author = make.make_author(user=self.people["writer"])


class Story:
    """One article in the hands of four, and what is known of it here."""

    def __init__(self, desk, hands, seed):
        self.desk, self.hands = desk, hands
        self.chance = random.Random(seed)
        self.facts = [
            make.make_fact(checked_by=desk.people["checker"], created_by=desk.people["writer"])
            for _ in range(2)
        ]
        article = make.make_article(
            facts=self.facts, by=desk.people["writer"], authors=[desk.author]
        )
        self.key = article.pk
        self.views = {name: self._view() for name in ("writer", "editor")}
        self.words = 0
        self.written: set[str] = set()
        # By version, when it was approved and until when: an end of None is still open.
        self.approved: dict[int, list[list[Any]]] = {}
        self.fit: dict[int, list[tuple[datetime, bool]]] = {
            fact.pk: [(hands[0], True)] for fact in self.facts
        }
        self.seen: set[int] = set()
        self.steps: list[str] = []
        self.done = 0

    def run(self, steps=STEPS):
        """Take so many steps, looking at every promise after each."""
        deeds = [name for name in dir(self) if name.startswith("do_")]
        weights = [3 if name.removeprefix("do_") in OFTEN else 1 for name in deeds]
        for name in self.chance.choices(deeds, weights, k=steps):
            self.hands[0] += timedelta(seconds=self.chance.randrange(1, 40))
            self._step(name)
            self._look_at_promises()
        self.hands[0] += timedelta(days=2)
        self._look_at_promises()

    def _step(self, name):
        try:
            said = getattr(self, name)()
        except (Refused, Stale) as no:
            said = f"no: {str(no)[:60]}"
        else:
            self.done += 1
        self.steps.append(f"{self.hands[0]:%d %H:%M:%S} {name[3:]}: {said or 'done'}")

    # -- What they do -----------------------------------------------------------------------------

    def do_look(self):
        who = self.chance.choice(["writer", "editor"])
        self.views[who] = self._view()
        return f"{who} looks at version {self.views[who].revision.number}"

    def do_type(self):
        who = self.chance.choice(["writer", "writer", "editor"])
        view = self.views[who]
        self.words += 1
        word = f"w{self.words}"
        blocks = view.article.body.split("</p>")
        place = self.chance.randrange(len(blocks) - 1)
        if self.chance.random() < 0.5:
            blocks[place] += f" {word}"
        else:
            blocks.insert(place, f"<p>{word}")
        view.article.body = "</p>".join(blocks)
        view.typed.append(word)
        return f"{who} types {word}"

    def do_save(self):
        who = self.chance.choice(["writer", "writer", "editor"])
        view, by = self.views[who], self.desk.people[who]
        if not view.typed:
            return f"{who} has nothing to save"
        try:
            revision = save_article(view.article, by=by, base_version=view.article.version)
            said = f"{who} saves version {revision.number}"
        except Stale:
            said = self._join(view, by)
        self.written |= set(view.typed)
        self.views[who] = self._view()
        return said

    def _join(self, view, by):
        """Join a late save as the desk does: what clashes is set aside."""
        theirs = self._view()
        mine = view.base | {"body": view.article.body}
        joining = join(view.base, mine, theirs.base)
        if joining.places:
            aside = set_words_aside(theirs.article, mine, by=by, at=self.hands[0])
            return f"clashes, set aside as version {aside.number}"
        theirs.article.body = joining.settled({})["body"]
        revision = save_article(theirs.article, by=by, base_version=theirs.article.version)
        return f"joined as version {revision.number}"

    def do_submit(self):
        view = self.views["writer"]
        by = self.desk.people["writer"]
        workflow.submit(self._article(), revision=view.revision, by=by)

    def do_take_back(self):
        workflow.take_back(self._article(), by=self.desk.people["writer"])

    def do_approve(self):
        view = self.views["editor"]
        workflow.approve(self._article(), revision=view.revision, by=self.desk.people["editor"])
        self.approved.setdefault(view.revision.pk, []).append([self.hands[0], None])
        return f"version {view.revision.number}"

    def do_send_back(self):
        article = self._article()
        workflow.send_back(article, by=self.desk.people["editor"], note="Look at it again.")
        self._end_approval(article.approved_revision_id)

    def do_publish(self):
        view = self.views["editor"]
        ahead = self.chance.choice([None, None, 5, 30, 90])
        until = self.chance.choice([None, None, 120])
        edition = workflow.publish(
            self._article(),
            revision=view.revision,
            by=self.desk.people["editor"],
            at=ahead and self.hands[0] + ahead * MINUTE,
            until=until and self.hands[0] + until * MINUTE,
            scheduled=self.chance.choice([None, "cancel", "rebase"]),
            date_note=self.chance.choice(["", "New words."]),
        )
        return f"edition {edition.number} of version {view.revision.number}, {edition.state()}"

    def do_move_a_plan(self):
        edition = self._edition()
        if edition is None:
            return "nothing is planned"
        by, now = self.desk.people["editor"], self.hands[0]
        deed = self.chance.choice(["hold", "release", "unschedule", "expire", "reschedule"])
        asked = {
            "hold": {"reason": "Not yet."},
            "expire": {"until": now + self.chance.randrange(5, 200) * MINUTE},
            "reschedule": {"at": now + self.chance.randrange(5, 200) * MINUTE},
        }
        getattr(workflow, deed)(edition, by=by, **asked.get(deed, {}))
        return f"{deed} edition {edition.number}"

    def do_withdraw(self):
        article = self._article()
        workflow.withdraw(article, by=self.desk.people["managing"], reason="It was wrong.")
        self._end_approval(article.approved_revision_id)

    def do_fact(self):
        fact = Fact.objects.get(pk=self.chance.choice(self.facts).pk)
        checker = self.desk.people["checker"]
        fits = fact.stage == Fact.Stage.RETIRED
        if fits:
            fact.stage = Fact.Stage.DRAFT
            check_fact(fact, by=checker)
        else:
            retire_fact(fact, by=checker, reason="A better source says otherwise.")
        self.fit[fact.pk].append((self.hands[0], fits))
        return "checked again" if fits else "retired"

    def do_tick(self):
        self.hands[0] += self.chance.randrange(1, 90) * MINUTE

    # -- What must hold ---------------------------------------------------------------------------

    def _look_at_promises(self):
        now = self.hands[0]
        editions = list(
            Edition.objects.filter(article=self.key, live_from__isnull=False)
            .select_related("revision")
            .order_by("live_from")
        )
        for earlier, later in pairwise(editions):
            if earlier.live_until is None or earlier.live_until > later.live_from:
                self._broken(f"editions {earlier.number} and {later.number} are visible at once")
        if Edition.objects.live(now).filter(article=self.key).count() > 1:
            self._broken("two editions are live")
        for edition in editions:
            if edition.live_from <= now and edition.pk not in self.seen:
                self.seen.add(edition.pk)
                self._look_at_opening(edition)
        self._look_for_words()
        self._look_at_stage()

    def _look_at_opening(self, edition):
        opened, content = edition.live_from, edition.revision.content
        if set(WORD.findall(edition.html)) != set(WORD.findall(content["body"])):
            self._broken(f"edition {edition.number} has other words than its version")
        spans = self.approved.get(edition.revision_id, [])
        if not any(start <= opened and (end is None or opened <= end) for start, end in spans):
            self._broken(f"edition {edition.number} opened without an approval")
        for fact in edition.printed_facts.values_list("fact", flat=True):
            stood = [fits for since, fits in self.fit[fact] if since < opened]
            if not stood[-1]:
                self._broken(f"edition {edition.number} opened with a fact that was retired")

    def _look_for_words(self):
        rows = Revision.objects.filter(article=self.key).values_list("content", flat=True)
        held = {word for content in rows for word in WORD.findall(content["body"])}
        if lost := self.written - held:
            self._broken(f"lost: {', '.join(sorted(lost))}")

    def _look_at_stage(self):
        article = self._article()
        approved = article.approved_revision
        if (article.stage == Article.Stage.APPROVED) != (approved is not None):
            self._broken(f"{article.stage}, and its approved version is {approved}")
        if approved and (approved != article.head or approved.approved_at is None):
            self._broken("what is approved is not the newest version")
        if WORD.findall(article.body) != WORD.findall(article.head.content["body"]):
            self._broken("the working copy is not its newest version")

    def _broken(self, what):
        raise BrokenPromise("\n".join([what, *self.steps]))

    # -- Rows -------------------------------------------------------------------------------------

    def _article(self):
        return Article.objects.get(pk=self.key)

    def _view(self):
        article = self._article()
        return View(article, content_of(article), article.head)

    def _edition(self):
        rows = list(Edition.objects.filter(article=self.key, cancelled_at=None))
        return self.chance.choice(rows) if rows else None

    def _end_approval(self, revision):
        for span in self.approved.get(revision, []):
            span[1] = span[1] or self.hands[0]


def tell(desk, seed):
    """Run the story of one seed; return how many of its steps were done."""
    with clock_at(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)) as hands:
        story = Story(desk, hands, seed)
        story.run()
    return story.done
