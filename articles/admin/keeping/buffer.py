"""What the page of an article asks while somebody writes: keep this, and who else is here."""

import json

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone

from articles import permissions
from articles.admin.answers import Answer, Declined
from articles.admin.keeping.differing import differences_of, when
from articles.admin.keeping.posted import PLANNING, posted_values
from articles.keeping import (
    HeldElsewhere,
    cleaned,
    keep,
    kept_for,
    reasons_not_to_keep,
    set_words_aside,
    window_of,
)
from articles.present import be_here, others_here, place_of, saves_since
from newsroom.lib.numbers import number_from
from newsroom.lib.refusals import refuse_if

LAST_VERSIONS = 20


class BufferPage(Answer):
    """My words that no version holds. A GET reads them, a POST keeps, drops or sets them aside."""

    slug = "buffer"
    label = "Words not saved"

    def may(self, user, article):
        return permissions.may(user, "write", article)

    def read(self, screen, request, article):
        row = kept_for(article, request.user)
        return {"kept": row and _told(row)}

    def write(self, screen, request, article):
        verbs = {"aside": _set_aside, "drop": _drop}
        verb = verbs.get(request.POST.get("verb", ""), _keep)
        try:
            return verb(screen, request, article)
        except HeldElsewhere as refusal:
            raise Declined(refusal.reasons, status=409, held=True) from refusal


class HerePage(Answer):
    """I am here, and where; who else is, and what was saved since my form was opened."""

    slug = "here"
    label = "Who is here"

    def write(self, screen, request, article):
        return company(request, article)


class WordsPage(Answer):
    """Whether kept words differ from a form as it stands, and in what."""

    slug = "words"
    label = "What differs"

    def may(self, user, article):
        return permissions.may(user, "write", article)

    def write(self, screen, request, article):
        sides = [
            posted_values(screen, request, article, _as_data(_fields(request, name, article)))[0]
            for name in ("form", "fields")
        ]
        if _is_a_version(article, sides[1], request.user):
            return {"differs": False, "html": ""}
        rows = differences_of(screen, request, article, *sides)
        html = render_to_string("admin/articles/keeping/difference.html", {"rows": rows})
        return {"differs": bool(rows), "html": html}


def _is_a_version(article, values, user):
    """Whether one of this person's last versions holds just that, whatever was saved since."""
    content = _content(values)
    mine = article.revisions.filter(created_by=user).order_by("-number")
    return any(revision.content == content for revision in mine[:LAST_VERSIONS])


def company(request, article):
    """Note that this person is here; give the others and whether a newer version was saved."""
    writes = permissions.may(request.user, "write", article)
    writing = writes and request.POST.get("writing") == "yes"
    section = number_from(request.POST.get("section")) or 0
    place = place_of(request.POST.get("heading", ""), section, writing=writing)
    be_here(article, user=request.user, place=place, writing=writing)
    return {
        "others": others_here(article, user=request.user),
        "newer": _newer(article, number_from(request.POST.get("version")), request.user),
    }


def _newer(article, version, reader):
    """The sentence that somebody saved after ``version``, or ""."""
    if not version or article.version <= version:
        return ""
    last = next(saves_since(article, version), None)
    who = last.history_user if last else None
    head = article.revisions.filter(kind="saved").order_by("-number").first()
    what = f"version {head.number}" if head else "it"
    if who == reader:
        return f"You saved {what} in another window: saving here joins both."
    when = f" at {timezone.localtime(last.history_date):%H:%M}" if last else ""
    return f"{who or 'Somebody'} saved {what}{when}: saving joins both."


def _keep(screen, request, article):
    row = keep(
        article,
        _fields(request, "fields", article),
        base_version=number_from(request.POST.get("version")) or article.version,
        by=request.user,
        set_aside=lambda row: _as_version(screen, request, article, row.content, row.kept_at),
    )
    return {"at": _clock(row.kept_at), **company(request, article)}


def _drop(screen, request, article):
    """Forget what is in a version already; only what the script says it saw."""
    row = kept_for(article, request.user)
    if row and row.kept_at.isoformat() == request.POST.get("kept_at"):
        row.delete()
    return {}


def _set_aside(screen, request, article):
    fields, row = _fields(request, "fields", article), kept_for(article, request.user)
    at = row.kept_at if row and window_of(row.content) == window_of(fields) else timezone.now()
    revision = _as_version(screen, request, article, fields, at)
    if row and window_of(row.content) == window_of(fields):
        row.delete()
    told = f"Set aside as version {revision.number}, under Versions: nothing of it is lost."
    return {"said": told}


def _as_version(screen, request, article, fields, at):
    """A version that is set aside, with what could be read of the fields."""
    values, _ = posted_values(screen, request, article, _as_data(fields))
    return set_words_aside(article, _content(values), by=request.user, at=at)


def _content(values):
    """What a version holds of the values of an article."""
    return {name: value for name, value in values.items() if name not in PLANNING}


def _told(row):
    return {
        "fields": row.content,
        "version": row.base_version,
        "told": when(row.kept_at),
        "kept_at": row.kept_at.isoformat(),
    }


def _fields(request, name, article):
    """The fields posted as JSON under that name, or Refused."""
    try:
        fields = json.loads(request.POST.get(name, ""))
    except ValueError:
        fields = None
    refuse_if(reasons_not_to_keep(article, fields, request.user))
    return cleaned(fields)


def _as_data(fields):
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data


def _clock(moment):
    return f"{timezone.localtime(moment):%H:%M:%S}"
