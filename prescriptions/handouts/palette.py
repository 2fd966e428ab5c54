"""The colours of the sheet, and how they look on a copier: one table for the style sheet and for the checks."""

import re

COLOURS = {
    "text": "#111a20",
    "accent": "#17455c",
    "quiet": "#33444f",
    "foot": "#22313c",
    "tint": "#e8f0f4",
    "rest": "#e3e8eb",
    "hair": "#6d7c87",
    "black": "#111111",
    "paper": "#ffffff",
}
"""Name in the style sheet -> colour. Text is drawn in text, accent, quiet, foot, black or paper only."""

TEXT_ON = (
    ("text", "paper"),
    ("accent", "paper"),
    ("quiet", "paper"),
    ("foot", "paper"),
    ("text", "tint"),
    ("quiet", "rest"),
    ("paper", "accent"),
    ("paper", "black"),
)
"""Pairs (text, ground) that stand on the sheet."""

LEAST_TEXT_CONTRAST = 7.0
LEAST_LINE_CONTRAST = 3.0

_HEX = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")


def grey(text: str) -> str:
    """The same style sheet or drawing with each colour as the grey of the same lightness."""
    return _HEX.sub(lambda match: _grey_of(match.group()), text)


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast_in_grey() -> float:
    """The contrast of the faintest words on the sheet once it has been through a copier."""
    return min(contrast(grey(COLOURS[text]), grey(COLOURS[ground])) for text, ground in TEXT_ON)


def is_faint_in_grey(drawing: str) -> bool:
    """Whether no colour of a drawing (SVG) stands out from the paper on a copier. Black needs no colour written."""
    found = [contrast(colour, COLOURS["paper"]) for colour in _HEX.findall(grey(drawing))]
    return bool(found) and max(found) < LEAST_LINE_CONTRAST


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _grey_of(colour: str) -> str:
    red, green, blue = _channels(colour)
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
