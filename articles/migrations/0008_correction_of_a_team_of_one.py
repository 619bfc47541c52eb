from django.db import migrations


class Migration(migrations.Migration):
    # The size of the team is a setting, which no database can ask: articles.correcting does.
    dependencies = [("articles", "0007_what_a_check_checked")]

    operations = [
        migrations.RemoveConstraint(model_name="correction", name="correction_approved_by_another"),
    ]
