"""Put pictures into the storage and take them out, always together with their record."""

import weakref
from collections.abc import Iterable
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from images import renditions
from images.models import Image
from images.reading import MAX_BYTES, Picture, UnusablePicture, read_picture, too_heavy
from newsroom.lib.changes import changed
from newsroom.lib.saving import save_root


class AlreadyStored(UnusablePicture):
    """The same bytes were stored before, as ``image``."""

    def __init__(self, name: str, image: Image) -> None:
        self.image = image
        super().__init__(
            f"{name} is stored already, as “{image.title}” (image {image.pk}). Use that one."
        )


def store_image(
    source: bytes | File, *, alt: str, credit: str, by: Any = None, **details: Any
) -> Image:
    """Store a picture with its renditions and return its record.

    ``details`` are further fields of ``Image``: ``rights`` always, ``title`` or the file's name.
    Raises ``UnusablePicture`` or ``ValidationError`` with sentences; then, and whenever the
    transaction around it fails, no file stays.
    """
    picture = read_new_picture(source)
    image = Image(**{"title": picture.name, **details, "alt": alt, "credit": credit})
    hold(image, picture)
    try:
        image.full_clean()
        _save(image, list(renditions.encode(image, picture.pixels)), by=by)
    except (ValidationError, IntegrityError):
        # Somebody else may have stored the same bytes since these were read.
        _refuse_what_is_stored(picture)
        raise
    return image


@transaction.atomic
def _save(image: Image, files: list[tuple[str, bytes]], *, by: Any) -> None:
    save_root(image, base_version=image.version, by=by)
    write_files(files)
    changed([image], by=by)


def read_new_picture(source: bytes | File) -> Picture:
    """Read an upload that may become a record, or raise ``UnusablePicture``."""
    name = getattr(source, "name", None) or "The picture"
    picture = read_picture(_bytes_of(source, name), name=name)
    _refuse_what_is_stored(picture)
    return picture


def _refuse_what_is_stored(picture: Picture) -> None:
    if image := Image.objects.filter(content_hash=picture.content_hash).first():
        raise AlreadyStored(picture.name, image)


def _bytes_of(source: bytes | File, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    if source.size > MAX_BYTES:
        raise UnusablePicture(too_heavy(name, source.size))
    source.seek(0)
    return source.read()


def hold(image: Image, picture: Picture) -> None:
    """Set on ``image`` what follows from ``picture``: names, size and widths. Writes nothing."""
    image.content_hash = picture.content_hash
    image.file = renditions.kept_name(picture.content_hash)
    image.width, image.height = picture.pixels.size
    image.renditions = renditions.describe(picture.content_hash, image.width)


def write_files(files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files``; they go again if the transaction is rolled back.

    To be called after the record was saved: its unique hash keeps two uploads of the same bytes
    from removing each other's files.
    """
    written = _Written()
    try:
        for name, content in files:
            # What lies there belongs to no record: a crash left it.
            default_storage.delete(name)
            written.names.append(name)
            default_storage.save(name, ContentFile(content))
    except OSError:
        written.vanish()
        raise
    transaction.on_commit(written.stay)


def remove_image(image: Image, *, by: Any = None) -> None:
    """Delete ``image`` and, once that is certain, its files; ``ProtectedError`` while in use."""
    gone = copy(image)
    with transaction.atomic():
        remove_files([image])
        image.delete()
        changed([gone], by=by)


def remove_files(images: Iterable[Image]) -> None:
    """Remove the files of ``images`` when the transaction that deletes the records commits."""
    names = [name for image in images for name in renditions.file_names(image)]
    transaction.on_commit(lambda: _remove(names))


class _Written:
    """Files that vanish with this object unless ``stay`` was called.

    Django has hooks for a commit but none for a rollback: there it drops the hooks, and the
    last reference to this object with them.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.vanish = weakref.finalize(self, _remove, self.names)

    def stay(self) -> None:
        self.vanish.detach()


def _remove(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
