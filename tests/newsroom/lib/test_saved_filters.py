import pytest
from django.urls import reverse

from newsroom.lib.saved_filters import MOST_SHOWN, query_of
from newsroom.models import SavedFilter
from tests.make import make_fact, make_member
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db
LIST = "/admin/facts/fact/"
SAVE = reverse("admin:facts_fact_filter_save")
DRAFTS = "stage__exact=draft"


@pytest.fixture
def ellie(client):
    return sit_down(client, "Editor", "ellie")


def saved_by(owner, name="Drafts", query=DRAFTS, **columns):
    return SavedFilter.objects.create(
        owner=owner, records="facts.fact", name=name, query=query, **columns
    )


def change_page(saved, page="change"):
    return reverse(f"admin:facts_fact_filter_{page}", args=[saved.pk])


def links(client, query=""):
    """Each saved filter above the list: name, address, whether it is the current one."""
    listing = client.get(f"{LIST}?{query}").context_data["cl"]
    return [(link["name"], link["url"], link["is_current"]) for link in listing.saved_filters()]


def sentences(response):
    return [reason["sentence"] for reason in response.context_data["reasons"]]


def test_a_list_is_saved_and_stands_above_the_list_from_then_on(client, ellie):
    make_fact(statement="Nobody has checked this.")
    page = client.get(f"{LIST}?p=1&{DRAFTS}&o=-1")
    link = f"{SAVE}?o=-1&{DRAFTS}"
    assert link.replace("&", "&amp;") in page.content.decode()

    response = client.post(link, {"name": "  My  drafts ", "seen_by": "mine"}, follow=True)

    assert [str(message) for message in response.context["messages"]] == ["“My drafts” is saved."]
    assert response.redirect_chain == [(f"{LIST}?o=-1&{DRAFTS}", 302)]
    assert links(client) == [("My drafts", f"?o=-1&{DRAFTS}", False)]
    assert links(client, f"{DRAFTS}&o=-1&p=1") == [("My drafts", f"?o=-1&{DRAFTS}", True)]
    html = response.content.decode()
    assert 'aria-current="true">My drafts' in html
    assert "Rename or delete" in html


def test_a_list_that_shows_everything_cannot_be_saved(client, ellie):
    assert "Save this filter" not in client.get(LIST).content.decode()

    response = client.post(SAVE, {"name": "All", "seen_by": "mine"})

    assert sentences(response) == [
        "The list shows everything: choose a filter, a search or an order first."
    ]
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("nonsense=1", "The list of facts has no such filter: go back and choose from its own."),
        (
            "created_by__password__startswith=a",
            "The list of facts has no such filter: go back and choose from its own.",
        ),
        (
            "statement__regex=(a|a)*b",
            "The list of facts has no such filter: go back and choose from its own.",
        ),
        ("q=" + "x" * 2_000, "These are more filters than can be saved: take some away first."),
        (
            "&".join(f"q={number}" for number in range(40)),
            "These are more filters than can be saved: take some away first.",
        ),
    ],
)
def test_only_what_the_list_itself_offers_is_saved(client, ellie, query, sentence):
    response = client.post(f"{SAVE}?{query}", {"name": "Odd", "seen_by": "mine"})

    assert response.status_code == 200
    assert sentences(response) == [sentence]
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "This field is required."),
        ("  \x07 ", "Give it a name that you will know again."),
        ("x" * 61, "Ensure this value has at most 60 characters (it has 61)."),
    ],
)
def test_a_name_that_cannot_be_gets_a_sentence(client, ellie, name, sentence):
    response = client.post(f"{SAVE}?{DRAFTS}", {"name": name, "seen_by": "mine"})

    assert response.context_data["form"].errors == {"name": [sentence]}
    assert not SavedFilter.objects.exists()


def test_one_person_has_one_filter_of_a_name_on_a_list(client, ellie):
    saved_by(ellie)
    saved_by(make_member("Writer"))

    response = client.post(f"{SAVE}?stage__exact=checked", {"name": "Drafts", "seen_by": "mine"})

    assert sentences(response) == ["You have a filter of that name on this list already."]
    assert SavedFilter.objects.count() == 2


