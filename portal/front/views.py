"""Doors of the room."""

from portal.web.rooms import room

bp = room("front")
