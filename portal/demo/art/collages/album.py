"""Every collage."""

from __future__ import annotations

from portal.demo.art.collages.cutouts import cutouts
from portal.demo.art.collages.herbarium import herbarium
from portal.demo.art.collages.stamps import stamps
from portal.demo.art.collages.still_life import still_life
from portal.demo.art.collages.travel import travel

COMPOSITIONS = (cutouts, travel, herbarium, stamps, still_life)
