"""Every map: a town, a treasure, a relief, a tram network."""

from __future__ import annotations

from scripts.demo_media.art.maps.relief import relief
from scripts.demo_media.art.maps.town import town
from scripts.demo_media.art.maps.tram import tram
from scripts.demo_media.art.maps.treasure import treasure

COMPOSITIONS = (town, treasure, relief, tram)
