"""A poster: hands of every colour around a ring of stars."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from scripts.demo_media.art.lines import ribbon
from scripts.demo_media.art.palettes import PAPERS, darker, lighter, mix
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.grounds import rays
from scripts.demo_media.art.posters.people import SKINS, hand, placed, star_ring
from scripts.demo_media.art.shapes import circle, heart


def hands(size: tuple[int, int], rng: Random) -> Sheet:
    """Hands of every colour reach into the middle, around a ring of stars."""
    palette = rng.choice(PAPERS)
    ground = rng.choice((palette.ink, palette.ground, mix(palette.colours[2], palette.ink, 0.3)))
    sheet = Sheet(size, lighter(ground, 0.06), darker(ground, 0.1))
    at = (sheet.w / 2, sheet.h / 2)
    rays(sheet, at, lighter(ground, 0.5), 18, rng.random(), 0.10)
    for r, colour in (
        (38, lighter(palette.colours[1], 0.15)),
        (33, lighter(palette.colours[1], 0.5)),
        (28, lighter(palette.ground, 0.5)),
    ):
        sheet.cut(colour, circle(*at, r), lift=1)
    count, skins = rng.choice((8, 9, 10)), rng.sample(SKINS, 7)
    for i in range(count):
        a = 2 * pi * (i + 0.5) / count
        reach = 33 + rng.uniform(-1.5, 1.5)
        wrist = (at[0] + reach * sin(a), at[1] - reach * cos(a))
        far = (at[0] + 110 * sin(a), at[1] - 110 * cos(a))
        sheet.cut(skins[i % 7], *placed(hand(), wrist, 19, a + pi, bool(i % 2)), lift=1.1)
        cuff = (at[0] + (reach + 1) * sin(a), at[1] - (reach + 1) * cos(a))
        sleeve = palette.colours[i % len(palette.colours)]
        sheet.cut(sleeve, ribbon([cuff, far], 8.4, 26), lift=1.1)
        for k in (3.5, 9, 15, 22):
            band = [(at[0] + (reach + k + d) * sin(a), at[1] - (reach + k + d) * cos(a)) for d in (0, 1.4)]
            sheet.fill(lighter(sleeve, 0.45), ribbon(band, 8.5 + k * 0.235))
    sheet.cut(rng.choice(((255, 204, 77), palette.colours[0])), *star_ring(at, 9.6, 2.1), lift=0.5)
    sheet.cut(palette.colours[0], heart(*at, 7), lift=0.7)
    return sheet
