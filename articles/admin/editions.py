from django.contrib import admin
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone

from articles import permissions
from articles.admin.verbs import Expire, Hold, Release, Reschedule, Unschedule
from articles.embargo import marked
from articles.models import Article, Edition
from articles.planning import readers_will_see
from articles.timeline import spoken
from newsroom.lib.lists import RecordList
from newsroom.lib.pages import Page, PagesMixin
from newsroom.lib.skin import ModelAdmin


class EditionPreview(Page):
    """An edition exactly as readers saw it, see it or will see it."""

    slug = "preview"
    label = "Read it"

    def may(self, user, edition):
        return permissions.may(user, "view", edition.article)

    def effect(self, edition):
        return "exactly as readers have it"

    def respond(self, screen, request, edition):
        context = {
            "edition": edition,
            "back": screen.address_of(edition),
            "page": edition,
            "noindex": True,
            "embargo": marked(edition.article, at=timezone.now()),
        }
        return TemplateResponse(request, "articles/preview.html", context)


def edition_panel(request, edition):
    """What readers have from this edition, in a sentence, and what became of it."""
    now = timezone.now()
    context = {
        "edition": edition,
        "state": edition.state(now),
        "is_late": edition.planned_from <= now,
        "readers_see": readers_will_see(edition.live_from or edition.planned_from),
    }
    return render_to_string("admin/articles/edition/panel.html", context, request)


class KindFilter(admin.SimpleListFilter):
    title = parameter_name = "kind"

    def lookups(self, request, model_admin):
        return Article.Kind.choices

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Edition)
class EditionAdmin(RecordList, PagesMixin, ModelAdmin):
    """What readers saw and will see. Nothing is edited here: the timeline alone moves ends."""

    list_display = ["headline", "number", "state_word", "starts", "ends", "why"]
    list_filter = [KindFilter]
    list_select_related = ()
    ordering = ["-planned_from", "-pk"]
    pages = [EditionPreview(), Reschedule(), Hold(), Release(), Expire(), Unschedule()]
    panels = [edition_panel]
    fields = [
        ("article", "revision"),
        ("planned_from", "planned_until"),
        ("live_from", "live_until"),
        ("boundary_of", "boundary_note"),
        ("published_by", "created_at"),
        "date_note",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("html", "head", "card")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="state")
    def state_word(self, edition):
        return edition.state(timezone.now())

    @admin.display(description="readers see it from", ordering="planned_from")
    def starts(self, edition):
        return spoken(edition.live_from or edition.planned_from)

    @admin.display(description="until")
    def ends(self, edition):
        return spoken(edition.live_until) if edition.live_until else "–"

    @admin.display(description="why")
    def why(self, edition):
        return edition.hold_reason or edition.boundary_note or edition.date_note or "–"
