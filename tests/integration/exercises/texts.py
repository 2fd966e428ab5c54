"""What a library admin types."""

from typing import Any

from exercises.content import Content
from exercises.dose_form import typed_of
from exercises.forms.exercise import typed_of_content


def typed(content: Content, **changes: object) -> dict[str, Any]:
    """The form's answers for `content`, with changes; None takes an answer out."""
    values = typed_of(content.dose) | typed_of_content(content) | changes
    lines = {name: "\n".join(value) for name, value in values.items() if isinstance(value, tuple)}
    return {name: value for name, value in (values | lines).items() if value not in (None, False)}
