from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from articles.comparing import Change, FactChanges, Side, compare
from articles.revisions import content_of
from facts.models import Citation, Fact
from tests.make import (
    make_article,
    make_author,
    make_citation,
    make_event,
    make_fact,
    make_image,
    make_season,
    make_show,
    make_source,
    make_topic,
    make_verdict,
)

pytestmark = pytest.mark.django_db

NUMBERS = count(1)


def content(**changes):
    return content_of(make_article("Same", slug=f"same-{next(NUMBERS)}")) | changes


def between(before, after, *, first=None, last=None):
    now = timezone.now()
    return compare(Side(before, first or now), Side(after, last or now))


def bodies(before, after, **moments):
    held = content()
    return between(held | {"body": before}, held | {"body": after}, **moments)


def linked(fact, words="Words"):
    return f'<p><span data-fact="{fact.ref}">{words}</span>.</p>'


def figure(image, caption=""):
    return f'<figure data-image="{image.pk}"><figcaption>{caption}</figcaption></figure>'


def test_two_equal_versions_differ_in_nothing():
    held = content()
    told = between(held, dict(held))

    assert told.is_same
    assert [pair.kind for pair in told.pairs] == ["same"]


def test_every_field_is_told_by_the_words_that_the_desk_knows_it_by():
    show, image = make_show("Diamonds"), make_image("Vault")
    season, event = make_season(show, 2), make_event("Antwerp heist")
    authors = [make_author("Mara"), make_author("Jo")]
    before = content()
    after = before | {
        "headline": "Other",
        "slug": "other",
        "kind": "list",
        "show_id": show.pk,
        "season_id": season.pk,
        "event_id": event.pk,
        "lead_image_id": image.pk,
        "search_title": "Found",
        "noindex": True,
        "author_ids": [author.pk for author in authors],
        "other_show_ids": [show.pk],
        "topic_ids": [make_topic("Crime").pk],
    }
    byline = make_article().bylines.model.objects.get(author__pk=before["author_ids"][0]).author

    assert [*map(str, between(before, after).fields)] == [
        "Headline: Same → Other",
        f"Address: {before['slug']} → other",
        "Kind: News → List",
        "Show: nothing → Diamonds",
        f"Season: nothing → {season}",
        "Event: nothing → Antwerp heist",
        "Lead image: nothing → Vault",
        "Search title: nothing → Found",
        "Keep out of search engines: no → yes",
        f"Authors: {byline} → Mara, Jo",
        "Other shows: nothing → Diamonds",
        "Topics: nothing → Crime",
    ]
    assert between(before, after).fields[0] == Change("Headline", "Same", "Other", is_text=True)


def test_a_record_that_is_gone_is_told_as_gone():
    show = make_show()
    before = content(show_id=show.pk)
    show.delete()

    (change,) = between(before, before | {"show_id": None}).fields

    assert str(change) == "Show: a show that is gone → nothing"


def test_facts_are_linked_and_unlinked():
    old, new, gone = make_fact(statement="Old."), make_fact(statement="New."), make_fact()
    before, after = linked(old) + linked(gone), linked(new)
    gone.delete()

    told = bodies(before, after)

    assert (told.linked, told.unlinked) == (["New."], ["Old.", "a fact that is gone"])


def test_what_changed_meanwhile_about_a_fact_that_both_use_is_told():
    heist = make_event()
    fact = make_fact(heist, "preparation-time", "18 months", source=make_source("The Times"))
    untouched = make_fact()
    first = timezone.now()
    fact.standing, fact.hedge, fact.stage = "confirmed", "reportedly", "retired"
    fact.value_high, fact.value_approx = 27, "between"
    fact.save()
    fact.citations.get().delete()
    make_citation(fact, make_source("Le Soir"))
    last = timezone.now()
    fact.statement = "Later than both."
    fact.save()
    body = linked(fact) + linked(untouched)

    told = bodies(body, body, first=first, last=last)
    back = bodies(body, body, first=last, last=first)

    statement = Fact.history.filter(id=fact.pk).last().statement
    assert told.facts == [
        FactChanges(
            statement,
            fact.ref,
            [
                "value: 18 months → between 18 and 27 months",
                "standing: reported → confirmed",
                "hedge: nothing → reportedly",
                "stage: draft → retired",
                "source removed: The Times",
                "source added: Le Soir",
            ],
        )
    ]
    assert back.facts[0].changes == [
        "value: between 18 and 27 months → 18 months",
        "standing: confirmed → reported",
        "hedge: reportedly → nothing",
        "stage: retired → draft",
        "source removed: Le Soir",
        "source added: The Times",
    ]
    assert not told.words_differ


