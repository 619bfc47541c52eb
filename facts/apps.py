from django.apps import AppConfig
from django.db.models.signals import post_migrate

from facts import vocabulary
from newsroom.lib.changes import subscribe


class FactsConfig(AppConfig):
    name = "facts"
    verbose_name = "Facts"

    def ready(self):
        # They need the models, which are not loaded before this.
        from facts import merging  # noqa: F401, PLC0415 -- registers what becomes of claims
        from facts import noting, search  # noqa: PLC0415 -- see above

        subscribe(noting.note_around)
        search.register_all()
        post_migrate.connect(vocabulary.install, sender=self, dispatch_uid="facts.vocabulary")
