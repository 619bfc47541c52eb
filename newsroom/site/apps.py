from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "newsroom.site"
    label = "site"
    verbose_name = "Site"

    def ready(self):
        # They need the models, which are not loaded before this.
        from articles.reaching import reached  # noqa: PLC0415 -- see above
        from facts.models import Event  # noqa: PLC0415 -- see above
        from newsroom.site import records  # noqa: PLC0415 -- see above
        from shows.models import Person, Show  # noqa: PLC0415 -- see above

        reached(Show, records.public_shows)
        reached(Person, records.public_people)
        reached(Event, records.public_events)
