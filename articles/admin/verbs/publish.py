"""Show a version to readers: now, or from a time on."""

from django import forms
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.contradictions import with_roads_to_settle
from articles.admin.verbs.base import ArticleVerb, MomentField, NamedRevision
from articles.timeline import spoken, waiting
from newsroom.lib.pages import Done

HEAVY = ("html", "head", "card")


class PublishForm(NamedRevision):
    at = MomentField(
        label="From", required=False, help_text="Empty: now. Otherwise it goes live at that time."
    )
    until = MomentField(label="Until", required=False, help_text="Empty: no end.")
    scheduled = forms.ChoiceField(
        label="What becomes of editions that are scheduled for later",
        required=False,
        choices=[
            ("", "Choose"),
            ("cancel", "Cancel: take them out of the schedule"),
            ("rebase", "Rebase: keep their times, with this text"),
        ],
    )
    date_note = forms.CharField(
        label="What changed, for readers",
        required=False,
        max_length=250,
        help_text="One line beside the date of the update.",
    )


class Publish(ArticleVerb):
    slug = verb = "publish"
    label = "Publish"
    template = "admin/articles/article/publish.html"
    form = PublishForm

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_publish(article, revision, by)

    def questions(self, article, posted=None):
        """Only what matters to this article: most have nothing scheduled, and no reader yet."""
        form = super().questions(article, posted)
        if not _planned(article).exists():
            del form.fields["scheduled"]
        if not article.editions.filter(live_from__lte=timezone.now()).exists():
            del form.fields["date_note"]
        return form

    def effect(self, article):
        live = article.editions.live().defer(*HEAVY).first()
        return f"replaces edition {live.number}" if live else "readers see it for the first time"

    def context(self, request, article):
        live = article.editions.live().select_related("revision")
        return {
            "revision": article.head,
            "live": live.defer(*HEAVY).first(),
            "planned": _planned(article).select_related("revision").defer(*HEAVY),
            "preview": reverse("admin:articles_article_preview", args=[article.pk]),
            "warnings": with_roads_to_settle(article),
        }

    def act(self, request, article, answers):
        edition = workflow.publish(
            article,
            revision=self.revision_of(article, answers),
            by=request.user,
            at=answers["at"],
            until=answers["until"],
            scheduled=answers.get("scheduled") or None,
            date_note=answers.get("date_note", ""),
        )
        if answers["at"]:
            return Done(f"“{article}” goes live {spoken(edition.planned_from)}.")
        return Done(f"Readers see “{article}” now, edition {edition.number}.")


def _planned(article):
    return waiting(timezone.now()).filter(article=article, boundary_of=None)
