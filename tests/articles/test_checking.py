"""Sentence by sentence: what is a step, what a decision does, and what undoing takes back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checking.deciding import (
    CHANGED,
    GONE,
    NOTHING_TO_UNDO,
    OPEN_FIRST,
    SAY_WHAT,
    WHY_NOTHING,
    let_stand,
    object_to,
    undo,
)
from articles.checking.sentences import Sentences
from articles.checking.standing import Reading, reasons_objected
from articles.models import SentenceCheck
from articles.revisions import save_article
from facts.models import Fact
from newsroom.lib.refusals import Refused
from tests.make import (
    make_article,
    make_citation,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara():
    return make_member("Writer", "mara", display_name="Mara")


@pytest.fixture
def jo():
    return make_member("Fact-checker", "jo", display_name="Jo")


def quoted(statement, *, by=None, event=None, **columns):
    fact = make_fact(event, statement=statement, source=None, created_by=by, **columns)
    make_citation(fact, make_source(url=f"https://paper.example/{fact.pk}"), quote=statement)
    return fact


def article_of(mara, *facts, extra=""):
    marks = "".join(f'<p><span data-fact="{f.ref}">{f.statement}</span></p>' for f in facts)
    return make_article(by=mara, body=f"{marks}{extra}")


def steps_of(article, by):
    reading = Reading(article.head, by=by)
    return [(step.text, state) for step, state in zip(reading.steps, reading.states, strict=True)]


def stand(article, by, number=1, **said):
    step = Reading(article.head, by=by).steps[number - 1]
    said.setdefault("versions", {fact.ref: fact.version for fact in step.facts})
    return let_stand(article.head, step.digest, by=by, **said)


def refused(run):
    with pytest.raises(Refused) as refusal:
        run()
    return refusal.value.reasons


# -- What is a step -------------------------------------------------------------------------------


def test_sentences_that_rest_on_facts_or_ought_to_are_steps_and_others_are_not(mara):
    event, person = make_event(), make_person("Leo Marsh")
    make_involvement(event, person=person)
    fact = quoted("Two men came.", event=event)
    boxed = quoted("Nobody dug a tunnel.", event=event)
    article = make_article(
        by=mara,
        event=event,
        body=(
            "<h2>What happened in 2003?</h2>"
            f'<p>Nobody knows why. <span data-fact="{fact.ref}">Two men came</span>. It took 18 '
            "months. Marsh said nothing.</p>"
            f"<ul><li>They left in 2004.</li></ul><p>To come: 12 more.</p>"
            f'<div data-block="fact-box" data-ref="{boxed.ref}"></div>'
        ),
    )

    found = [(step.text, step.holds) for step in Sentences(article.head).steps]

    assert found == [
        ("Two men came.", ()),
        ("It took 18 months.", ("a number",)),
        ("Marsh said nothing.", ("a name",)),
        ("They left in 2004.", ("a date",)),
        ("Nobody dug a tunnel.", ()),
    ]


def test_headline_and_standfirst_are_read_first_where_they_state_something(mara, jo):
    fact = quoted("Two men took $100 million.")
    article = article_of(mara, fact, extra="<p>It took 18 months.</p>")
    article.headline = "Thieves took $100 million"
    article.standfirst = "Why did they stop? Nobody knows why. It took 18 months."
    save_article(article, by=mara)
    reading = Reading(article.head, by=jo)

    found = [(step.line, step.text, reading.needs(step)) for step in reading.steps]

    assert found == [
        ("headline", "Thieves took $100 million", ""),
        ("standfirst", "It took 18 months.", ""),
        ("", "Two men took $100 million.", ""),
        ("", "It took 18 months.", "reason"),
    ]


def test_a_line_above_the_text_stands_alone_and_an_objection_to_it_stops_the_approval(mara, jo):
    article = make_article(
        "It took 18 months.", standfirst="", by=mara, body="<p>It took 18 months.</p>"
    )

    stand(article, jo, 1)
    assert [state for _, state in steps_of(article, jo)] == ["stands", "left"]
    step = Reading(article.head, by=jo).steps[0]
    object_to(article.head, step.digest, by=jo, reason="Nobody counted.")

    assert [state for _, state in steps_of(article, jo)] == ["objected", "left"]
    assert list(reasons_objected(article.head, jo)) == [
        "Jo objects to “It took 18 months.”: Nobody counted."
    ]


def test_a_decision_stays_good_until_the_words_or_what_is_printed_of_a_fact_change(mara, jo):
    first, second = quoted("Two men came."), quoted("They left by car.")
    article = article_of(mara, first, second)
    stand(article, jo, 1)
    stand(article, jo, 2)

    article.body += "<p>Nobody saw it.</p>"
    save_article(article, by=mara)
    kept = [state for _, state in steps_of(article, jo)]
    article.body = article.body.replace("by car", "by a car")
    save_article(article, by=mara)
    reworded = [state for _, state in steps_of(article, jo)]
    Fact.objects.filter(pk=first.pk).update(statement="Three men came.")

    assert kept == ["stands", "stands"]
    assert reworded == ["stands", "left"]
    assert [state for _, state in steps_of(article, jo)] == ["left", "left"]


# -- Letting it stand -----------------------------------------------------------------------------


def test_a_sentence_that_stands_has_its_facts_checked_and_undoing_takes_back_no_more(mara, jo):
    one, other = quoted("Two men came."), quoted("It rained.", checked_by=make_member("Editor"))
    body = f'<p><span data-fact="{one.ref}">Two men came</span> as <span data-fact="{other.ref}">'
    article = make_article(by=mara, body=f"{body}it rained</span>.</p>")

    row = stand(article, jo)

    one.refresh_from_db()
    assert (one.stage, one.checked_by) == ("checked", jo)
    assert [key for key, _ in row.checked_facts] == [one.pk]
    assert one.history.first().history_user == jo
    undo(article, by=jo)
    one.refresh_from_db(), other.refresh_from_db()
    assert (one.stage, one.checked_by, other.stage) == ("draft", None, "checked")
    assert steps_of(article, jo) == [("Two men came as it rained.", "left")]
    assert refused(lambda: undo(article, by=jo)) == [NOTHING_TO_UNDO]


def test_undoing_leaves_a_fact_alone_that_was_saved_since(mara, jo):
    fact = quoted("Two men came.")
    article = article_of(mara, fact)
    stand(article, jo)
    Fact.objects.filter(pk=fact.pk).update(version=9)

    undo(article, by=jo)

    assert Fact.objects.get().stage == "checked"


def test_said_twice_it_is_said_once(mara, jo):
    article = article_of(mara, quoted("Two men came."))
    step = Reading(article.head, by=jo).steps[0]
    read = {step.facts[0].ref: step.facts[0].version}

    first, second = (let_stand(article.head, step.digest, by=jo, versions=read) for _ in range(2))

    assert first == second
    assert SentenceCheck.objects.count() == 1


def test_what_changed_while_it_was_read_is_not_let_stand(mara, jo):
    fact = quoted("Two men came.")
    article = article_of(mara, fact)
    old, step = article.head, Reading(article.head, by=jo).steps[0]
    Fact.objects.filter(pk=fact.pk).update(version=5)
    stale = refused(lambda: let_stand(old, step.digest, by=jo, versions={fact.ref: 1}))
    article.body += "<p>More.</p>"
    save_article(article, by=mara)

    assert stale == [CHANGED]
    assert refused(lambda: let_stand(old, step.digest, by=jo, versions={fact.ref: 5})) == [GONE]
    assert Fact.objects.get().stage == "draft"


def test_what_rests_on_nothing_or_disagrees_stands_with_a_reason_only(mara, jo):
    fact = quoted("Two men came.")
    article = make_article(
        by=mara,
        body=f'<p>It took 18 months. <span data-fact="{fact.ref}">Three men came</span>.</p>',
    )

    assert refused(lambda: stand(article, jo, 1)) == [WHY_NOTHING]
    assert refused(lambda: stand(article, jo, 2)) == [
        "It does not say what its records say (page: Three, record: Two): say why it stands."
    ]
    assert stand(article, jo, 1, reason="The show says so.").reason == "The show says so."
    stand(article, jo, 2, reason="The third came later.")
    assert [state for _, state in steps_of(article, jo)] == ["stands", "stands"]


def test_a_fact_without_a_quote_waits_until_its_source_was_opened(mara, jo):
    fact = make_fact(source=make_source(url="https://paper.example/"), statement="It rained.")
    article = article_of(mara, fact)

    assert refused(lambda: stand(article, jo)) == [OPEN_FIRST]
    stand(article, jo, opened=True)
    assert Fact.objects.get().stage == "checked"


def test_a_fact_that_is_retired_missing_or_without_source_cannot_be_let_stand(mara, jo):
    bare = make_fact(source=None, statement="It rained.")
    article = make_article(
        by=mara,
        body=f'<p><span data-fact="{bare.ref}">It rained</span>. '
        '<span data-fact="NOSUCH">It blew</span>.</p>',
    )

    assert refused(lambda: stand(article, jo, 1, reason="x")) == [
        "This fact has no source: add where you have it from."
    ]
    assert refused(lambda: stand(article, jo, 2, reason="x")) == [
        "The desk holds no fact NOSUCH: object, so that the writer links another."
    ]


# -- Whose it is ----------------------------------------------------------------------------------


def test_what_one_entered_is_left_to_a_colleague_but_not_in_a_team_of_one(mara, jo, settings):
    ellie = make_member("Editor", "ellie", display_name="Ellie")
    article = article_of(mara, quoted("Two men came.", by=jo), quoted("It rained."))

    assert [state for _, state in steps_of(article, jo)] == ["yours", "left"]
    assert refused(lambda: stand(article, jo))[0] == "You entered this: Ellie checks it."
    assert [state for _, state in steps_of(article, ellie)] == ["left", "left"]
    stand(article, ellie)
    assert steps_of(article, jo)[0][1] == "stands"
    settings.NEWSROOM_TEAM = "solo"
    undo(article, by=ellie)
    assert [state for _, state in steps_of(article, jo)] == ["left", "left"]


def test_a_version_is_not_checked_by_whoever_wrote_it(jo):
    ellie = make_member("Editor", "ellie", display_name="Ellie")
    article = article_of(ellie, quoted("Two men came."))

    assert steps_of(article, ellie) == [("Two men came.", "yours")]
    assert refused(lambda: stand(article, ellie))[0] == "You wrote this version: Jo checks it."


def test_a_writer_decides_nothing(mara):
    article = article_of(make_member("Editor"), quoted("Two men came."))
    step = Reading(article.head, by=mara).steps[0]

    for run in (
        lambda: stand(article, mara),
        lambda: object_to(article.head, step.digest, by=mara, reason="No."),
        lambda: undo(article, by=mara),
    ):
        assert refused(run)[0].startswith("Mara may not check an article: that takes the role")
    assert SentenceCheck.objects.count() == 0


# -- Objecting ------------------------------------------------------------------------------------


def test_an_objection_says_why_and_the_last_word_counts(mara, jo):
    ellie = make_member("Editor", "ellie", display_name="Ellie")
    article = article_of(mara, quoted("Two men came."), quoted("It rained."))
    digest = Reading(article.head, by=jo).steps[0].digest

    assert refused(lambda: object_to(article.head, digest, by=jo, reason=" ")) == [SAY_WHAT]
    object_to(article.head, digest, by=jo, reason="It was three.")
    reading = Reading(article.head, by=ellie)
    assert reading.waits == "Approving waits for 1 sentence and 1 objection."
    assert [row.reason for row in reading.objections] == ["It was three."]
    assert refused(lambda: stand(article, ellie)) == [
        "Jo objected to it: say why it stands all the same."
    ]
    stand(article, ellie, reason="The court counted two.")
    stand(article, ellie, 2)
    assert Reading(article.head, by=ellie).waits == ""


def test_an_objection_takes_back_what_the_same_person_let_stand(mara, jo):
    article = article_of(mara, quoted("Two men came."))
    stand(article, jo)
    digest = Reading(article.head, by=jo).steps[0].digest

    object_to(article.head, digest, by=jo, reason="It was three.")

    assert Fact.objects.get().stage == "draft"
    assert SentenceCheck.objects.filter(undone_at=None).count() == 1
    undo(article, by=jo)
    assert steps_of(article, jo) == [("Two men came.", "left")]


def test_thirty_sentences_ask_as_many_questions_as_one(mara, jo):
    def questions(count):
        facts = [quoted(f"It was {number} feet long.", by=jo) for number in range(100, 100 + count)]
        article = article_of(mara, *facts)
        with CaptureQueriesContext(connection) as queries:
            reading = Reading(article.head, by=jo)
            assert len(reading.states) == count
            assert len([reading.needs(step) for step in reading.steps]) == count
        return len(queries)

    questions(1)
    one = questions(1)
    assert questions(30) == one
