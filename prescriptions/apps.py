"""The work: a routine for a person, and the sheet that they take home."""

from django.apps import AppConfig


class PrescriptionsConfig(AppConfig):
    name = "prescriptions"
