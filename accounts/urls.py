"""Where people sign in."""

from django.urls import path

from accounts.views import session

app_name = "accounts"

urlpatterns = [
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-in/typed/", session.typed, name="typed"),
    path("session/", session.time_left, name="session"),
    path("sign-out/", session.sign_out, name="sign-out"),
]
