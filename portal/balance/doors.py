"""The blueprint of the balance."""

from portal.core.web.blueprints import room

bp = room("balance")
