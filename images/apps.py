from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "images"
    verbose_name = "Images"

    def ready(self):
        # Needs the models, which are not loaded before this.
        from images import search  # noqa: PLC0415 -- see above

        search.register_all()
