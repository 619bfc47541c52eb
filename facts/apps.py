from django.apps import AppConfig
from django.db.models.signals import post_migrate

from facts import vocabulary


class FactsConfig(AppConfig):
    name = "facts"
    verbose_name = "Facts"

    def ready(self):
        post_migrate.connect(vocabulary.install, sender=self, dispatch_uid="facts.vocabulary")
