"""Every landscape in the light that suits it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from portal.demo.art import lands, towns, waters
from portal.demo.art.palettes import LIGHTS, Light
from portal.demo.art.paper import Sheet

Composition = Callable[[tuple[int, int], Random], Sheet]


def _under(paint: Callable[[Sheet, Random, Light], None], *hours: str) -> Composition:
    def compose(size: tuple[int, int], rng: Random) -> Sheet:
        light = LIGHTS[rng.choice(hours)]
        sheet = Sheet(size, *light.sky)
        paint(sheet, rng, light)
        return sheet

    return compose


COMPOSITIONS: tuple[Composition, ...] = (
    _under(waters.river, "sunset", "golden", "dusk", "rose"),
    _under(waters.lake, "morning", "rose", "noon", "sunset"),
    _under(waters.sea, "noon", "sunset", "morning", "golden"),
    _under(lands.vineyard, "golden", "morning", "noon", "rose"),
    _under(lands.balloons, "rose", "morning", "golden", "dusk"),
    _under(lands.winter, "winter", "rose", "dusk"),
    _under(towns.skyline, "night", "dusk"),
    _under(towns.market, "noon", "golden", "morning"),
    _under(towns.arcades, "morning", "golden", "noon"),
)
