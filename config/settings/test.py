"""Settings under which the tests run."""

from config.databases import sqlite
from config.settings.base import *  # noqa: F403 - settings are one flat namespace by Django's design

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - tests sign nothing that leaves them
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
COMPONENT_GALLERY = True
MADE_UP_PEOPLE = True
# Hashing is meant to be slow; tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# SQLite, whatever else the environment names; tests/postgresql starts a cluster of its own.
DATABASES = {"default": sqlite(env.text("REGIMEN_DATABASE", str(BASE_DIR / "regimen.sqlite3")))}  # noqa: F405 - from base
DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA foreign_keys=ON;"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
