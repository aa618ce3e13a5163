"""The published lists of schools that are known, and how one is opened."""

from pathlib import Path

from portal.schools.lists import france, germany, italy, poland, russia, turkey
from portal.schools.lists.rows import Format
from portal.tables.opening import Published, content_of, opened

FORMATS: tuple[Format, ...] = (
    *germany.FORMATS,
    *france.FORMATS,
    *italy.FORMATS,
    *poland.FORMATS,
    *russia.FORMATS,
    *turkey.FORMATS,
)


def open_list(path: Path) -> Published[Format]:
    """Raises UnreadableListError when the file is not one of the published formats."""
    return opened(content_of(path), FORMATS)
