"""Setting reasons of the gate aside for one version, in writing: a page for managing editors."""

from django import forms
from django.urls import reverse

from articles import overriding
from articles.admin.reasons import road_of
from articles.admin.verbs.base import ArticleVerb, NamedRevision
from articles.workflow import overrides
from newsroom.lib.pages import Done
from newsroom.lib.wording import count_of

GONE = "One of the reasons you ticked is no longer given: look at the list again."


class OverrideForm(NamedRevision):
    sentences = forms.MultipleChoiceField(
        label="Set aside",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "desk-tick"}),
        error_messages={
            "required": "Tick what is to be set aside.",
            "invalid_choice": GONE,
            "invalid_list": GONE,
        },
    )
    reason = forms.CharField(
        label="Why, in writing",
        widget=forms.Textarea(attrs={"rows": 4, "class": "desk-input"}),
        max_length=overrides.LONGEST,
        error_messages={"required": "Say why: whoever publishes reads it, and a court may ask."},
        help_text="It stands with your name in the log, and beside the button that publishes.",
    )


class SetAside(ArticleVerb):
    """Lists what the gate says; some of it can be ticked, the rest says why it cannot."""

    slug = verb = "override"
    label = "Set reasons aside"
    template = "admin/articles/article/override.html"
    form = OverrideForm

    def reasons_against(self, article, revision, by):
        return overrides.reasons_not_to_override(article, revision, by)

    def effect(self, article):
        return "for this version alone; the next one asks again"

    def questions(self, article, posted=None):
        form = super().questions(article, posted)
        said = _sorted(article)["open"]
        form.fields["sentences"].choices = [(str(one), str(one)) for one in said]
        roads = [road_of(one, article) for one in said]
        form.lines = list(zip(form["sentences"], roads, strict=True))
        return form

    def context(self, request, article):
        held = _sorted(article)
        return {
            "revision": article.head,
            "overridden": article.head and overriding.set_aside(article.head),
            "never": [
                {
                    "sentence": one,
                    "url": road_of(one, article),
                    "why": overriding.why_never(one),
                }
                for one in held["never"]
            ],
        }

    def act(self, request, article, answers):
        revision = self.revision_of(article, answers)
        rows = overrides.override(
            article,
            revision=revision,
            by=request.user,
            sentences=answers["sentences"],
            reason=answers["reason"],
        )
        return Done(
            f"Set {count_of(len(rows), 'reason')} aside for version {revision.number}.",
            reverse("admin:articles_article_publish", args=[article.pk]),
        )


def _sorted(article):
    """What the gate says of the newest version: what may be set aside, and what may never be."""
    # Rendering the article costs some twenty queries; a page asks for it twice.
    if "gate" not in article.__dict__:
        revision = article.head
        said = overrides.reasons_against(revision) if revision else []
        left = overriding.not_overridden(revision, said)
        may_be = [one for one in left if overriding.may_be_overridden(one)]
        article.gate = {"open": may_be, "never": [one for one in left if one not in may_be]}
    return article.gate


PAGES = [SetAside()]
