"""A headscarf of cut paper."""

from __future__ import annotations

from math import pi

from scripts.demo_media.art.lines import ribbon, smooth
from scripts.demo_media.art.palettes import darker, lighter
from scripts.demo_media.art.portraits.sitter import Sitter
from scripts.demo_media.art.shapes import arc, circle, points


def headscarf(p: Sitter) -> None:
    cloth = p.palette.colours[2]
    around_face = [(x * 0.98, y) for x, y in arc(0, -0.02, 0.4, 0.62 * pi, 2.38 * pi, 50)]
    rim = [(px * 0.86, (py - 0.02) * 1.12) for px, py in arc(0, 0.0, 0.41, 0.5 * pi, 2.5 * pi, 60)]
    outer = smooth(
        points("0,0.58 -0.3,0.5 -0.47,0.15 -0.47,-0.2 -0.32,-0.5 0,-0.62 0.32,-0.5 0.47,-0.2 0.47,0.15 0.3,0.5")
    )
    p.cut(cloth, [*outer, outer[0], *rim, rim[0]], lift=0.7)
    p.fill(lighter(cloth, 0.35), *[circle(x * 1.03, y * 1.06, 0.014, 16) for x, y in around_face[::4]])
    p.cut(
        lighter(cloth, 0.08),
        smooth(points("-0.34,0.42 0,0.52 0.36,0.4 0.5,0.72 0.1,0.92 -0.42,0.74")),
        lift=0.6,
    )
    p.fill(
        darker(cloth, 0.16),
        *[
            ribbon(
                smooth([(-0.3, 0.5 + 0.09 * i), (0.02, 0.58 + 0.09 * i), (0.34, 0.48 + 0.09 * i)], closed=False), 0.012
            )
            for i in range(3)
        ],
    )
