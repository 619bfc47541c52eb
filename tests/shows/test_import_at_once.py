from django.db import transaction

from shows.models import Credit, Person, Show
from tests.importing import run_import, table
from tests.make import make_show

CAST = "show,person,name,character\n" + "".join(
    f"heist,person-{number},Person {number},Character {number}\n" for number in range(20)
)


def test_two_imports_of_one_list_at_once_leave_one_list(at_once, tmp_path):
    make_show("Heist", slug="heist")
    path = table(tmp_path, CAST)

    def import_once():
        outcome = run_import("import_credits", path)
        return outcome.code, Credit.objects.count(), Person.objects.count()

    outcomes = at_once(import_once, import_once)

    assert {code for code, _, _ in outcomes} == {0}
    assert max(outcomes) == (0, 20, 20)


def test_an_editor_can_save_while_an_import_runs(at_once, tmp_path):
    show = make_show("Heist", slug="heist")
    path = table(tmp_path, CAST)

    def save():
        with transaction.atomic():
            return Show.objects.filter(pk=show.pk).update(age_rating="15")

    outcome, saved = at_once(lambda: run_import("import_credits", path), save)

    assert (outcome.code, outcome.problems, saved) == (0, [], 1)
