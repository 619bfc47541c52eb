from django.db import migrations

# Redaction alone opens the log, for one transaction: articles.models.log.
ADD = """
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('newsroom.redacting', true) = 'on'
        AND (to_jsonb(NEW) - 'before' - 'after' - 'reason' - 'overrides')
            = (to_jsonb(OLD) - 'before' - 'after' - 'reason' - 'overrides')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The log is never changed: what happened, happened.'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE ON articles_logline
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log();
"""
REMOVE = """
DROP TRIGGER log_is_append_only ON articles_logline;
DROP FUNCTION refuse_change_of_log();
"""


def on_postgresql(statement):
    """An operation that runs ``statement`` where triggers hold for every client.

    SQLite empties its tables by DELETE between tests, and has one client: Django.
    """

    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_from_draft_to_live")]

    operations = [
        migrations.AlterModelOptions(
            name="logline",
            options={"base_manager_name": "objects", "ordering": ["-at", "-pk"]},
        ),
        migrations.RunPython(on_postgresql(ADD), on_postgresql(REMOVE)),
    ]
