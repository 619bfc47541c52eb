"""The legal read: what a version says about people who may live, and what was done for them."""

from django.utils import timezone

from articles import living, permissions, replying, spent
from articles.admin.legal.claims import rows_of
from articles.admin.reasons import with_roads
from articles.rendering import render
from articles.signatures import signatures_under
from articles.signing import reasons_not_to_sign, roles_of
from newsroom.lib.pages import Page


class LegalRead(Page):
    """Only the sentences that can harm somebody, each with its record, its sources, its people."""

    slug = "legal-read"
    label = "Legal read"
    template = "admin/articles/legal/read.html"

    def may(self, user, article):
        return permissions.may(user, "legal_read", article)

    def effect(self, article):
        return "what can harm somebody, and who stands for it"

    def context(self, request, article):
        revision, now = article.head, timezone.now()
        if revision is None:
            return {"revision": None}
        rendered = render(revision, at=now)
        reading = living.Reading(revision, rendered, at=now)
        reasons = living.reasons_to_wait(revision, rendered, at=now, reading=reading)
        asked = list(replying.requests_of(article))
        return {
            "is_fullwidth": "1",
            "revision": revision,
            "claims": rows_of(request, reading),
            "reasons": with_roads(reasons, article),
            "needs_signature": living.needs_signature(reading.harms),
            "signatures": list(signatures_under(revision)),
            "before": _signed_before(article, revision),
            "may_sign": _may_sign(request.user, article, revision),
            "replies": [_reply(one, now) for one in asked],
            "not_asked": _not_asked(reading, asked),
            "spent": _spent(article, reading),
            "may": {
                verb: permissions.may(request.user, verb, article)
                for verb in ("ask_reply", "print_spent")
            },
        }


def _may_sign(user, article, revision):
    """Whether this person could sign in some role; the page of the signature says why not."""
    roles = roles_of(user)
    return bool(roles) and not all(
        any(reasons_not_to_sign(article, revision, role, user)) for role in roles
    )


def _signed_before(article, revision):
    rows = article.signoffs.exclude(revision=revision).select_related("person", "revision")
    return list(rows[:5])


def _reply(request, now):
    late = request.answer_by and request.answer_by <= now and not request.answered_at
    return {"request": request, "open": not request.answered_at, "late": late}


def _not_asked(reading, asked):
    """Whom the version can harm and nobody has asked for an answer."""
    known = {request.person_id for request in asked}
    people = {person.pk: person for harm in reading.harms for person in harm.people}
    return [person for key, person in people.items() if key not in known]


def _spent(article, reading):
    """Whose spent conviction it tells, with the decision that it may; and decisions of no use."""
    told = spent.told_of(reading)
    decided = {one.person_id: one for one in spent.decisions(article)}
    rows = [
        {"person": person, "words": words, "decision": decided.pop(person.pk, None)}
        for person, words in told.items()
    ]
    return rows + [{"person": one.person, "words": [], "decision": one} for one in decided.values()]
