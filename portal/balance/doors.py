"""The blueprint of the balance."""

from portal.web.rooms import room

bp = room("balance")
