from newsroom.lib.saving import Stale
from shows.merging import merge, undo_merge
from shows.models import Credit, Merge, Person
from tests.make import make_credit, make_member, make_person


def a_merge(kept, gone, by):
    """Merge as two people who opened the page at the same time would."""
    kept, gone = (Person.objects.get(pk=record.pk) for record in (kept, gone))
    return lambda: merge(gone, kept, by=by)


def test_of_two_who_merge_the_same_people_one_does_and_one_is_told(at_once):
    editor = make_member("Editor")
    kept, gone = make_person(), make_person()
    make_credit(person=gone)

    outcomes = at_once(a_merge(kept, gone, editor), a_merge(kept, gone, editor))

    assert {type(outcome) for outcome in outcomes} == {Merge, Stale}
    assert list(Credit.objects.values_list("person", flat=True)) == [kept.pk]


def test_two_who_merge_a_pair_in_opposite_directions_leave_one_person(at_once):
    editor = make_member("Editor")
    kept, gone = make_person(), make_person()

    outcomes = at_once(a_merge(kept, gone, editor), a_merge(gone, kept, editor))

    assert {type(outcome) for outcome in outcomes} == {Merge, Stale}
    assert Person.objects.count() == 1


def test_a_merge_is_undone_once(at_once):
    editor = make_member("Editor")
    row = merge(make_person(), make_person(), by=editor)

    def undo():
        return undo_merge(row, by=editor).pk

    outcomes = at_once(undo, undo)

    assert sum(outcome == row.gone_key for outcome in outcomes) == 1
    assert Person.objects.count() == 2
