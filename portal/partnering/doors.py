"""The room's blueprint: modules of doors hang themselves onto it."""

from portal.core.web.blueprints import room

bp = room("partnering")
