"""What the page of an article asks once it is there: the reasons, and what readers would get.

Rendering an article for its reasons costs some twenty queries, so they are not part of the form.
"""

from django.http import JsonResponse
from django.utils import timezone

from articles import permissions, publishing, workflow
from articles.admin.page.standing import panels_of
from articles.admin.reasons import with_roads
from articles.admin.verbs import NO_VERSION
from articles.gates import reasons_to_wait
from newsroom.lib.pages import Page

MINE = ("submit", "approve")


class State(Page):
    """Where the article stands, as JSON."""

    slug = "state"
    label = "State"
    in_list = False

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def respond(self, screen, request, article):
        revision, now = article.head, timezone.now()
        answer = {"panels": panels_of(request, article), "reasons": [], "verbs": {}}
        if revision:
            draft = publishing.drafted(revision, at=now)
            missing = list(dict.fromkeys(reasons_to_wait(revision, draft.rendered, at=now)))
            answer |= {
                "version": revision.number,
                "reasons": with_roads(missing, article),
                "verbs": dict(_verbs(article, revision, request.user, draft)),
                "result": _result(article, draft),
                "readers": _readers(draft.rendered),
            }
        else:
            answer["reasons"] = with_roads([NO_VERSION], article)
        return JsonResponse(answer)


def _verbs(article, revision, by, draft):
    """By the slug of a verb, the reasons against it that this person would be given."""
    against = {
        "submit": workflow.reasons_not_to_submit(article, revision, by),
        "approve": workflow.reasons_not_to_approve(article, revision, by),
        "publish": workflow.reasons_not_to_publish(article, revision, by, draft=draft),
    }
    for verb, reasons in against.items():
        if permissions.may(by, verb, article):
            yield verb, with_roads(dict.fromkeys(reasons), article)


def _result(article, draft):
    """What readers would get of this version, where nothing stops it."""
    live = article.editions.live().first()
    if live is None:
        return "Readers would see it for the first time."
    again = publishing.drafted_again(draft, live)
    if publishing.reads_the_same(again.rendered, live):
        return "Readers already see exactly this."
    return f"Readers would see it in place of edition {live.number}."


def _readers(rendered):
    """What the fields of search and sharing inherit, beside what stands in the form itself."""
    return {"answer": rendered.card["answer"], "image": rendered.head["image"]}
