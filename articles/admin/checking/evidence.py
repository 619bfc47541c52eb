"""What stands beside a sentence: its facts, each with the three rows, its quotes and its people."""

from collections import Counter
from functools import cached_property

from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse

from articles.checking import deciding
from articles.checking.likeness import marked
from articles.linked import KNOWN_TO_US
from articles.mending import significant, words_in
from articles.models import ArticleFact
from articles.notes import independent_sources
from facts.models import Citation, Fact
from facts.wording import hedged
from newsroom.lib.html import safe_url
from newsroom.lib.wording import count_of, join_names
from shows.care import LIVING

PROBE = "-"
MOST_BELOW = 3


class Beside:
    """The evidence for the sentences of one reading, as HTML; a fixed number of queries."""

    def __init__(self, request, reading):
        self.request, self.reading, self.by = request, reading, request.user
        self.names_sources = request.user.has_perm("facts.view_source")
        self.may_mend = request.user.has_perm("facts.change_fact")

    @cached_property
    def uses(self):
        """In how many articles each fact of this version is used."""
        rows = ArticleFact.objects.filter(fact__in=[f.pk for f in self.reading.facts.values()])
        counted = rows.values("fact").annotate(count=Count("pk")).order_by()
        return {row["fact"]: row["count"] for row in counted}

    def data(self, step):
        """What the script has to know of a step."""
        last = self.reading.decision(step)
        return {
            "digest": step.digest,
            "state": self.reading.states[step.number - 1],
            "needs": self.needs(step),
            "facts": {fact.ref: fact.version for fact in step.facts},
            "by": str(last.by) if last else "",
        }

    def needs(self, step):
        """What letting it stand takes; "never" where nothing helps but mending something."""
        return "never" if self.hurdles(step) else self.reading.needs(step)

    def hurdles(self, step):
        """Why it cannot be let stand whatever is said of it."""
        found = deciding.reasons_not_to_stand(self.reading, step, reason=PROBE, opened=True)
        return list(dict.fromkeys(found))

    def html(self, step, *, reasons=(), reason=""):
        """The evidence for ``step``; ``reasons`` are those against what was just tried."""
        needs = self.needs(step)
        last = self.reading.decision(step)
        compared = self.reading.compared(step)
        drafts = [fact for fact in step.facts if fact.stage != Fact.Stage.CHECKED]
        context = {
            "step": step,
            "state": self.reading.states[step.number - 1],
            "last": last,
            "last_is_mine": last and last.by_id == self.by.pk,
            "yours": self.reading.yours(step),
            "hurdles": self.hurdles(step),
            "needs": needs,
            "holds": join_names(step.holds),
            "below": self._below(step) if step.line else (),
            "cards": [self._card(step, found) for found in compared],
            "about_living": any(map(_about_living, step.facts)),
            "differences": [found.difference for found in compared if found.difference],
            "versions": " ".join(f"{fact.ref}:{fact.version}" for fact in step.facts),
            "revision": self.reading.revision,
            "effect": f"checked by {self.by}, next sentence opens"
            if drafts
            else "next sentence opens",
            "reasons": reasons,
            "reason": reason,
        }
        return render_to_string("admin/articles/checking/evidence.html", context, self.request)

    def _below(self, step):
        """The sentences of the text that have most of its numbers and names."""
        wanted = _telling(step)
        shared = [
            (len(wanted & _telling(other)), other) for other in self.reading.steps if not other.line
        ]
        like = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])
        return [other for _, other in like[:MOST_BELOW]]

    # -- One fact ---------------------------------------------------------------------------------

    def _card(self, step, found):
        fact = found.fact
        cited = [self._quote(citation, step, fact) for citation in fact.citations.all()]
        return {
            "fact": fact,
            "rows": found.rows(),
            "difference": found.difference,
            "quotes": cited,
            "sources": _sources_in_words(fact),
            "living": _living(fact),
            "entered": _entered(fact, self.by),
            "used": count_of(self.uses.get(fact.pk, 1), "article"),
            "mend": self._mend(fact),
            "page": reverse("admin:facts_fact_change", args=[fact.pk]),
        }

    def _mend(self, fact):
        if not self.may_mend:
            return ""
        article = self.reading.revision.article_id
        return f"{reverse('admin:articles_article_row', args=[article])}?fact={fact.pk}"

    def _named(self, source):
        hidden = source and source.confidential and not self.names_sources
        return KNOWN_TO_US.lower() if hidden else source

    def _quote(self, citation, step, fact):
        source = citation.source
        if source.confidential and not self.names_sources:
            return {"title": KNOWN_TO_US}
        said = [step.text, hedged(fact)]
        return {
            "html": marked(citation.quote, said, tag="mark", all_words=True)
            if citation.quote
            else "",
            "publisher": source.publisher.name if source.publisher else "",
            "title": source.title,
            "kind": source.get_kind_display().lower(),
            "date": str(source.published or ""),
            "place": citation.locator,
            "stance": ""
            if citation.stance == Citation.Stance.SUPPORTS
            else citation.get_stance_display().lower(),
            "repeats": self._named(source.independent_of),
            "archived": safe_url(source.archived_url),
            "url": safe_url(source.url),
            "confidential": source.confidential,
        }


def _telling(step):
    # "One of them" counts nothing.
    return {word.lower() for word in words_in(step.text) if significant(word)} - {"one"}


def _sources_in_words(fact):
    """How many of its sources count: "2 sources, of which 1 is independent"."""
    supporting = [one for one in fact.citations.all() if one.stance == Citation.Stance.SUPPORTS]
    if len(supporting) < 2:
        return ""
    independent = independent_sources(fact)
    shared = Counter(one.source.publisher_id for one in supporting if one.source.publisher_id)
    if independent < len(supporting):
        return f"{len(supporting)} sources count as {independent}: the others only repeat."
    if any(number > 1 for number in shared.values()):
        return f"{len(supporting)} sources, some of one publisher."
    return f"{len(supporting)} sources, none repeats another."


def _living(fact):
    """A warning where the fact is about somebody who may be alive, or ""."""
    people = (fact.person, fact.value_person)
    words = [LIVING[person.living] for person in people if person and person.living in LIVING]
    if not words:
        return ""
    if fact.property and fact.property.damaging:
        return "can harm a living person"
    return f"about a person {words[0]}" if "not" in words[0] else "about a living person"


def _about_living(fact):
    return bool(_living(fact))


def _entered(fact, by):
    """Who entered it, and who has checked it."""
    who = "you" if fact.created_by_id == by.pk else fact.created_by or "an import"
    if fact.stage != Fact.Stage.CHECKED:
        return f"Entered by {who}; nobody has checked it."
    checker = "you" if fact.checked_by_id == by.pk else fact.checked_by
    return (
        f"Entered by {who}, checked by {checker} on {fact.checked_on.day} {fact.checked_on:%b %Y}."
    )
