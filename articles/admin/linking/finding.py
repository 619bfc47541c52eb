"""Facts for words of the text: the rows of the picker, and the facts that the text links to."""

from articles.admin.linking.answers import FactAnswer, refs_from, subjects_from, text_from
from articles.fitting import asked
from articles.linked import Desk, changes_since_print, deleted
from articles.linking import facts_near, found_by, ranked, with_words
from facts.models import Fact
from facts.pasting import PERMISSION

MOST_ROWS = 30


class FindFacts(FactAnswer):
    """Facts for the selected words, the best first: by value, words, and nearness to the article.

    With words in the search box only facts that hold them, of the whole desk.
    """

    slug = "facts-find"

    def write(self, screen, request, record):
        subjects = subjects_from(request, record)
        wanted = asked(text_from(request, "words"), text_from(request, "sentence"))
        near, box = facts_near(subjects), text_from(request, "q")
        linked = set(refs_from(request))
        facts = [
            fact
            for fact in (found_by(box, near, subjects) if box else near)
            if fact.ref not in linked
        ]
        best = ranked(facts, wanted, subjects)[:MOST_ROWS]
        return {
            "rows": Desk(best, by=request.user).rows(),
            "found": len(facts),
            "may_add": request.user.has_perm(PERMISSION),
        }


class LinkedFacts(FactAnswer):
    """How the facts that a text links to stand now, each with its sources and other claims."""

    slug = "facts-linked"

    def write(self, screen, request, record):
        refs = refs_from(request)
        return {"rows": linked_rows(refs, record, by=request.user)}


def linked_rows(refs, article, *, by):
    """A row for each reference, in order; of those nobody holds only that it is gone."""
    facts = {fact.ref: fact for fact in with_words(Fact.objects.filter(ref__in=refs))}
    desk = Desk(facts.values(), by=by)
    changes = changes_since_print(article, list(facts.values()))
    return [
        desk.full(facts[ref]) | {"changed": changes.get(facts[ref].pk, "")}
        if ref in facts
        else deleted(ref)
        for ref in refs
    ]
