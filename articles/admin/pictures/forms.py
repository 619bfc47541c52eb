"""What is asked about a picture while an article is written."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string

from images.admin import CROPS
from images.forms import ImageForm
from images.models import Image, Rights
from images.renditions import lead_url
from images.uses import uses_of


class PictureForm(ImageForm):
    """Words and rights of a picture, and the point that stays visible when it is cut."""

    class Meta:
        model = Image
        fields = (*("alt", "credit", "rights", "restrictions", "expires_on", "focal_x", "focal_y"),)
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 2}),
            "expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "focal_x": forms.HiddenInput,
            "focal_y": forms.HiddenInput,
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.auto_id = "picture-%s"
        self.fields["rights"].choices = [("", "Choose"), *Rights.choices]
        self.fields["rights"].error_messages["required"] = "Choose under which right we show it."
        for name, field in self.fields.items():
            if not field.widget.is_hidden and name != "upload":
                field.widget.attrs["class"] = "desk-input"
                # What is wrong is said in sentences by us, not by the browser.
                field.widget.attrs["aria-describedby"] = f"picture-{name}-help"
        self.use_required_attribute = False

    def asked(self) -> list[forms.BoundField]:
        """What has a label, in order."""
        return [field for field in self.visible_fields() if field.name != "upload"]

    def sentences(self) -> dict[str, str]:
        """What is wrong with each field, "" for the picture as a whole."""
        whole = {"__all__", "upload", "base_version"}
        return {
            ("" if name in whole else name): " ".join(errors)
            for name, errors in self.errors.items()
        }


def form_as_html(form: PictureForm, request: HttpRequest) -> str:
    """The questions with the picture above them; of a stored one with where it is used."""
    image = form.instance
    context = {
        "form": form,
        "image": image,
        "source": lead_url(image, 800) if image.pk else "",
        "crops": CROPS,
        "uses": uses_of(image, request) if image.pk else [],
    }
    return render_to_string("admin/articles/pictures/form.html", context, request)
