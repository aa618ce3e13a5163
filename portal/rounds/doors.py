"""The room's blueprint: modules of doors hang themselves onto it."""

from portal.web.rooms import room

bp = room("rounds")
