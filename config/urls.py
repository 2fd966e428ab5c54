"""The addresses. The one place that includes apps."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.urls")),
    path("library/", include("exercises.urls")),
    path("", include("prescriptions.urls")),
]

if settings.COMPONENT_GALLERY:
    urlpatterns.append(path("components/", gallery.gallery, name="component-gallery"))
