"""Every poster."""

from __future__ import annotations

from scripts.demo_media.art.posters.cycling import cycling
from scripts.demo_media.art.posters.hands import hands
from scripts.demo_media.art.posters.peace import peace
from scripts.demo_media.art.posters.reading import reading
from scripts.demo_media.art.posters.talking import talking
from scripts.demo_media.art.posters.together import together
from scripts.demo_media.art.posters.tree import tree

COMPOSITIONS = (hands, tree, cycling, reading, peace, talking, together)
