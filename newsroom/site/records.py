"""Which records readers may find: every record page and list starts here."""

from django.db.models import Exists, FilteredRelation, OuterRef, Q

from articles.blocks.people import INCRIMINATING
from articles.models import Edition, EditionFact
from facts.care import UNPROVED
from facts.models import Adaptation, Citation, Event, Fact, Involvement, Portrayal
from shows.models import Credit, Person, Show


def public_shows():
    """Listed shows, with ``main_verdict``: our decided answer for the show as a whole."""
    return Show.objects.public().annotate(
        main_verdict=FilteredRelation(
            "verdicts",
            condition=Q(verdicts__season__isnull=True, verdicts__decided_on__isnull=False),
        )
    )


def public_people():
    """People whose sensitivity allows a page and whom a listed show or a live edition uses."""
    return Person.objects.nameable().filter(
        Exists(Credit.objects.shown().filter(person=OuterRef("pk"), show__listed=True))
        | Exists(Portrayal.objects.filter(person=OuterRef("pk"), character__show__listed=True))
        | Exists(public_involvements().filter(person=OuterRef("pk")))
        | Exists(printed_facts().filter(fact__person=OuterRef("pk")))
    )


def in_real_life():
    """For people: whether a character is drawn from them or an event involves them."""
    return Exists(Portrayal.objects.filter(person=OuterRef("pk"))) | Exists(
        Involvement.objects.filter(person=OuterRef("pk"))
    )


def public_events():
    """Events that a listed show adapts or a live edition is about."""
    return Event.objects.filter(
        Exists(Adaptation.objects.filter(event=OuterRef("pk"), show__listed=True))
        | Exists(Edition.objects.live().filter(event=OuterRef("pk")))
        | Exists(printed_facts().filter(fact__event=OuterRef("pk")))
    )


def public_involvements():
    """Parts in public events: nobody who may not be named, no harm without a nameable source."""
    cited = Citation.objects.public().filter(involvement=OuterRef("pk"), stance="supports")
    nameable = Q(person__isnull=True) | Q(person__in=Person.objects.nameable())
    return Involvement.objects.filter(
        nameable,
        ~Q(role__in=INCRIMINATING) & ~Q(status__in=UNPROVED) | Exists(cited),
        event__in=public_events(),
    )


def public_facts():
    """Facts for record pages: checked, nameably sourced, in use, and giving no ending away.

    None says something of, or is the claim of, somebody who may not be named, and none can harm
    somebody who may live unless it is confirmed, or says how it is known.
    """
    sure = Q(standing=Fact.Standing.CONFIRMED) | ~Q(hedge="")
    harmless = Q(property=None) | Q(property__damaging=False) | Q(person=None)
    facts = Fact.objects.public().usable().filter(spoiler=False)
    facts = facts.filter(sure | harmless | Q(person__living="no"))
    for person in ("person", "value_person", "attributed_to_person"):
        nobody = Q(**{f"{person}__isnull": True})
        facts = facts.filter(nobody | Q(**{f"{person}__in": Person.objects.nameable()}))
    return facts


def printed_facts():
    """The facts that live editions print."""
    return EditionFact.objects.filter(edition__in=Edition.objects.live())
