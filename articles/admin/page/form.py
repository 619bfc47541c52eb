"""The fields of an article: what stands on the paper, and what is about the article."""

from django import forms

from articles.models import Article, ArticleAuthor
from newsroom.lib.admin import RecordInline
from newsroom.lib.forms import RecordForm

# The template takes the fields on the paper one by one; "in-paper" says which they are.
FIELDSETS = [
    (None, {"classes": ["in-paper"], "fields": ["headline", "standfirst", "body"]}),
    (
        "About this article",
        {
            "classes": ["in-subject"],
            "fields": [
                ("kind", "slug"),
                ("show", "season"),
                "event",
                ("assigned_to", "due"),
                "planned_for",
            ],
        },
    ),
    ("Lead picture", {"classes": ["in-lead"], "fields": ["lead_image"]}),
    ("More shows and topics", {"classes": ["in-links"], "fields": ["other_shows", "topics"]}),
    (
        "Search and share",
        {
            "classes": ["in-sharing"],
            "fields": [
                "search_title",
                "meta_description",
                "social_title",
                "home_headline",
                "canonical_url",
                ("noindex", "no_feed"),
            ],
        },
    ),
]
SHORT = [
    (None, {"fields": ["headline", "kind", ("show", "season"), "event", "slug"]}),
]
LABELS = {"slug": "Address", "canonical_url": "Canonical address"}


class ArticleForm(RecordForm):
    """The form of the page: headline and standfirst are text, and each is one line of it."""

    class Meta:
        model = Article
        fields = "__all__"
        labels = LABELS
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "class": "paper-headline"}),
            "standfirst": forms.Textarea(attrs={"rows": 1, "class": "paper-standfirst"}),
            "meta_description": forms.Textarea(attrs={"rows": 2, "class": "desk-input"}),
        }

    def clean_headline(self):
        return _one_line(self.cleaned_data["headline"])

    def clean_standfirst(self):
        return _one_line(self.cleaned_data["standfirst"])

    def clean_meta_description(self):
        return _one_line(self.cleaned_data["meta_description"])


class ShortArticleForm(RecordForm):
    """What an article begins with; the page asks for everything else."""

    class Meta:
        model = Article
        fields = "__all__"
        labels = LABELS


def _one_line(text):
    return " ".join(text.split())


class BylineForm(forms.ModelForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        picker = self.fields["author"].widget
        picker = getattr(picker, "widget", picker)
        picker.held = self.instance._state.fields_cache.get("author")


class BylineInline(RecordInline):
    model = ArticleAuthor
    form = BylineForm
    fields = ["author", "position"]
    autocomplete_fields = ["author"]
    verbose_name = "author"
    verbose_name_plural = "by"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")
