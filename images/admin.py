from django.contrib import admin
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils.html import format_html

from images import renditions
from images.forms import ACCEPTED, ImageForm
from images.models import Image
from images.storing import remove_files, write_files
from images.uses import uses_of
from newsroom.lib.admin import RecordAdmin

CROPS = {"square": "Square", "card": "Card, 3:2", "poster": "Poster, 2:3"}


class ExpiredFilter(admin.SimpleListFilter):
    title = "rights"
    parameter_name = "expired"

    def lookups(self, request, model_admin):
        return [
            ("no", "may be published"),
            ("soon", "run out within 30 days"),
            ("yes", "have run out"),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "no":
                return queryset.usable()
            case "soon":
                return queryset.ending()
            case "yes":
                return queryset.expired()
        return queryset


class UseFilter(admin.SimpleListFilter):
    title = "use"
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", "used somewhere"), ("no", "used nowhere")]

    def queryset(self, request, queryset):
        if self.value() in {"yes", "no"}:
            return queryset.filter(in_use=self.value() == "yes")
        return queryset


def used_in(request, image):
    """Which records show this picture: as long as there is one, it cannot be deleted."""
    return render_to_string("images/used_in.html", {"uses": uses_of(image, request)}, request)


@admin.register(Image)
class ImageAdmin(RecordAdmin):
    form = ImageForm
    list_display = ("thumbnail", "title", "credit", "rights", "may_be_shown", "used")
    list_display_links = ("thumbnail", "title")
    list_filter = ("rights", ExpiredFilter, UseFilter)
    list_select_related = ()
    readonly_fields = ("preview",)
    panels = [used_in]

    fieldsets = (
        (None, {"fields": ["alt", "credit", "rights", "title"]}),
        ("Focal point", {"fields": ["preview", ("focal_x", "focal_y")]}),
        ("Limits and origin", {"fields": ["expires_on", "restrictions", "source_url"]}),
        ("What it shows", {"fields": ["depicts", "taken"]}),
    )

    class Media:
        css = {"all": ["images/focal.css"]}
        js = ["images/focal.js"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj:
            return fieldsets
        (title, options), *others = fieldsets
        return [(title, {**options, "fields": ["upload", *options["fields"]]}), *others]

    def get_queryset(self, request):
        return super().get_queryset(request).with_use()

    def dress(self, form):
        widget = self.formfield_overrides[models.FileField]["widget"]
        form.base_fields["upload"].widget = widget(attrs={"accept": ACCEPTED})
        return super().dress(form)

    @admin.display(description="Picture")
    def thumbnail(self, image):
        return format_html(
            '<img class="images-thumbnail" src="{}" alt="{}" width="96" height="64" '
            'loading="lazy">',
            renditions.lead_url(image, 320),
            image.alt,
        )

    @admin.display(description="Rights last", ordering="expires_on")
    def may_be_shown(self, image):
        if image.expires_on is None:
            return "without end"
        day = f"{image.expires_on:%-d %B %Y}"
        return f"ran out on {day}" if image.expired else f"until {day}"

    @admin.display(description="Used", boolean=True, ordering="in_use")
    def used(self, image):
        return image.in_use

    @admin.display(description="Preview")
    def preview(self, image):
        """The picture and its crops; images/focal.js moves the point."""
        source = renditions.lead_url(image, 800) if image.pk else ""
        return render_to_string("images/focal.html", {"source": source, "crops": CROPS})

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.picture:
            write_files(renditions.encode(obj, form.picture.pixels))

    def delete_model(self, request, obj):
        with transaction.atomic():
            remove_files([obj])
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            remove_files(queryset)
            super().delete_queryset(request, queryset)
