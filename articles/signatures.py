"""Whose signatures count under a version."""

from articles.models import Author
from newsroom.lib.teams import Guard, holds


def signatures_under(revision):
    """The signatures that count under ``revision``, the newest first: none of its own authors'."""
    rows = list(revision.signoffs.select_related("person"))
    if rows and holds(Guard.SIGN_OWN_VERSION):
        own = own_people(revision)
        rows = [row for row in rows if row.person_id not in own]
    return rows


def own_people(revision):
    """The keys of those who wrote ``revision``: who saved it, and whom its byline names."""
    named = Author.objects.filter(pk__in=revision.content["author_ids"], user__isnull=False)
    return {revision.created_by_id, *named.values_list("user_id", flat=True)} - {None}
