import pytest
from django.urls import reverse

from tests.make import make_fact, make_person, make_user
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
HUGE = str(10**30)


@pytest.fixture(autouse=True)
def _editor(client):
    sit_down(client, "Editor")


@pytest.mark.parametrize(
    "question",
    [
        "p=-1",
        "p=abc",
        "o=99",
        "e=1",
        "bogus=1",
        "id=abc",
        f"id__in={HUGE}",
        f"property={HUGE}",
        "property=abc",
        "stage__exact=%00",
        "created_at__gte=31+February",
        "q=%00%22%27%25",
        f"q={'x' * 5000}",
    ],
)
def test_a_list_answers_whatever_its_address_asks_for(client, question):
    make_fact()

    response = client.get(f"{reverse('admin:facts_fact_changelist')}?{question}", follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("question", ["statement__regex=(", "created_by__password__startswith=x"])
def test_a_list_answers_no_patterns_and_no_passwords(client, question):
    response = client.get(f"{reverse('admin:facts_fact_changelist')}?{question}")

    assert response.status_code == 400


@pytest.mark.parametrize("key", ["abc", "-1", "1_00", "٣", HUGE])
def test_a_history_of_nothing_is_not_found(client, key):
    person = make_person()
    person._history_user = make_user()
    person.save()
    held = reverse("admin:shows_person_history", args=[person.pk])

    assert client.get(held).status_code == 200
    assert client.get(reverse("admin:shows_person_history", args=[key])).status_code == 404
    assert client.get(f"{held}{key}/").status_code == 404
