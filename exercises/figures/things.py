"""Round and soft things in the room, as any camera sees them: ball, roller, rolled towel, pillow, dumbbell plates."""

import math
from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .ellipsoids import Camera, along, balls
from .held import Strand
from .part import Fill, Part
from .solids import Ball, Block, Rod
from .vectors import Array, frame

_CAP = 0.01
_TURNS = 2.2


@dataclass(frozen=True)
class Thing:
    """A drawn thing and the room that it takes up."""

    part: Part
    solid: Ball | Rod | Block

    def strand(self, at: str | None, *, over: bool = False) -> Strand:
        return Strand(self.part, at, over)


def ball(centre: Array, radius: float, camera: Camera) -> Thing:
    """A soft ball with a shine."""
    shape = camera.disc(centre, radius)
    x, y = camera.flat(centre)
    shine = shapely.Point(x - 0.36 * radius, y + 0.38 * radius).buffer(radius * 0.15)
    part = Part("ball", shape, (Fill(shape, "ball"), Fill(shine, "paper")), pen="prop")
    return Thing(part, Ball(centre, radius))


def roller(a: Array, b: Array, radius: float, camera: Camera) -> Thing:
    """A foam roller from `a` to `b`, with the hole in its end."""
    shape, caps = _cylinder(a, b, radius, camera)
    hole = [shapely.affinity.scale(cap, 0.34, 0.34) for cap in caps]
    part = Part("roller", shape, (Fill(shape, "mat_side"), *(Fill(cap, "mat") for cap in caps)), pen="prop")
    part = part.detailed(LineString(cap.exterior.coords) for cap in caps)
    for one in hole:
        part = part.painted(one, "paper").detailed([LineString(one.exterior.coords)])
    return Thing(part, Rod(a, b, radius))


def rolled_towel(a: Array, b: Array, radius: float, camera: Camera) -> Thing:
    """A towel rolled up from `a` to `b`: its end shows the roll."""
    shape, caps = _cylinder(a, b, radius, camera)
    part = Part("towel", shape, (Fill(shape, "towel"),), pen="prop")
    part = part.detailed(LineString(cap.exterior.coords) for cap in caps)
    if caps:
        near = max((a, b), key=camera.depth)
        axes = frame(b - a, np.array([0.0, 1.0, 0.01]))
        turn = np.linspace(0, 2 * math.pi * _TURNS, 40)
        out = radius * (0.12 + 0.76 * turn / turn[-1])
        coil = near + np.outer(out * np.cos(turn), axes[:, 0]) + np.outer(out * np.sin(turn), axes[:, 2])
        part = part.creased([LineString(camera.flat(coil))])
    return Thing(part, Rod(a, b, radius))


def soft_block(kind: str, low: Array, high: Array, round_: float, colour: str, camera: Camera) -> Thing:
    """A pillow, a cushion, a mattress: a box with rounded corners."""
    inset = np.minimum(round_, (high - low) / 2 - 0.5)
    round_ = float(inset.min())
    inner = zip(low + round_, high - round_, strict=True)
    corners = balls(np.array(list(product(*inner))), [round_] * 8)
    shape = camera.web(corners, [range(8)])
    part = Part(kind, shape, (Fill(shape, colour),), pen="prop")
    return Thing(part, Block(low, high))


def _cylinder(a: Array, b: Array, radius: float, camera: Camera) -> tuple[BaseGeometry, list[shapely.Polygon]]:
    """The silhouette, and the end that faces the viewer, if one does."""
    axes = frame(b - a, np.array([0.0, 1.0, 0.01]))
    ends = along(axes, np.array([a, b]), np.array([[radius, _CAP, radius]] * 2))
    shape = camera.chain(ends)
    facing = camera.facing(axes[:, 1])
    if abs(facing) < 0.05:
        return shape, []
    seen = camera.outlines(ends)[1 if facing > 0 else 0]
    return shape, [shapely.Polygon(seen)]
