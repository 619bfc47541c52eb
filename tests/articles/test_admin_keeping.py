"""Kept words, company and joining, as the page of an article asks for them."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Buffer, Presence, Revision
from tests.articles.test_admin import save, screen
from tests.make import make_article, make_author, make_member, make_show, make_topic
from tests.screens import form_data, problems, sit_down

pytestmark = pytest.mark.django_db
BODY = "<h2>Why?</h2><p>It took long.</p><h2>Who?</h2><p>A gang of four.</p>"


@pytest.fixture
def ellie():
    return make_member("Editor", "ellie", is_staff=True, display_name="Ellie")


@pytest.fixture
def article(ellie):
    return make_article("Diamonds", standfirst="Before.", body=BODY, by=ellie)


@pytest.fixture
def maud(client):
    return sit_down(client, "Editor", "maud")


def opened(client, article, **changes):
    """What the browser would post from the form after typing ``changes`` and keeping them."""
    return form_data(client.get(screen(article)), _window="a", **changes)


def saved_by(client, person, article, reader, **changes):
    """Have ``person`` save ``changes`` while ``reader`` has the form open."""
    client.force_login(person)
    assert save(client, article, **changes).status_code == 302
    client.force_login(reader)


def as_fields(data):
    return json.dumps(
        {
            name: [str(one) for one in (value if isinstance(value, list) else [value])]
            for name, value in data.items()
        }
    )


def keep(client, article, data, **more):
    posted = {"fields": as_fields(data), "version": data["base_version"], **more}
    return client.post(screen(article, "buffer"), posted)


def said(response):
    return [str(message) for message in response.context["messages"]]


# -- Keeping ---------------------------------------------------------------------------------------


def test_words_are_kept_found_again_and_gone_with_the_save(client, article, maud):
    data = opened(client, article, headline="", due="31 February")

    answer = keep(client, article, data).json()

    assert answer["at"] == f"{timezone.localtime(Buffer.objects.get().kept_at):%H:%M:%S}"
    kept = client.get(screen(article, "buffer")).json()["kept"]
    assert (kept["version"], kept["fields"]["due"]) == (article.version, ["31 February"])
    assert client.post(screen(article), data).status_code == 200
    assert Buffer.objects.count() == 1
    client.post(screen(article), data | {"headline": "Pearls", "due": ""})
    article.refresh_from_db()
    assert article.headline == "Pearls"
    assert not Buffer.objects.exists()


def test_a_save_that_is_refused_forgets_nothing(client, article, maud, monkeypatch):
    data = opened(client, article, headline="Pearls")
    keep(client, article, data)
    monkeypatch.setattr("articles.revisions._reasons_not_to_move", lambda _: ["No."])

    response = client.post(screen(article), data)

    assert "No." in problems(response)
    assert Buffer.objects.count() == 1


def test_what_another_kept_is_nobody_elses(client, article, maud, ellie):
    keep(client, article, opened(client, article, headline="Secret words"))

    client.force_login(ellie)

    assert client.get(screen(article, "buffer")).json() == {"kept": None}
    for address in (screen(article), screen(article, "join") + "?aside=1&from=1"):
        assert b"Secret words" not in client.get(address).content
    keep(client, article, opened(client, article, headline="Mine"), verb="aside")
    assert Buffer.objects.get().content["headline"] == ["Secret words"]


@pytest.mark.parametrize("page", ["buffer", "words", "join", "here"])
def test_who_may_not_write_keeps_nothing_and_is_only_seen_reading(client, article, page):
    sit_down(client, "Fact-checker")

    answers = [
        client.get(screen(article, page)).status_code,
        client.post(screen(article, page), {"writing": "yes", "section": "2"}).status_code,
    ]

    assert answers == ([405, 200] if page == "here" else [403, 403])
    assert [row.writing for row in Presence.objects.all()] == [False] * (page == "here")


@pytest.mark.parametrize("page", ["buffer", "words", "join", "here"])
def test_nobody_from_outside_gets_an_answer(client, article, page):
    assert client.post(screen(article, page)).url.startswith(reverse("admin:login"))


def test_words_that_do_not_arrive_whole_get_a_sentence(client, article, maud):
    answers = [
        client.post(screen(article, "buffer"), {"fields": fields})
        for fields in ("", "{", "[1]", json.dumps({"body": ["x" * 1_000_000]}))
    ]

    assert [answer.status_code for answer in answers] == [400] * 4
    assert "did not arrive whole" in answers[0].json()["reasons"][0]
    assert "1,000,000" in answers[3].json()["reasons"][0]


def test_a_second_window_is_told_to_keep_its_own_words(client, article, maud):
    data = opened(client, article, headline="First")
    keep(client, article, data)

    answer = keep(client, article, data | {"headline": "Second", "_window": "b"})

    assert (answer.status_code, answer.json()["held"]) == (409, True)
    assert "another window" in answer.json()["reasons"][0]
    # Saving in the second window leaves what the first one kept.
    client.post(screen(article), data | {"headline": "Second", "_window": "b"})
    assert Buffer.objects.get().content["headline"] == ["First"]


# -- Recovery --------------------------------------------------------------------------------------


def test_the_difference_is_told_by_field_and_block(client, article, maud):
    author, topic, show = make_author("Ann"), make_topic("Heists"), make_show("Miles")
    form = opened(client, article)
    data = form | {
        "standfirst": "After.",
        "body": BODY.replace("four", "five"),
        "topics": [str(topic.pk)],
        "show": str(show.pk),
        "bylines-0-author": str(author.pk),
    }

    posted = {"form": as_fields(form), "fields": as_fields(data)}
    answer = client.post(screen(article, "words"), posted).json()

    assert answer["differs"]
    for piece in (
        "<del>Before</del><ins>After</ins>",
        "A gang of <del>four</del><ins>five</ins>",
        "<ins>Heists</ins>",
        "<ins>Miles</ins>",
        "<ins>Ann</ins>",
        "Who?",
    ):
        assert piece in answer["html"]
    same = client.post(screen(article, "words"), posted | {"fields": as_fields(form)}).json()
    assert (same["differs"], "<ins>" in same["html"]) == (False, False)


def test_words_that_became_a_version_are_not_offered_again(client, article, maud, ellie):
    data = opened(client, article, standfirst="Mine.")
    client.post(screen(article), data)
    saved_by(client, ellie, article, maud, standfirst="Theirs.")
    form = opened(client, article)

    posted = {"form": as_fields(form), "fields": as_fields(data)}

    assert not client.post(screen(article, "words"), posted).json()["differs"]
    posted["fields"] = as_fields(data | {"standfirst": "Never saved."})
    assert client.post(screen(article, "words"), posted).json()["differs"]


def test_taken_words_stand_in_the_form_and_are_saved_over_the_version_they_began_from(
    client, article, maud, ellie
):
    data = opened(client, article, standfirst="Mine.", due="31 February")
    saved_by(client, ellie, article, maud, search_title="Theirs.")

    taken = client.post(screen(article), data | {"_take": "1"})

    assert (taken.status_code, problems(taken)) == (200, [])
    shown = form_data(taken)
    assert (shown["standfirst"], shown["due"]) == ("Mine.", "31 February")
    assert shown["base_version"] == str(data["base_version"])
    article.refresh_from_db()
    assert article.standfirst == "Before."
    client.post(screen(article), shown | {"due": ""})
    article.refresh_from_db()
    assert (article.standfirst, article.search_title) == ("Mine.", "Theirs.")


def test_words_set_aside_are_under_versions_and_no_longer_kept(client, article, maud):
    data = opened(client, article, standfirst="Mine.", due="31 February")
    keep(client, article, data)

    answer = keep(client, article, data, verb="aside").json()

    revision = article.revisions.get(kind=Revision.Kind.SET_ASIDE)
    assert answer["said"].startswith(f"Set aside as version {revision.number}")
    assert (revision.content["standfirst"], revision.created_by) == ("Mine.", maud)
    assert revision.content["author_ids"] == [article.bylines.get().author_id]
    assert not Buffer.objects.exists()


# -- Company ---------------------------------------------------------------------------------------


def test_company_is_told_and_a_newer_version_with_who_saved_it(client, article, maud, ellie):
    here = screen(article, "here")
    where = {"writing": "yes", "heading": "Who?", "version": str(article.version)}
    client.force_login(ellie)
    client.post(here, where)
    client.force_login(maud)

    answer = client.post(here, where).json()

    assert answer == {"others": ["Ellie is writing under “Who?”"], "newer": ""}
    saved_by(client, ellie, article, maud, standfirst="After.")
    told = client.post(here, where).json()["newer"]
    assert told.startswith("Ellie saved version 2 at ")
    client.force_login(ellie)
    assert client.post(here, where).json()["newer"].startswith("You saved version 2 in another")


# -- Joining ---------------------------------------------------------------------------------------


def test_what_does_not_clash_is_joined_and_said(client, article, maud, ellie):
    topic = make_topic("Heists")
    data = opened(client, article, body=BODY.replace("long", "18 months"))
    theirs = {"standfirst": "Theirs.", "body": BODY.replace("four", "five"), "topics": [topic.pk]}
    saved_by(client, ellie, article, maud, **theirs)

    response = client.post(screen(article), data, follow=True)

    assert said(response)[-1] == (
        "Ellie’s changes to the standfirst, text and topics were joined with yours."
    )
    article.refresh_from_db()
    assert (article.standfirst, list(article.topics.all())) == ("Theirs.", [topic])
    assert "18 months" in article.body
    assert "gang of five" in article.body
    assert not article.revisions.filter(kind="set_aside").exists()


def test_authors_are_joined_as_a_list(client, article, maud, ellie):
    first, ann = article.bylines.get().author, make_author("Ann")
    data = opened(client, article, standfirst="Mine.")
    row = {"bylines-TOTAL_FORMS": "2", "bylines-1-author": ann.pk, "bylines-1-position": "2"}
    saved_by(client, ellie, article, maud, **row)

    client.post(screen(article), data)

    assert [row.author for row in article.bylines.all()] == [first, ann]
    article.refresh_from_db()
    assert article.standfirst == "Mine."


def test_a_true_clash_is_asked_and_both_are_saved_as_chosen(client, article, maud, ellie):
    data = opened(
        client, article, standfirst="Mine.", body=BODY.replace("four", "five"), due="2026-03-03"
    )
    data["note"] = "Counted again"
    theirs = {"standfirst": "Theirs.", "body": BODY.replace("four", "six"), "noindex": "on"}
    keep(client, article, data)
    saved_by(client, ellie, article, maud, **theirs)

    question = client.post(screen(article), data)

    assert question.status_code == 302
    aside = article.revisions.get(kind="set_aside")
    assert aside.content["standfirst"] == "Mine."
    page = client.get(question.url)
    places = page.context_data["places"]
    assert [place.label for place in places] == ["Standfirst", "Who?"]
    assert "A gang of <del>four</del><ins>six</ins>." in places[1].theirs.html
    assert "Ellie saved version 2" in page.content.decode()
    refused = client.post(question.url, {f"choice-{places[0].key}": "mine"})
    assert "One place still waits for a choice." in refused.content.decode()
    assert [place.answer.choice for place in refused.context_data["places"]] == ["mine", ""]
    own = "<p>Nobody <script>x</script>knows.</p>"
    answers = {
        f"choice-{places[0].key}": "theirs",
        f"choice-{places[1].key}": "own",
        f"words-{places[1].key}": own,
    }
    done = client.post(question.url, answers, follow=True)
    assert done.redirect_chain[-1][0] == screen(article)
    article.refresh_from_db()
    assert (article.standfirst, article.noindex, str(article.due)) == (
        "Theirs.",
        True,
        "2026-03-03",
    )
    assert article.body.endswith("<h2>Who?</h2>\n<p>Nobody knows.</p>")
    assert article.head.note == "Counted again"
    assert not Buffer.objects.exists()


def test_a_third_save_keeps_the_choices_and_asks_only_what_is_new(client, article, maud, ellie):
    mine = BODY.replace("four", "five").replace("long", "18 months")
    data = opened(client, article, body=mine)
    body = BODY.replace("four", "six")
    saved_by(client, ellie, article, maud, body=body)
    address = client.post(screen(article), data).url
    (place,) = client.get(address).context_data["places"]
    saved_by(client, ellie, article, maud, body=body.replace("long", "a year"))

    again = client.post(address, {f"choice-{place.key}": "mine"})

    assert [(one.label, one.answer.choice) for one in again.context_data["places"]] == [
        ("Why?", ""),
        ("Who?", "mine"),
    ]
    answers = {f"choice-{one.key}": "mine" for one in again.context_data["places"]}
    assert client.post(address, answers).status_code == 302
    article.refresh_from_db()
    assert "18 months" in article.body
    assert "five" in article.body


def test_theirs_can_be_kept_and_mine_stays_under_versions(client, article, maud, ellie):
    data = opened(client, article, standfirst="Mine.")
    keep(client, article, data)
    saved_by(client, ellie, article, maud, standfirst="Theirs.")
    address = client.post(screen(article), data).url

    client.post(address, {"keep": "theirs"})

    article.refresh_from_db()
    assert (article.standfirst, article.head.number) == ("Theirs.", 2)
    assert article.revisions.get(kind="set_aside").content["standfirst"] == "Mine."
    assert not Buffer.objects.exists()


def test_what_the_form_would_refuse_is_refused_here_with_its_sentence(client, article, maud, ellie):
    make_article("Taken", slug="taken")
    data = opened(client, article, slug="mine")
    saved_by(client, ellie, article, maud, slug="theirs")
    address = client.post(screen(article), data).url
    (place,) = client.get(address).context_data["places"]
    answers = {f"choice-{place.key}": "own", f"words-{place.key}": "taken"}

    response = client.post(address, answers)

    assert response.status_code == 200
    assert "Address: Another article already uses this address." in response.content.decode()
    assert response.context_data["places"][0].answer == ("own", "taken")


def test_an_invalid_form_is_mended_before_it_is_joined(client, article, maud, ellie):
    data = opened(client, article, standfirst="Mine.", due="31 February")
    saved_by(client, ellie, article, maud, standfirst="Theirs.")

    response = client.post(screen(article), data)

    assert response.status_code == 200
    shown = form_data(response)
    assert (shown["standfirst"], shown["base_version"]) == ("Mine.", str(data["base_version"]))
    assert client.post(screen(article), shown | {"due": ""}).status_code == 302
    assert article.revisions.filter(kind="set_aside").count() == 1


def test_words_of_a_version_that_nobody_remembers_are_all_asked(client, article, maud):
    data = opened(client, article, standfirst="Mine.") | {"base_version": "99"}

    question = client.post(screen(article), data)

    places = client.get(question.url).context_data["places"]
    assert [place.label for place in places] == ["Standfirst"]


@pytest.mark.parametrize("query", ["", "?aside=x", "?aside=1&from=1", "?aside=99&from=1"])
def test_an_address_without_my_words_leads_nowhere(client, article, maud, query):
    assert client.get(screen(article, "join") + query).status_code == 404
