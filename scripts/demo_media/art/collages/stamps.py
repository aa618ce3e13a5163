"""A collage: an album of stamps."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.collages.scraps import postmark, stamp
from scripts.demo_media.art.landscapes import album as landscapes
from scripts.demo_media.art.palettes import darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns import album as patterns


def stamps(size: tuple[int, int], rng: Random) -> Sheet:
    """An album page: small landscapes and patterns as stamps, some postmarked."""
    album = rng.choice(rgbs("2f3e46 31263e 23395b efe6d5 4a2f3a"))
    sheet = Sheet(size, lighter(album, 0.06), darker(album, 0.06))
    columns, rows = (4, 3) if sheet.w > sheet.h else (3, 4)
    views = rng.sample(landscapes.COMPOSITIONS, 7) + rng.sample(patterns.COMPOSITIONS, 5)
    rng.shuffle(views)
    for i, view in enumerate(views):
        at = (4 + (sheet.w - 8) * (i % columns + 0.5) / columns, 3 + (sheet.h - 6) * (i // columns + 0.5) / rows)
        picture = view((240, 200), rng).image
        stamp(sheet, at, 27.5, 24, rng.uniform(-0.07, 0.07), picture)
    for _ in range(3):
        i = rng.randrange(12)
        postmark(
            sheet,
            (sheet.w * (i % columns + 0.85) / columns, sheet.h * (i // columns + 0.8) / rows),
            6.5,
            (40, 36, 60) if album[0] > 128 else (236, 230, 220),
        )
    return sheet
