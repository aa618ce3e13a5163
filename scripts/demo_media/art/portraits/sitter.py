"""Who sits for a portrait: looks chosen by chance, and the sheet they are cut on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from scripts.demo_media.art.palettes import Colour, Palette, rgbs
from scripts.demo_media.art.paper import Sheet
from scripts.demo_media.art.posters.people import placed
from scripts.demo_media.art.shapes import Point, Shape

SKINS = rgbs("f6d5b5 eebf95 d9a06e b97a4e 99613f 7a4e38 f3c7a8")


LIPS = rgbs("d9705f cf5f5a c4564a a8443c 8f3a38 7a3030 d9705f")


HAIRS = rgbs("2b2230 4a2f25 7a4528 b5652f d9a24a 3a3a48 a9a5a8 8f3f2f")


CLOTHES = ("stripes", "dots", "collar", "hoodie", "rollneck", "folk", "scarf")
STYLES = ("bob", "long", "short", "curls", "bun", "braids", "side", "scarf", "spiky")


@dataclass(frozen=True)
class Look:
    """One person, as chosen by chance."""

    skin: int
    hair: Colour
    style: str
    hat: str
    clothes: str
    eyes: str
    mouth: str
    glasses: bool
    moustache: bool
    width: float


def look(rng: Random) -> Look:
    style = rng.choice(STYLES)
    hat = rng.choice(("", "", "", "beret", "beanie", "straw", "wreath", "cap"))
    moustache = style in ("short", "side") and rng.random() < 0.3
    mouth = "smile" if moustache else rng.choice(("smile", "lips", "grin"))
    return Look(
        rng.randrange(7),
        rng.choice(HAIRS),
        style,
        "" if style in ("scarf", "bun", "spiky") else hat,
        rng.choice(CLOTHES),
        rng.choice(("almond", "almond", "dots", "smiling")),
        mouth,
        rng.random() < 0.35,
        moustache,
        rng.uniform(0.92, 1.08),
    )


class Sitter:
    """One person in front of the sheet; `at` is the middle of the face, `size` a little more than its height."""

    def __init__(self, sheet: Sheet, who: Look, palette: Palette, at: Point, size: float) -> None:
        self.sheet, self.who, self.palette, self.at, self.size = sheet, who, palette, at, size
        self.skin = SKINS[who.skin]

    def cut(self, colour: Colour, *shapes: Shape, lift: float = 0.9) -> None:
        self.sheet.cut(colour, *placed(list(shapes), self.at, self.size), lift=lift * self.size / 60)

    def fill(self, colour: Colour, *shapes: Shape, alpha: float = 1.0) -> None:
        self.sheet.fill(colour, *placed(list(shapes), self.at, self.size), alpha=alpha)
