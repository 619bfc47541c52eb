from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_log_is_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="sentencecheck",
            name="checked_facts",
            field=models.JSONField(
                default=list,
                help_text="The key of each fact that it checked, with the version that came of it.",
            ),
        ),
    ]
