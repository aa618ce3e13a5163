"""The report of an import of holidays in words."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext, lazy_pgettext

from portal.core.tabular.labels import DAMAGES
from portal.core.tabular.reporting import Titles, at_line, heading, refused, skipped, written
from portal.core.web.errors import Words
from portal.holidays.actions.importing import KeptEntry, Report
from portal.holidays.labels.entries import DATE_FLAWS, event_name
from portal.holidays.rules.days import Span, year_name
from portal.holidays.rules.lists.codes import Flaw, KeepReason, SkipReason
from portal.regions.labels import region_name

TITLES: Titles = {
    "open_holidays": "OpenHolidays",
    "days": lazy_gettext("Days, one in each row"),
    "excerpts": lazy_gettext("Excerpts from web pages"),
    "calendar": "iCalendar",
}

SKIP_REASONS = {
    SkipReason.OTHER_REGION: lazy_pgettext("holiday list", "Other region"),
    SkipReason.UNKNOWN_REGION: lazy_pgettext("holiday list", "The row does not say in which region (see --region)"),
    SkipReason.ONE_PLACE: lazy_pgettext("holiday list", "In one town or district only"),
    SkipReason.SOME_GRADES: lazy_pgettext("holiday list", "For some grades only"),
    SkipReason.EARLIER_YEAR: lazy_pgettext("holiday list", "Earlier school year"),
    SkipReason.NO_HOLIDAY: lazy_pgettext("holiday list", "Neither school holidays nor a public holiday"),
    SkipReason.CANCELLED: lazy_pgettext("holiday list", "Cancelled"),
    SkipReason.REPEATED: lazy_pgettext("holiday list", "Repeats by a rule: please enter the days themselves"),
    SkipReason.NO_EVENT: lazy_pgettext("holiday list", "A task or a note, not an event"),
    SkipReason.TERM: lazy_pgettext("holiday list", "Beginning or end of a term, not of the school year"),
    SkipReason.HALF_A_YEAR: lazy_pgettext("holiday list", "Only the first or only the last day of a school year"),
}
FLAWS: Words = {
    Flaw.DATE_MISSING: lazy_gettext("The date is missing."),
    Flaw.DATE_FORM: lazy_gettext("This is not a date. Dates are written 2026-10-05, 05.10.2026 or 05/10/2026."),
    Flaw.NAME_MISSING: lazy_gettext("The name is missing."),
    Flaw.TYPE: lazy_gettext("This kind of entry is not known here."),
}
KEEP_REASONS = {
    KeepReason.BY_HAND: lazy_gettext("entered or changed by hand"),
    KeepReason.REMOVED: lazy_gettext("removed by hand"),
    KeepReason.MORE_CERTAIN: lazy_gettext("from a more certain source"),
}


def report_lines(name: str, report: Report) -> Iterator[str]:
    """What became of every row: counts, entries kept as they are, why rows are skipped, what is refused and where."""
    filtered = report.filtered
    yield from heading(name, TITLES[report.format.key], report.format.key, report.encoding, report.separator)
    yield gettext("School years: %(year)s and later", year=year_name(report.first_year))
    yield from written(filtered.n_rows, report)
    yield gettext("Joined with another row of this file: %(n)s", n=filtered.n_joined)
    yield gettext("Kept as they are: %(n)s", n=len(report.kept))
    yield from map(_kept_line, report.kept)
    yield from skipped(filtered.skipped, SKIP_REASONS)
    yield from refused(filtered.refused, {**FLAWS, **DATE_FLAWS, **DAMAGES})


def counts(name: str, report: Report) -> dict[str, str | int]:
    """What became of the rows, in figures; all but `rows` add up to it."""
    filtered = report.filtered
    return {
        "file": name,
        "format": report.format.key,
        "rows": filtered.n_rows,
        "new": report.n_new,
        "changed": report.n_changed,
        "unchanged": report.n_unchanged,
        "joined": filtered.n_joined,
        "kept": len(report.kept),
        "outside": filtered.skipped.total(),
        "refused": len(filtered.refused),
    }


def _kept_line(kept: KeptEntry) -> str:
    listed, entry = kept.listed, kept.entry
    days = gettext(
        "%(published)s in this file, %(known)s here",
        published=_days(listed.span),
        known=_days(Span(entry.start, entry.end)),
    )
    where = region_name(listed.region_key)
    return "  " + at_line(listed.line, where, event_name(entry.event), days, str(KEEP_REASONS[kept.reason]))


def _days(span: Span) -> str:
    return f"{span.start}" if span.start == span.end else f"{span.start} – {span.end}"