def test_a_citation_with_other_words_is_told():
    fact = make_fact(source=make_source("The Times"))
    first = timezone.now()
    citation = fact.citations.get()
    citation.quote, citation.stance = "They took it.", "contradicts"
    citation.save()

    (told,) = bodies(linked(fact), linked(fact), first=first, last=timezone.now()).facts

    assert told.changes == [
        "stance in The Times: Supports → Contradicts",
        "quote in The Times: nothing → They took it.",
    ]


def test_what_an_import_brought_without_history_is_known():
    fact = make_fact()
    Fact.history.all().delete()
    Citation.history.all().delete()
    long_ago = timezone.now() - timedelta(days=9)
    Fact.objects.update(created_at=long_ago)
    Citation.objects.update(created_at=long_ago)
    first = timezone.now() - timedelta(days=1)
    Citation.objects.bulk_create([Citation(fact=fact, source=make_source("A list"))])

    (told,) = bodies(linked(fact), linked(fact), first=first, last=timezone.now()).facts

    assert told.changes == ["source added: A list"]


def test_a_verdict_that_was_decided_anew_is_told():
    show = make_show()
    verdict = make_verdict(show, value="inspired_by", answer="Up to a point.")
    first = timezone.now()
    verdict.value, verdict.answer = "based_on", "Mostly."
    verdict.save()
    held = content(show_id=show.pk)

    told = between(held, held, first=first, last=timezone.now())

    assert told.verdicts == [
        f"Verdict: {was(verdict)} → {verdict.get_value_display()}",
        "Answer: Up to a point. → Mostly.",
    ]
    assert between(held, held).verdicts == []
    assert between(held | {"show_id": None}, held, first=first).verdicts == []


def was(record):
    return record.history.last().instance.get_value_display()


def test_pictures_are_moved_added_removed_and_captioned():
    one, two, three, four = (make_image(title) for title in ("One", "Two", "Three", "Four"))
    words = "".join(f"<p>Paragraph {number} of the text.</p>" for number in range(4))
    before = f"<h2>Where?</h2>{figure(one, 'A door')}{words}{figure(two)}{figure(three)}"
    after = f"<h2>Where?</h2>{figure(three)}{figure(one, 'The door')}{words}{figure(four)}"

    assert bodies(before, after).pictures == [
        "Picture “Three” moved from 3 to 1",
        "Picture “One”, caption: A door → The door",
        "Picture “Four” added under “Where?”",
        "Picture “Two” removed",
    ]
    assert bodies(after, f"{after}{figure(two)}").pictures == ["Picture “Two” added under “Where?”"]
    assert bodies(f"{after}{figure(two)}", after).pictures == ["Picture “Two” removed"]


def test_blocks_of_records_are_added_removed_and_moved():
    def block(kind, ref=""):
        return f'<div data-block="{kind}" data-ref="{ref}"></div>'

    words = "".join(f"<p>Paragraph {number} of the text.</p>" for number in range(3))
    before = f"<h2>A?</h2>{block('cast')}{words}<h2>B?</h2><p>More.</p>{block('timeline', 'x')}"
    after = f"<h2>A?</h2>{words}<h2>B?</h2>{block('cast')}<p>More.</p>{block('timeline', 'y')}"

    assert bodies(before, after).blocks == [
        "Cast moved from “A?” to “B?”",
        "Timeline: x became Timeline: y",
    ]
    assert bodies("<p>A.</p>", f"<p>A.</p>{block('verdict')}").blocks == ["Verdict added"]
    assert bodies(f"<p>A.</p>{block('verdict')}", "<p>A.</p>").blocks == ["Verdict removed"]


def test_many_facts_take_as_many_queries_as_one(django_assert_num_queries):
    def changed(number):
        facts = [make_fact(make_event(), "preparation-time", "18 months") for _ in range(number)]
        first = timezone.now()
        for fact in facts:
            fact.standing = "confirmed"
            fact.save()
        return "".join(map(linked, facts)), first

    held = content()
    for number in (1, 6):
        body, first = changed(number)
        side = held | {"body": body}
        with django_assert_num_queries(16):
            told = between(side, side, first=first, last=timezone.now())
        assert len(told.facts) == number
