"""The panel beside the text: what rests on nothing, the facts used, the facts of this show left."""

from articles.admin.linking.answers import (
    FactAnswer,
    passages_from,
    refs_from,
    subjects_from,
    text_from,
)
from articles.admin.linking.finding import linked_rows
from articles.fitting import asked, fits
from articles.linked import Desk
from articles.linking import facts_near, names_around, ranked
from articles.resting import sentences_in
from facts.models import Fact
from newsroom.lib.wording import join_names

MOST_SENTENCES = 60
MOST_LEFT = 200


class RestingOn(FactAnswer):
    """What the text in the editor rests on, saved or not; a fixed number of queries."""

    slug = "panel"

    def write(self, screen, request, record):
        passages = passages_from(request)
        subjects = subjects_from(request, record)
        near = facts_near(subjects)
        used = list(
            dict.fromkeys(ref for row in passages for mark in row.marks for ref in mark.refs)
        )
        used = list(dict.fromkeys([*used, *refs_from(request)]))
        sentences = sentences_in(passages, names_around(subjects))
        headline = " ".join(text_from(request, name) for name in ("headline", "standfirst"))
        left = [fact for fact in near if fact.ref not in set(used) and is_to_use(fact)]
        bare = [sentence for sentence in sentences if sentence.wants_fact]
        fitting = _fitting(bare[:MOST_SENTENCES], near, subjects)
        return {
            "resting": sum(sentence.rests for sentence in sentences),
            "sentences": len(sentences),
            "bare": _bare_rows(bare, fitting, by=request.user),
            "used": linked_rows(used, record, by=request.user),
            "left": _left_rows(left, headline, subjects, by=request.user),
            "left_count": len(left),
        }


def is_to_use(fact):
    """Whether readers should get it: not superseded, not said to be false."""
    return fact.rank == Fact.Rank.USE and fact.standing != Fact.Standing.FALSE


def _fitting(bare, near, subjects):
    """The fact that fits each sentence best, where one fits at all."""
    usable = [fact for fact in near if is_to_use(fact)]
    found = []
    for sentence in bare:
        wanted = asked(sentence.text)
        fitting = [fact for fact in usable if fits(fact, wanted)]
        found.append(next(iter(ranked(fitting, wanted, subjects)), None))
    return found


def _bare_rows(bare, fitting, *, by):
    desk = Desk({fact.pk: fact for fact in fitting if fact}.values(), by=by)
    best = dict(enumerate(fitting))
    return [
        {
            "passage": sentence.passage,
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
            "holds": join_names(sentence.holds),
            "fits": desk.row(best[number]) if best.get(number) else None,
        }
        for number, sentence in enumerate(bare)
    ]


def _left_rows(left, headline, subjects, *, by):
    best = ranked(left, asked(headline), subjects)[:MOST_LEFT]
    return Desk(best, by=by).rows()
