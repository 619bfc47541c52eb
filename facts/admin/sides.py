"""A claim as it is judged beside another: what it says, and what its sources say."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from facts.claims import hidden_lists
from facts.marking import Piece, agreeing, differing
from facts.models import Citation, Fact
from facts.opposing import list_of, people_of, said_by, statement_of
from newsroom.lib.wording import count_of
from shows.models import Credit

NUMBERS = {"a": 1, "b": 2}
RANKS = {"use": "use this", "also": "also said", "superseded": "superseded"}


@dataclass(frozen=True)
class Quote:
    """A citation: the words of its source in pieces, and where they stand."""

    citation: Citation
    words: list[Piece]


@dataclass(frozen=True)
class Side:
    """One of two claims; ``side`` is "a" or "b". ``state`` says how it stands on the desk."""

    side: str
    number: int
    claim: Any
    value: list[Piece]
    statement: list[Piece]
    quotes: list[Quote]
    people: list[Any]
    state: list[str]
    url: str

    @property
    def standing(self):
        """The code of its standing; "" for what has none."""
        return self.claim.standing if isinstance(self.claim, Fact) else ""

    @property
    def is_unchecked(self):
        """Whether nobody has read it against its sources."""
        return isinstance(self.claim, Fact) and self.claim.stage == Fact.Stage.DRAFT


def sides_of(row, pages):
    """Both claims of a contradiction; ``pages`` is the number of articles that show each."""
    kind = type(row.a)._meta.model_name
    rows = Citation.objects.filter(**{f"{kind}__in": [row.a, row.b]})
    cited = defaultdict(list)
    for citation in rows.select_related("source__publisher").order_by("-source__primary", "pk"):
        cited[getattr(citation, f"{kind}_id")].append(citation)
    hidden = hidden_lists() if isinstance(row.a, Credit) else frozenset()
    return [
        _side(side, claim, other, cited=cited[claim.pk], pages=pages.get(side, 0), hidden=hidden)
        for side, claim, other in (("a", row.a, row.b), ("b", row.b, row.a))
    ]


def _side(side, claim, other, *, cited, pages, hidden):  # noqa: PLR0913 -- its parts
    value, statement = said_by(claim), statement_of(claim)
    said = f"{value} {statement}"
    screen = f"admin:{claim._meta.app_label}_{claim._meta.model_name}_change"
    return Side(
        side=side,
        number=NUMBERS[side],
        claim=claim,
        value=differing(value, said_by(other)),
        statement=differing(statement, statement_of(other)),
        quotes=[Quote(citation, agreeing(citation.quote, said)) for citation in cited],
        people=people_of(claim),
        state=[*_state(claim, hidden), _printed(pages)],
        url=reverse(screen, args=[claim.pk]),
    )


def _state(claim, hidden):
    match claim:
        case Fact(stage=Fact.Stage.CHECKED):
            checked = f"checked by {claim.checked_by}"
        case Fact(stage=Fact.Stage.RETIRED):
            checked = "retired"
        case Fact():
            checked = "nobody has checked it"
        case Credit():
            origin = list_of(claim, hidden) if claim.source else "entered by hand"
            return [origin, claim.get_status_display().lower()]
        case _:
            return [claim.get_status_display().lower()]
    entered = f"entered by {claim.created_by}" if claim.created_by else "imported"
    return [f"rank: {RANKS[claim.rank]}", checked, entered]


def _printed(pages):
    return f"on {count_of(pages, 'article')}" if pages else "on no page"
