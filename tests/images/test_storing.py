from io import BytesIO
from math import nan

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError
from PIL import Image as PillowImage

from images import renditions
from images.models import DESCRIBE_IT, NAME_THE_OWNER, Image
from images.reading import UnusablePicture
from images.storing import AlreadyStored, remove_image, store_image
from newsroom.lib import changes
from tests.images.files import picture, stored
from tests.make import make_show, make_user

pytestmark = pytest.mark.django_db
GPS = 0x8825


def store(data=None, **fields):
    words = {"alt": "A wall of boxes.", "credit": "Newsroom", "rights": "own", "title": "Vault"}
    return store_image(data or picture(), **{**words, **fields})


@pytest.fixture
def told(monkeypatch):
    """Give the list of what subscribers of changes were told."""
    calls = []
    monkeypatch.setattr(changes, "_subscribers", [lambda records, by: calls.append((records, by))])
    return calls


def test_a_stored_picture_has_its_words_its_size_and_its_maker(media, told):
    maker = make_user()

    image = store(picture(size=(90, 60)), by=maker, focal_x=0.25, taken="14 September 2022")

    image.refresh_from_db()
    assert (image.title, image.alt, image.credit, image.rights) == (
        "Vault",
        "A wall of boxes.",
        "Newsroom",
        "own",
    )
    assert (image.width, image.height, image.focal_x, str(image.taken)) == (
        90,
        60,
        0.25,
        "14 September 2022",
    )
    assert image.created_by == maker
    assert [row.history_user for row in image.history.all()] == [maker]
    assert told == [([image], maker)]
    assert stored(media) == sorted(renditions.file_names(image))


def test_an_upload_without_a_title_is_called_by_its_file(media):
    image = store_image(
        ContentFile(picture(), "vault.jpg"), alt="A wall.", credit="Newsroom", rights="own"
    )

    assert image.title == "vault.jpg"


def test_an_upload_that_is_too_heavy_is_refused_before_it_is_read(media):
    upload = ContentFile(b"", "vault.jpg")
    upload.size = 26 * 1024 * 1024

    with pytest.raises(UnusablePicture) as refusal:
        store(upload)

    assert str(refusal.value) == (
        "vault.jpg weighs 26 MB; the limit is 25 MB. Export it smaller and upload it again."
    )


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("alt", "", DESCRIBE_IT),
        ("credit", "", NAME_THE_OWNER),
        ("focal_x", 1.5, "Write a number from 0 (left or top) to 1 (right or bottom)."),
        ("focal_y", nan, "Write a number from 0 (left or top) to 1 (right or bottom)."),
        ("rights", "found", "Value 'found' is not a valid choice."),
    ],
)
def test_a_picture_without_its_words_leaves_neither_row_nor_file(media, field, value, problem):
    with pytest.raises(ValidationError) as refusal:
        store(**{field: value})

    assert refusal.value.message_dict[field] == [problem]
    assert (Image.objects.count(), stored(media)) == (0, [])


def test_the_same_bytes_are_refused_by_naming_the_image_that_has_them(media):
    first = store(title="Vault, wide")

    with pytest.raises(AlreadyStored) as refusal:
        store(ContentFile(picture(), "again.jpg"))

    assert str(refusal.value) == (
        f"again.jpg is stored already, as “Vault, wide” (image {first.pk}). Use that one."
    )
    assert refusal.value.image == first
    assert stored(media) == sorted(renditions.file_names(first))


def test_of_two_who_store_the_same_bytes_at_once_one_wins_and_the_files_stay(at_once, media):
    outcomes = at_once(*[store] * 3)

    image = Image.objects.get()
    sentence = f"The picture is stored already, as “Vault” (image {image.pk}). Use that one."
    assert sorted(map(str, outcomes)) == sorted(["Vault", sentence, sentence])
    assert stored(media) == sorted(renditions.file_names(image))


def test_a_rolled_back_upload_leaves_no_file(media):
    with transaction.atomic():
        image = store()
        written = stored(media)
        transaction.set_rollback(True)

    assert written == sorted(renditions.file_names(image))
    assert stored(media) == []


@pytest.mark.django_db(transaction=True)
def test_a_committed_upload_stays(media):
    image = store()

    assert stored(media) == sorted(renditions.file_names(image))


def test_a_full_disk_leaves_neither_row_nor_file(media, monkeypatch):
    save = default_storage.save

    def save_until_full(name, content):
        save(name, content)
        if name.endswith(".webp"):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", save_until_full)

    with pytest.raises(OSError, match="No space left"):
        store()

    assert (Image.objects.count(), stored(media)) == (0, [])


def test_files_that_a_crash_left_behind_are_overwritten(media):
    image = store()
    names = renditions.file_names(image)
    Image.objects.all().delete()

    again = store()

    assert renditions.file_names(again) == names
    assert stored(media) == sorted(names)


def test_a_removed_image_takes_its_files_along_when_that_is_certain(
    media, told, django_capture_on_commit_callbacks
):
    other = store(picture(colour=(1, 2, 3)), title="Other")
    image = store()
    editor = make_user()
    told.clear()

    with django_capture_on_commit_callbacks(execute=True):
        remove_image(image, by=editor)
        assert len(stored(media)) == 2 * len(renditions.file_names(other))

    assert list(Image.objects.all()) == [other]
    assert stored(media) == sorted(renditions.file_names(other))
    assert [([gone.title for gone in records], by) for records, by in told] == [(["Vault"], editor)]


def test_an_image_in_use_keeps_its_row_and_its_files(media, django_capture_on_commit_callbacks):
    image = store()
    make_show(poster=image)

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ProtectedError):
        remove_image(image)

    assert list(Image.objects.all()) == [image]
    assert stored(media) == sorted(renditions.file_names(image))


def test_where_it_was_taken_is_in_no_file_that_is_stored(media):
    exif = PillowImage.Exif()
    exif[0x010F] = "Witness Phone"
    exif[GPS] = {1: "N", 2: (51.0, 13.0, 8.4), 3: "E", 4: (4.0, 24.0, 9.9), 29: "2003:02:16"}
    handed_in = picture(size=(1600, 900), exif=exif, comment=b"home of the witness")

    image = store(handed_in)

    assert PillowImage.open(BytesIO(handed_in)).getexif().get_ifd(GPS)[2] == (51.0, 13.0, 8.4)
    names = stored(media)
    assert len(names) == 1 + 3 * len(image.renditions["widths"])
    for name in names:
        content = (media / name).read_bytes()
        kept = PillowImage.open(BytesIO(content))
        assert (dict(kept.getexif()), kept.getexif().get_ifd(GPS)) == ({}, {})
        assert not {b"Exif", b"Witness Phone", b"home of the witness"} & {
            part for part in (b"Exif", b"Witness Phone", b"home of the witness") if part in content
        }
