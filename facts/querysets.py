from django.db import models
from django.db.models import Q
from django.utils import timezone


class EventQuerySet(models.QuerySet):
    pass


class VerdictQuerySet(models.QuerySet):
    def decided(self):
        """Verdicts with a date of decision: what readers may see on lists and record pages."""
        return self.filter(decided_on__isnull=False)

    def for_show(self, show, season=None):
        """The verdict of that season, else of the whole show, else None."""
        rows = self.filter(show=show).filter(Q(season=season) | Q(season__isnull=True))
        return rows.order_by(models.F("season_id").desc(nulls_last=True)).first()


class FactQuerySet(models.QuerySet):
    def unchecked(self):
        """Facts that nobody has checked yet."""
        return self.filter(stage="draft")

    def usable(self):
        """Facts that a draft may build on: not retired, ranked "use this"."""
        return self.exclude(stage="retired").filter(rank="use")

    def due(self, on=None):
        """Facts in use whose day to be checked again has come."""
        return self.filter(recheck_after__lte=on or timezone.localdate()).exclude(stage="retired")

    def public(self):
        """Facts that record pages may show: checked, and resting on a source that may be named."""
        return self.filter(stage="checked").filter(
            models.Exists(
                self.model.citations.rel.related_model.objects.filter(
                    fact=models.OuterRef("pk"), source__confidential=False
                )
            )
        )

    def about(self, **subjects):
        """Facts about any of the named records: ``about(show=..., event=...)``."""
        condition = Q()
        for name, value in subjects.items():
            if value is not None:
                lookup = name if not isinstance(value, list | tuple | set) else f"{name}__in"
                condition |= Q(**{lookup: value})
        return self.filter(condition) if condition else self.none()

    def with_sources(self):
        """Facts with their citations, sources and publishers, in a fixed number of queries."""
        return self.prefetch_related("citations__source__publisher")


class ContradictionQuerySet(models.QuerySet):
    def undecided(self):
        """Contradictions that nobody has decided and that still stand."""
        return self.filter(state="open")

    def unsettled(self):
        """Contradictions whose claims both still stand: undecided, or accepted as open."""
        return self.filter(state__in=["open", "accepted"])

    def conflicts(self):
        """Contradictions that are neither a matter of precision nor of words."""
        return self.filter(kind="conflict")

    def of_facts(self, facts):
        """Contradictions that one of ``facts`` is a side of."""
        return self.filter(Q(fact_a__in=facts) | Q(fact_b__in=facts))


class SourceQuerySet(models.QuerySet):
    def public(self):
        """Sources that may be named to readers."""
        return self.filter(confidential=False)


class CitationQuerySet(models.QuerySet):
    def public(self):
        """Citations whose source may be named to readers."""
        return self.filter(source__confidential=False)
