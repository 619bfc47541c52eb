from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from images import renditions
from images.models import DESCRIBE_IT, NAME_THE_OWNER, Image, Rights
from images.storing import store_image
from newsroom.lib.search import index
from tests.images.files import huge_png, picture, stored
from tests.make import make_image, make_show
from tests.screens import form_data, problems, queries_of

pytestmark = pytest.mark.django_db

LIST = reverse("admin:images_image_changelist")
ADD = reverse("admin:images_image_add")
TOO_LARGE = (
    "wall.png is larger than 40 million pixels or longer than 12,000 on a side. Scale it down "
    "and upload it again."
)


def screen(image):
    return reverse("admin:images_image_change", args=[image.pk])


def upload(data=None, name="vault.jpg"):
    return SimpleUploadedFile(name, picture() if data is None else data)


def filled(client, **changes):
    words = {"alt": "A wall of boxes.", "credit": "Newsroom", "rights": "own"}
    return form_data(client.get(ADD), **{"upload": upload(), **words, **changes})


def store(**fields):
    words = {"alt": "A wall of boxes.", "credit": "Newsroom", "rights": "own", "title": "Vault"}
    return store_image(picture(), **{**words, **fields})


def test_an_editor_stores_a_picture(media, admin_client, admin_user):
    response = admin_client.post(
        ADD, filled(admin_client, taken="14 September 2022", focal_x="0.25")
    )

    assert response.status_code == 302
    image = Image.objects.get()
    assert (image.title, image.alt, str(image.taken), image.focal_x, image.width) == (
        "vault",
        "A wall of boxes.",
        "14 September 2022",
        0.25,
        60,
    )
    assert image.created_by == admin_user
    assert stored(media) == sorted(renditions.file_names(image))


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({"upload": ""}, ["Choose a picture: a JPEG, PNG, WebP, AVIF or GIF."]),
        ({"upload": upload(b"")}, ["vault.jpg is empty. Choose the picture again."]),
        (
            {"upload": upload(b"no picture")},
            [
                "vault.jpg is not a picture we can read. Upload a JPEG, PNG, WebP, AVIF or GIF.",
            ],
        ),
        (
            {"upload": upload(huge_png(20_000, 20_000), "wall.png")},
            [TOO_LARGE],
        ),
        ({"alt": "  "}, [DESCRIBE_IT]),
        ({"credit": ""}, [NAME_THE_OWNER]),
        (
            {"focal_x": "1.2"},
            ["Write a number from 0 (left or top) to 1 (right or bottom)."],
        ),
    ],
)
def test_a_bad_upload_gets_a_sentence_and_leaves_nothing(media, admin_client, changes, sentences):
    response = admin_client.post(ADD, filled(admin_client, **changes))

    assert response.status_code == 200
    assert problems(response) == sentences
    assert (Image.objects.count(), stored(media)) == (0, [])


def test_no_right_is_chosen_before_an_editor_chooses_one(admin_client):
    rights = admin_client.get(ADD).context["adminform"].form.fields["rights"]

    assert [code for code, _ in rights.choices] == ["", *Rights.values]


def test_the_same_picture_again_is_refused_by_naming_the_first(media, admin_client):
    first = store(title="Vault, wide")

    response = admin_client.post(ADD, filled(admin_client))

    assert problems(response) == [
        f"vault.jpg is stored already, as “Vault, wide” (image {first.pk}). Use that one."
    ]


def test_words_and_rights_change_but_the_picture_stays(media, admin_client):
    image = store()
    before = stored(media)
    form = form_data(
        admin_client.get(screen(image)), alt="A wall of blue boxes.", expires_on="2030-01-31"
    )

    response = admin_client.post(screen(image), {**form, "upload": upload(picture("PNG"))})

    assert response.status_code == 302
    image.refresh_from_db()
    assert (image.alt, image.expires_on, image.version) == (
        "A wall of blue boxes.",
        date(2030, 1, 31),
        2,
    )
    assert image.editor_fields == ["alt", "expires_on"]
    assert stored(media) == before


def test_an_emptied_title_stays_what_it_was(admin_client):
    image = make_image(title="Vault")

    admin_client.post(screen(image), form_data(admin_client.get(screen(image)), title=""))

    image.refresh_from_db()
    assert image.title == "Vault"


def test_the_form_shows_the_picture_to_set_its_focal_point(admin_client):
    image = make_image(renditions={"stem": "renditions/abc", "widths": [320, 800]})

    page = admin_client.get(screen(image)).content.decode()

    assert page.count('<img src="/media/renditions/abc-800.jpg" alt="" data-focal-picture>') == 4
    assert 'aria-describedby="focal-help"' in page
    assert 'src="/static/images/focal.js"' in page


def test_the_list_says_whose_pictures_are_how_long_and_whether_in_use(admin_client):
    make_show(poster=make_image(title="Used", credit="AFP", rights="agency"))
    make_image(title="Late", expires_on=date(2020, 2, 1))
    make_image(title="Current", expires_on=date(2999, 2, 1))

    page = admin_client.get(LIST).content.decode()

    for words in ("AFP", "Agency", "without end", "ran out on 1 February 2020"):
        assert words in page
    assert "until 1 February 2999" in page


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("expired=yes", ["Late"]),
        ("expired=no", ["Plain", "Used"]),
        ("used=yes", ["Used"]),
        ("used=no", ["Late", "Plain"]),
        ("rights__exact=agency", ["Used"]),
        ("q=wall+boxes", ["Plain"]),
    ],
)
def test_the_list_finds_pictures(admin_client, query, titles):
    make_show(poster=make_image(title="Used", rights="agency"))
    make_image(title="Late", expires_on=date(2020, 2, 1))
    make_image(title="Plain", alt="A wall of boxes.")
    index(Image.objects.all())

    response = admin_client.get(f"{LIST}?{query}")

    assert sorted(image.title for image in response.context["cl"].queryset) == titles


def test_the_list_costs_the_same_for_one_picture_and_for_many(admin_client):
    make_image()
    one = queries_of(admin_client, LIST)
    for _ in range(3):
        make_show(poster=make_image())

    assert queries_of(admin_client, LIST) == one <= 12


def test_a_deleted_picture_takes_its_files_along(
    media, admin_client, django_capture_on_commit_callbacks
):
    image = store()
    delete = reverse("admin:images_image_delete", args=[image.pk])

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(delete, {"post": "yes"})

    assert (Image.objects.count(), stored(media)) == (0, [])


def test_several_pictures_deleted_from_the_list_take_their_files_along(
    media, admin_client, django_capture_on_commit_callbacks
):
    image = store()
    form = {"action": "delete_selected", "_selected_action": [image.pk], "post": "yes"}

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(LIST, form)

    assert (Image.objects.count(), stored(media)) == (0, [])


def test_a_picture_in_use_cannot_be_deleted(
    media, admin_client, django_capture_on_commit_callbacks
):
    image = store()
    make_show(title="Everybody Loves Diamonds", poster=image)
    delete = reverse("admin:images_image_delete", args=[image.pk])

    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(delete, {"post": "yes"}, follow=True)

    assert list(Image.objects.all()) == [image]
    assert stored(media) == sorted(renditions.file_names(image))
    assert [str(message) for message in response.context["messages"]] == [
        "“Vault” cannot be deleted, because it is in use: Show: Everybody Loves Diamonds."
    ]
