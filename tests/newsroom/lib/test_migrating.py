import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from newsroom.lib.migrating import CreateModels, together

KEY = ("id", models.BigAutoField(primary_key=True))
HARBOUR = migrations.CreateModel("Harbour", [KEY])
SHIP = migrations.CreateModel(
    "Ship", [KEY, ("harbour", models.ForeignKey("tides.Harbour", models.CASCADE))]
)
NAME = migrations.AddField("Harbour", "name", models.TextField(default=""))


class Tides(migrations.Migration):
    operations = together([HARBOUR, SHIP, NAME])


def test_models_in_a_row_are_one_operation_and_the_rest_stays():
    first, rest = Tides.operations

    assert isinstance(first, CreateModels)
    assert (first.creations, rest) == ([HARBOUR, SHIP], NAME)


@pytest.mark.django_db(transaction=True)
def test_tables_come_together_and_go_together():
    tides = Tides("0001_initial", "tides")
    before = ProjectState(real_apps={"contenttypes"})
    assert before.apps.get_models()
    with connection.schema_editor(atomic=True) as editor:
        after = tides.apply(before.clone(), editor)
    came = tables()
    with connection.schema_editor(atomic=True) as editor:
        tides.unapply(before, editor)

    assert came == {"tides_harbour": {"id", "name"}, "tides_ship": {"id", "harbour_id"}}
    assert after.apps.get_model("tides.Ship").harbour.field.related_model is not None
    assert tables() == {}


def tables():
    """The columns of each table of the migration, by its name."""
    with connection.cursor() as cursor:
        ask = connection.introspection
        names = [row.name for row in ask.get_table_list(cursor) if row.name.startswith("tides_")]
        return {
            name: {column.name for column in ask.get_table_description(cursor, name)}
            for name in names
        }
