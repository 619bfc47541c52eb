"""What readers may filter the lists by. Each filter is one condition, so that they combine."""

from datetime import date
from functools import reduce
from operator import and_

import django_filters
from django import forms
from django.db.models import Count, Exists, OuterRef, Q

from facts.models import Verdict
from shows.models import Availability, Show, ShowName

FIRST_FILM, LAST_YEAR = 1888, 2100


class Condition:
    """A filter that can also say what it means as a condition."""

    def __init__(self, *, means, **options):
        self.means = means
        super().__init__(**options)

    def filter(self, queryset, value):
        return queryset.filter(self.means(value)) if value else queryset


class Choice(Condition, django_filters.ChoiceFilter):
    pass


class Text(Condition, django_filters.CharFilter):
    pass


class Year(Condition, django_filters.Filter):
    field_class = forms.IntegerField


class ListFilters(django_filters.FilterSet):
    """The filters of one list, its counts by verdict and the way out of a dead end."""

    verdict_column = "verdict"

    @property
    def asked(self):
        """What was asked for and can be understood, as {name: value}."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def condition(self, *, without=""):
        """Everything asked for as one condition; ``without`` leaves one filter out."""
        parts = [self.filters[name].means(v) for name, v in self.asked.items() if name != without]
        return reduce(and_, parts, Q())

    def counts(self):
        """How many rows each verdict would show, all would, and leaving out each filter would."""
        rest = self.condition(without="verdict")
        wanted = {
            f"verdict_{value}": Count("pk", filter=Q(**{self.verdict_column: value}) & rest)
            for value in Verdict.Value.values
        }
        wanted["all"] = Count("pk", filter=rest) if rest else Count("pk")
        for name in self.asked:
            condition = self.condition(without=name)
            wanted[f"without_{name}"] = Count("pk", filter=condition) if condition else Count("pk")
        return self.queryset.aggregate(**{f"n_{name}": count for name, count in wanted.items()})


def premiered_in(path):
    """A condition: the premiere lies within that year, however precisely it is known."""

    def means(year):
        return Q(
            **{
                f"{path}premiere_low__gte": date(year, 1, 1),
                f"{path}premiere_high__lte": date(year, 12, 31),
            }
        )

    return means


def to_watch_on(show):
    """A condition: the show can be watched on the service of that slug, now or soon."""

    def means(slug):
        offers = Availability.objects.current().filter(service__slug=slug, show=OuterRef(show))
        return Q(Exists(offers))

    return means


def called(text):
    """A condition: the title, or a name that may be written, holds these words."""
    names = ShowName.objects.filter(show=OuterRef("pk"), text__icontains=text)
    return Q(title__icontains=text) | Q(Exists(names.exclude(kind=ShowName.Kind.FORBIDDEN)))


def year_filter(path):
    return Year(label="Year", min_value=FIRST_FILM, max_value=LAST_YEAR, means=premiered_in(path))


class ArticleFilters(ListFilters):
    verdict = Choice(choices=Verdict.Value.choices, means=lambda value: Q(verdict=value))
    kind = Choice(label="Kind", choices=Show.Kind.choices, means=lambda value: Q(show__kind=value))
    service = Text(label="Where", max_length=120, means=to_watch_on("show_id"))
    year = year_filter("show__")


class ShowFilters(ListFilters):
    verdict_column = "main_verdict__value"

    q = Text(label="Title", max_length=100, means=called)
    verdict = Choice(
        choices=Verdict.Value.choices, means=lambda value: Q(main_verdict__value=value)
    )
    kind = Choice(label="Kind", choices=Show.Kind.choices, means=lambda value: Q(kind=value))
    service = Text(label="Where", max_length=120, means=to_watch_on("pk"))
    year = year_filter("")
