"""The records behind an article: each kind read once, whatever the number of blocks and facts."""

from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from articles.body import RecordBlock, read_body
from articles.models import Author, Embed, Revision, SpentDecision
from facts.care import spent_in, spent_people
from facts.models import Adaptation, Citation, Event, Fact, Involvement, Portrayal, Verdict
from images.models import Image
from newsroom.lib.dates import PartialDate
from shows.models import Availability, Credit, Merge, Season, Show

PRINTED_VALUES = (
    "property",
    "value_person",
    "value_place",
    "value_organisation",
    "value_source_work",
    "value_show",
    "value_event",
    "attributed_to_person",
    "attributed_to_organisation",
)
ESTABLISHED = ("confirmed", "reported", "disputed")


class Material:
    """What ``revision`` prints at the clock ``at``. Nothing is read before it is asked for."""

    def __init__(self, revision: Revision, *, at: datetime) -> None:
        self.revision = revision
        self.content = revision.content
        self.body = read_body(self.content["body"])
        self.at = at
        self.day = day_at(at)

    # -- What the article is about ----------------------------------------------------------

    @cached_property
    def _shows(self) -> dict[int, Show]:
        keys = [self.content.get("show_id"), *self.content.get("other_show_ids", ())]
        slugs = {block.ref for block in self.body.record_blocks if block.ref}
        rows = Show.objects.filter(Q(pk__in=[key for key in keys if key]) | Q(slug__in=slugs))
        found = {show.pk: show for show in rows}
        unknown = slugs - {show.slug for show in found.values()}
        self._merged = Merge.objects.kept_for("show", unknown) if unknown else {}
        return found | {show.pk: show for show in self._merged.values()}

    @property
    def show(self) -> Show | None:
        """The show of the article."""
        return self._shows.get(self.content.get("show_id") or 0)

    def show_named(self, slug: str) -> Show | None:
        """The show at that address, or the one into which that was merged."""
        named = (show for show in self._shows.values() if show.slug == slug)
        return next(named, None) or self._merged.get(slug)

    @property
    def shows(self) -> list[Show]:
        """Every show that the page may print something of."""
        return list(self._shows.values())

    @property
    def other_shows(self) -> list[Show]:
        """Other shows that the article is about, in the order the desk gave them."""
        keys = self.content.get("other_show_ids", ())
        return [self._shows[key] for key in keys if key in self._shows]

    @cached_property
    def season(self) -> Season | None:
        key = self.content.get("season_id")
        return Season.objects.filter(pk=key).first() if key else None

    @cached_property
    def _told(self) -> dict[Event, bool]:
        # By event, in order of time, whether the article's show tells of it.
        told = Adaptation.objects.filter(
            Q(season=None) | Q(season=self.content.get("season_id")),
            event=OuterRef("pk"),
            show=self.content.get("show_id"),
        ).exclude(relation=Adaptation.Relation.BACKGROUND)
        named = {block.ref for block in self.body.record_blocks if block.ref}
        asked = Q(pk=self.content.get("event_id")) | Q(slug__in=named) | Q(told=True)
        rows = Event.objects.annotate(told=Exists(told)).filter(asked)
        rows = rows.select_related("place").order_by("date_low", "pk")
        return {event: event.told for event in rows}

    @property
    def events(self) -> list[Event]:
        """What really happened: the article's own event, its show's, and any that a block names."""
        return list(self._told)

    @property
    def event(self) -> Event | None:
        """The event of the article, else the first that its show tells of."""
        if key := self.content.get("event_id"):
            return next((event for event in self.events if event.pk == key), None)
        return next((event for event, told in self._told.items() if told), None)

    @cached_property
    def _verdicts(self) -> list[Verdict]:
        return list(Verdict.objects.filter(show__in=self._shows).select_related("decided_by"))

    def verdict_on(self, show: Show | None) -> Verdict | None:
        """The verdict on the article's season of that show, else on the whole show."""
        season = self.content.get("season_id")
        rows = [row for row in self._verdicts if show and row.show_id == show.pk]
        for key in (season, None) if season else (None,):
            if found := next((row for row in rows if row.season_id == key), None):
                return found
        return None

    @property
    def verdict(self) -> Verdict | None:
        """The answer that hero, card and head print."""
        return self.verdict_on(self.show)

    # -- People who made it -------------------------------------------------------------------

    @cached_property
    def authors(self) -> list[Author]:
        """The writers in the order of the byline."""
        keys = self.content.get("author_ids", [])
        rows = Author.objects.in_bulk(keys) if keys else {}
        return [rows[key] for key in keys if key in rows]

    @cached_property
    def images(self) -> dict[int, Image]:
        """The lead picture and those in the body, by id."""
        keys = [*self.body.image_ids, self.content.get("lead_image_id")]
        return Image.objects.in_bulk([key for key in keys if key])

    @cached_property
    def embeds(self) -> dict[str, Embed]:
        """What the text shows of other sites, by address."""
        urls = [block.ref for block in self.body.record_blocks if block.kind == "embed"]
        rows = Embed.objects.filter(url__in=urls) if urls else []
        return {embed.url: embed for embed in rows}

    @property
    def lead_image(self) -> Image | None:
        return self.images.get(self.content.get("lead_image_id") or 0)

    # -- What is known ------------------------------------------------------------------------

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact that the body links to and that exists, by its reference."""
        refs = self.body.fact_refs
        return {fact.ref: fact for fact in _printable(Fact.objects.filter(ref__in=refs))}

    @cached_property
    def dated_facts(self) -> list[Fact]:
        """Checked facts with a date about the events and the people in them, in order of time."""
        about = Q(event__in=self.events) | Q(
            person__in={part.person_id for part in self.involvements},
            person__sensitivity="normal",
        )
        rows = Fact.objects.usable().filter(about, stage=Fact.Stage.CHECKED, spoiler=False)
        rows = rows.filter(standing__in=ESTABLISHED, value_date_low__isnull=False)
        order = ("value_date_low", "value_date_high", "pk")
        facts = list(_printable(rows.order_by(*order)))
        return [fact for fact in facts if not spent_in(fact, self._spent)] if facts else []

    @cached_property
    def _spent(self) -> dict[int, tuple[str, ...]]:
        """The names of those whose spent conviction this article may not tell."""
        people = spent_people()
        article = self.revision.article_id
        if people and article:
            decided = SpentDecision.objects.filter(article=article, revoked_at=None)
            for key in decided.values_list("person", flat=True):
                people.pop(key, None)
        return people

    @cached_property
    def involvements(self) -> list[Involvement]:
        """Who had which part in the events."""
        return list(Involvement.objects.filter(event__in=self.events, person__isnull=False))

    # -- What is on screen --------------------------------------------------------------------

    @cached_property
    def _credits(self) -> list[Credit]:
        rows = Credit.objects.shown().cast().filter(show__in=self._shows)
        return list(rows.select_related("person__portrait", "character"))

    def cast_of(self, show: Show) -> list[Credit]:
        """Who is on screen, in billing order: nobody twice in the same role."""
        once: dict[tuple[int, int | None], Credit] = {}
        for credit in self._of_season(self._credits, show):
            once.setdefault((credit.person_id, credit.character_id), credit)
        roles = {person for person, character in once if character}
        return [
            credit
            for (person, character), credit in once.items()
            if character or credit.job != Credit.Job.ACTOR or person not in roles
        ]

    @cached_property
    def portrayals(self) -> dict[int, list[Portrayal]]:
        """The real people behind each character, by the id of the character."""
        rows = Portrayal.objects.filter(character__show__in=self._shows)
        found: dict[int, list[Portrayal]] = {}
        for row in rows.select_related("person__portrait"):
            found.setdefault(row.character_id, []).append(row)
        season = self.content.get("season_id")
        return {character: _for_season(group, season) for character, group in found.items()}

    @cached_property
    def _availability(self) -> list[Availability]:
        rows = Availability.objects.filter(show__in=self._shows)
        return list(rows.select_related("service"))

    def availability_of(self, show: Show) -> list[Availability]:
        """Where the show was, is and will be."""
        return self._of_season(self._availability, show)

    def _of_season(self, rows: list, show: Show) -> list:
        own = show.pk == self.content.get("show_id")
        season = self.content.get("season_id") if own else None
        return _for_season([row for row in rows if row.show_id == show.pk], season)

    def show_of(self, block: RecordBlock) -> Show | None:
        """The show that a block is about: the one it names, else that of the article."""
        return self.show_named(block.ref) if block.ref else self.show

    def event_of(self, block: RecordBlock) -> Event | None:
        """The event that a block is about: the one it names, else that of the article."""
        if not block.ref:
            return self.event
        return next((event for event in self.events if event.slug == block.ref), None)


def day_at(moment: datetime) -> date:
    """The day of that moment at the desk."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def spell(day: date) -> str:
    """A day in words: "12 October 2023"."""
    return str(PartialDate.around(day, "day"))


def _for_season(rows: list, season: int | None) -> list:
    """The rows of that season; where there are none, those of the whole show, else all."""
    own = [row for row in rows if row.season_id == season]
    return own or [row for row in rows if row.season_id is None] or ([] if season else rows)


def _printable(facts):
    """Facts with all that a note prints, in two queries."""
    citations = Citation.objects.select_related("source__publisher")
    return facts.select_related(*PRINTED_VALUES).prefetch_related(Prefetch("citations", citations))
