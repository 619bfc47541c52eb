"""Where a picture is used, and that it stays as long as it is."""

import pytest
from django.contrib.messages import get_messages
from django.db.models import ProtectedError
from django.urls import reverse

from articles import workflow
from images import renditions
from images.models import Image
from images.storing import remove_image, store_image
from images.uses import uses_of
from tests.images.files import picture, stored
from tests.make import make_article, make_image, make_member, make_person, make_show
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


def figure(image):
    return f'<p>One.</p><figure data-image="{image.pk}"></figure>'


def names(image, rf, user):
    request = rf.get("/admin/")
    request.user = user
    return [(use.kind, use.name, use.role) for use in uses_of(image, request)]


def test_every_record_that_shows_a_picture_is_named_with_its_role(rf, admin_user):
    image = make_image()
    make_show("Stolen", poster=image)
    make_person("Leonardo", portrait=image)
    make_article(headline="Lead", lead_image=image)
    article = make_article(
        headline="Inside", kind="news", body=figure(image), by=make_member("Writer"),
        approved_by=make_member("Editor"),
    )  # fmt: skip
    workflow.publish(article, revision=article.head, by=make_member("Editor"))

    assert sorted(names(image, rf, admin_user)) == [
        ("article", "Inside", ""),
        ("article", "Lead", "lead image"),
        ("edition", "edition 1 of Inside", ""),
        ("person", "Leonardo", "portrait"),
        ("show", "Stolen", "poster"),
    ]
    assert names(make_image(), rf, admin_user) == []


def test_who_may_not_see_a_record_is_not_told_of_it(rf, django_user_model):
    image = make_image()
    make_article(headline="Secret", lead_image=image)

    assert names(image, rf, django_user_model.objects.create_user("nobody")) == []


def test_the_screen_of_a_picture_says_where_it_is_used(client):
    sit_down(client, "Writer")
    image = make_image()
    article = make_article(headline="The vault <door>", lead_image=image)

    page = client.get(reverse("admin:images_image_change", args=[image.pk])).content.decode()

    assert f'href="{reverse("admin:articles_article_change", args=[article.pk])}"' in page
    assert "The vault &lt;door&gt;</a> (lead image)" in page


@pytest.mark.parametrize("kind", ["lead", "text", "edition"])
def test_a_picture_in_use_stays_with_all_its_files_and_the_uses_are_named(media, client, kind):
    image = store_image(picture(), alt="A wall.", credit="AFP", rights="own", title="Vault")
    if kind == "lead":
        make_article(headline="Inside", lead_image=image)
        uses = "Article: Inside"
    else:
        article = make_article(
            headline="Inside", kind="news", body=figure(image), by=make_member("Writer"),
            approved_by=make_member("Editor"),
        )  # fmt: skip
        uses = "Article image: Inside"
    if kind == "edition":
        workflow.publish(article, revision=article.head, by=make_member("Editor"))
        article.image_links.all().delete()
        uses = "Edition image: edition 1 of Inside"
    sit_down(client, "Managing editor")

    response = client.post(reverse("admin:images_image_delete", args=[image.pk]), {"post": "yes"})
    with pytest.raises(ProtectedError):
        remove_image(image)

    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        f"“Vault” cannot be deleted, because it is in use: {uses}."
    ]
    assert Image.objects.get() == image
    assert stored(media) == sorted(renditions.file_names(image))
