"""Faces of cut paper, put together from hair, hats, glasses and clothes."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi
from random import Random

from portal.demo.art import wardrobe
from portal.demo.art.emblems import placed
from portal.demo.art.palettes import Colour, Palette, darker, mix, rgbs
from portal.demo.art.paper import Sheet
from portal.demo.art.shapes import Point, Shape, arc, circle, leaf, ribbon, ring, smooth

SKINS = rgbs("f6d5b5 eebf95 d9a06e b97a4e 99613f 7a4e38 f3c7a8")
LIPS = rgbs("d9705f cf5f5a c4564a a8443c 8f3a38 7a3030 d9705f")
HAIRS = rgbs("2b2230 4a2f25 7a4528 b5652f d9a24a 3a3a48 a9a5a8 8f3f2f")
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
        rng.randrange(7), rng.choice(HAIRS), style, "" if style in ("scarf", "bun", "spiky") else hat,
        rng.choice(wardrobe.CLOTHES), rng.choice(("almond", "almond", "dots", "smiling")), mouth,
        rng.random() < 0.35, moustache, rng.uniform(0.92, 1.08),
    )


def head(width: float) -> Shape:
    half = [(0.0, -0.46), (0.2, -0.42), (0.33, -0.26), (0.36, -0.02), (0.31, 0.2), (0.17, 0.41), (0.0, 0.47)]
    right = [(x * width, y) for x, y in half]
    return smooth(right + [(-x, y) for x, y in right[-2:0:-1]])


class Portrait:
    """Draws one look; `at` is the middle of the face, `size` a little more than its height."""

    def __init__(self, sheet: Sheet, who: Look, palette: Palette, at: Point, size: float) -> None:
        self.sheet, self.who, self.palette, self.at, self.size = sheet, who, palette, at, size
        self.skin = SKINS[who.skin]

    def cut(self, colour: Colour, *shapes: Shape, lift: float = 0.9) -> None:
        self.sheet.cut(colour, *placed(list(shapes), self.at, self.size), lift=lift * self.size / 60)

    def fill(self, colour: Colour, *shapes: Shape, alpha: float = 1.0) -> None:
        self.sheet.fill(colour, *placed(list(shapes), self.at, self.size), alpha=alpha)

    def draw(self, rng: Random) -> None:
        wardrobe.hair_behind(self, rng)
        self.cut(darker(self.skin, 0.14), ribbon([(0, 0.2), (0, 0.8)], 0.27, 0.33), lift=0.6)
        wardrobe.clothes(self, rng)
        for side in (-1, 1):
            if self.who.style != "scarf":
                self.cut(darker(self.skin, 0.06), circle(side * 0.36 * self.who.width, 0.04, 0.075, 30), lift=0.4)
        face = head(self.who.width)
        self.cut(self.skin, face)
        with self.sheet.inside(*placed([face], self.at, self.size)):
            self._light()
        self._eyes()
        self._nose()
        self._mouth()
        wardrobe.hair_before(self, rng)
        wardrobe.hat(self, rng)
        if self.who.glasses:
            self._glasses()
        if self.who.style in ("bob", "bun", "long") and self.who.hat != "beanie":
            for side in (-1, 1):
                self.cut(self.palette.colours[1], circle(side * 0.37 * self.who.width, 0.17, 0.038, 24), leaf(side * 0.37 * self.who.width, 0.17, -0.1, 0.05), lift=0.3)

    def _light(self) -> None:
        """A shaded half and warm cheeks."""
        self.fill(darker(self.skin, 0.3), [(0.02, -0.6), (0.05, -0.1), (0.085, 0.13), (0.02, 0.19), (0.04, 0.3), (0.02, 0.6), (0.6, 0.6), (0.6, -0.6)], alpha=0.22)
        for side in (-1, 1):
            self.fill(mix(self.skin, (226, 84, 70), 0.55), circle(side * 0.2, 0.15, 0.075, 40), alpha=0.5)

    def _eyes(self) -> None:
        iris = (rgbs("4a6f8a 5f7f4a 6a4a2f 3a2a24 7a8a5a"))[(self.who.skin * 2 + len(self.who.style)) % 5]
        ink = darker(self.who.hair, 0.4) if sum(self.who.hair) < 420 else (70, 52, 48)
        for side in (-1, 1):
            x, y = side * 0.155 * self.who.width, -0.04
            brow = smooth([(x - 0.085, y - 0.1 - 0.015 * side), (x, y - 0.135), (x + 0.085, y - 0.1 + 0.015 * side)], closed=False)
            self.fill(ink, ribbon(brow, 0.026))
            if self.who.eyes == "smiling":
                self.fill(ink, ribbon(arc(x, y + 0.03, 0.065, 1.1 * pi, 1.9 * pi), 0.024))
            elif self.who.eyes == "dots":
                self.fill(ink, circle(x, y, 0.036, 30))
                self.fill((255, 255, 255), circle(x - 0.012, y - 0.012, 0.012, 16))
            else:
                self._almond(x, y, iris, ink)

    def _almond(self, x: float, y: float, iris: Colour, ink: Colour) -> None:
        lid = smooth([(x - 0.09, y + 0.01), (x - 0.03, y - 0.052), (x + 0.04, y - 0.05), (x + 0.09, y + 0.005), (x + 0.03, y + 0.045), (x - 0.04, y + 0.045)])
        self.fill((252, 248, 242), lid)
        with self.sheet.inside(*placed([lid], self.at, self.size)):
            self.fill(iris, circle(x, y - 0.004, 0.046, 36))
            self.fill((28, 22, 32), circle(x, y - 0.004, 0.024, 30))
            self.fill((255, 255, 255), circle(x - 0.016, y - 0.02, 0.012, 16))
        upper = smooth([(x - 0.098, y + 0.012), (x - 0.03, y - 0.055), (x + 0.04, y - 0.053), (x + 0.098, y + 0.006)], closed=False)
        self.fill(ink, ribbon(upper, 0.018))

    def _nose(self) -> None:
        line = smooth([(0.035, -0.02), (0.075, 0.11), (0.06, 0.155), (0.0, 0.16), (-0.03, 0.145)], closed=False)
        self.fill(darker(self.skin, 0.32), ribbon(line, 0.012, 0.02))

    def _mouth(self) -> None:
        lip, y = LIPS[self.who.skin], 0.285
        if self.who.moustache:
            self.cut(self.who.hair, *[leaf(0, y - 0.055, 0.24, 0.085, side * 1.75, 0.4) for side in (-1, 1)], lift=0.4)
        if self.who.mouth == "smile":
            self.fill(darker(lip, 0.2), ribbon(arc(0, y - 0.11, 0.15, 0.2 * pi, 0.8 * pi), 0.026))
        elif self.who.mouth == "grin":
            grin = [*arc(0, y - 0.03, 0.115, 0, pi, 24), (-0.115, y - 0.03)]
            self.fill(darker(lip, 0.35), grin)
            self.fill((252, 250, 244), [(-0.105, y - 0.03), (0.105, y - 0.03), (0.09, y + 0.015), (-0.09, y + 0.015)])
        else:
            upper = smooth([(-0.1, y), (-0.03, y - 0.035), (0, y - 0.022), (0.03, y - 0.035), (0.1, y), (0, y + 0.01)], steps=5)
            lower = smooth([(-0.1, y), (0, y + 0.012), (0.1, y), (0.04, y + 0.055), (-0.04, y + 0.055)], steps=5)
            self.fill(darker(lip, 0.12), upper)
            self.fill(lip, lower)

    def _glasses(self) -> None:
        frame = self.palette.ink if sum(self.palette.ink) < sum(self.skin) - 120 else self.palette.colours[0]
        rims = [ring(side * 0.165, -0.03, 0.125, 0.024, 48) for side in (-1, 1)]
        self.fill((255, 255, 255), *[circle(side * 0.165, -0.03, 0.11, 48) for side in (-1, 1)], alpha=0.22)
        self.cut(frame, *rims, ribbon(arc(0, -0.02, 0.05, 1.15 * pi, 1.85 * pi), 0.022), *[ribbon([(side * 0.285, -0.04), (side * 0.36, -0.06)], 0.022) for side in (-1, 1)], lift=0.4)
