"""A collage: a page of a travel diary."""

from __future__ import annotations

from random import Random

from scripts.demo_media.art.collages.leaves import AUTUMN, pressed_leaf
from scripts.demo_media.art.collages.scraps import button, photo, postmark, ruled, stamp, tape, ticket
from scripts.demo_media.art.lines import torn
from scripts.demo_media.art.palettes import PAPERS, darker, lighter, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.patterns import album as patterns
from scripts.demo_media.art.shapes import box, turn


def travel(size: tuple[int, int], rng: Random) -> Sheet:
    """A page of a travel diary."""
    palette = rng.choice(PAPERS)
    table = rng.choice(rgbs("c9a67c 8f6f56 5f6f78 b58f78"))
    sheet = Sheet(size, lighter(table, 0.1), darker(table, 0.06))
    w, h = sheet.w, sheet.h
    for at, pw, ph, colour in (
        ((w * 0.4, h * 0.5), w * 0.86, h * 0.9, palette.ground),
        ((w * 0.72, h * 0.32), w * 0.5, h * 0.5, lighter(palette.colours[rng.randrange(6)], 0.35)),
        ((w * 0.3, h * 0.78), w * 0.56, h * 0.36, lighter(palette.colours[rng.randrange(6)], 0.2)),
    ):
        angle = rng.uniform(-0.12, 0.12)
        sheet_of_paper = turn(torn(rng, box(at[0] - pw / 2, at[1] - ph / 2, pw, ph), 0.5, 0.9), angle, at)
        sheet.cut((252, 250, 244), sheet_of_paper, lift=1.2)
        inner = turn(
            torn(rng, box(at[0] - pw / 2 + 0.7, at[1] - ph / 2 + 0.7, pw - 1.4, ph - 1.4), 0.4, 0.9), angle, at
        )
        sheet.fill(colour, inner)
        ruled(sheet, inner, palette.ink, angle, at)
    wide = min(38.0, w * 0.32)
    spots = [(w * 0.25, h * 0.34), (w * 0.68, h * 0.62), (w * 0.76, h * 0.27)][: rng.choice((2, 3))]
    for at in spots:
        angle = rng.uniform(-0.22, 0.22)
        photo(sheet, rng, at, wide, angle)
        tape(
            sheet,
            rng,
            turn([(at[0], at[1] - wide * 0.48)], angle, at)[0],
            rng.uniform(9, 14),
            angle + rng.uniform(-0.2, 0.2),
            rng.choice(palette.colours),
        )
    for at in ((w * 0.24, h * 0.8), (w * 0.43, h * 0.88)):
        ticket(
            sheet,
            at,
            min(30.0, w * 0.28),
            rng.uniform(-0.35, 0.35),
            lighter(rng.choice(palette.colours), 0.15),
            palette.ink,
        )
    for at in ((w * 0.49, h * 0.2), (w * 0.92, h * 0.8)):
        picture = rng.choice(patterns.COMPOSITIONS)((200, 240), rng).image
        stamp(sheet, at, 14, 17, rng.uniform(-0.2, 0.2), picture)
    postmark(sheet, (w * 0.53, h * 0.27), 6, palette.ink)
    for _ in range(3):
        pressed_leaf(
            sheet,
            rng,
            (w * rng.uniform(0.42, 0.56), h * rng.uniform(0.56, 0.8)),
            rng.uniform(14, 20),
            rng.uniform(-0.9, 0.9),
            rng.choice(AUTUMN),
            rng.randrange(5),
        )
    for at in ((w * 0.06, h * 0.08), (w * 0.94, h * 0.93)):
        button(sheet, at, 2.6, rng.choice(palette.colours))
    return sheet
