"""Two people changed the same article: what fits together, and the places they both changed.

A value that one of them left alone is the other's. The body is joined by its top-level blocks.
Nothing of either is lost but what somebody chooses away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from articles.body import Block, Text, Writer, read_body, text_of
from articles.differences import Pair, align

Side = Literal["mine", "theirs", "both"]
# Fields whose clash can be settled in words of one's own.
WRITTEN = frozenset(
    {
        "headline",
        "slug",
        "standfirst",
        "body",
        "search_title",
        "meta_description",
        "social_title",
        "home_headline",
        "canonical_url",
    }
)
# The value that a field had before both is not known, so that every difference is a clash.
UNKNOWN = object()


class Answer(NamedTuple):
    """What was chosen for a place: "mine", "theirs", "both", or "own" with the ``words``."""

    choice: str
    words: str = ""


@dataclass(frozen=True)
class Place:
    """Something both changed. Of a body the three are rows of blocks that stand at one place."""

    field: str
    base: Any
    mine: Any
    theirs: Any
    # The heading over it in the body.
    over: str = ""
    # Counts places that are otherwise the same.
    again: int = 0

    @property
    def key(self) -> str:
        """The same for the same place in a later joining, whatever else was saved meanwhile."""
        sides = (self.base, self.mine, self.theirs)
        told = "\0".join([self.field, *map(_told, sides), str(self.again)])
        return sha256(told.encode()).hexdigest()[:20]

    @property
    def choices(self) -> list[str]:
        """How it can be settled."""
        choices = ["mine", "theirs"]
        if isinstance(self.mine, list) and isinstance(self.theirs, list):
            choices.append("both")
        return [*choices, "own"] if self.field in WRITTEN else choices

    def settled(self, answer: Answer) -> Any:
        """The value that ``answer`` gives it."""
        if answer.choice == "own":
            return read_body(answer.words).blocks if self.field == "body" else answer.words
        if answer.choice == "both":
            return [*self.mine, *(one for one in self.theirs if one not in self.mine)]
        return self.mine if answer.choice == "mine" else self.theirs


class Fit(NamedTuple):
    """A change that fits by itself: whose it is, what it was and what it became."""

    side: Side
    field: str
    pair: Pair
    over: str = ""


@dataclass
class Joining:
    """Two versions of an article over the one they began from."""

    values: dict[str, Any] = field(default_factory=dict)
    # The body in order, what is open as a place.
    body: list[list[Block] | Place] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    fits: list[Fit] = field(default_factory=list)

    def open_places(self, answers: Mapping[str, Answer]) -> list[Place]:
        """The places that ``answers``, by key, do not settle."""
        return [
            place
            for place in self.places
            if place.key not in answers or answers[place.key].choice not in place.choices
        ]

    def settled(self, answers: Mapping[str, Answer]) -> dict[str, Any]:
        """The joined article, when every place is answered."""
        values = dict(self.values)
        for place in self.places:
            if place.field != "body":
                values[place.field] = place.settled(answers[place.key])
        pieces = (
            piece.settled(answers[piece.key]) if isinstance(piece, Place) else piece
            for piece in self.body
        )
        return values | {"body": Writer().write(block for piece in pieces for block in piece)}


def join(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Joining:
    """Join two versions, each a mapping of every field to its value, over what both began from.

    A value missing in ``base`` is not known.
    """
    joining = Joining()
    for name, my_value in mine.items():
        before = base.get(name, UNKNOWN)
        if name == "body":
            _join_body(joining, "" if before is UNKNOWN else before, my_value, theirs[name])
        else:
            _join_value(joining, name, before, my_value, theirs[name])
    return joining


def _join_value(joining: Joining, name: str, base: Any, mine: Any, theirs: Any) -> None:
    joining.values[name] = theirs
    if mine == theirs:
        return
    if theirs == base:
        joining.values[name] = mine
    if base in (mine, theirs):
        side: Side = "mine" if theirs == base else "theirs"
        joining.fits.append(Fit(side, name, Pair(base, joining.values[name])))
    else:
        before = None if base is UNKNOWN else base
        joining.places.append(Place(name, before, mine, theirs))


# -- The body --------------------------------------------------------------------------------------


@dataclass
class _Step:
    """A block of the base, or a gap between two, and what stands there in each version."""

    base: list[Block]
    mine: list[Block]
    theirs: list[Block]

    @property
    def is_block(self) -> bool:
        return bool(self.base)

    @property
    def is_idle(self) -> bool:
        return self.base == self.mine == self.theirs

    @property
    def clashes(self) -> bool:
        if self.base in (self.mine, self.theirs) or self.mine == self.theirs:
            return False
        # Of two who added the same at one place, one may have added more.
        in_row = not self.is_block and (
            _holds(self.mine, self.theirs) or _holds(self.theirs, self.mine)
        )
        return not in_row

    @property
    def joined(self) -> list[Block]:
        if self.mine == self.base:
            return self.theirs
        if self.theirs == self.base:
            return self.mine
        return max(self.mine, self.theirs, key=len)

    @property
    def side(self) -> Side:
        if self.mine == self.theirs:
            return "both"
        return "mine" if self.joined == self.mine else "theirs"

    @property
    def comes_along(self) -> bool:
        """Whether it belongs to a clash beside it: added there, or taken away for it."""
        return not self.is_idle and (not self.is_block or not self.mine or not self.theirs)


def _join_body(joining: Joining, base: str, mine: str, theirs: str) -> None:
    bodies = [read_body(html).blocks for html in (base, mine, theirs)]
    over = ""
    for steps in _clusters(list(_steps(*bodies))):
        if any(step.clashes for step in steps):
            place = _place(steps, over, joining.places)
            joining.places.append(place)
            joining.body.append(place)
            over = _heading([*place.theirs, *place.mine]) or over
            continue
        for step in steps:
            joining.body.append(step.joined)
            over = _heading(step.joined) or over
            if not step.is_idle:
                joining.fits += _fits(step, over)


def _steps(base: list[Block], mine: list[Block], theirs: list[Block]) -> Iterator[_Step]:
    """Gap, block, gap, block, ..., gap."""
    my_gaps, my_blocks = _against(base, mine)
    their_gaps, their_blocks = _against(base, theirs)
    for number, block in enumerate(base):
        yield _Step([], my_gaps[number], their_gaps[number])
        yield _Step([block], my_blocks[number], their_blocks[number])
    yield _Step([], my_gaps[-1], their_gaps[-1])


def _against(
    base: Sequence[Block], other: Sequence[Block]
) -> tuple[list[list[Block]], list[list[Block]]]:
    """What stands in each gap between the blocks of ``base``, and what became of each block."""
    gaps: list[list[Block]] = [[]]
    blocks: list[list[Block]] = []
    for pair in align(base, other):
        if pair.before is None:
            gaps[-1].append(pair.after)
        else:
            blocks.append([] if pair.after is None else [pair.after])
            gaps.append([])
    return gaps, blocks


def _clusters(steps: list[_Step]) -> Iterator[list[_Step]]:
    """Each step alone, but a clash together with what belongs to it on both sides.

    Somebody who split a paragraph changed one block and added one: asked apart, the words of the
    second would come twice.
    """
    start = 0
    while start < len(steps):
        end = start + 1
        while end < len(steps) and _belong(steps[start:end], steps[end:]):
            end += 1
        cluster = steps[start:end]
        if any(step.clashes for step in cluster):
            yield cluster
        else:
            yield from ([step] for step in cluster)
        start = end


def _belong(before: list[_Step], after: list[_Step]) -> bool:
    """Whether the next step hangs together with those before it, past gaps that stayed empty."""
    last = next((step for step in reversed(before) if step.base or not step.is_idle), None)
    following = next((step for step in after if step.base or not step.is_idle), None)
    if last is None or following is None or last.is_idle or following.is_idle:
        return False
    return (last.clashes and following.comes_along) or (
        last.comes_along and (following.clashes or following.comes_along)
    )


def _place(steps: list[_Step], over: str, earlier: Iterable[Place]) -> Place:
    base, mine, theirs = (
        [block for step in steps for block in getattr(step, side)]
        for side in ("base", "mine", "theirs")
    )
    again = sum((place.base, place.mine, place.theirs) == (base, mine, theirs) for place in earlier)
    return Place("body", base, mine, theirs, over, again)


def _fits(step: _Step, over: str) -> Iterator[Fit]:
    for pair in align(step.base, step.joined):
        yield Fit(step.side, "body", pair, over)


def _heading(blocks: Iterable[Block]) -> str:
    """The last question in ``blocks``, or ""."""
    found = [
        text_of(block.runs) for block in blocks if isinstance(block, Text) and block.tag == "h2"
    ]
    return found[-1] if found else ""


def _holds(longer: Sequence[Block], shorter: Sequence[Block]) -> bool:
    """Whether ``shorter`` stands in ``longer``, in its order."""
    rest = iter(longer)
    return all(block in rest for block in shorter)


def _told(value: Any) -> str:
    if isinstance(value, list):
        return Writer().write(value) if _are_blocks(value) else repr(value)
    return repr(value)


def _are_blocks(values: list[Any]) -> bool:
    return all(isinstance(value, Block) for value in values)
