"""Every poster."""

from __future__ import annotations

from portal.demo.art.posters.cycling import cycling
from portal.demo.art.posters.hands import hands
from portal.demo.art.posters.peace import peace
from portal.demo.art.posters.reading import reading
from portal.demo.art.posters.talking import talking
from portal.demo.art.posters.together import together
from portal.demo.art.posters.tree import tree

COMPOSITIONS = (hands, tree, cycling, reading, peace, talking, together)
