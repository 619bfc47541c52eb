"""Everything that the desk holds about a show, in a number of queries that does not grow."""

from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce, NullIf

from articles.admin.presence import with_presence
from articles.models import Article, ArticleFact, Edition, EditionFact, ReviewTask
from facts.behind import Behind, Sourced, conflicts_among
from facts.contradicting import compare_lists
from facts.lists import titles_of_lists
from shows.care import gather_care
from shows.on_screen import MOST, OnScreen, roles_of

MOST_ARTICLES = 30


class Held:
    """What is held about ``show``, or about the season of it that ``number`` names."""

    def __init__(self, show, number=None):
        self.show = show
        self.on_screen = OnScreen(show, number)
        self.season = self.on_screen.season
        self.behind = Behind(self.on_screen)

    @cached_property
    def names(self):
        """Other names of the show, the forbidden ones too."""
        return list(self.show.names.all())

    # -- Facts ----------------------------------------------------------------------------------

    @cached_property
    def facts(self):
        """The facts around it, with the articles that use each and the words readers see of it."""
        live = Edition.objects.live().values("pk")
        seen = EditionFact.objects.filter(fact=OuterRef("pk"), edition__in=live)
        words = Coalesce(NullIf("words", Value("", TextField())), "statement")
        links = ArticleFact.objects.filter(fact=OuterRef("pk")).order_by().values("fact")
        rows = self.behind.facts().annotate(
            uses=Coalesce(Subquery(links.annotate(number=Count("pk")).values("number")), 0),
            printed=Subquery(seen.annotate(said=words).values("said")[:1]),
        )
        return list(rows.order_by("property__position", "pk")[:MOST])

    @cached_property
    def conflicts(self):
        """Open conflicts of its facts and credits, as (key, kind, one, other)."""
        return conflicts_among(fact=self.facts, credit=self.on_screen.credits)

    def conflicts_of(self, kind):
        """The conflicts that each fact or credit is in, by its key."""
        found = {}
        for key, of, one, other in self.conflicts:
            if of == kind:
                found.setdefault(one, []).append(key)
                found.setdefault(other, []).append(key)
        return found

    @cached_property
    def sourced(self):
        """Which sources all of it rests on."""
        behind = self.behind
        return Sourced(
            fact=self.facts,
            credit=self.on_screen.credits,
            portrayal=[row for rows in behind.portrayals.values() for row in rows],
            verdict=behind.all_verdicts,
        )

    # -- People ---------------------------------------------------------------------------------

    @cached_property
    def people(self):
        """The real people behind it by key, with what has to be minded about each."""
        gather_care(self.behind.people.values())
        return self.behind.people

    @cached_property
    def portrayals(self):
        """Who stands behind which character, by its key."""
        for rows in self.behind.portrayals.values():
            for row in rows:
                row.person = self.people[row.person_id]
        return self.behind.portrayals

    @cached_property
    def roles(self):
        """Everybody in the cast and crew, once in each role."""
        return roles_of(self.on_screen.credits)

    @cached_property
    def only_in_one_list(self):
        """The keys of the credits that one list has, where there are several."""
        cast = [credit for role in self.roles if role.on_screen for credit in role.credits]
        listed = [credit for credit in cast if credit.source]
        return {row.claims[0].pk for row in compare_lists(listed) if row.kind == "list"}

    @cached_property
    def list_titles(self):
        """What people call the cast lists: by the titles of the sources they are from."""
        return titles_of_lists({credit.source for credit in self.on_screen.credits})

    # -- Articles -------------------------------------------------------------------------------

    @cached_property
    def articles(self):
        """Articles about it, with what readers see of each and whether that is in conflict."""
        rows = Article.objects.filter(Q(show=self.show) | Q(pk__in=self.show.also_in.values("pk")))
        if self.season:
            rows = rows.filter(Q(season=self.season) | Q(season=None))
        disputed = self.conflicts_of("fact")
        printed = EditionFact.objects.filter(
            edition__in=Edition.objects.live().values("pk"),
            edition__article=OuterRef("pk"),
            fact__in=list(disputed),
        )
        tasks = ReviewTask.objects.filter(article=OuterRef("pk"), closed_at=None)
        tasks = tasks.order_by().values("article").annotate(number=Count("pk"))
        rows = with_presence(rows).annotate(
            prints_disputed=Exists(printed),
            tasks_open=Coalesce(Subquery(tasks.values("number")), 0),
        )
        return list(rows.defer("body")[:MOST_ARTICLES])
