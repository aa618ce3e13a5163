"""The studio of the demo: pictures, melodies and school newspapers made by our own code."""

from portal.demo.art.leaflet import leaflet
from portal.demo.art.melody import sing
from portal.demo.art.studio import draw

__all__ = ["draw", "leaflet", "sing"]
