"""A dove of paper feathers."""

from __future__ import annotations

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour, darker, lighter
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import Point, Shape, circle, leaf, points


def dove(sheet: Sheet, at: Point, size: float, white: Colour, green: Colour, beak: Colour, flip: bool = False) -> None:
    """Flying to the left with a twig, wings of single feathers."""

    def put(colour: Colour, shapes: list[Shape], lift: float) -> None:
        sheet.cut(colour, *placed(shapes, at, size, 0.0, flip), lift=lift)

    far = [leaf(0.02, -0.02, 0.62 - 0.05 * i, 0.17, 0.75 + 0.17 * i, 0.62) for i in range(5)]
    tail = [leaf(0.22, 0.06, 0.5, 0.16, 1.45 + 0.2 * i, 0.66) for i in range(4)]
    body = smooth(
        points("-0.52,-0.04 -0.42,-0.15 -0.28,-0.12 -0.1,-0.06 0.16,-0.02 0.32,0.08 0.14,0.17 -0.12,0.18 -0.34,0.08")
    )
    near = [leaf(-0.08, 0.04, 0.8 - 0.07 * i, 0.2, -0.12 + 0.2 * i, 0.62) for i in range(6)]
    put(darker(white, 0.14), far, 0.5)
    put(darker(white, 0.06), tail, 0.6)
    put(white, [body], 0.9)
    for feather in near[::-1]:
        put(white, [feather], 0.45)
    put(lighter(white, 0.5), [leaf(-0.08, 0.06, 0.34, 0.16, 0.1 + 0.3 * i, 0.6) for i in range(3)], 0.35)
    put(beak, [[(-0.5, -0.1), (-0.6, -0.04), (-0.5, 0.0)]], 0.3)
    sheet.fill((40, 40, 60), *placed([circle(-0.42, -0.07, 0.018, 16)], at, size, 0.0, flip))
    twig = smooth(points("-0.56,-0.05 -0.66,0.06 -0.68,0.2 -0.62,0.34"), closed=False)
    leaves = [
        leaf(x, y, 0.15, 0.06, a) for (x, y), a in zip(twig[6::5], (-2.4, 1.9, -2.2, 2.2, -2.6, 3.0), strict=False)
    ]
    put(green, [ribbon(twig, 0.022), *leaves], 0.4)
