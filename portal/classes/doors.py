"""The room's blueprint; the doors themselves stand in the modules that views.py opens."""

from portal.core.web.blueprints import room

bp = room("classes")
