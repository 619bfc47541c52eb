from django.apps import AppConfig

from newsroom import checks


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "People of the desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        checks.register_all()
