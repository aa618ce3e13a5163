"""Every pattern: tiles, paper cuts, threads and geometry."""

from __future__ import annotations

from portal.demo.art.patterns.bauhaus import bauhaus
from portal.demo.art.patterns.cloths import cloths
from portal.demo.art.patterns.embroidery import embroidery
from portal.demo.art.patterns.hexagons import hexagons
from portal.demo.art.patterns.iznik import iznik
from portal.demo.art.patterns.majolica import majolica
from portal.demo.art.patterns.rosette import rosette
from portal.demo.art.patterns.tree_of_life import tree_of_life

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
