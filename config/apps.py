"""The project itself as an app: its system checks."""

from django.apps import AppConfig


class RegimenConfig(AppConfig):
    name = "config"
    verbose_name = "Regimen"

    def ready(self) -> None:
        from config import checks  # noqa: F401, PLC0415 - checks register on import
