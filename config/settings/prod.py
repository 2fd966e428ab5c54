"""Settings of a clinic's server. Each secret comes from the environment or the server does not start."""

from config.settings.base import *  # noqa: F403 - settings are one flat namespace by Django's design

DEBUG = False
SECRET_KEY = env.secret("REGIMEN_SECRET_KEY")  # noqa: F405 - from base
ALLOWED_HOSTS = env.hosts("REGIMEN_HOSTS")  # noqa: F405 - from base
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
# At least the two minutes of the warning and as much again; at most an hour.
SESSION_IDLE_SECONDS = env.whole("REGIMEN_IDLE_SECONDS", 15 * 60, least=4 * 60, most=60 * 60)  # noqa: F405 - from base
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
BEHIND_PROXY = env.flag("REGIMEN_BEHIND_PROXY", default=False)  # noqa: F405 - from base
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
