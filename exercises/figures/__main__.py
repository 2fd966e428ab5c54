"""python -m exercises.figures [--check | --lint | --serve] [slug ...]

Draws the pictures of the library again, in every look. `--check` writes nothing and fails if a picture is not what
its pose gives; `--lint` writes nothing and fails if a rule of the drawings is broken; `--serve` shows the pictures
to their author and draws them again when a file changes. The contact sheets are `python -m exercises.figures.sheet`.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence

from .build import Library, differing, findings, orphans, write
from .reading import FigureError
from .serve import PORT, serve


def main(arguments: Sequence[str] | None = None, library: Library | None = None) -> int:
    """Exit code: 0, or 1 when a picture differs, a rule is broken or a document is at fault."""
    parser = argparse.ArgumentParser(
        prog="python -m exercises.figures", description="Draw the pictures of the library."
    )
    parser.add_argument("slugs", nargs="*", metavar="slug", help="exercises; all if none is named")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--check", action="store_true", help="fail if a committed picture differs")
    kind.add_argument("--lint", action="store_true", help="fail if a drawing breaks a rule")
    kind.add_argument("--serve", action="store_true", help=f"show them on http://127.0.0.1:{PORT} as they change")
    given = parser.parse_args(arguments)
    library = library or Library()
    slugs = tuple(given.slugs) or library.slugs
    try:
        if given.check:
            return _check(library, slugs, whole=not given.slugs)
        if given.lint:
            return _say(str(finding) for finding in findings(library, slugs))
        if given.serve:
            return serve(library, slugs)
        _say(f"drawn again: {library.name(path)}" for path in write(library, slugs))
        return 0
    except FigureError as error:
        return _say(f"{error.source}: {problem}" for problem in error.problems)


def _check(library: Library, slugs: Sequence[str], *, whole: bool) -> int:
    wrong = [f"differs from its pose: {library.name(path)}" for path in differing(library, slugs)]
    wrong += [f"belongs to no pose: {library.name(path)}" for path in orphans(library)] if whole else []
    return _say(wrong)


def _say(lines: Iterable[str]) -> int:
    """Print the lines; 1 if there were any."""
    said = list(lines)
    sys.stdout.writelines(f"{line}\n" for line in said)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
