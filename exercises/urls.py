"""The addresses of the library."""

from django.urls import path, re_path

from exercises.views import drawings, editing, favourites, library, publishing, signing, translating

app_name = "library"

urlpatterns = [
    path("", library.index, name="index"),
    path("new/", editing.new, name="new"),
    path("drafts/", editing.drafts, name="drafts"),
    re_path(r"^drawings/(?P<sha256>[0-9a-f]{64})\.svg$", drawings.drawing, name="drawing"),
    path("reviews/", signing.reviews, name="reviews"),
    path("translations/<slug:language>/", translating.translations, name="translations"),
    path("<slug:slug>/", library.exercise, name="exercise"),
    path("<slug:slug>/star/", favourites.star, name="star"),
    path("<slug:slug>/sign/", signing.sign, name="sign"),
    path("<slug:slug>/edit/", editing.edit, name="edit"),
    path("<slug:slug>/translate/<slug:language>/", translating.translate, name="translate"),
    path("<slug:slug>/publish/", publishing.publish, name="publish"),
    path("<slug:slug>/withdraw/", publishing.withdraw, name="withdraw"),
    path("<slug:slug>/reinstate/", publishing.reinstate, name="reinstate"),
]
