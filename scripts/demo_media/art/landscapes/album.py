"""Every landscape in the light that suits it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from scripts.demo_media.art.landscapes.arcades import arcades
from scripts.demo_media.art.landscapes.balloons import balloons
from scripts.demo_media.art.landscapes.lake import lake
from scripts.demo_media.art.landscapes.market import market
from scripts.demo_media.art.landscapes.river import river
from scripts.demo_media.art.landscapes.sea import sea
from scripts.demo_media.art.landscapes.skyline import skyline
from scripts.demo_media.art.landscapes.vineyard import vineyard
from scripts.demo_media.art.landscapes.winter import winter
from scripts.demo_media.art.palettes import LIGHTS, Light
from scripts.demo_media.art.paper import Sheet

Composition = Callable[[tuple[int, int], Random], Sheet]


def _under(paint: Callable[[Sheet, Random, Light], None], *hours: str) -> Composition:
    def compose(size: tuple[int, int], rng: Random) -> Sheet:
        light = LIGHTS[rng.choice(hours)]
        sheet = Sheet(size, *light.sky)
        paint(sheet, rng, light)
        return sheet

    return compose


COMPOSITIONS: tuple[Composition, ...] = (
    _under(river, "sunset", "golden", "dusk", "rose"),
    _under(lake, "morning", "rose", "noon", "sunset"),
    _under(sea, "noon", "sunset", "morning", "golden"),
    _under(vineyard, "golden", "morning", "noon", "rose"),
    _under(balloons, "rose", "morning", "golden", "dusk"),
    _under(winter, "winter", "rose", "dusk"),
    _under(skyline, "night", "dusk"),
    _under(market, "noon", "golden", "morning"),
    _under(arcades, "morning", "golden", "noon"),
)