def test_what_is_mine_nobody_else_sees_and_what_is_everybodys_all_see(client, ellie):
    jo = make_member("Writer", "jo")
    mine, theirs = saved_by(ellie), saved_by(jo, "Theirs")
    saved_by(jo, "Checked", "stage__exact=checked", shared=True)
    SavedFilter.objects.create(owner=ellie, records="shows.person", name="Other", query="q=x")

    assert [name for name, _, _ in links(client)] == ["Checked", mine.name]
    for page in ("change", "delete"):
        assert client.get(change_page(theirs, page)).status_code == 404
        assert client.post(change_page(theirs, page), {"name": "No"}).status_code == 404


def test_a_filter_gets_another_name_and_other_readers(client, ellie):
    saved = saved_by(ellie)
    page = client.get(change_page(saved))
    assert 'value="Drafts"' in page.content.decode()
    assert change_page(saved, "delete") in page.content.decode()

    response = client.post(change_page(saved), {"name": "To check", "seen_by": "everybodys"})

    assert response.url == f"{LIST}?{DRAFTS}"
    saved.refresh_from_db()
    assert (saved.name, saved.shared, saved.query) == ("To check", True, DRAFTS)


def test_a_filter_is_deleted_by_its_button_and_not_by_its_address(client, ellie):
    saved = saved_by(ellie)

    page = client.get(change_page(saved, "delete"))
    assert page.status_code == 200
    assert SavedFilter.objects.exists()

    response = client.post(change_page(saved, "delete"), follow=True)
    assert [str(message) for message in response.context["messages"]] == ["“Drafts” is deleted."]
    assert not SavedFilter.objects.exists()


def test_what_belongs_to_somebody_else_is_not_changed(client, ellie):
    saved = saved_by(make_member("Writer", "jo"), shared=True)

    for page in ("change", "delete"):
        response = client.post(change_page(saved, page), {"name": "Mine", "seen_by": "mine"})
        assert sentences(response) == ["“Drafts” belongs to jo: save one of your own."]
    (link,) = client.get(f"{LIST}?{DRAFTS}").context_data["cl"].saved_filters()

    assert (link["change_url"], str(link["owner"])) == (False, "jo")
    assert SavedFilter.objects.get().name == "Drafts"


def test_a_superuser_looks_after_everybodys(admin_client):
    saved = saved_by(make_member("Writer", "jo"), shared=True)

    admin_client.post(change_page(saved, "delete"))

    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("page", ["save", "change", "delete"])
def test_only_those_who_may_see_the_list_may_save_it(client, page):
    person = sit_down(client, "Editor")
    saved = saved_by(person, shared=True)
    person.groups.clear()
    address = f"{SAVE}?{DRAFTS}" if page == "save" else change_page(saved, page)

    for answer in (client.get(address), client.post(address, {"name": "x", "seen_by": "mine"})):
        assert answer.status_code == 403
    assert SavedFilter.objects.count() == 1


def test_the_list_costs_the_same_with_one_saved_filter_and_with_many(client, ellie):
    saved_by(ellie)
    once = queries_of(client, LIST)
    jo = make_member("Writer", "jo")
    for number in range(60):
        saved_by([ellie, jo][number % 2], f"Filter {number:02}", f"q={number}", shared=True)

    assert queries_of(client, LIST) == once
    assert len(links(client)) == MOST_SHOWN


def test_two_ways_to_ask_for_the_same_are_one():
    assert query_of("b=2&a=1&p=3&b=2&_popup=1&e=1") == query_of("a=1&b=2") == "a=1&b=2"
    assert query_of("") == query_of("p=7&a=") == ""


def test_the_filters_of_who_leaves_leave_too(client, ellie):
    jo = make_member("Writer", "jo")
    saved_by(jo, shared=True)

    jo.delete()

    assert links(client) == []
