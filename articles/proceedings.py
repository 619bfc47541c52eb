"""Court cases that are open about what an article or a show tells: said on all its pages."""

from articles.linking import Subjects
from articles.models import Article
from facts.care import anything_is_heard, proceedings
from shows.models import Show


def proceedings_of_article(article: Article) -> list[str]:
    """What is before a court about its events, their people, those it names, and its cast."""
    if article.pk is None or not anything_is_heard():
        return []
    others = article.other_shows.values_list("pk", flat=True)
    shows = tuple(key for key in (article.show_id, *others) if key)
    subjects = Subjects(show=article.show_id, shows=shows, event=article.event_id)
    linked = article.facts.filter(person__isnull=False).values_list("person", flat=True)
    about = article.facts.filter(event__isnull=False).values_list("event", flat=True)
    return proceedings([*subjects.events, *about], [*subjects.people, *linked])


def proceedings_of_show(show: Show) -> list[str]:
    """What is before a court about the events that it tells of, their people and its cast."""
    if show.pk is None or not anything_is_heard():
        return []
    subjects = Subjects(show=show.pk, shows=(show.pk,))
    return proceedings(subjects.events, subjects.people)
