"""The door of the studio: one picture of the wished kind."""

from __future__ import annotations

from random import Random

from portal.demo.art import collage, landscape, maps, pattern, portrait, poster

ARTS = {
    "poster": poster.COMPOSITIONS,
    "map": maps.COMPOSITIONS,
    "pattern": pattern.COMPOSITIONS,
    "landscape": landscape.COMPOSITIONS,
    "portrait": portrait.COMPOSITIONS,
    "collage": collage.COMPOSITIONS,
}
MARGINS = {"landscape": (0.0, 0.0, 3.5), "poster": (0.0, 0.0, 3.5), "portrait": (0.0, 3.5)}


def draw(art: str, seed: int, *, size: tuple[int, int] = (1200, 900), title: str = "") -> bytes:
    """A JPEG of exactly `size` pixels; the same art, seed and title always give the same picture."""
    rng = Random(f"{art}/{seed}/{title}")
    sheet = rng.choice(ARTS[art])(size, rng)
    return sheet.finish(rng, edge=rng.choice(MARGINS.get(art, (0.0,))))
