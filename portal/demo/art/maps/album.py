"""Every map: a town, a treasure, a relief, a tram network."""

from __future__ import annotations

from portal.demo.art.maps.relief import relief
from portal.demo.art.maps.town import town
from portal.demo.art.maps.tram import tram
from portal.demo.art.maps.treasure import treasure

COMPOSITIONS = (town, treasure, relief, tram)
