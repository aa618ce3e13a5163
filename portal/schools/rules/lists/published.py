"""The published lists of schools that are known, and how one is opened."""

from pathlib import Path

from portal.core.tabular.opening import Published, content_of, opened
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


def open_list(path: Path) -> Published[Format]:
    """Raises UnreadableListError when the file is not one of the published formats."""
    return opened(content_of(path), FORMATS)
