"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from prescriptions.handouts import pressroom

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
application = get_wsgi_application()
pressroom.make_ready()
