import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.newsroom.lib.archive.models import Film
from tests.screens import form_data

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.newsroom.lib.archive.urls")]


@pytest.fixture
def ellie(client):
    user = get_user_model().objects.create_superuser("ellie", password="x")
    client.force_login(user)
    return user


def test_add(client, ellie):
    page = client.get(reverse("admin:archive_film_add"))
    assert page.status_code == 200
    r = client.post(
        reverse("admin:archive_film_add"),
        form_data(
            page,
            title="Ciao",
            slug="ciao",
            premiere="February 2003",
            genres="a, b",
            **{"other_titles-TOTAL_FORMS": "1", "other_titles-0-title": "Hi"},
        ),
    )
    assert r.status_code == 302, r.context_data["errors"]
    film = Film.objects.get()
    assert (
        str(film.premiere) == "February 2003"
        and film.created_by == ellie
        and film.editor_fields == ["genres", "premiere", "slug", "title"]
    )
    url = reverse("admin:archive_film_change", args=[film.pk])
    page = client.get(url)
    d = form_data(page, title="Ciao 2")
    r = client.post(url, d)
    assert r.status_code == 302, r.context_data["errors"]
    film.refresh_from_db()
    assert film.version == 2 and film.history.count() == 2
    r = client.post(url, d | {"title": "Ciao 3", "synopsis": "mine"})
    assert r.status_code == 200
