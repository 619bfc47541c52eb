"""How true a show is, scene by scene: the score, with what it leaves out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from facts.models import SceneAssessment
from newsroom.lib.wording import count_of, join_names, number
from shows.models import Season, Show

Grade = SceneAssessment.Grade
# How much of a scene counts as true. Strictly, only what happened as it is shown.
STRICT: dict[str, Decimal] = {
    Grade.TRUE: Decimal(1),
    Grade.TRUE_ISH: Decimal(0),
    Grade.FALSE_ISH: Decimal(0),
}
FLEXIBLE: dict[str, Decimal] = {
    Grade.TRUE: Decimal(1),
    Grade.TRUE_ISH: Decimal("0.75"),
    Grade.FALSE_ISH: Decimal("0.25"),
}
FEWEST = 8


@dataclass(frozen=True)
class Score:
    """What the graded scenes say together; ``strict`` and ``flexible`` in per cent, or None.

    Scenes that nobody can judge are left out of both and counted in ``unknown``. Below FEWEST
    graded scenes there is no score. ``by_length``: each scene weighs as long as it lasts.
    """

    graded: int
    unknown: int
    strict: int | None
    flexible: int | None
    by_length: bool

    @property
    def scenes(self) -> int:
        return self.graded + self.unknown

    @property
    def unknown_share(self) -> int:
        """The scenes that nobody can judge, in per cent of all."""
        return _per_cent(Decimal(self.unknown), Decimal(self.scenes)) if self.scenes else 0

    def __str__(self) -> str:
        left_out = f"{number(self.unknown) if self.unknown else 'none'} unknown"
        if self.strict is None:
            missing = count_of(FEWEST - self.graded, "graded scene")
            return f"No score yet: {missing} more needed, {left_out}."
        weight = "by running time" if self.by_length else "by scenes"
        told = f"{count_of(self.scenes, 'scene')}, {left_out} ({self.unknown_share}%)"
        return f"{self.strict}% true, {self.flexible}% true in spirit, {weight}; {told}."


def score(scenes: Iterable[SceneAssessment]) -> Score:
    """The score of ``scenes``: by running time where every graded one says how long it lasts."""
    rows = list(scenes)
    graded = [scene for scene in rows if scene.grade != Grade.UNKNOWN]
    by_length = bool(graded) and all(scene.length for scene in graded)
    weights: Counter[str] = Counter()
    for scene in graded:
        weights[scene.grade] += _seconds(scene.length) if by_length else 1
    enough = len(graded) >= FEWEST
    return Score(
        graded=len(graded),
        unknown=len(rows) - len(graded),
        strict=_share(weights, STRICT) if enough else None,
        flexible=_share(weights, FLEXIBLE) if enough else None,
        by_length=by_length,
    )


def score_of(show: Show, season: Season | None = None) -> Score:
    """The score of a season, or of all scenes of a show. One query."""
    rows = SceneAssessment.objects.filter(show=show)
    rows = rows.filter(season=season) if season else rows
    return score(rows.only("grade", "starts", "ends"))


def tally(scenes: Iterable[SceneAssessment]) -> str:
    """How many scenes have each grade, in words: "4 true, 3 true-ish and 1 unknown"."""
    counts = Counter(scene.grade_word.lower() for scene in scenes)
    order = [label.partition(":")[0].lower() for label in Grade.labels]
    return join_names(f"{counts[word]} {word}" for word in order if counts[word])


def _share(weights: Counter[str], worth: dict[str, Decimal]) -> int:
    true = sum((worth.get(grade, Decimal(0)) * weight for grade, weight in weights.items()))
    return _per_cent(Decimal(true), Decimal(weights.total()))


def _per_cent(part: Decimal, whole: Decimal) -> int:
    return int((100 * part / whole).quantize(Decimal(1), ROUND_HALF_UP))


def _seconds(length: timedelta | None) -> int:
    return round(length.total_seconds()) if length else 0
