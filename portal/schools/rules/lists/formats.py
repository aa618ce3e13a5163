"""The published lists of schools that are known."""

from portal.schools.rules.lists import france, germany, italy, poland, russia, turkey
from portal.schools.rules.lists.rows import Format

FORMATS: tuple[Format, ...] = (
    *germany.FORMATS,
    *france.FORMATS,
    *italy.FORMATS,
    *poland.FORMATS,
    *russia.FORMATS,
    *turkey.FORMATS,
)
