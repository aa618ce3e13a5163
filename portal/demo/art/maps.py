"""Every map: a town, a treasure, a relief, a tram network."""

from __future__ import annotations

from portal.demo.art import relief, townplan, treasure

COMPOSITIONS = (townplan.town, treasure.treasure, relief.relief, relief.tram)
