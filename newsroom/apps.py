from django.apps import AppConfig
from django.db.models.signals import post_migrate

from newsroom import checks
from newsroom.lib.changes import subscribe


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "People of the desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # They need the models, which are not loaded before this.
        from newsroom.lib.search import indexing, installing  # noqa: PLC0415 -- see above

        checks.register_all()
        subscribe(indexing.index)
        post_migrate.connect(installing.install, sender=self, dispatch_uid="newsroom.search")
