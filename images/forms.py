from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError

from images.models import Image
from images.reading import UnusablePicture
from images.storing import AlreadyStored, hold, read_new_picture
from newsroom.lib.forms import RecordForm

ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/gif"


class ImageForm(RecordForm):
    """A new image with its picture, or the words and rights of one that is stored.

    A valid new form holds what was read in ``picture``; its files are not written yet. One whose
    picture is stored already is invalid and holds that record in ``held``.
    """

    upload = forms.FileField(
        label="Picture",
        allow_empty_file=True,
        error_messages={"required": "Choose a picture: a JPEG, PNG, WebP, AVIF or GIF."},
        help_text="JPEG, PNG, WebP, AVIF or GIF, up to 25 MB and 40 million pixels.",
    )
    picture = None
    held: Image | None = None

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            # Editions show the stored files: a new picture is a new record.
            self.fields.pop("upload")
        for name in {"alt", "credit"} & self.fields.keys():
            sentences = Image._meta.get_field(name).error_messages
            self.fields[name].error_messages["required"] = sentences["blank"]
        if title := self.fields.get("title"):
            title.required = False
            title.help_text = "For the lists of the desk; left empty, the name of the file."

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.picture = read_new_picture(upload)
        except UnusablePicture as problem:
            self.held = problem.image if isinstance(problem, AlreadyStored) else None
            raise ValidationError(str(problem)) from problem
        hold(self.instance, self.picture)
        return upload

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.picture and not cleaned.get("title"):
            cleaned["title"] = PurePath(self.picture.name).stem
        elif "title" in cleaned and not cleaned["title"]:
            cleaned["title"] = self.instance.title
        return cleaned
