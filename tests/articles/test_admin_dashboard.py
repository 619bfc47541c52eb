"""The first screen of the desk."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.dashboard import hands
from articles.models import Article, Edition, Revision
from articles.workflow import send_back, submit
from facts.models import Contradiction, Fact
from shows.models import ImportRun
from tests.articles.test_tasks import published
from tests.make import (
    make_article,
    make_availability,
    make_contradiction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_member,
    make_show,
    make_task,
)
from tests.screens import queries_of, sit_down, steps_of

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
DAY = timedelta(days=1)


def context(client, query=""):
    return client.get(INDEX + query).context_data


def boxes(client, query=""):
    shown = context(client, query)
    return {box.title: box for box in [*shown["main"], *shown["aside"]]}


def rows(client, title, query=""):
    return [row.what for row in boxes(client, query)[title].rows]


def expired(days=1):
    return make_image(expires_on=timezone.localdate() - timedelta(days=days))


def failed_import(**columns):
    columns = {
        "command": "import_shows",
        "file_name": "shows.csv",
        "message": "No header.",
    } | columns
    return ImportRun.objects.create(status="failed", **columns)


def busy_desk(by, **names):
    """One of everything that the boxes tell of; ``names`` are the headlines."""
    late = timezone.now() - DAY
    make_edition(
        make_article(names.get("held", "")),
        live_from=None,
        planned_from=late,
        hold_reason="A lawyer reads it.",
    )
    checker = make_member("Fact-checker")
    fact = make_fact(statement="They took ten.", checked_by=checker)
    other = make_fact(statement="They took five.", checked_by=checker)
    edition = published(by, fact)
    make_contradiction(fact, other)
    make_task(edition.article, kind="check_promised", due=late, sentence="Call the court.")
    make_edition(make_article(names.get("shown", ""))).shown_images.create(image=expired())
    failed_import(file_name=names.get("file", "shows.csv"))
    make_edition(make_article(names.get("soon", "")), live_from=timezone.now() + DAY)
    make_article(names.get("submitted", ""), stage="submitted", by=make_member("Writer"))
    make_task(make_article(names.get("asked", "")), kind="comment", sentence="Is it real?")
    make_fact(statement="To check.", created_by=make_member("Writer"))
    make_article(names.get("mine", ""), by=by)
    make_availability(
        price_minor=899,
        currency="GBP",
        checked_on=timezone.localdate() - timedelta(days=100),
    )
    make_image(expires_on=timezone.localdate() + DAY)
    make_fact(recheck_after=timezone.localdate(), checked_by=checker)


# -- The boxes ------------------------------------------------------------------------------------


def test_an_editor_sees_what_is_wrong_and_what_waits(client):
    editor = sit_down(client, "Editor")
    busy_desk(
        editor,
        held="Held",
        shown="Shown",
        soon="Soon",
        submitted="Handed in",
        asked="Asked",
        mine="Mine",
    )
    live = Edition.objects.get(printed_facts__isnull=False).headline

    shown = {title: [row.what for row in box.rows] for title, box in boxes(client).items()}

    assert shown == {
        "Readers are affected": ["Held", live, live, "Shown", "shows.csv"],
        "Waiting for you": ["Handed in", "Asked", "To check."],
        "Yours": ["Mine"],
        "Next for readers": ["Soon"],
        "Ageing": [
            "One price that nobody has looked at for 90 days",
            "One picture whose rights end within 30 days",
            "One fact whose day to be checked again has come",
        ],
    }


def test_each_row_says_why_since_when_and_what_to_do(client):
    editor = sit_down(client, "Editor")
    busy_desk(editor)

    told = [
        (row.do, row.why.rpartition(". ")[2], row.since)
        for box in context(client)["main"]
        for row in box.rows
    ]

    gone = timezone.localdate() - DAY
    assert told == [
        ("See why, then release", "A lawyer reads it.", "24 h late"),
        ("Read and check", "Call the court.", "24 h over"),
        ("Settle", "“They took ten.” and “They took five.” contradict each other.", "one article"),
        ("Replace", told[3][1], f"ended {gone.day} {gone:%b %Y}"),
        ("See what failed", "No header.", "0 min ago"),
        ("Read and check", "It rests on no fact.", "0 min"),
        ("Answer", "Is it real?", "0 min"),
        ("Read and check", told[7][1], ""),
        ("Go on writing", told[8][1], ""),
    ]
    assert told[3][1].startswith("It shows the picture “")
    assert told[7][1].endswith("; nobody has checked it.")
    assert told[8][1].startswith("Drafting, saved ")


def test_every_row_leads_to_a_screen_that_opens(client):
    editor = sit_down(client, "Managing editor")
    busy_desk(editor)

    addresses = {row.url for box in boxes(client).values() for row in box.rows}

    assert {url: client.get(url).status_code for url in addresses} == dict.fromkeys(addresses, 200)


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("Writer", {"Readers are affected", "Waiting for you", "Yours"}),
        ("Fact-checker", {"Readers are affected", "Waiting for you"}),
        ("Editor", {"Readers are affected", "Waiting for you", "Yours"}),
    ],
)
def test_nobody_is_shown_a_box_that_is_none_of_their_business(client, role, shown):
    sit_down(client, role)

    assert {box.title for box in context(client)["main"]} == shown


def test_nobody_is_asked_to_do_what_they_may_not(client):
    busy_desk(make_member("Editor"))
    sit_down(client, "Writer")

    assert rows(client, "Waiting for you") == []
    sit_down(client, "Fact-checker")
    assert "To check." in rows(client, "Waiting for you")


def test_whoever_has_no_role_sees_no_box(client):
    person = make_member("Writer", is_staff=True)
    person.groups.clear()
    client.force_login(person)
    make_show()

    assert boxes(client) == {}
    assert context(client)["counts"] == []


def test_a_box_shows_five_and_leads_to_the_rest(client):
    sit_down(client, "Editor")
    for number in range(8):
        make_article(f"Handed in {number}", stage="submitted")

    box = boxes(client)["Waiting for you"]

    assert (len(box.rows), box.more) == (5, 3)
    assert len(rows(client, "Waiting for you", "?all=waiting")) == 8
    assert "3 more" in client.get(INDEX).content.decode()


def test_the_facts_of_one_subject_are_one_row_and_those_in_articles_come_first(client):
    sit_down(client, "Fact-checker")
    event, used = make_event("Quiet"), make_event("Used")
    for _ in range(2):
        make_fact(event, created_by=make_member("Writer", None))
    make_article(facts=[make_fact(used, statement="In use."), make_fact(used)])

    box = boxes(client)["Waiting for you"]

    assert [(row.what, row.since) for row in box.rows] == [
        ("2 facts of Used", "2 in articles"),
        ("2 facts of Quiet", ""),
    ]
    listed = client.get(box.rows[0].url).context_data["cl"].result_list
    assert {fact.event for fact in listed} == {used}


def test_what_somebody_entered_is_not_theirs_to_check(client):
    checker = sit_down(client, "Fact-checker")
    make_fact(created_by=checker)

    assert rows(client, "Waiting for you") == []


def test_a_draft_that_was_sent_back_says_with_which_words(client):
    writer = sit_down(client, "Writer")
    editor = make_member("Editor")
    article = make_article("Mine", by=writer)
    submit(article, revision=article.head, by=writer)
    send_back(article, by=editor, note="Who counted the stones?")

    (row,) = boxes(client)["Yours"].rows

    assert (row.what, row.why) == ("Mine", "Sent back: Who counted the stones?")


@pytest.mark.parametrize(("days", "since"), [(0, "due today"), (-3, "3 d late")])
def test_a_draft_says_when_it_is_due(client, days, since):
    writer = sit_down(client, "Writer")
    make_article(by=writer, due=timezone.localdate() + timedelta(days=days))

    assert boxes(client)["Yours"].rows[0].since == since


def test_a_handed_in_article_says_how_much_of_it_is_checked(client):
    sit_down(client, "Editor")
    writer = make_member("Writer", "Ellie")
    facts = [make_fact(checked_by=make_member("Fact-checker")), make_fact()]
    article = make_article("Mine", by=writer, facts=facts)
    submit(article, revision=article.head, by=writer)

    row = boxes(client)["Waiting for you"].rows[0]

    assert (row.why, row.since) == (
        "Version 1 asks for approval. 2 facts, 1 checked.",
        "Ellie, 0 min",
    )


def test_a_conflict_of_a_cast_or_of_an_event_is_told_in_words(client):
    sit_down(client, "Editor")
    show, event = make_show("Miles"), make_event("The fall")
    make_edition(make_article(show=show))
    make_edition(make_article(event=event))
    make_contradiction(make_credit(show, "Ann", character="Eve"), make_credit(show, "Una"))
    make_contradiction(make_involvement(event), make_involvement(event))

    told = [(row.what, row.why) for row in boxes(client)["Readers are affected"].rows]

    assert told[0] == ("Miles", "“Ann as Eve” and “Una as no role yet” contradict each other.")
    assert told[1][0] == "The fall"


# -- When nothing is wrong, and when something fails ----------------------------------------------


def test_a_quiet_day_says_so_and_what_comes_next(client):
    sit_down(client, "Editor")
    make_show()

    assert boxes(client)["Readers are affected"].empty == (
        "Nothing is wrong on the live site. Nothing is scheduled."
    )
    make_edition(live_from=timezone.now() + DAY)
    (following,) = boxes(client)["Next for readers"].rows
    assert boxes(client)["Readers are affected"].empty == (
        f"Nothing is wrong on the live site. Next for readers: {following.since}."
    )


def test_a_new_installation_says_how_to_begin(client):
    sit_down(client, "Writer")

    assert "Three steps to the first article" in client.get(INDEX).content.decode()
    make_show()
    assert "Three steps" not in client.get(INDEX).content.decode()


def fails(*arguments):
    raise DatabaseError("The disk is gone.")


def test_a_box_that_fails_says_so_and_the_others_stand(client, monkeypatch, caplog):
    editor = sit_down(client, "Editor")
    make_article("Mine", by=editor)
    monkeypatch.setattr(hands, "to_check", fails)

    assert boxes(client)["Waiting for you"].failed.startswith("This could not be read just now")
    assert rows(client, "Yours") == ["Mine"]
    assert "This could not be read just now" in client.get(INDEX).content.decode()
    assert "The disk is gone." in caplog.text


# -- The counts -----------------------------------------------------------------------------------


def test_each_count_leads_to_a_list_of_just_as_many(client):
    editor = sit_down(client, "Managing editor")
    for _ in range(2):
        busy_desk(editor)

    counts = {count.words: (int(count.number), count.url) for count in context(client)["counts"]}

    assert set(counts) == {
        "drafts",
        "to check",
        "scheduled",
        "held",
        "open tasks",
        "facts to check",
        "open conflicts",
        "stale prices",
        "pictures ending",
        "failed imports",
    }
    assert {
        words: client.get(url).context_data["cl"].result_count for words, (_, url) in counts.items()
    } == {words: number for words, (number, _) in counts.items()}
    assert all(number for number, _ in counts.values())


def test_one_of_something_is_said_in_the_singular(client):
    sit_down(client, "Editor")
    failed_import()

    counts = {count.words: count.number for count in context(client)["counts"]}

    assert (counts["failed import"], counts["stale prices"]) == ("1", "0")


def test_nothing_is_counted_for_those_who_may_not_see_it(client):
    person = sit_down(client, "Writer")
    busy_desk(make_member("Editor"))
    person.groups.clear()
    person.user_permissions.set([])

    assert context(client)["counts"] == []


# -- How quick it is ------------------------------------------------------------------------------


def test_the_first_screen_asks_twelve_times_at_most(client):
    editor = sit_down(client, "Managing editor")
    busy_desk(editor)
    few = queries_of(client, INDEX)
    for _ in range(6):
        busy_desk(editor)

    assert queries_of(client, INDEX) == few
    assert few <= 12


def test_ten_thousand_articles_cost_no_query_more_and_are_never_read_from_end_to_end(client):
    editor = sit_down(client, "Managing editor")
    busy_desk(editor)
    few = queries_of(client, INDEX)
    ten_thousand()

    # The counts of the side bar are kept for a while: they are asked for anew in both.
    cache.clear()
    assert queries_of(client, INDEX) == few
    with CaptureQueriesContext(connection) as queries:
        client.get(INDEX)
    assert [step for query in queries for step in scans(query["sql"])] == []
    if connection.vendor == "sqlite":
        # Every conflict once read all live editions: two hundred times the work.
        assert steps_of(client, INDEX) < 2_000


def ten_thousand():
    stages = [*Article.Stage]
    stages.remove(Article.Stage.APPROVED)
    Article.objects.bulk_create(
        [
            Article(headline=f"Article {n}", slug=f"article-{n}", stage=stages[n % len(stages)])
            for n in range(10_000)
        ],
        batch_size=500,
    )
    keys = Article.objects.filter(slug__startswith="article-").values_list("pk", flat=True)
    revision = Revision.objects.create(article_id=keys[0], number=1, content={})
    start = timezone.now() - DAY
    columns = {"number": 1, "kind": "news", "revision": revision, "planned_from": start}
    columns |= {"live_from": start, "first_published_at": start}
    Edition.objects.bulk_create(
        [Edition(article_id=key, headline=f"Article {key}", **columns) for key in keys],
        batch_size=500,
    )
    event = make_event()
    checked = {"stage": "checked", "checked_by": make_member("Fact-checker")}
    checked |= {"event": event, "checked_on": start.date()}
    facts = [Fact(statement=f"Fact {n}.", ref=f"fact-{n}", **checked) for n in range(3_000)]
    Fact.objects.bulk_create(facts, batch_size=500)
    Contradiction.objects.bulk_create(
        [
            Contradiction(fact_a=one, fact_b=other, kind="conflict")
            for one, other in zip(facts[:1000:2], facts[1:1000:2], strict=True)
        ]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


LONG = ("articles_article", "articles_edition", "facts_fact")


def scans(sql):
    """The steps of a query that read every row of a long table, as the database plans them."""
    if "SELECT" not in sql[:8]:
        return []
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}" if sqlite else f"EXPLAIN {sql}")
        steps = [str(row[-1 if sqlite else 0]) for row in cursor.fetchall()]
    whole = [rf"^SCAN {table}$" if sqlite else rf"Seq Scan on {table}\b" for table in LONG]
    return [f"{step}: {sql}" for step in steps if any(re.search(one, step) for one in whole)]
