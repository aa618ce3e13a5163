"""Draws what is in which region: a small conic map of the regions as circles; lengths are in units of the picture.

Black and white is enough to read it: circles grow with the number, and each carries it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 320.0, 54.0, 34.0, 34.0, 48.0
SMALLEST, LARGEST = 11.0, 23.0  # radius
STANDARD = radians(44), radians(58)  # parallels of true length
MIDDLE = 18.0  # degrees of longitude, straight up
MERIDIANS, PARALLELS = range(-20, 61, 10), range(30, 71, 5)
STEPS = 5  # degrees between two points of a grid line
BEND = 0.12  # of the length of a connection
GAP, LINE = 5.0, 14.0  # between a circle and its name, between two lines of the name
SIDES = {"hessen": "left", "jaroslawl": "left", "aquitaine": "below", "bursa": "below"}  # where there is space

Position = tuple[float, float]  # degrees north and east; on the picture x and y


@dataclass(frozen=True)
class RegionCircle:
    """A region with its number, of classes or schools; `side` is where its name stands."""

    key: str
    number: int
    x: float
    y: float
    radius: float
    side: str

    @property
    def anchor(self) -> str:
        return {"left": "end", "right": "start"}.get(self.side, "middle")

    def name_at(self, n_lines: int) -> Position:
        """x and y of the first of so many lines."""
        if self.side == "below":
            return self.x, self.y + self.radius + LINE
        away = (self.radius + GAP) * (-1 if self.side == "left" else 1)
        return self.x + away, self.y + GAP - (n_lines - 1) * LINE / 2


@dataclass(frozen=True)
class RegionMap:
    """`grid` and `connections` are paths; these lead from one region to another, and have a number at `middles`."""

    width: float
    height: float
    grid: str
    connections: Sequence[str]
    middles: Sequence[Position]
    circles: Sequence[RegionCircle]


def draw_map(
    positions: Mapping[str, Position], counts: Mapping[str, int], pairs: Iterable[tuple[str, str]]
) -> RegionMap:
    """`positions` in degrees and `counts` by region; regions without a position are left out, `pairs` are connected."""
    flat = {key: _flat(*position) for key, position in positions.items() if any(position)}
    west, north = min((x for x, _ in flat.values()), default=0), min((y for _, y in flat.values()), default=0)
    east, south = max((x for x, _ in flat.values()), default=1), max((y for _, y in flat.values()), default=1)
    scale = (WIDTH - LEFT - RIGHT) / ((east - west) or 1)

    def on_picture(position: Position) -> Position:
        return LEFT + (position[0] - west) * scale, TOP + (position[1] - north) * scale

    most = max([*counts.values(), 1])
    circles = [_circle(key, counts.get(key, 0), most, on_picture(position)) for key, position in flat.items()]
    drawn = {circle.key: circle for circle in circles}
    ends = [(drawn[one], drawn[other]) for one, other in pairs if {one, other} <= drawn.keys()]
    connections, middles = [_connection(*each) for each in ends], [_middle(*each) for each in ends]
    grid = "".join(_path(on_picture(_flat(*position)) for position in line) for line in _grid())
    return RegionMap(WIDTH, round(TOP + (south - north) * scale + BOTTOM), grid, connections, middles, circles)


def _flat(latitude: float, longitude: float) -> Position:
    """The equidistant conic projection, to the right and down."""
    first, second = STANDARD
    cone = (cos(first) - cos(second)) / (second - first)
    apart = cos(first) / cone + first - radians(latitude)
    turned = cone * radians(longitude - MIDDLE)
    return apart * sin(turned), apart * cos(turned)


def _grid() -> Iterable[list[Position]]:
    for longitude in MERIDIANS:
        yield [(latitude, longitude) for latitude in (PARALLELS[0], PARALLELS[-1])]
    for latitude in PARALLELS:
        yield [(latitude, longitude) for longitude in range(MERIDIANS[0], MERIDIANS[-1] + 1, STEPS)]


def _circle(key: str, number: int, most: int, at: Position) -> RegionCircle:
    radius = max(SMALLEST, LARGEST * sqrt(number / most))
    return RegionCircle(key, number, round(at[0], 1), round(at[1], 1), round(radius, 1), SIDES.get(key, "right"))


def _connection(start: RegionCircle, end: RegionCircle) -> str:
    """A line that is bent a little, so that none runs through what lies between."""
    x, y = _bent(start, end)
    return f"M{start.x:.4g} {start.y:.4g}Q{x:.4g} {y:.4g} {end.x:.4g} {end.y:.4g}"


def _middle(start: RegionCircle, end: RegionCircle) -> Position:
    """The point of the line half way."""
    x, y = _bent(start, end)
    return round((start.x + 2 * x + end.x) / 4, 1), round((start.y + 2 * y + end.y) / 4, 1)


def _bent(start: RegionCircle, end: RegionCircle) -> Position:
    across, down = end.x - start.x, end.y - start.y
    return (start.x + end.x) / 2 + BEND * down, (start.y + end.y) / 2 - BEND * across


def _path(points: Iterable[Position]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)
