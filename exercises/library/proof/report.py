"""What a proof hands back: a table of what was measured, and every problem by file and key."""

from dataclasses import dataclass

from exercises.library.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was looked at, what was found, and what must hold."""

    what: str
    found: str
    must: str


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of one or of several proofs; all is well where there is no problem."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(self.rows + other.rows, self.problems + other.problems)


def share(what: str, whole: int, problems: tuple[Problem, ...]) -> Report:
    """A row that counts files: all of ``whole`` must be free of ``problems``."""
    bad = len({problem.file for problem in problems})
    return Report((Row(what, f"{whole - bad} of {whole}", "all"),), problems)
