"""Every picture in the library is drawn from data: a pose in joint angles, a camera, props. No Django, no fonts.

    from exercises.figures import Look, figure_from, read_figure, render

Used when the library is built; what a page or a sheet shows are the committed drawings.
"""

from .look import Build, Look, Palette, Pens
from .reading import FigureError, figure_from, read_figure
from .scene import Drawing, render
from .schema import FigureSpec
from .setting import Extent

__all__ = [
    "Build", "Drawing", "Extent", "FigureError", "FigureSpec", "Look", "Palette", "Pens",
    "figure_from", "read_figure", "render",
]  # fmt: skip
