from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

from newsroom.views import find_anything

handler403 = "newsroom.views.not_allowed"
handler404 = "newsroom.views.not_found"

urlpatterns = [
    path("admin/find/", admin.site.admin_view(find_anything), name="desk_find"),
    path("admin/", admin.site.urls),
    # Empty unless DEBUG is on: in production the web server hands out pictures.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include("newsroom.site.urls")),
]
