"""Settings under which the tests run."""

from config.settings.base import *  # noqa: F403 - settings are one flat namespace by Django's design

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - tests sign nothing that leaves them
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
COMPONENT_GALLERY = True
MADE_UP_PEOPLE = True
# Hashing is meant to be slow; tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA foreign_keys=ON;"  # type: ignore[index]  # noqa: F405 - a plain dict literal in base
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
