"""A file becomes a picture of the desk: first it is looked at, then kept with its words.

It is sent twice, so that nothing lies anywhere before somebody said whose it is: a picture that is
given up half-way was never stored.
"""

from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from articles.admin.answers import Declined
from articles.admin.pictures.answers import PictureAnswer, told
from articles.admin.pictures.forms import PictureForm, form_as_html
from articles.models import Article
from images import renditions
from images.models import Image
from images.reading import UnusablePicture
from images.remarks import remarks_on_width
from images.storing import AlreadyStored, read_new_picture, write_files
from newsroom.lib.constraints import sentence_for
from newsroom.lib.editing import save_form

NO_FILE = "No file came. Choose the picture again."
STORED = "This picture is stored already: its record is used."


class Upload(PictureAnswer):
    """Looks at a file and asks about it; with ``keep`` stores it with the answers."""

    slug = "upload"

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Any:
        yield from super().reasons_against(user, article, writes=writes)
        if not user.has_perm("images.add_image"):
            yield f"{user} may not add pictures: choose one that the desk holds."

    def write(self, screen: Any, request: HttpRequest, article: Article) -> dict[str, Any]:
        if "upload" not in request.FILES:
            raise Declined([NO_FILE])
        try:
            return self._keep(request) if "keep" in request.POST else self._look(request)
        except AlreadyStored as held:
            return {"stored": STORED, "picture": told(held.image)}

    def _look(self, request: HttpRequest) -> dict[str, Any]:
        try:
            picture = read_new_picture(request.FILES["upload"])
        except AlreadyStored:
            raise
        except UnusablePicture as problem:
            raise Declined([problem]) from problem
        # As wide as it is kept: what was handed in may have been wider.
        width, height = picture.pixels.size
        return {
            "name": picture.name,
            "size": f"{width:,} × {height:,} pixels",
            "remarks_as_lead": list(remarks_on_width(width)),
            "form": form_as_html(PictureForm(), request),
        }

    def _keep(self, request: HttpRequest) -> dict[str, Any]:
        form = PictureForm(request.POST, request.FILES)
        if not form.is_valid():
            if held := _stored(form):
                raise AlreadyStored(request.FILES["upload"].name, held)
            raise Declined(form.sentences().values(), fields=form.sentences())
        image = form.instance
        image.title = PurePath(form.picture.name).stem[:200]
        # Before the transaction: it takes a second, and nobody else could save in that time.
        files = list(renditions.encode(image, form.picture.pixels))
        try:
            with transaction.atomic():
                save_form(form, by=request.user)
                write_files(files)
        except IntegrityError as error:
            # Somebody else stored the same bytes since these were read.
            if held := _stored(form):
                raise AlreadyStored(form.picture.name, held) from error
            raise Declined([sentence_for(error)]) from error
        return {"picture": told(image)}


def _stored(form: PictureForm) -> Image | None:
    """The record that has the bytes of the posted file, if there is one."""
    return form.held or Image.objects.filter(content_hash=form.instance.content_hash or "-").first()
