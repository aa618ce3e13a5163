"""The rooster of the paper cuts."""

from __future__ import annotations

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import Colour
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.shapes import Shape, circle, leaf, mirror, move, points, scale


def _rooster() -> dict[str, list[Shape]]:
    """Looking right, standing on y = 0, about 20 wide."""
    body = smooth(
        points(
            "-6.5,-9 -3,-10.5 1.5,-10.5 4.2,-15 5.2,-19.4 7.6,-21 9.8,-19.2 9.4,-14 9.6,-9.5 7.4,-5.2 2,-2.8 -3,-3.4"
        )
    )
    plumes = [
        smooth(
            [
                (-3.6, -5.6),
                (-8 - i * 0.9, -8 - i * 2.9),
                (-11.5 + i * 1.0, -14.4 - i * 2.6),
                (-13.4 + i * 2.4, -10.5 - i * 2.6),
                (-14.4 + i * 1.8, -14 - i * 3.2),
                (-9.5 + i * 1.6, -17.6 - i * 2.3),
                (-4.6 + i * 0.6, -12 - i * 1.4),
                (-2, -8),
            ]
        )
        for i in range(4)
    ]
    comb = [circle(7 + i * 1.15, -21.2 - (0.7 if i == 1 else 0), 1.0, 20) for i in range(3)]
    beak = [[(10.2, -19.8), (12.4, -18.9), (10, -18)]]
    wattle = [leaf(9.9, -18.2, -3, 1.6, 0)]
    legs = [ribbon([(x, -4), (x + 0.3, 0)], 0.55) for x in (0, 3)] + [
        ribbon([(x - 1.2, 0), (x + 1.8, 0)], 0.6) for x in (0, 3)
    ]
    wing = [leaf(4.4, -7.4, 9, 4.6, -1.2, 0.45)]
    feathers = [leaf(4 - i * 1.7, -7.6 - i * 0.35, 3.4, 1.2, -1.2) for i in range(4)]
    return {
        "plumes": plumes,
        "legs": legs,
        "body": [body],
        "comb": comb,
        "beak": beak,
        "wattle": wattle,
        "wing": wing,
        "feathers": feathers,
    }


def rooster(sheet: Sheet, x: float, y: float, size: float, colours: tuple[Colour, ...], left: bool) -> None:
    ground, ink, red, yellow, green, blue, pink = colours

    def place(shapes: list[Shape]) -> list[Shape]:
        placed = [move(scale(s, size / 20), x, y) for s in shapes]
        return [mirror(s, x) for s in placed] if left else placed

    parts = _rooster()
    for plume, colour in zip(place(parts["plumes"])[::-1], (green, yellow, blue, red), strict=True):
        sheet.cut(colour, plume, lift=0.5)
    sheet.cut(yellow, *place(parts["legs"] + parts["beak"]), lift=0.3)
    sheet.cut(ink, *place(parts["body"]), lift=0.8)
    sheet.cut(red, *place(parts["comb"] + parts["wattle"]), lift=0.4)
    sheet.cut(pink, *place(parts["wing"]), lift=0.6)
    sheet.cut(yellow, *place(parts["feathers"]), lift=0.3)
    sheet.fill(ground, *place([circle(8.6, -19.2, 0.75, 20)]))
    sheet.fill(ink, *place([circle(8.7, -19.2, 0.35, 12)]))
