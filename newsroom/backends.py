from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission


class DeskBackend(ModelBackend):
    """Django's own logins, with all that a person may do in one query: every screen asks."""

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = {
                f"{app}.{codename}" for app, codename in self._permissions_of(user_obj)
            }
        return user_obj._perm_cache

    def _permissions_of(self, person):
        known = Permission.objects.order_by().values_list("content_type__app_label", "codename")
        if person.is_superuser:
            return known
        return known.filter(user=person).union(known.filter(group__user=person))
