"""Which letters no font of this computer holds: asked of fontconfig, which the printer asks too."""

import shutil
import subprocess
import unicodedata
from functools import cache
from typing import Final

SECONDS: Final = 5
# The sheet cannot be printed at all without the font that holds these (`handouts.pdf`).
LAST_OF_LATIN: Final = "\u024f"
DASHES_AND_QUOTES: Final = ("\u2010", "\u2027")


def without_font(text: str) -> str:
    """Return the first letter of a text that would print as a box, or nothing."""
    return next((letter for letter in text if not _is_sure(letter) and not _has_font(letter)), "")


def told(letter: str) -> str:
    """Return a letter with its name: “🙂” (slightly smiling face)."""
    name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
    return f"“{letter}” ({name})"


def _is_sure(letter: str) -> bool:
    """Whether every font of the sheet holds it, or nothing of it is printed: spaces, marks, joiners."""
    first, last = DASHES_AND_QUOTES
    return letter <= LAST_OF_LATIN or first <= letter <= last or unicodedata.category(letter)[0] in "MZC"


@cache
def _has_font(letter: str) -> bool:
    """Without fontconfig's own command nothing is known here, and the print says it."""
    command = shutil.which("fc-list")
    if command is None:
        return True
    asked = [command, f":charset={ord(letter):x}", "file"]
    found = subprocess.run(asked, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - a number is all that is put in
    return bool(found.returncode or found.stdout.strip())
