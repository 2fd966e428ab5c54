"""Where in the room, and where in the picture, a document's places are."""

from dataclasses import dataclass

from .anatomy import Side
from .ellipsoids import Camera
from .fields import Relative
from .figure import Figure
from .kinematics import locate
from .props import XY
from .reading import relative
from .skeleton import Skeleton
from .vectors import Array, vector

Spot = tuple[float, float, float] | Relative


@dataclass(frozen=True)
class Spots:
    """Reads places of one picture."""

    drawn: Figure

    @property
    def skeleton(self) -> Skeleton:
        return self.drawn.scene.body.skeleton

    @property
    def camera(self) -> Camera:
        return self.drawn.scene.camera

    def room(self, spot: Spot) -> Array:
        """The place in the room."""
        return locate(self.skeleton, relative(spot)) if isinstance(spot, Relative) else vector(spot)

    def picture(self, point: XY | Relative) -> XY:
        """The place in the picture."""
        return self.seen(self.room(point)) if isinstance(point, Relative) else point

    def seen(self, point: Array) -> XY:
        x, y = self.camera.flat(point)
        return float(x), float(y)

    def level(self, x: float | Relative) -> float:
        return self.picture(x)[0] if isinstance(x, Relative) else x

    def limb(self, kind: str, side: Side) -> str:
        """The name of the part of an arm or leg that is painted first."""
        names = {"legs": ("thigh", "shank"), "arms": ("upper", "fore")}[kind]
        return next(p.name for p in self.drawn.parts if p.name in {f"{name}_{side}" for name in names})

    def nearer(self, kind: str) -> str:
        """The first painted part of the nearer of both arms or legs."""
        order = [p.name for p in self.drawn.parts]
        return max((self.limb(kind, side) for side in ("r", "l")), key=order.index)
