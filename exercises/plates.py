"""Puts a drawing on the plate that all drawings share: one floor, one scale, so that a seated person looks seated."""

from typing import Final

# In the units of the drawings, 2,000 of which are a person's height. The widest and the highest pose fit.
WIDTH: Final = 3000
HEIGHT: Final = 2250


def on_plate(svg: str, width: int, height: int) -> str:
    """Return `svg`, whose view box is `width` by `height` from 0 0, standing on the middle of a plate's floor.

    A drawing that is larger than the plate gets a larger plate of the same shape.
    """
    scale = max(1.0, width / WIDTH, height / HEIGHT)
    wide, high = round(WIDTH * scale), round(HEIGHT * scale)
    place = f'x="{(wide - width) // 2}" y="{high - height}" width="{width}" height="{height}"'
    inner = svg.replace("<svg ", f"<svg {place} ", 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{inner}</svg>'
