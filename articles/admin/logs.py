"""The log, to be read: of one article as a line of time, of the site as a list, and as a file."""

import re
from datetime import date, datetime, time, timedelta

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from articles import log, permissions
from articles.models import Article, LogLine
from articles.timeline import spoken
from newsroom.lib import search
from newsroom.lib.html import tidy_text
from newsroom.lib.lists import RecordList, TypedFilter
from newsroom.lib.numbers import key_from
from newsroom.lib.pages import Page
from newsroom.lib.partial_date import PartialDate
from newsroom.lib.skin import ModelAdmin
from newsroom.lib.wording import capitalised

MOST = 100
FORMS = {"json": "application/json", "tsv": "text/tab-separated-values"}
_until = re.compile(r"\s+(?:to|until)\s+", re.IGNORECASE)


class Log(Page):
    """Who did what to one article, the newest first."""

    slug = "log"
    label = "Log"
    template = "admin/articles/article/log.html"

    def may(self, user, article):
        return permissions.may(user, "view", article) and permissions.may(user, "read_log", article)

    def effect(self, article):
        return "who did what, when and why"

    def context(self, request, article):
        rows = article.log.select_related("by", "revision", "edition")
        rows = rows.defer("revision__content", "edition__html", "edition__head", "edition__card")
        if before := key_from(request.GET.get("before")):
            rows = rows.filter(pk__lt=before)
        lines = list(rows.order_by("-pk")[: MOST + 1])
        for line in lines:
            line.done = log.done(line.verb)
        return {
            "lines": lines[:MOST],
            "older": lines[MOST - 1].pk if len(lines) > MOST else None,
            "exports": [(form.upper(), export_url(form, article)) for form in FORMS],
        }


PAGES = [Log()]


def export_url(form, article):
    """Where the log of one article is downloaded."""
    return f"{reverse('admin:articles_logline_export', args=[form])}?article={article.pk}"


# -- The list ---------------------------------------------------------------------------------


class VerbFilter(admin.SimpleListFilter):
    title = "what was done"
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return [(verb, capitalised(log.done(verb))) for verb in sorted(log.DONE, key=log.done)]

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() else queryset


class PersonFilter(TypedFilter):
    title = "who"
    parameter_name = "who"
    help_text = "a name or username"

    def matching(self, text):
        people = get_user_model().objects.filter(
            Q(username__iexact=text) | Q(display_name__icontains=text)
        )
        return Q(by__in=people)


class PeriodFilter(TypedFilter):
    title = "when"
    parameter_name = "when"
    help_text = "20 November 2026, November 2026, 1 May 2026 to 9 May 2026"

    def matching(self, text):
        try:
            days = [PartialDate.parse(part) for part in _until.split(text, maxsplit=1)]
        except ValueError:
            return Q(pk=None)
        return Q(at__gte=_midnight(days[0].low)) & Q(
            at__lt=_midnight(days[-1].high + timedelta(days=1))
        )


class ArticleFilter(admin.SimpleListFilter):
    """The lines of one article, as the link from its page asks for them; else not offered."""

    title = parameter_name = "article"

    def lookups(self, request, model_admin):
        if self.value() is None:
            return []
        article = Article.objects.filter(pk=self.key).only("headline").first()
        return [(self.value(), article or "no article")]

    @property
    def key(self):
        return key_from(self.value())

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.filter(article=self.key)


def _midnight(day: date):
    return timezone.make_aware(datetime.combine(day, time()))


@admin.register(LogLine)
class LogLineAdmin(RecordList, ModelAdmin):
    """Every change of state on the site. It is read, and taken elsewhere; nobody writes here."""

    list_display = ["when", "who", "did", "to", "change", "named", "why"]
    list_display_links = None
    list_filter = [ArticleFilter, VerbFilter, PersonFilter, PeriodFilter]
    list_select_related = ("article", "by", "revision", "edition")
    list_defer = (
        *("article__body", "revision__content"),
        *("edition__html", "edition__head", "edition__card"),
    )
    list_before_template = "admin/articles/logline/list_top.html"
    ordering = ["-at", "-pk"]
    sortable_by = []
    actions = None
    fields = [
        ("at", "by"),
        ("verb", "article"),
        ("before", "after"),
        ("revision", "edition"),
        "reason",
        "overrides",
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(self.export)
        name = "articles_logline_export"
        return [path("export/<slug:form>/", view, name=name), *super().get_urls()]

    def export(self, request, form):
        """The lines that the list shows, all pages of them, the oldest first."""
        if not permissions.may(request.user, "read_log"):
            raise PermissionDenied
        if form not in FORMS:
            raise Http404("The log comes as json or tsv.")
        lines = self.get_changelist_instance(request).queryset.select_related(None)
        day = timezone.localdate()
        return StreamingHttpResponse(
            log.exported(lines.defer(None), form),
            content_type=f"{FORMS[form]}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="log-{day}.{form}"'},
        )

    # -- Searching by the article -----------------------------------------------------------------

    def get_search_fields(self, request):
        return ["article__headline"]

    def get_search_results(self, request, queryset, search_term):
        term = tidy_text(search_term).strip()
        if not term:
            return queryset, False
        found = search.find(Article, term).condition
        return queryset.filter(article__in=Article.objects.filter(found).values("pk")), False

    # -- Nobody writes here -----------------------------------------------------------------------

    def has_view_permission(self, request, obj=None):
        return permissions.may(request.user, "read_log")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    # -- Columns ----------------------------------------------------------------------------------

    @admin.display(description="when", ordering="at")
    def when(self, line):
        return spoken(line.at)

    @admin.display(description="who")
    def who(self, line):
        return line.by or "the clock"

    @admin.display(description="did")
    def did(self, line):
        return log.done(line.verb)

    @admin.display(description="article")
    def to(self, line):
        address = reverse("admin:articles_article_log", args=[line.article_id])
        return format_html('<a class="desk-link" href="{}">{}</a>', address, line.article)

    @admin.display(description="from, to")
    def change(self, line):
        return " → ".join(part for part in (line.before, line.after) if part) or "–"

    @admin.display(description="version, edition")
    def named(self, line):
        version = f"version {line.revision.number}" if line.revision_id else ""
        edition = f"edition {line.edition.number}" if line.edition_id else ""
        return ", ".join(filter(None, [version, edition])) or "–"

    @admin.display(description="why")
    def why(self, line):
        return line.reason or "–"
