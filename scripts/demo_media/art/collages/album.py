"""Every collage."""

from __future__ import annotations

from scripts.demo_media.art.collages.cutouts import cutouts
from scripts.demo_media.art.collages.herbarium import herbarium
from scripts.demo_media.art.collages.stamps import stamps
from scripts.demo_media.art.collages.still_life import still_life
from scripts.demo_media.art.collages.travel import travel

COMPOSITIONS = (cutouts, travel, herbarium, stamps, still_life)
