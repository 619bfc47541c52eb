"""The form of an article as values of a version, and a version as the form would post it."""

from copy import copy
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import QueryDict

from articles.body import clean_body
from articles.revisions import COLUMNS, content_of
from newsroom.lib.html import tidy_text
from newsroom.lib.joining import write_as_posted
from newsroom.lib.numbers import key_from, number_from

# What a version holds under another name than the form, and what it does not hold at all.
LISTS = {"topics": "topic_ids", "other_shows": "other_show_ids"}
PLANNING = ("assigned_to", "due", "planned_for")
ROWS = "bylines"
MOST_ROWS = 200


def form_of(screen, request, article, data=None):
    """The form of the screen; with ``data`` bound, over a copy that nothing is done to."""
    bound = {"data": data} if data is not None else {}
    return screen.get_form(request, article, change=True)(**bound, instance=copy(article))


def key_of(name):
    """What a version calls the form's field of that name."""
    return LISTS.get(name) or (f"{name}_id" if f"{name}_id" in COLUMNS else name)


def values_of(article):
    """The working copy as values: what a version holds, and the planning it does not."""
    return content_of(article) | {name: _planned(article, name) for name in PLANNING}


def values_before(article, version):
    """The article as values when it stood at ``version``; what is not known is left out."""
    past = article.history.filter(version=version).first()
    if past is None:
        return {}
    values = {column: getattr(past, column) for column in COLUMNS}
    values |= {name: _planned(past, name) for name in PLANNING}
    values["body"] = clean_body(past.body)
    following = article.history.filter(version__gt=version).last()
    revisions = article.revisions.filter(kind="saved")
    if following:
        revisions = revisions.filter(created_at__lt=following.history_date)
    # The history holds no rows beside the article; the version that was made with it does.
    if revision := revisions.order_by("-number").first():
        values |= {name: revision.content[name] for name in (*LISTS.values(), "author_ids")}
    return values


def posted_values(screen, request, article, data):
    """What a posted form says as values, and whether all of it could be read.

    What could not stands as it was typed if it is text, else as it is in the article.
    """
    form = form_of(screen, request, article, data)
    is_valid, values = form.is_valid(), values_of(article)
    for name in type(form).base_fields:
        if name == "base_version":
            continue
        if name in form.cleaned_data:
            values[key_of(name)] = _plain(form.cleaned_data[name])
        elif isinstance(values.get(key_of(name)), str) and name in data:
            values[key_of(name)] = tidy_text(data[name])
    values["body"] = clean_body(values["body"])
    authors = posted_authors(data)
    if authors is not None:
        values["author_ids"] = authors
    return values, is_valid and authors is not None


def posted_authors(data):
    """The keys of the authors in the order of their rows; None where a row cannot be read."""
    total = number_from(data.get(f"{ROWS}-TOTAL_FORMS"))
    if total is None or total > MOST_ROWS:
        return None
    rows = []
    for number in range(total):
        row = {
            name: data.get(f"{ROWS}-{number}-{name}", "")
            for name in ("author", "position", "DELETE")
        }
        if row["DELETE"] or not row["author"]:
            continue
        author, position = key_from(row["author"]), number_from(row["position"])
        if author is None or position is None:
            return None
        rows.append((position, number, author))
    return list(dict.fromkeys(author for _, _, author in sorted(rows)))


def as_posted(screen, request, article, values):
    """What the browser would post from the form of ``article`` with ``values`` in it."""
    data = QueryDict(mutable=True)
    form = form_of(screen, request, article)
    for bound in form:
        value = bound.initial if bound.name == "base_version" else values.get(key_of(bound.name))
        write_as_posted(data, bound, value)
    _write_authors(data, article, values["author_ids"])
    return data


def _write_authors(data, article, authors):
    held = list(article.bylines.order_by("position", "pk"))
    order = {author: position for position, author in enumerate(authors, 1)}
    rows = [
        {
            "id": row.pk,
            "author": row.author_id,
            "position": order.get(row.author_id, row.position),
            "DELETE": "" if row.author_id in order else "on",
        }
        for row in held
    ]
    new = [author for author in authors if author not in {row.author_id for row in held}]
    rows += [{"id": "", "author": author, "position": order[author]} for author in new]
    counts = {"TOTAL": len(rows), "INITIAL": len(held), "MIN_NUM": 0, "MAX_NUM": 1000}
    data.update({f"{ROWS}-{name}_FORMS": str(count) for name, count in counts.items()})
    for number, row in enumerate(rows):
        row["article"] = article.pk
        data.update({f"{ROWS}-{number}-{name}": str(value) for name, value in row.items()})


def _plain(value):
    """A cleaned value as a version holds it: the key of a record, the keys of several."""
    if isinstance(value, QuerySet):
        return sorted(row.pk for row in value)
    return getattr(value, "pk", value)


def _planned(article, name):
    value = getattr(article, "assigned_to_id" if name == "assigned_to" else name)
    # The form shows no more than seconds.
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def to_text(value):
    """A value of the planning in an address."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value or "")


def from_text(name, text):
    """A value of the planning out of an address; None where it cannot be read."""
    if name == "assigned_to":
        return key_from(text)
    try:
        return (date if name == "due" else datetime).fromisoformat(text)
    except ValueError:
        return None


def version_in(data):
    """The version that a posted form was opened from; None where it does not say."""
    return number_from(data.get("base_version"))


def label_of(form, key):
    """What the form calls a value, in lower case: "search title"."""
    if key == "author_ids":
        return "authors"
    if key == "body":
        return "text"
    names = {key_of(name): name for name in form.fields}
    return form[names[key]].label.lower() if key in names else key.replace("_", " ")
