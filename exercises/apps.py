"""The library: what can be prescribed."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "exercises"
