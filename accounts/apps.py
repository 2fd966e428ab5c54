"""The floor: who acted, for which clinic, with what right, and the record of it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
