"""The legal read on the desk: what can harm, the log of the right of reply, the signature."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles.models import LogLine, ReplyRequest, SignOff, SpentDecision
from articles.revisions import save_article
from tests.articles.test_living import accused, damaging, leonardo, resting
from tests.make import make_article, make_citation, make_member, make_person, make_source
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db


def page(article, slug="legal-read"):
    return reverse(f"admin:articles_article_{slug.replace('-', '_')}", args=[article.pk])


def press(client, article, slug, query="", **answers):
    """Open the page, type ``answers`` and press its button."""
    address = f"{page(article, slug)}{query}"
    form = client.get(address).context_data["form"]
    shown = {field.name: field.value() for field in form if field.value() is not None}
    shown = {
        name: field.prepare_value(shown[name]) if name in shown else ""
        for name, field in form.fields.items()
    }
    return client.post(address, {**shown, **answers})


def sentences(response):
    return [reason["sentence"] for reason in response.context_data["reasons"]]


def harmful_article(**columns):
    fact = damaging(created_by=make_member("Writer", "mara"))
    return resting("He was arrested in 2003", fact, **columns)


def test_each_claim_stands_with_its_record_its_sources_and_its_people(client):
    sit_down(client, "Legal reader")
    article = harmful_article()
    fact = article.facts.get()
    make_citation(fact, make_source("The court file"), quote="arrested in February 2003")

    response = client.get(page(article))

    (claim,) = response.context_data["claims"]
    assert (claim["fact"], [person.name for person in claim["people"]]) == (
        fact,
        ["Leonardo Costa"],
    )
    for words in ("He was arrested", "The court file", "arrested in February 2003", "mara"):
        assert words in response.text
    assert sentences(response) == [
        (
            "Version 1 says what can harm Leonardo Costa, not known to be dead: a senior or legal "
            "reader has to sign it."
        )
    ]


def test_a_confidential_source_is_named_to_those_only_who_may_see_sources(client, writer):
    article = harmful_article()
    secret = make_source("Secret file", confidential=True)
    make_citation(article.facts.get(), secret, quote="He ran.")
    writer.is_staff = True
    writer.save()
    writer.groups.get().permissions.remove(
        *writer.groups.get().permissions.filter(codename="view_source")
    )
    client.force_login(writer)

    text = client.get(page(article)).text

    assert "A source known to us" in text
    assert [words for words in ("Secret file", "He ran.") if words in text] == []


def test_a_legal_reader_signs_and_nothing_is_missing_any_more(client):
    reader = sit_down(client, "Legal reader")
    article = harmful_article()

    response = press(client, article, "sign", note="Read it twice.")

    assert (response.status_code, response.url) == (302, page(article))
    signature = SignOff.objects.get()
    assert (signature.person, signature.revision, signature.role, signature.note) == (
        reader,
        article.head,
        "legal",
        "Read it twice.",
    )
    assert sentences(client.get(page(article))) == []


def test_whoever_is_no_reader_is_told_what_it_takes(client):
    sit_down(client, "Writer")
    article = harmful_article()

    assert client.get(page(article)).status_code == 200
    assert client.get(page(article, "sign")).status_code == 403
    assert SignOff.objects.count() == 0


def test_a_newer_version_is_not_signed_by_a_page_that_showed_an_older_one(client):
    sit_down(client, "Legal reader")
    article = harmful_article()
    client.get(page(article, "sign"))
    article.standfirst = "Another line."
    save_article(article, by=None)

    response = client.post(
        page(article, "sign"), {"revision": "1", "role": "legal", "note": "Read it."}
    )

    (said,) = sentences(response)
    assert said.startswith("Version 1 is not the newest: version 2 was saved by")
    assert "Read it." in response.text
    assert SignOff.objects.count() == 0


def test_a_request_and_its_answer_are_noted(client):
    person = sit_down(client, "Writer", "robin")
    article = harmful_article(event=None)
    accused_person = article.facts.get().person

    press(
        client,
        article,
        "ask-reply",
        person=str(accused_person.pk),
        how="E-mail to his lawyer",
        question="Were you there?",
        asked_at="2026-11-20T10:00",
    )
    asked = ReplyRequest.objects.get()
    text = client.get(page(article)).text
    assert "E-mail to his lawyer" in text
    assert "Nobody has asked" not in text
    press(
        client,
        article,
        "record-answer",
        f"?request={asked.pk}",
        answer="Declined to comment.",
        answered_at="2026-11-20T12:00",
    )

    asked.refresh_from_db()
    assert (asked.person, asked.asked_by, asked.recorded_by) == (accused_person, person, person)
    assert asked.answered_at == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert "Declined to comment." in client.get(page(article)).text


def test_what_was_typed_stays_when_a_request_is_refused(client):
    sit_down(client, "Writer")
    article = make_article()

    response = press(client, article, "ask-reply", how="A call", question="Were you there?")

    assert sentences(response) == ["Say who was asked."]
    assert "Were you there?" in response.text
    assert ReplyRequest.objects.count() == 0


def test_an_editor_decides_about_a_spent_conviction_and_takes_it_back(client):
    editor = sit_down(client, "Editor")
    spent = leonardo(sensitivity="spent")
    article = resting("He was arrested in 2003", damaging(spent))
    assert "have an editor decide" in sentences(client.get(page(article)))[0]

    press(client, article, "print-spent", f"?person={spent.pk}", reason="He is a minister now.")
    decision = SpentDecision.objects.get()
    assert (decision.person, decision.by, decision.reason) == (
        spent,
        editor,
        "He is a minister now.",
    )
    assert "have an editor decide" not in " ".join(sentences(client.get(page(article))))

    press(client, article, "keep-spent-out", f"?decision={decision.pk}", reason="He resigned.")
    assert "have an editor decide" in sentences(client.get(page(article)))[0]
    assert [line.verb for line in LogLine.objects.order_by("pk")] == ["print_spent"] * 2


def test_the_keys_of_other_articles_lead_nowhere(client):
    sit_down(client, "Editor")
    article, other = make_article(), make_article()
    asked = ReplyRequest.objects.create(
        article=other,
        party="A lawyer",
        asked_at=datetime(2026, 11, 1, tzinfo=UTC),
        asked_by=make_member("Writer"),
        how="A call",
        question="Why?",
    )

    for query in (f"?request={asked.pk}", "?request=x", "?request=²"):
        assert client.get(page(article, "record-answer") + query).status_code == 404
    answers = {"request": asked.pk, "answer": "No.", "answered_at": "2026-11-20T12:00"}
    assert client.post(page(article, "record-answer"), answers).status_code == 404


def test_bare_words_and_parts_are_claims_too(client):
    sit_down(client, "Legal reader")
    article = make_article(body="<p>Leonardo Costa allegedly stole it.</p>", event=accused().event)

    (claim,) = client.get(page(article)).context_data["claims"]

    assert (claim["kind"], claim["sources"]) == ("words alone", [])


def test_the_legal_read_asks_the_same_for_one_claim_as_for_thirty(client):
    sit_down(client, "Legal reader")
    person = make_person("Leonardo Costa")

    def article(count):
        facts = [damaging(person, f"Leonardo Costa was arrested {n}.") for n in range(count)]
        return make_article(facts=facts)

    assert queries_of(client, page(article(1))) == queries_of(client, page(article(30)))
