"""The report of an import in words."""

from collections.abc import Iterator

from flask_babel import gettext

from portal.core.tabular.labels import DAMAGES
from portal.core.tabular.reporting import Titles, heading, refused
from portal.schools.actions.importing import Report
from portal.schools.labels.schools import FLAWS, OUTSIDE
from portal.schools.rules.lists.published import FORMATS

TITLES: Titles = {known.key: known.title for known in FORMATS}  # as their publishers call them


def report_lines(name: str, report: Report) -> Iterator[str]:
    """What became of every row: counts, why rows are outside, and where what is refused."""
    sifted = report.sifted
    yield from heading(name, TITLES[report.format.key], report.format.key, report.encoding, report.separator)
    yield gettext("Rows: %(n)s", n=sifted.n_rows)
    yield gettext("New: %(n)s", n=report.n_new)
    yield gettext("Changed: %(n)s", n=report.n_changed)
    yield gettext("Unchanged: %(n)s", n=report.n_unchanged)
    yield gettext("The same school again in this file: %(n)s", n=sifted.n_repeated)
    yield gettext("Outside: %(n)s", n=sifted.outside.total())
    for (why, what), n in sifted.outside.most_common():
        yield f"  {n:>7}  {OUTSIDE[why]}{f' · {what}' if what else ''}"
    yield from refused(sifted.refused, {**FLAWS, **DAMAGES})


def counts(name: str, report: Report) -> dict[str, str | int]:
    """What became of the rows, in figures; all but `rows` add up to it."""
    sifted = report.sifted
    return {
        "file": name,
        "format": report.format.key,
        "rows": sifted.n_rows,
        "new": report.n_new,
        "changed": report.n_changed,
        "unchanged": report.n_unchanged,
        "repeated": sifted.n_repeated,
        "outside": sifted.outside.total(),
        "refused": len(sifted.refused),
    }
