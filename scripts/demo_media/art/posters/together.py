"""A poster: children hand in hand around a round world."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import blob, smooth
from scripts.demo_media.art.palettes import PAPERS, lighter, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.grounds import confetti, rays
from scripts.demo_media.art.posters.people import SKINS, person, placed
from scripts.demo_media.art.shapes import arc, circle, points


def together(size: tuple[int, int], rng: Random) -> Sheet:
    """Children hand in hand around a round world."""
    palette = rng.choice(PAPERS)
    ground = rng.choice((palette.ink, lighter(palette.colours[2], 0.55), palette.ground))
    sheet = Sheet(size, ground, lighter(ground, 0.1))
    at, r = (sheet.w / 2, sheet.h / 2), 23.0
    rays(sheet, at, lighter(ground, 0.6), 20, rng.random(), 0.10)
    confetti(sheet, rng, palette.colours, 130, (at, 48))
    sheet.cut(mix((86, 156, 190), palette.colours[2], 0.2), circle(*at, r), lift=1.4)
    land = mix((126, 170, 96), palette.colours[3], 0.2)
    for _ in range(7):
        a, d = rng.uniform(0, 2 * pi), rng.uniform(0, r - 8)
        sheet.cut(land, blob(rng, at[0] + d * cos(a), at[1] + d * sin(a), rng.uniform(3, 6.4), 0.32), lift=0.35)
    count = 11
    for i in range(count):
        a, size_of = 2 * pi * i / count, 19.6
        stand = (at[0] + (r - 0.4) * sin(a), at[1] - (r - 0.4) * cos(a))
        clothes, limbs, head = person()
        skin = SKINS[(i * 3) % 7]
        sheet.cut(skin, *placed(limbs, stand, size_of, a), lift=0.5)
        sheet.cut(palette.colours[i % 6], *placed(clothes, stand, size_of, a), lift=0.5)
        hair = (
            [*arc(0, -0.9, 0.15, pi * 0.95, 2.05 * pi, 16)]
            if i % 2
            else smooth(points("-0.15,-0.72 -0.16,-0.95 0,-1.04 0.16,-0.95 0.15,-0.72 0.1,-0.86 -0.1,-0.86"))
        )
        if i % 2 == 0:
            sheet.cut(rgbs("3a2a24 7a4a2e c98f3f 2a2430")[i % 4], *placed([hair], stand, size_of, a), lift=0.3)
        sheet.cut(skin, *placed(head, stand, size_of, a), lift=0.4)
        if i % 2:
            sheet.fill(rgbs("2a2430 5a3a28 b9783a 3a2a24")[i % 4], *placed([hair], stand, size_of, a))
    return sheet
