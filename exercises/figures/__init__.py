"""Every picture in the library is drawn from data: a pose in joint angles, a camera, props. No Django, no fonts.

    from exercises.figures import Look, read_figure, render

    start, end = render(read_figure(path))

From a document to its drawings: `schema` says what the YAML may hold; `reading` lays a pose over its base;
`kinematics` turns joints; `placing` sets the body down; `flesh` and `hands` put ellipsoids on bones; `ellipsoids`
sees them as outlines; `limbs`, `trunk` and `head` dress them as parts; `figure` orders the parts; `highlight` tints
muscles; `lines` keeps the lines that are seen; `curves` fits them; `paths` writes them; `setting` adds the props:
`props` as a level camera sees them, `room` from above, `supports` what the body lies on, `carried` what hands hold.
`scene` frames it all; `lint` says what is wrong with it; `build` does that for the library.

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
