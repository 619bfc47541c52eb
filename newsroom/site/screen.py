"""What a show's page prints of its record: form, origin, language, what it takes from life."""

from facts.models import Adaptation
from newsroom.lib.regions import country_name, language_name
from newsroom.lib.wording import capitalised, count_of, join_names
from newsroom.site.lanes import nameable


def about(show):
    """One line under the title: "Comedy, crime · Italy · 2023 · Eight episodes"."""
    parts = [
        show.get_kind_display(),
        ", ".join(show.genres),
        join_names(map(country_name, show.countries)),
        str(show.year or ""),
        count_of(show.episode_count, "episode") if show.episode_count else "",
    ]
    return " · ".join(capitalised(part) for part in parts if part)


def record(show):
    """The facts column, for ``parts/fact_list.html``: only what is recorded."""
    seasons = count_of(show.season_count, "season") if show.season_count else ""
    episodes = count_of(show.episode_count, "episode") if show.episode_count else ""
    lines = {
        "Premiere": str(show.premiere or ""),
        "Ended": str(show.ended or ""),
        "Original title": show.original_title if show.original_title != show.title else "",
        "Language": language_name(show.original_language),
        "Subtitles": join_names(map(language_name, show.subtitle_languages)),
        "Country": join_names(map(country_name, show.countries)),
        "Kind": ", ".join([show.get_kind_display(), *show.genres]),
        "Length": ", ".join(part for part in (seasons, episodes) if part),
        "Running time": f"{show.runtime_minutes} minutes" if show.runtime_minutes else "",
        "Age rating": show.age_rating,
    }
    return [
        {"label": label, "value": capitalised(value)} for label, value in lines.items() if value
    ]


def events_behind(show):
    """The real events that the show takes from, for ``parts/event_box.html``.

    ``season`` is the key of the one season that does, or None. So with works and offers.
    """
    rows = show.adaptations.filter(event__isnull=False).select_related("event__place")
    others = _also_told([row.event_id for row in rows], show)
    return [
        {
            "name": row.event.name,
            "url": row.event.get_absolute_url(),
            "when": capitalised(str(row.event.date or "")),
            "place": str(row.event.place or ""),
            "also": "; ".join(others.get(row.event_id, [])),
            "relation": row.get_relation_display(),
            "season": row.season_id,
        }
        for row in rows
    ]


def _also_told(events, show):
    """Other listed shows about each event: {event id: ["Stolen (documentary film, 2025)"]}."""
    told = {}
    rows = Adaptation.objects.filter(event__in=events, show__listed=True).exclude(show=show)
    for row in rows.select_related("show"):
        what = [row.show.get_kind_display().lower(), str(row.show.year or "")]
        described = ", ".join(part for part in what if part)
        told.setdefault(row.event_id, []).append(f"{row.show.title} ({described})")
    return told


def works_behind(show):
    """Books and articles that the show takes from, for ``parts/source_work.html``."""
    rows = show.adaptations.filter(source_work__isnull=False).select_related("source_work")
    return [
        {
            "title": row.source_work.title,
            "url": "",
            "note": work_line(row.source_work),
            "season": row.season_id,
        }
        for row in rows.prefetch_related("source_work__authors")
    ]


def work_line(work):
    """Kind, authors and year of a work: "Book by Scott Andrew Selby and Greg Campbell, 2010."""
    authors = join_names(author for author in work.authors.all() if nameable(author))
    line = work.get_kind_display() + (f" by {authors}" if authors else "")
    return f"{line}, {work.year}." if work.year else f"{line}."
