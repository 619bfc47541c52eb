"""What the page of an article asks once it is there: the reasons, and what readers would get.

Rendering an article for its reasons costs some twenty queries, so they are not part of the form.
"""

from django.utils import timezone

from articles import permissions, publishing, workflow
from articles.admin.answers import Answer
from articles.admin.checking.panel import objections_panel
from articles.admin.contradictions import conflicts_panel
from articles.admin.page.record import turn_in_words
from articles.admin.panel import panel_of, reasons_of
from articles.admin.reasons import with_roads
from articles.admin.tasks import tasks_panel
from articles.admin.verbs import NO_VERSION
from articles.body import read_body
from articles.differences import align
from newsroom.lib.wording import count_of


class State(Answer):
    """Where the article stands."""

    slug = "state"
    label = "State"

    def read(self, screen, request, article):
        revision, now = article.head, timezone.now()
        draft = publishing.drafted(revision, at=now) if revision else None
        missing = reasons_of(draft) if draft else [NO_VERSION]
        panels = [
            panel_of(request, article, missing, now),
            conflicts_panel(request, article),
            tasks_panel(request, article),
            objections_panel(request, article),
        ]
        answer = {"panels": panels, "note": _turn(article), "verbs": {}}
        answer["comments"] = article.open_comments
        answer["reasons"] = with_roads(missing, article)
        answer["cautions"] = screen.cautions_of(article)
        if draft:
            answer["verbs"] = dict(_verbs(article, draft, request.user))
            answer["result"] = _result(article, draft)
            answer["readers"] = _readers(draft.rendered)
        return answer


def _turn(article):
    label, words = turn_in_words(article)
    return f"{label}: {words}" if words else ""


def _verbs(article, draft, by):
    """By the slug of a verb that this person has, the reasons against it."""
    revision = draft.revision
    against = {
        "submit": workflow.reasons_not_to_submit(article, revision, by),
        "approve": workflow.reasons_not_to_approve(article, revision, by),
        "publish": workflow.reasons_not_to_publish(article, revision, by, draft=draft),
    }
    for verb, reasons in against.items():
        if permissions.may(by, verb, article):
            yield verb, with_roads(list(dict.fromkeys(reasons)), article)


def _result(article, draft):
    """What readers would get of this version, where nothing stops it."""
    live = article.editions.live().select_related("revision").first()
    if live is None:
        return "Readers would see it for the first time."
    again = publishing.drafted_again(draft, live)
    if publishing.reads_the_same(again.rendered, live):
        return "Readers already see exactly this."
    passages = _passages(live.revision.content, draft.revision.content)
    what = count_of(passages, "changed passage") if passages else "changed records"
    return f"Readers would see {what} in place of edition {live.number}."


def _passages(before, after):
    """How many passages of a text, its headline and its standfirst differ between two versions."""
    lines = sum(before[line] != after[line] for line in ("headline", "standfirst"))
    pairs = align(read_body(before["body"]).blocks, read_body(after["body"]).blocks)
    return lines + sum(pair.kind != "same" for pair in pairs)


def _readers(rendered):
    """What the fields of search and sharing inherit, beside what stands in the form itself."""
    return {"answer": rendered.card["answer"], "image": rendered.head["image"]}
