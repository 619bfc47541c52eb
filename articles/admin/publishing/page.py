"""Show a version to readers: now, or from a time on."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles import overriding, permissions, workflow
from articles.admin.contradictions import with_roads_to_settle
from articles.admin.publishing import words
from articles.admin.publishing.form import PublishForm
from articles.admin.publishing.sight import Sight
from articles.admin.verbs.base import NO_VERSION, ArticleVerb
from articles.correcting import OWN, draft_correction, words_of
from articles.models import Edition
from articles.planning import readers_keep, readers_will_see
from newsroom.lib.pages import Done
from newsroom.lib.refusals import Refused

Change = Edition.Change


class Publish(ArticleVerb):
    """The decision. It acts on the version and on the edition that were looked at."""

    slug = verb = "publish"
    label = "Publish"
    template = "admin/articles/publishing/page.html"

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_publish(article, revision, by)

    def effect(self, article):
        live = article.editions.live().only("number").first()
        return f"replaces edition {live.number}" if live else "readers see it for the first time"

    def respond(self, screen, request, record):
        sight = Sight(record, request.user)
        if sight.revision is None:
            return self._without_version(screen, request, record)
        form = PublishForm(request.POST if request.method == "POST" else None, sight=sight)
        reasons = []
        if form.is_bound and form.is_valid():
            done, reasons = self._try(request, record, {"form": form})
            if done:
                screen.message_user(request, done.sentence, messages.SUCCESS)
                return HttpResponseRedirect(done.url or screen.address_of(record))
        context = self._shown(request, record, sight, form, reasons)
        context["form"] = screen.dressed(form)
        context["asking"] = screen.address_of(record, "publish-asking")
        return self.render(screen, request, record, context)

    def _without_version(self, screen, request, article):
        context = {"reasons": self.roads([NO_VERSION], article), "title": "Publish"}
        template = "admin/articles/publishing/nothing.html"
        return self.render(screen, request, article, context, template=template)

    def _shown(self, request, article, sight, form, reasons):
        chosen, when = form.chosen()
        said = reasons or ([] if form.is_bound and form.errors else sight.reasons)
        buttons = words.buttons(sight)
        return {
            "title": words.title_of(sight),
            "approved": words.approved(sight),
            "sight": sight,
            "changes": sight.changes,
            "kinds": list(words.kinds(sight, chosen)),
            "chosen": chosen,
            "when": when,
            "questions": _answered(sight.asked(form.note_said), form),
            "reasons": self.roads(said, article),
            "overridden": overriding.set_aside(sight.revision),
            "override": _may_override(said, request.user, article)
            and reverse("admin:articles_article_override", args=[article.pk]),
            "is_own": any(getattr(reason, "code", "") == OWN for reason in reasons),
            "buttons": buttons,
            "button": buttons[when][chosen],
            "results": words.results(sight),
            "result": words.results(sight)[chosen],
            "waits": words.waiting_words(sight),
            "now_words": words.now_words(sight),
            "compare": reverse("admin:articles_article_compare", args=[article.pk]),
            "preview": reverse("admin:articles_article_preview", args=[article.pk]),
            "warnings": with_roads_to_settle(article),
            "planned": sight.planned,
            "script": {"buttons": buttons, "results": words.results(sight), "seen": sight.newest}
            | {"working": f"Working… readers still see {readers_keep(article)}."},
        }

    def act(self, request, article, answers):
        form = answers["form"]
        if "_keep" in request.POST:
            return _kept(form, by=request.user)
        said = form.cleaned_data
        with transaction.atomic():
            edition = workflow.publish(
                article,
                revision=self.revision_of(article, said),
                by=request.user,
                at=said["at"],
                until=said["until"],
                scheduled=said.get("scheduled") or None,
                date_note=_date_note(said),
                change=said.get("change", ""),
                correction=form.correcting(),
                check_by=said.get("check_by"),
                promise=said.get("promise", ""),
                seen=said.get("seen"),
            )
            if said.get("when") == "held":
                workflow.hold(edition, by=request.user, reason=said["hold_reason"])
                return Done(f"Edition {edition.number} of “{article}” is held.")
        if said["at"]:
            return Done(f"“{article}”: {readers_will_see(edition.planned_from)}.")
        return Done(f"Readers see “{article}” now, edition {edition.number}.")


def _may_override(reasons, by, article):
    """Whether ``by`` may set one of ``reasons`` aside."""
    may_be = any(overriding.may_be_overridden(reason) for reason in reasons)
    return may_be and permissions.may(by, "override", article)


def _date_note(said):
    """The line of an update; one that was typed before another kind was chosen is not told."""
    return said.get("date_note", "") if said.get("change") in ("", Change.UPDATE) else ""


def _answered(questions, form):
    """The questions with their fields, those that were answered before too."""
    for row in questions:
        row["field"] = form[row["name"]]
    return questions


def _kept(form, *, by):
    """Keep the correction as a draft, for a colleague to approve."""
    sight, said = form.sight, form.cleaned_data
    if not said.get("note", "").strip() or sight.changes is None:
        raise Refused(["Say what we got wrong: a colleague reads it."])
    columns = words_of(sight.changes) | {"note": said["note"].strip()}
    correction = draft_correction(
        sight.article, by=by, edition_before=sight.live, kind=said["kind"], **columns
    )
    url = reverse("admin:articles_correction_change", args=[correction.pk])
    return Done("The correction is kept as a draft: a colleague approves it there.", url)
