"""What the two filtered lists share: chips, selects, counts and what to do about no results."""

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from newsroom.templatetags.marks import VERDICT_WORDS
from shows.models import Service


def services_with(shows=()):
    """Every service as {slug, name, shows}: which of ``shows`` (ids) it offers. One query."""
    running = Q(availability__ends_high__isnull=True)
    running |= Q(availability__ends_high__gte=timezone.localdate())
    offers = FilteredRelation(
        "availability", condition=Q(availability__show__in=list(shows) or [0]) & running
    )
    rows = Service.objects.annotate(offer=offers).order_by("name", "pk")
    found = {}
    for slug, name, show in rows.values_list("slug", "name", "offer__show"):
        service = found.setdefault(slug, {"slug": slug, "name": name, "shows": set()})
        service["shows"].add(show)
    return list(found.values())


def list_context(filters, *, noun):
    """Chips, the number of rows and, where there are none, which filter to drop."""
    counts = filters.counts()
    asked = filters.asked
    chosen = asked.get("verdict", "all")
    total = counts[f"n_{'verdict_' if chosen != 'all' else ''}{chosen}"]
    return {
        "filters": filters,
        "asked": asked,
        "chosen": chosen,
        "total": total,
        "total_words": _rows(total, noun),
        "chips": [
            {"value": value, "word": word, "count": counts[f"n_verdict_{value}"]}
            for value, word in VERDICT_WORDS.items()
        ],
        "all_count": counts["n_all"],
        "drops": _drops(filters, counts, noun) if not total else [],
    }


def _rows(number, noun):
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def _drops(filters, counts, noun):
    """The filters to leave out, the one that helps most first."""
    labels = {"verdict": "the verdict"}
    drops = [
        {
            "name": name,
            "label": labels.get(name) or f"“{filters.filters[name].label.lower()}”",
            "count": counts[f"n_without_{name}"],
            "words": _rows(counts[f"n_without_{name}"], noun),
        }
        for name in filters.asked
    ]
    return sorted((d for d in drops if d["count"]), key=lambda d: -d["count"])
