"""The one way in which a dose is refused: a field, and a message that says what to do."""

from collections.abc import Mapping


class DoseErrors(ValueError):
    """Everything that is wrong with a dose. ``errors`` maps a field to one message for the person typing."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(" ".join(f"{field}: {message}" for field, message in self.errors.items()))


class DoseError(DoseErrors):
    """One thing that is wrong with one field."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__({field: message})
