"""Every pattern: tiles, paper cuts, threads and geometry."""

from __future__ import annotations

from portal.demo.art import grids, papercuts, stitches, tiles

COMPOSITIONS = (
    tiles.iznik,
    tiles.majolica,
    papercuts.tree_of_life,
    papercuts.rosette,
    stitches.embroidery,
    stitches.cloths,
    grids.bauhaus,
    grids.hexagons,
)
