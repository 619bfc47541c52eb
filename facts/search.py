"""What events, facts and sources are found by."""

from facts.models import (
    Adaptation,
    Citation,
    Contradiction,
    Event,
    EventName,
    Fact,
    Involvement,
    Portrayal,
    SceneAssessment,
    Source,
    Verdict,
)
from facts.models.properties import SUBJECTS
from newsroom.lib.search import register


def register_all():
    """Have every record of this app found."""
    register(
        Event,
        title="name",
        words=lambda event: [event.slug, *(name.text for name in event.names.all())],
        related=["names"],
        parts={EventName: "event_id"},
    )
    register(Fact, title="ref", words=lambda fact: [fact.statement], via=SUBJECTS)
    register(
        Source,
        title="title",
        words=lambda source: [source.author, source.url, source.identifier],
        via=["publisher"],
        # Whoever may read the words that are kept here could read them of readers' search, too.
        hidden=lambda source: source.confidential,
    )
    register(
        SceneAssessment,
        title="heading",
        words=lambda scene: [scene.ref, scene.shown, scene.happened],
        via=["show"],
    )
    register(Verdict, title="answer", via=["show"])
    register(Citation, via=["source", "fact"])
    parties = ["credit_a__person", "credit_b__person", "involvement_a__person"]
    register(Contradiction, via=["fact_a", "fact_b", *parties, "involvement_a__organisation"])
    register(Involvement, via=["person", "organisation", "event"])
    register(Adaptation, via=["show", "event", "source_work"])
    register(Portrayal, via=["character", "person", "character__show"])
