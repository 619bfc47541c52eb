"""What stands in the form of an article and is not saved, as a version to be looked at."""

from articles.body import clean_body
from articles.models import Revision
from articles.revisions import content_of
from newsroom.lib.html import tidy_text
from newsroom.lib.numbers import key_from, number_from

WORDS = ("headline", "standfirst", "search_title", "meta_description", "social_title")
RECORDS = {
    "show": "show_id",
    "season": "season_id",
    "event": "event_id",
    "lead_image": "lead_image_id",
}
SEVERAL = {"other_shows": "other_show_ids", "topics": "topic_ids"}
MOST_ROWS = 50


def unsaved_revision(article, posted):
    """The posted form as a version that is stored nowhere; the newest one if nothing differs.

    A field that was not posted, or holds what no field could, is as it was saved.
    """
    held = content_of(article)
    content = held | dict(_changes(article, posted, held))
    head = article.head
    if head and head.content == content:
        return head
    return Revision(article=article, number=0, content=content)


def _changes(article, posted, held):
    for name in WORDS:
        if name in posted:
            yield name, tidy_text(posted[name]).strip()
    if "body" in posted:
        yield "body", clean_body(posted["body"])
    if posted.get("kind") in article.Kind.values:
        yield "kind", posted["kind"]
    for name, column in RECORDS.items():
        if name in posted:
            yield column, key_from(posted[name])
    for name, column in SEVERAL.items():
        if name in posted:
            yield column, sorted(filter(None, map(key_from, posted.getlist(name))))
    if "bylines-TOTAL_FORMS" in posted:
        yield "author_ids", _authors(posted)


def _authors(posted):
    """The writers in the order that the rows of the byline give them."""
    rows = []
    for number in range(min(number_from(posted["bylines-TOTAL_FORMS"]) or 0, MOST_ROWS)):
        author = key_from(posted.get(f"bylines-{number}-author", ""))
        if author and f"bylines-{number}-DELETE" not in posted:
            place = number_from(posted.get(f"bylines-{number}-position", "")) or 0
            rows.append((place, number, author))
    return list(dict.fromkeys(author for _, _, author in sorted(rows)))
