"""The report of an import of holidays in words."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext

from portal.core.tabular.labels import DAMAGES
from portal.core.tabular.reporting import Titles, at_line, heading, refused
from portal.holidays.actions.importing import Kept, Report
from portal.holidays.labels.entries import DATE_FLAWS, FLAWS, KEEPS, OUTSIDE, event_name
from portal.holidays.rules.entries import Span, year_name
from portal.regions.labels import region_name

TITLES: Titles = {
    "open_holidays": "OpenHolidays",
    "days": lazy_gettext("Days, one in each row"),
    "excerpts": lazy_gettext("Excerpts from web pages"),
    "calendar": "iCalendar",
}


def report_lines(name: str, report: Report) -> Iterator[str]:
    """What became of every row: counts, what was kept, why rows are outside, and where what is refused."""
    sifted = report.sifted
    yield from heading(name, TITLES[report.format.key], report.format.key, report.encoding, report.separator)
    yield gettext("School years: %(year)s and later", year=year_name(report.first_year))
    yield gettext("Rows: %(n)s", n=sifted.n_rows)
    yield gettext("New: %(n)s", n=report.n_new)
    yield gettext("Changed: %(n)s", n=report.n_changed)
    yield gettext("Unchanged: %(n)s", n=report.n_unchanged)
    yield gettext("Joined with another row of this file: %(n)s", n=sifted.n_joined)
    yield gettext("Kept as they are: %(n)s", n=len(report.kept))
    yield from map(_kept_line, report.kept)
    yield gettext("Outside: %(n)s", n=sifted.outside.total())
    for (why, what), n in sifted.outside.most_common():
        yield f"  {n:>7}  {OUTSIDE[why]}{f' · {what}' if what else ''}"
    yield from refused(sifted.refused, {**FLAWS, **DATE_FLAWS, **DAMAGES})


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
        "joined": sifted.n_joined,
        "kept": len(report.kept),
        "outside": sifted.outside.total(),
        "refused": len(sifted.refused),
    }


def _kept_line(kept: Kept) -> str:
    said, entry = kept.said, kept.entry
    days = gettext(
        "%(published)s in this file, %(known)s here",
        published=_days(said.span),
        known=_days(Span(entry.start, entry.end)),
    )
    where = region_name(said.region_key)
    return "  " + at_line(said.line, where, event_name(entry.event), days, str(KEEPS[kept.why]))


def _days(span: Span) -> str:
    return f"{span.start}" if span.start == span.end else f"{span.start} – {span.end}"
