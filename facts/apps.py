from django.apps import AppConfig
from django.db.models.signals import post_migrate

from facts import vocabulary
from newsroom.lib.changes import subscribe


class FactsConfig(AppConfig):
    name = "facts"
    verbose_name = "Facts"

    def ready(self):
        # They need the models, which are not loaded before this.
        from facts import (  # noqa: PLC0415 -- see above
            care,
            merging,  # noqa: F401 -- registers what becomes of claims
            noting,
            search,
        )

        care.register()
        subscribe(noting.note_around)
        search.register_all()
        post_migrate.connect(vocabulary.install, sender=self, dispatch_uid="facts.vocabulary")
