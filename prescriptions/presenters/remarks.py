"""What is said of one field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one field: the id of its control, the field in words, what is to be done."""

    control: str
    label: str
    text: str

    @property
    def pk(self) -> str:
        """The id of the remark itself, as Django's `aria-describedby` has it."""
        return f"{self.control.removesuffix('_0')}_error"
