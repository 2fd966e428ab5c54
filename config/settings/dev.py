"""Settings of one's own machine: `make run`."""

from config.settings.base import *  # noqa: F403 - settings are one flat namespace by Django's design

DEBUG = env.flag("REGIMEN_DEBUG", default=False)  # noqa: F405 - from base
SECRET_KEY = env.text("REGIMEN_SECRET_KEY", "for-this-machine-only-" + "0" * 40)  # noqa: F405 - from base
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
SESSION_IDLE_SECONDS = env.whole("REGIMEN_IDLE_SECONDS", 15 * 60, least=4, most=12 * 60 * 60)  # noqa: F405 - from base
COMPONENT_GALLERY = True
MADE_UP_PEOPLE = True
# The static files are served as they lie in the folders; there is nothing to collect first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
