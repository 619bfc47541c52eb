from django.apps import AppConfig


class ShowsConfig(AppConfig):
    name = "shows"
    verbose_name = "Shows"

    def ready(self):
        # Needs the models, which are not loaded before this.
        from shows import care, search  # noqa: PLC0415 -- see above

        care.register()
        search.register_all()
