from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from facts.models import Citation, Fact, Portrayal
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from shows.merging import merge, undo_merge
from shows.models import Character, Credit, Merge, Person, Season, Show
from tests.make import (
    make_adaptation,
    make_article,
    make_character,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_portrayal,
    make_season,
    make_show,
    make_source,
    make_source_work,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


def everything(*models):
    """Every row of the models with all its columns but the locks and times of saving."""
    left_out = {"updated_at", "version"}
    return {
        model.__name__: sorted(
            (
                {name: value for name, value in row.items() if name not in left_out}
                for row in model._base_manager.values()
            ),
            key=lambda row: row["id"],
        )
        for model in models
    }


def test_all_that_points_at_a_person_points_at_the_one_that_is_kept(editor):
    kept, gone = make_person("Kim Rossi Stuart"), make_person("Kim Rossi Stewart")
    credit = make_credit(person=gone)
    fact = make_fact(gone)
    named = make_fact()
    Fact.objects.filter(pk=named.pk).update(attributed_to_person=gone)
    part = make_involvement(person=gone)
    played = make_portrayal(person=gone)
    book = make_source_work("Flawless", authors=[gone])

    merge(gone, kept, by=editor)

    for row in (credit, fact, named, part, played):
        row.refresh_from_db()
    pointers = (credit.person, fact.person, named.attributed_to_person, part.person, played.person)
    assert pointers == (kept,) * 5
    assert list(book.authors.all()) == [kept]
    assert not Person.objects.filter(pk=gone.pk).exists()


def test_the_name_that_goes_stays_as_another_name_and_its_address_leads_on(client, editor):
    kept, gone = make_person("Kim Rossi Stuart"), make_person("Kim Rossi Stewart")
    show = make_show(listed=True)
    make_credit(show, kept)
    make_credit(show, gone)

    merge(gone, kept, by=editor)

    assert list(kept.names.values_list("text", "kind")) == [("Kim Rossi Stewart", "alias")]
    answer = client.get(reverse("site:person", args=["kim-rossi-stewart"]))
    assert (answer.status_code, answer.url) == (301, kept.get_absolute_url())
    assert client.get(answer.url).status_code == 200


def test_an_address_leads_on_in_one_step_however_often_its_record_was_merged(client, editor):
    first, second, third = make_show("One"), make_show("Two"), make_show("Three")
    merge(first, second, by=editor)
    second.refresh_from_db()
    merge(second, third, by=editor)

    for slug in ("one", "two"):
        answer = client.get(reverse("site:show", args=[slug]))
        assert (answer.status_code, answer.url) == (301, third.get_absolute_url())


def test_an_address_does_not_lead_to_a_show_that_readers_may_not_find(client, editor):
    kept, gone = make_show("Kept", listed=False), make_show("Gone", listed=False)
    merge(gone, kept, by=editor)

    assert client.get(reverse("site:show", args=["gone"])).status_code == 404


def test_every_row_that_moved_has_a_row_of_history_that_says_why(editor):
    kept, gone = make_person(), make_person()
    credit = make_credit(person=gone)

    merge(gone, kept, by=editor)

    newest = credit.history.first()
    assert (newest.person_id, newest.history_user, newest.history_change_reason) == (
        kept.pk,
        editor,
        "Merged",
    )
    assert credit.history.last().person_id == gone.pk
    assert Person.history.filter(id=gone.pk).first().history_type == "-"


def test_seasons_characters_and_what_hangs_on_them_become_one(editor):
    kept, gone = make_show("Everybody Loves Diamonds"), make_show("Tutti amano i diamanti")
    mine, theirs = make_season(kept, 1), make_season(gone, 1, episode_count=8)
    other = make_season(gone, 2)
    held = make_character("Leonardo", kept)
    same = make_character("leonardo", gone, origin="real_person")
    credit = make_credit(gone, character=same, season=theirs)
    person = make_person()
    make_portrayal(held, person)
    double = make_portrayal(same, person)
    cited = make_citation(portrayal=double, source=make_source())
    event = make_event()
    make_adaptation(kept, event=event, season=mine)
    make_adaptation(gone, event=event, season=theirs)

    merge(gone, kept, by=editor)

    assert list(kept.seasons.values_list("number", "episode_count")) == [(1, 8), (2, None)]
    other.refresh_from_db()
    assert other.show == kept
    assert list(Character.objects.values_list("pk", "origin")) == [(held.pk, "real_person")]
    credit.refresh_from_db()
    assert (credit.show, credit.season, credit.character) == (kept, mine, held)
    cited.refresh_from_db()
    assert cited.portrayal == Portrayal.objects.get()
    assert kept.adaptations.count() == 1


def test_what_the_kept_record_does_not_say_it_takes_and_what_differs_is_chosen(editor):
    kept = make_person("A", nationality="Italian", living="unknown")
    gone = make_person("B", nationality="Belgian", living="yes", description="A thief.")

    merge(gone, kept, by=editor, take=["nationality"])

    kept.refresh_from_db()
    assert (kept.nationality, kept.living, kept.description) == ("Belgian", "yes", "A thief.")


def test_facts_are_never_joined_and_one_of_each_property_goes_on_being_used(editor):
    kept, gone = make_person(), make_person()
    mine = make_fact(kept, "sentence", "10 years")
    theirs = make_fact(gone, "sentence", "5 years")

    merge(gone, kept, by=editor)

    assert dict(kept.facts.values_list("pk", "rank")) == {mine.pk: "use", theirs.pk: "also"}


def test_two_verdicts_are_for_somebody_to_decide(editor):
    kept, gone = make_show("Kept"), make_show("Gone")
    make_verdict(kept, value="fiction")
    make_verdict(gone, value="based_on")

    with pytest.raises(Refused) as refusal:
        merge(gone, kept, by=editor)

    said = "Both have a verdict, “Based on true events” and “Fiction”: delete the one that is wrong"
    assert refusal.value.reasons == [f"{said}, then merge."]
    assert Show.objects.count() == 2


def test_two_quotes_of_one_source_both_stay(editor):
    show, person, source = make_show(), make_person(), make_source()
    character, twin = make_character("Ada", show), make_character("Ada", make_show())
    one = make_portrayal(character, person)
    other = make_portrayal(twin, person)
    make_citation(portrayal=one, source=source, quote="She is Ada.")
    make_citation(portrayal=other, source=source, quote="Ada is real.")

    merge(twin.show, show, by=editor)

    assert sorted(Citation.objects.values_list("quote", "portrayal")) == [
        ("Ada is real.", one.pk),
        ("She is Ada.", one.pk),
    ]


def test_versions_of_articles_name_the_show_that_is_kept_and_stay_approved(client, editor):
    writer = make_member("Writer", "mara")
    kept, gone = make_show("Kept"), make_show("Gone")
    article = make_article(show=gone, by=writer, approved_by=editor)
    other = make_article(show=make_show())
    other.other_shows.set([gone])
    edition = workflow.publish(article, revision=article.head, by=editor)

    merge(gone, kept, by=editor)

    article.refresh_from_db()
    assert (article.show, article.stage) == (kept, "approved")
    assert article.head.content["show_id"] == kept.pk
    edition.refresh_from_db()
    assert edition.show == kept
    assert list(other.other_shows.all()) == [kept]


def test_an_undone_merge_leaves_everything_as_it_was(editor):
    kept, gone = make_show("Kept"), make_show("Gone", synopsis="A heist.")
    mine, theirs = make_season(kept, 1), make_season(gone, 1)
    person = make_person()
    first, second = make_character("Ada", kept), make_character("Ada", gone)
    make_credit(gone, person, character=second, season=theirs)
    make_portrayal(first, person)
    make_citation(portrayal=make_portrayal(second, person), quote="Ada.")
    make_fact(kept, "release-date", "2023-10-13")
    make_fact(gone, "release-date", "2023-10-12")
    article = make_article(show=gone, season=theirs)
    models = (Show, Season, Character, Credit, Portrayal, Citation, Fact)
    before, content = everything(*models), article.head.content

    undo_merge(merge(gone, kept, by=editor), by=editor)

    assert everything(*models) == before
    article.refresh_from_db()
    assert (article.show, article.season, article.head.content) == (gone, theirs, content)
    assert Merge.objects.get().undone_by == editor
    assert mine.credits.count() == 0


def test_what_somebody_moved_since_stays_where_it_is_when_a_merge_is_undone(editor):
    kept, gone, third = make_person(), make_person(), make_person()
    moved, left = make_credit(person=gone), make_credit(person=gone)
    row = merge(gone, kept, by=editor)
    moved.refresh_from_db()
    moved.person = third
    moved.save()

    undo_merge(row, by=editor)

    moved.refresh_from_db()
    left.refresh_from_db()
    assert (moved.person, left.person) == (third, gone)


def test_a_merge_is_final_after_a_day(editor):
    row = merge(make_person(), make_person(), by=editor)
    Merge.objects.update(created_at=timezone.now() - timedelta(hours=24))

    with pytest.raises(Refused) as refusal:
        undo_merge(row, by=editor)

    assert refusal.value.reasons == [
        "It was merged more than a day ago: it is final. Enter the record again instead."
    ]


def test_merges_are_undone_from_the_last_one_back(editor):
    one, two, three = make_person("One"), make_person("Two"), make_person("Three")
    first = merge(one, two, by=editor)
    two.refresh_from_db()
    second = merge(two, three, by=editor)

    with pytest.raises(Refused) as refusal:
        undo_merge(first, by=editor)
    assert refusal.value.reasons == ["One was merged again since, into Three: undo that first."]

    undo_merge(second, by=editor)
    assert undo_merge(first, by=editor).name == "One"


def test_a_record_that_somebody_saved_meanwhile_is_not_merged(editor):
    kept, gone = make_person(), make_person()
    Person.objects.filter(pk=gone.pk).update(version=5)

    with pytest.raises(Stale):
        merge(gone, kept, by=editor, gone_version=1)
    assert Person.objects.count() == 2


@pytest.mark.parametrize("role", ["Writer", "Fact-checker"])
def test_only_editors_merge(role):
    with pytest.raises(Refused) as refusal:
        merge(make_person(), make_person(), by=make_member(role, "mara"))

    assert refusal.value.reasons == [
        "mara may not merge records: that takes the role Editor or Managing editor."
    ]


def test_a_thing_is_merged_with_its_kind_and_not_with_itself(editor):
    person = make_person("Ada")
    with pytest.raises(Refused) as refusal:
        merge(person, Person.objects.get(), by=editor)
    assert refusal.value.reasons == ["This is the same person: choose another one."]


def test_a_merge_asks_the_database_as_often_for_many_credits_as_for_three(editor):
    def queries_of(credits_moved):
        kept, gone, show = make_person(), make_person(), make_show()
        Credit.objects.bulk_create([Credit(show=show, person=gone) for _ in range(credits_moved)])
        with CaptureQueriesContext(connection) as queries:
            merge(gone, kept, by=editor)
        return len(queries)

    queries_of(1)
    assert queries_of(30) == queries_of(3)
