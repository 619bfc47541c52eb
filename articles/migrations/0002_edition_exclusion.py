from django.db import migrations

ADD = """
ALTER TABLE articles_edition ADD CONSTRAINT one_edition_at_a_time EXCLUDE USING gist (
    int8range(article_id, article_id, '[]') WITH &&,
    tstzrange(live_from, live_until) WITH &&
) WHERE (live_from IS NOT NULL)
"""
REMOVE = "ALTER TABLE articles_edition DROP CONSTRAINT one_edition_at_a_time"


def on_postgresql(statement):
    """An operation that runs ``statement`` where exclusion constraints exist."""

    # Not in Meta: there it is a syntax error on SQLite. The ranges need no extension.
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(on_postgresql(ADD), on_postgresql(REMOVE))]
