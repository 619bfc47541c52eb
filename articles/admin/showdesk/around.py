"""The smaller boxes: articles, where to watch, what the show rests on, and the head of the page."""

from dataclasses import dataclass

from django.utils import timezone

from articles.admin.presence import presence
from newsroom.lib.money import money
from newsroom.lib.wording import figures_of

# After so many days a price may have changed without anybody noticing.
STALE_AFTER = 90
MOST_PEOPLE = 20


@dataclass
class Place:
    """A place to watch, and how long ago somebody looked."""

    row: object

    @property
    def days(self):
        """Days since it was checked, or None."""
        return (timezone.localdate() - self.row.checked_on).days if self.row.checked_on else None

    @property
    def checked(self):
        if self.days is None:
            return "never checked"
        return f"checked {self.days} d ago" if self.days > 0 else "checked today"

    @property
    def stale(self):
        return self.days is None or self.days > STALE_AFTER

    @property
    def title(self):
        parts = [self.row.country or "worldwide", self.row.access.replace("_", " ")]
        return " · ".join(parts)

    @property
    def terms(self):
        """Price, trial and dates in words."""
        row, parts = self.row, []
        if row.price_minor is not None:
            price = money(row.currency, row.price_minor)
            parts.append(f"{price} {row.get_period_display()}".strip())
        if row.trial_days:
            parts.append(f"{row.trial_days}-day trial")
        if row.starts:
            parts.append(f"from {row.starts}")
        if row.ends:
            parts.append(f"until {row.ends}")
        return " · ".join(parts) or "no price held"


def places_of(held):
    """Where to watch, as rows."""
    return [Place(row) for row in held.on_screen.availability]


def articles_of(held):
    """Each article with what readers see of it in words, and what is wrong with it."""
    rows = []
    for article in held.articles:
        state = presence(article)
        tone = "ok" if article.live_number else "info" if article.next_start else ""
        warnings = ["prints a disputed value"] if article.prints_disputed else []
        if article.tasks_open:
            warnings.append(figures_of(article.tasks_open, "open task"))
        rows.append({"article": article, "state": state, "tone": tone, "warnings": warnings})
    return rows


def rests_on(held):
    """What the show is taken from, and the real people, each with what they are to it."""
    parts = {}
    for row in held.behind.involvements:
        words = f"{row.role_title or row.get_role_display().lower()}, {row.status}"
        parts.setdefault(row.person_id, words)
    roles = {}
    for rows in held.portrayals.values():
        for row in rows:
            roles.setdefault(row.person_id, f"behind {row.character.name}")
    people = list(held.people.items())
    return {
        "origins": held.behind.adaptations,
        "people": [
            {"person": person, "part": parts.get(key) or roles.get(key, "")}
            for key, person in people[:MOST_PEOPLE]
        ],
        "more_people": max(len(people) - MOST_PEOPLE, 0),
    }
