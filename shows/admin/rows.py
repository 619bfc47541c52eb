"""What is on screen, as rows that open on the page of their show."""

from django.utils import timezone

from newsroom.lib.row_forms import Button, RowKind
from shows.forms import CreditRowForm, offer_seasons
from shows.models import Availability, Credit, Season


def effect_on(show):
    """What readers get from a change to a record of ``show``: its page prints them live."""
    return "readers see it on the page of the show" if show.listed else "readers see no change"


class ShowRow(RowKind):
    """A row of a show, which may belong to one of its seasons."""

    def fit(self, form, request):
        return offer_seasons(form, form.instance.show)


class CreditRow(ShowRow):
    kind = "credit"
    model = Credit
    fields = ["character_name", "job", "billing", "status", "season"]
    begins_in = "character_name"
    template = "admin/shows/credit_row.html"
    new_fields = ["person", *fields]

    def rows_of(self, root):
        return Credit.objects.filter(show=root).select_related("show", "person", "character")

    def fresh(self, root, request):
        return Credit(show=root)

    def title(self, row):
        return f"{row.person}: role and billing" if row.pk else "Somebody in the cast or crew"

    def buttons(self, row):
        label = "Save the credit" if row.pk else "Add the credit"
        return [Button(label, effect_on(row.show))]

    def context(self, row, form):
        names = row.show.characters.order_by("name").values_list("name", flat=True)
        return {"known_characters": names[:200]}

    def form(self, row):
        return CreditRowForm

    def fit(self, form, request):
        form.fields["character_name"].widget.attrs["list"] = "known-characters"
        return super().fit(form, request)


class AvailabilityRow(ShowRow):
    kind = "watch"
    model = Availability
    fields = ["price_minor", "currency", "period", "trial_days", "checked_on", "starts", "ends"]
    new_fields = ["service", "country", "access", "season", "url", *fields]
    wide = ("url",)
    begins_in = "price_minor"
    template = "admin/shows/availability_row.html"

    def rows_of(self, root):
        return Availability.objects.filter(show=root).select_related("show", "service")

    def fresh(self, root, request):
        return Availability(show=root)

    def title(self, row):
        if not row.pk:
            return "A place to watch"
        where = f", {row.country}" if row.country else ""
        return f"{row.service}{where}: {row.get_access_display().lower()}"

    def buttons(self, row):
        effect = effect_on(row.show)
        if not row.pk:
            return [Button("Add the place to watch", effect)]
        return [
            Button("Checked today", "keeps the price above, dated today", "checked", "today"),
            Button("Save", effect),
        ]

    def posted(self, request, row):
        if "checked" not in request.POST:
            return request.POST
        posted = request.POST.copy()
        posted["row-checked_on"] = timezone.localdate().isoformat()
        return posted

    def context(self, row, form):
        return {"address": row.url}


class SeasonRow(RowKind):
    kind = "season"
    model = Season
    fields = ["number", "title", "premiere", "ended", "episode_count", "synopsis"]
    wide = ("synopsis",)
    begins_in = "number"

    def rows_of(self, root):
        return Season.objects.filter(show=root).select_related("show")

    def fresh(self, root, request):
        last = root.seasons.order_by("-number").first()
        return Season(show=root, number=last.number + 1 if last else 1)

    def title(self, row):
        return f"Season {row.number}" if row.pk else "A season"

    def buttons(self, row):
        label = "Save the season" if row.pk else "Add the season"
        return [Button(label, effect_on(row.show))]
