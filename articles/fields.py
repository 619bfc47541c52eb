from django.db import models

from articles.body import clean_body


class BodyField(models.TextField):
    """The body of an article: HTML that is cleaned on every road to the database."""

    def pre_save(self, model_instance, add):
        value = clean_body(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = clean_body(value)
        return super().get_db_prep_save(value, connection)
