"""Colours chosen by hand: papers, inks and the light of the day."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def rgbs(codes: str) -> tuple[Colour, ...]:
    return tuple(rgb(code) for code in codes.split())


def mix(a: Colour, b: Colour, t: float) -> Colour:
    return round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t), round(a[2] + (b[2] - a[2]) * t)


def lighter(c: Colour, t: float) -> Colour:
    return mix(c, (255, 252, 244), t)


def darker(c: Colour, t: float) -> Colour:
    return mix(c, (24, 20, 36), t)


@dataclass(frozen=True)
class Palette:
    """Papers for cutting: a light ground, a dark ink, and colours that like each other."""

    ground: Colour
    ink: Colour
    colours: tuple[Colour, ...]


@dataclass(frozen=True)
class Light:
    """An hour of the day: sky from top to horizon, sun or moon, far and near land, water, and one warm accent."""

    sky: tuple[Colour, ...]
    sun: Colour
    far: Colour
    near: Colour
    water: Colour
    accent: Colour


PAPERS = tuple(
    Palette(rgb(ground), rgb(ink), rgbs(colours))
    for ground, ink, colours in (
        ("f6ecd9", "22304a", "e4572e f3a712 2e86ab a8c686 d9594c 28536b"),
        ("fbf1e3", "2b2d42", "ef6f6c f9c784 56a3a6 465775 84a98c e59500"),
        ("f2e9de", "1d3557", "e63946 a8dadc 457b9d f4a261 2a9d8f e9c46a"),
        ("fdf3e7", "3a2e4f", "f28482 f6bd60 84a59d 6d597a f5cac3 3d7a80"),
        ("eef0e5", "23395b", "d1495b edae49 66a182 00798c 2e4057 f2c9a1"),
        ("f7ede2", "2f3e46", "bc4749 f2a65a 6a994e 386641 a7c957 dd7f4f"),
        ("fff4e0", "31263e", "ff7f51 ffb563 44355b 4fb0a5 ce4257 8fbfe0"),
        ("e9eef2", "1b2a41", "f26a4f ffc15e 3c6e71 8fb8de 5b5f97 f7d9c4"),
    )
)

LIGHTS = {
    name: Light(rgbs(sky), *rgbs(others))
    for name, sky, others in (
        ("sunset", "4b3b6e 99587f e0796b f9b36b fde0a0", "fff3c9 a9738c 2f2747 c9787b f4a259"),
        ("golden", "7fb0bd b9d2c0 f3e3b3 fbd490", "fffbe0 a3b8a4 3f5a3a 7fb3b0 d8692f"),
        ("morning", "5f9dbf 9cc8d6 dfe9da fbe6c8", "fffdf0 9dbccb 2f5d58 6fb0c2 e5734f"),
        ("dusk", "1f2a52 41497f 8a6f9c e0a1a0 f7d0b0", "ffeccf 7d7ba6 1c2340 6d6f9f f2b45f"),
        ("noon", "3f8fc4 7fbfdf bfe0e6 eef3e4", "fffef4 8fb7c4 2c6145 3f95b5 e8553d"),
        ("winter", "7f9fbe b4c8d9 e3dfe2 f9dfcf", "fff4e2 b3c3d6 3a4f6b a9c2d6 d9683f"),
        ("rose", "8c7fb5 c79fc0 f3bdb5 fde2c0", "fff6dd b9a0c0 46406e b59cc4 e2735a"),
        ("night", "0d1637 1a2a57 32497f 64719b", "fdf6d8 34487a 0d1430 22376a ffcf6b"),
    )
}
