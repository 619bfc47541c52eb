"""Read and check: what the page shows of a sentence, and what its buttons do without a script."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, SentenceCheck
from articles.revisions import save_article
from facts.models import Fact
from tests.articles.test_checking import article_of, quoted
from tests.make import (
    make_article,
    make_citation,
    make_fact,
    make_member,
    make_person,
    make_source,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara():
    return make_member("Writer", "mara", display_name="Mara", is_staff=True)


@pytest.fixture
def jo(client):
    person = sit_down(client, "Editor", "jo")
    person.display_name = "Jo"
    person.save()
    return person


def page_of(article, page="check"):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def shown(client, article, number=""):
    query = f"?sentence={number}" if number else ""
    return client.get(page_of(article) + query)


def posted(response, do, **typed):
    """What the plain form of the page posts for the sentence that it shows."""
    context = response.context_data
    step = context["reading"].steps[context["current"] - 1]
    return {
        "do": do,
        "revision": context["revision"].number,
        "sentence": step.digest,
        "number": step.number,
        "facts": " ".join(f"{fact.ref}:{fact.version}" for fact in step.facts),
        **typed,
    }


def sent(article, mara, note="Please read the legal part twice."):
    workflow.submit(article, revision=article.head, by=mara, note=note)
    article.refresh_from_db()
    return article


# -- What it shows --------------------------------------------------------------------------------


def test_the_page_says_who_sent_it_and_puts_the_evidence_beside_the_sentence(client, jo, mara):
    person = make_person("Leo Marsh", living="yes")
    fact = make_fact(
        person, "sentence", "10 years", source=None, statement="He got ten years.", created_by=mara
    )
    first = make_source(
        "The trial", url="https://paper.example/", archived_url="https://a.example/"
    )
    copy = make_source("A copy", independent_of=first)
    make_citation(fact, first, quote="He was given 10 years.", locator="paragraph 14")
    make_citation(fact, copy, quote="10 years, it is reported.")
    html = shown(client, sent(article_of(mara, fact), mara)).content.decode()

    for words in (
        "sent by Mara",
        "“Please read the legal part twice.”",
        "Sentence 1",
        "can harm a living person",
        "He got <b>ten</b> years.",
        "<b>10</b> years",
        "<mark>",
        "paragraph 14",
        'href="https://a.example/"',
        "repeats The trial",
        "2 sources count as 1: the others only repeat.",
        "Entered by Mara; nobody has checked it.",
        "checked by Jo, next sentence opens",
        "Approving waits for 1 sentence.",
        "1 sentence: 1 left",
    ):
        assert words in html, words


def test_the_headline_stands_beside_the_sentences_that_it_sums_up(client, jo, mara):
    fact = quoted("Two men took $100 million.", by=mara)
    article = make_article(
        "Thieves took $100 million & fled",
        by=mara,
        body=f'<p>They left. <span data-fact="{fact.ref}">{fact.statement}</span></p>',
    )

    response = shown(client, article, 1)

    html = response.content.decode()
    assert "Sentence 1, in the headline" in html
    assert '<a class="check-sentence is-left" href="?sentence=1" data-step="1"' in html
    assert "Thieves took $100 million &amp; fled</a>" in html
    assert '<li><a class="desk-link" href="?sentence=2" data-step="2">Two men took' in html
    assert "rests on nothing" not in html
    client.post(page_of(article), posted(response, "stands"))
    assert SentenceCheck.objects.get().words == "Thieves took $100 million & fled"


def test_a_difference_is_named_and_what_rests_on_nothing_asks_for_a_reason(client, jo, mara):
    fact = quoted("Two men came.", by=mara)
    body = f'<p><span data-fact="{fact.ref}">Three men came</span>. It took 18 months.</p>'
    article = make_article(by=mara, body=body)

    first, second = (shown(client, article, number).content.decode() for number in (1, 2))

    assert "Page: Three, record: Two" in first
    assert 'class="is-different"' in first
    assert "It stands, because…" in first
    assert "Rests on nothing, and holds a number: let it stand with a reason" in second


def test_what_one_entered_is_hatched_and_named_and_the_next_one_is_shown(client, jo, mara):
    make_member("Fact-checker", "ellie", display_name="Ellie")
    article = article_of(mara, quoted("Two men came.", by=jo), quoted("It rained."))

    response = shown(client, article)
    html = response.content.decode()

    assert response.context_data["current"] == 2
    assert '<i class="is-yours"></i>' in html
    assert "You entered this: Ellie checks it." in shown(client, article, 1).content.decode()


def test_a_confidential_source_is_not_named_to_those_who_may_not_see_sources(client, mara):
    checker = sit_down(client, "Fact-checker")
    fact = make_fact(source=None, statement="It rained.")
    make_citation(fact, make_source("The diary", confidential=True), quote="I left the door open.")
    article = article_of(mara, fact)
    assert "The diary" in shown(client, article).content.decode()
    group = checker.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_source"))

    html = shown(client, article).content.decode()

    assert "A source known to us" in html
    assert "diary" not in html
    assert "left the door" not in html


def test_a_version_that_holds_nothing_can_be_approved(client, jo, mara):
    article = make_article(by=mara, body="<p>Nobody knows why.</p>")

    html = shown(client, article).content.decode()

    assert "holds nothing that can be looked up" in html
    client.post(page_of(article), {"do": "approve", "revision": article.head.number})
    assert Article.objects.get().stage == "approved"


# -- Deciding, without a script -------------------------------------------------------------------


def test_each_button_posts_and_leads_to_the_next_sentence(client, jo, mara):
    first, second = quoted("Two men came.", by=mara), quoted("It rained.", by=mara)
    article = sent(article_of(mara, first, second), mara)

    answer = client.post(page_of(article), posted(shown(client, article), "stands"))

    assert answer.headers["Location"] == f"{page_of(article)}?sentence=2"
    assert Fact.objects.get(pk=first.pk).checked_by == jo
    wrong = client.post(page_of(article), posted(shown(client, article, 2), "objected"))
    assert "Say what is wrong with it: the writer reads it." in wrong.content.decode()
    client.post(
        page_of(article), posted(shown(client, article, 2), "objected", reason="It snowed.")
    )
    client.post(page_of(article), {"do": "send_back", "revision": article.head.number})
    article.refresh_from_db()
    assert article.stage == "drafting"
    assert article.log.first().reason == "“It rained.” Jo objects: It snowed."


def test_undo_is_a_button_too(client, jo, mara):
    article = article_of(mara, quoted("Two men came.", by=mara))
    client.post(page_of(article), posted(shown(client, article), "stands"))

    answer = client.post(page_of(article), {"do": "undo", "number": "1"})

    assert answer.headers["Location"].endswith("?sentence=1")
    assert Fact.objects.get().stage == "draft"


def test_approving_waits_for_every_sentence_and_says_so(client, jo, mara):
    article = sent(article_of(mara, quoted("Two men came.", by=mara)), mara)
    approve = {"do": "approve", "revision": article.head.number}

    refused = client.post(page_of(article), approve)
    client.post(page_of(article), posted(shown(client, article), "stands"))
    client.post(page_of(article), approve)

    article.refresh_from_db()
    assert "Approving waits for 1 sentence." in refused.content.decode()
    assert (article.stage, article.approved_revision.approved_by) == ("approved", jo)


def test_a_version_that_was_saved_meanwhile_is_told_and_typed_words_are_kept(client, jo, mara):
    article = article_of(mara, quoted("Two men came.", by=mara), quoted("It rained.", by=mara))
    form = posted(shown(client, article, 1), "objected", reason="It was three.")
    article.body = article.body.replace("It rained", "It poured")
    save_article(article, by=mara)

    html = client.post(page_of(article), form).content.decode()

    assert "Mara saved version 2; 1 of 2 sentences is the same and stay" in html
    assert 'value="It was three."' in html
    assert SentenceCheck.objects.count() == 0


def test_an_objection_is_on_the_writers_page_and_stops_every_way_to_approve(client, jo, mara):
    article = sent(article_of(mara, quoted("Two men came.", by=mara), quoted("It rained.")), mara)
    form = posted(shown(client, article), "objected", reason="It was three.")
    client.post(page_of(article), form)
    objection = "Jo objects to “Two men came.”: It was three."

    approving = client.get(page_of(article, "approve")).content.decode()
    client.force_login(mara)
    panels = client.get(page_of(article, "state")).json()["panels"]

    assert [*workflow.reasons_not_to_approve(article, article.head, jo)] == [objection]
    assert "1 sentence is not checked yet." in approving
    assert any("It was three." in panel for panel in panels)


# -- For the script -------------------------------------------------------------------------------


def test_the_script_gets_the_rest_at_once_and_how_it_stands_after_each_decision(client, jo, mara):
    first, second = quoted("Two men came.", by=mara), quoted("It rained.", by=mara)
    article = article_of(mara, first, second)
    told = client.get(page_of(article, "check_evidence")).json()
    form = posted(shown(client, article, 1), "stands")

    answer = client.post(page_of(article, "check_decide"), form).json()

    assert list(told["html"]) == ["1", "2"]
    assert [step["state"] for step in answer["steps"]] == ["stands", "left"]
    assert answer["checked"] == {first.ref: first.version + 1}
    assert answer["progress"] == "1 of 2 · 1 left"
    save_article(article, by=mara)
    article.body += "<p>More.</p>"
    save_article(article, by=mara)
    changed = client.post(page_of(article, "check_decide"), form)
    assert (changed.status_code, changed.json()["changed"]) == (409, True)
    assert "Go on with 2." in changed.json()["reasons"][0]


# -- Who may, and what it costs -------------------------------------------------------------------


@pytest.mark.parametrize("page", ["check", "check_evidence", "check_decide"])
def test_who_may_not_check_sees_nothing_of_it(client, mara, page):
    article = article_of(mara, quoted("A secret."))
    sit_down(client, "Writer")

    answer = client.get(page_of(article, page))

    assert answer.status_code == 403
    assert "secret" not in answer.content.decode()
    client.logout()
    assert client.get(page_of(article, page)).status_code == 302


def test_thirty_sentences_ask_as_many_questions_as_one(client, jo, mara):
    def article(count):
        facts = [
            quoted(f"It was {number} feet long.", by=mara) for number in range(100, 100 + count)
        ]
        for fact in facts:
            make_citation(fact, make_source(independent_of=make_source()), quote="A copy.")
        return article_of(mara, *facts)

    one, thirty = article(1), article(30)

    for page in ("check", "check_evidence"):
        questions = queries_of(client, page_of(one, page))
        assert queries_of(client, page_of(thirty, page)) == questions
        assert questions < 40
