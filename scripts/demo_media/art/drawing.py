"""Draws one picture of the wanted kind."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.collages import album as collages
from scripts.demo_media.art.landscapes import album as landscapes
from scripts.demo_media.art.landscapes.album import Composition
from scripts.demo_media.art.maps import album as maps
from scripts.demo_media.art.patterns import album as patterns
from scripts.demo_media.art.portraits import album as portraits
from scripts.demo_media.art.posters import album as posters

ARTS: dict[str, tuple[Composition, ...]] = {
    "poster": posters.COMPOSITIONS,
    "map": maps.COMPOSITIONS,
    "pattern": patterns.COMPOSITIONS,
    "landscape": landscapes.COMPOSITIONS,
    "portrait": portraits.COMPOSITIONS,
    "collage": collages.COMPOSITIONS,
}
MARGINS = {"landscape": (0.0, 0.0, 3.5), "poster": (0.0, 0.0, 3.5), "portrait": (0.0, 3.5)}
GOLDEN = 0.6180339887


def composition(art: str, seed: int) -> Composition:
    """Steps of the golden ratio visit all compositions evenly, whatever the distance between two seeds is."""
    return ARTS[art][int(seed * GOLDEN % 1 * len(ARTS[art]))]


def draw(art: str, seed: int, *, size: tuple[int, int] = (1200, 900), title: str = "") -> bytes:
    """A JPEG of exactly `size` pixels; the same art, seed and title always give the same picture."""
    rng = Random(f"{art}/{seed}/{title}")  # noqa: S311
    sheet = composition(art, seed)(size, rng)
    if art in ("landscape", "poster") and rng.random() < 0.5:
        sheet.mirror()
    return sheet.finish(rng, edge=rng.choice(MARGINS.get(art, (0.0,))))
