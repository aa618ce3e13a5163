"""Words for the codes of this room."""

from portal.web.errors import Words

REFUSALS: Words = {}
