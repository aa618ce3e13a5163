"""The blueprint of partner search."""

from portal.web.rooms import room

bp = room("matching")
