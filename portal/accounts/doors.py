"""The room's blueprint; the doors themselves stand in the modules that views.py opens."""

from portal.web.rooms import room

bp = room("accounts")
