from django.apps import AppConfig
from django.db.models.signals import post_migrate

from newsroom.lib.changes import subscribe


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles"

    def ready(self):
        # They need the models, which are not loaded before this.
        from articles import (  # noqa: PLC0415 -- see above
            freshness,
            merging,
            preferring,
            promising,
            roles,
            search,
            sparing,
            tasks,
        )
        from shows.merging import moves_also  # noqa: PLC0415 -- see above

        search.register_all()
        subscribe(freshness.hold_what_cannot_run)
        # After the holding: what is held is not going to settle a task.
        subscribe(tasks.follow_prints)
        subscribe(promising.keep_promises)
        subscribe(preferring.follow_decisions)
        subscribe(sparing.follow_people)
        moves_also("versions of articles", merging.IN_VERSIONS)
        post_migrate.connect(roles.install, dispatch_uid="articles.roles")
