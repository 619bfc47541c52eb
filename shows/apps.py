from django.apps import AppConfig


class ShowsConfig(AppConfig):
    name = "shows"
    verbose_name = "Shows"

    def ready(self):
        # Needs the models, which are not loaded before this.
        from shows import search  # noqa: PLC0415 -- see above

        search.register_all()
