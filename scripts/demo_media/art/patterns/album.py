"""Every pattern: tiles, paper cuts, threads and geometry."""

from __future__ import annotations

from scripts.demo_media.art.patterns.bauhaus import bauhaus
from scripts.demo_media.art.patterns.cloths import cloths
from scripts.demo_media.art.patterns.embroidery import embroidery
from scripts.demo_media.art.patterns.hexagons import hexagons
from scripts.demo_media.art.patterns.iznik import iznik
from scripts.demo_media.art.patterns.majolica import majolica
from scripts.demo_media.art.patterns.rosette import rosette
from scripts.demo_media.art.patterns.tree_of_life import tree_of_life

COMPOSITIONS = (
    iznik,
    majolica,
    tree_of_life,
    rosette,
    embroidery,
    cloths,
    bauhaus,
    hexagons,
)
