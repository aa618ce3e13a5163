"""A sheet of paper under the hands of the artist: drawn at twice its size, smoothed and grained at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from scripts.demo_media.art.palettes import Colour, darker, lighter
from scripts.demo_media.art.shapes import Shape

FINER = 2


def _flow(colours: Sequence[Colour], size: tuple[int, int]) -> Image.Image:
    strip = Image.new("RGB", (1, len(colours)))
    strip.putdata(list(colours))
    return strip.resize((1, 64), Image.Resampling.BICUBIC).resize(size, Image.Resampling.BILINEAR)


class Sheet:
    """Coordinates are hundredths of the short side, from the top left corner; w and h say how far they go."""

    def __init__(self, size: tuple[int, int], *ground: Colour) -> None:
        self.size = size
        self.unit = min(size) * FINER / 100
        self.w, self.h = size[0] * FINER / self.unit, size[1] * FINER / self.unit
        self.image = _flow(ground, (size[0] * FINER, size[1] * FINER))
        self.pen = ImageDraw.Draw(self.image)
        self.glaze = ImageDraw.Draw(self.image, "RGBA")

    def _pixels(self, shape: Shape, dx: float = 0.0, dy: float = 0.0) -> Shape:
        return [(x * self.unit - dx, y * self.unit - dy) for x, y in shape]

    def fill(self, colour: Colour, *shapes: Shape, alpha: float = 1.0) -> None:
        for shape in shapes:
            if alpha < 1:
                self.glaze.polygon(self._pixels(shape), fill=(*colour, round(255 * alpha)))
            else:
                self.pen.polygon(self._pixels(shape), fill=colour)

    def line(self, colour: Colour, points: Shape, width: float, alpha: float = 1.0) -> None:
        """Opaque lines get round ends; translucent ones do not, their overlaps would show."""
        ink = (*colour, round(255 * alpha))
        pixels = self._pixels(points)
        self.glaze.line(pixels, fill=ink, width=max(1, round(width * self.unit)), joint="curve")
        if alpha == 1.0 and width * self.unit > 3:
            r = width * self.unit / 2 - 0.5
            for x, y in (pixels[0], pixels[-1]):
                self.pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)

    def _bounds(self, shapes: Sequence[Shape], margin: float) -> tuple[int, int, int, int]:
        xs = [x * self.unit for shape in shapes for x, _ in shape]
        ys = [y * self.unit for shape in shapes for _, y in shape]
        m = margin * self.unit
        width, height = self.image.size
        return (
            max(0, int(min(xs) - m)),
            max(0, int(min(ys) - m)),
            min(width, int(max(xs) + m)),
            min(height, int(max(ys) + m)),
        )

    def shadow(self, *shapes: Shape, lift: float = 1.0, strength: float = 0.34) -> None:
        left, top, right, bottom = self._bounds(shapes, 3 * lift)
        if right - left < 8 or bottom - top < 8:
            return
        coarse = 6
        mask = Image.new("L", ((right - left) // coarse + 1, (bottom - top) // coarse + 1))
        pen = ImageDraw.Draw(mask)
        offset = 0.45 * lift * self.unit
        for shape in shapes:
            pen.polygon(
                [((x + offset) / coarse, (y + 1.5 * offset) / coarse) for x, y in self._pixels(shape, left, top)],
                fill=round(255 * strength),
            )
        soft = mask.filter(ImageFilter.GaussianBlur(0.55 * lift * self.unit / coarse))
        full = soft.resize((right - left, bottom - top), Image.Resampling.BILINEAR)
        self.image.paste((28, 22, 44), (left, top), full)

    def cut(self, colour: Colour, *shapes: Shape, lift: float = 1.0) -> None:
        """Pieces of coloured paper laid on the sheet: a soft shadow, a light edge, a flat face."""
        self.shadow(*shapes, lift=lift)
        rim = 0.16 * min(1.0, lift)
        self.fill(lighter(colour, 0.35), *shapes)
        self.fill(colour, *[[(x + rim, y + rim) for x, y in shape] for shape in shapes])

    def wash(self, colours: Sequence[Colour], *shapes: Shape, lift: float = 0.0) -> None:
        """Pieces whose colour flows from their top to their bottom."""
        if lift:
            self.shadow(*shapes, lift=lift)
        left, top, right, bottom = self._bounds(shapes, 0.1)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            pen.polygon(self._pixels(shape, left, top), fill=255)
        self.image.paste(_flow(colours, mask.size), (left, top), mask)

    @contextmanager
    def inside(self, *shapes: Shape) -> Iterator[None]:
        """What is drawn meanwhile stays only inside the shapes."""
        left, top, *_ = area = self._bounds(shapes, 0)
        before = self.image.copy()
        yield
        drawn = self.image.crop(area)
        mask = Image.new("L", drawn.size)
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            pen.polygon(self._pixels(shape, left, top), fill=255)
        self.image.paste(before)
        self.image.paste(drawn, (left, top), mask)

    def glow(self, colour: Colour, x: float, y: float, r: float, strength: float = 0.6) -> None:
        d = round(2 * r * self.unit)
        fading = [round(255 * strength * max(0.0, 1 - v / 178) ** 2) for v in range(256)]
        light = Image.radial_gradient("L").point(fading)
        self.image.paste(colour, (round((x - r) * self.unit), round((y - r) * self.unit)), light.resize((d, d)))

    def stick(self, other: Image.Image, x: float, y: float) -> None:
        """Lays a picture with transparency (RGBA) onto the sheet, its centre at (x, y)."""
        corner = round(x * self.unit - other.width / 2), round(y * self.unit - other.height / 2)
        self.image.paste(other, corner, other)

    def mirror(self) -> None:
        self.image.paste(self.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT))

    def finish(self, rng: Random, grain: int = 10, edge: float = 0.0) -> bytes:
        """The picture as JPEG; grain is the strength of the paper's fibres, edge a white margin left around it."""
        if edge:
            self._frame(edge)
        picture = self.image.resize(self.size, Image.Resampling.LANCZOS)
        picture = ImageChops.soft_light(picture, _fibres(rng, self.size, grain))
        out = BytesIO()
        picture.save(out, "JPEG", quality=90, subsampling=0)
        return out.getvalue()

    def _frame(self, edge: float) -> None:
        white, w, h = (250, 246, 238), self.w, self.h
        inner = [(edge, edge), (edge, h - edge), (w - edge, h - edge), (w - edge, edge)]
        self.fill(white, [(0, 0), (w, 0), (w, h), (0, h), (0, 0), inner[0], *inner[1:], inner[0]])
        self.line(darker(white, 0.18), [*inner, inner[0]], 0.12)


def _fibres(rng: Random, size: tuple[int, int], strength: int) -> Image.Image:
    def noise(width: int, height: int, share: float) -> Image.Image:
        raw = Image.frombytes("L", (width, height), rng.randbytes(width * height))
        levels = [round(128 + (v - 128) * strength * share / 10) for v in range(256)]
        return raw.point(levels).resize(size, Image.Resampling.BICUBIC)

    clouds, threads = noise(24, 18, 0.2), noise(size[0] // 2, size[1], 0.18)
    return Image.merge("RGB", [Image.blend(clouds, threads, 0.5)] * 3)
