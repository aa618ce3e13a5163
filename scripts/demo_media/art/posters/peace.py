"""A poster: a dove over water in a ring of light."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.lines import below, waves
from scripts.demo_media.art.palettes import PAPERS, mix, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.dove import dove
from scripts.demo_media.art.posters.grounds import rays
from scripts.demo_media.art.posters.people import star_ring
from scripts.demo_media.art.shapes import circle


def peace(size: tuple[int, int], rng: Random) -> Sheet:
    """A dove over water, in a ring of light."""
    palette = rng.choice(PAPERS)
    blue = rng.choice((rgbs("2b5f8f 8fc1d4"), rgbs("2a7f86 a8dcd0"), rgbs("44477f b5a8d6"), rgbs("7a5580 f6c79a")))
    sheet = Sheet(size, *blue)
    at = (sheet.w / 2 + rng.uniform(-6, 6), sheet.h * 0.45)
    rays(sheet, at, (255, 255, 255), 24, rng.random(), 0.10)
    for r, share in ((40, 0.2), (34, 0.42), (28, 0.7), (22, 0.95)):
        sheet.cut(mix(blue[1], (255, 236, 190), share), circle(*at, r), lift=0.7)
    sheet.cut((255, 208, 98), *star_ring(at, 37, 2.4), lift=0.5)
    for i in range(4):
        crest = waves(sheet.w, sheet.h * (0.8 + 0.055 * i), 1.6, 17 + 3 * i, rng.uniform(0, 6))
        sheet.cut(mix(blue[0], palette.colours[2], 0.15 * i), below(crest, sheet.h + 4), lift=1)
    dove(sheet, (at[0] + 4, at[1] + 6), 46, (252, 248, 240), (104, 148, 84), (236, 160, 70), rng.random() < 0.5)
    return sheet
