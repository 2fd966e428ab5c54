"""Templates without their indentation: that is for those who write them, and would be a tenth of each page."""

import re
from typing import Final

from django.template import Origin
from django.template.loaders import app_directories, filesystem

INDENTATION: Final = re.compile(r"\s*\n\s*")


class OurLoader(filesystem.Loader):
    """Reads the templates of the house."""

    def get_contents(self, origin: Origin) -> str:
        return INDENTATION.sub("\n", super().get_contents(origin))


class AppsLoader(app_directories.Loader):
    """Reads those that come with the applications, such as the widgets of Django's forms."""

    def get_contents(self, origin: Origin) -> str:
        return INDENTATION.sub("\n", super().get_contents(origin))
