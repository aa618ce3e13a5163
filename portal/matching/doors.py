"""The blueprint of partner search."""

from portal.core.web.blueprints import room

bp = room("matching")
