"""The report of an import in words."""

from collections.abc import Iterator

from flask_babel import gettext

from portal.schools.importing import Report
from portal.schools.labels import FLAWS, OUTSIDE, UNREADABLE
from portal.schools.lists.published import FORMATS
from portal.schools.lists.rows import UnreadableListError
from portal.schools.rules import Unreadable

SEPARATORS = {"\t": "tab"}
MOST_SHOWN = 200  # refused rows; whoever has more has another problem


def report_lines(name: str, report: Report) -> Iterator[str]:
    """What became of every row: counts, why rows are outside, and where what is refused."""
    sifted = report.sifted
    yield gettext("File: %(name)s", name=name)
    yield gettext("Format: %(format)s", format=f"{report.format.title} ({report.format.key})")
    yield gettext("Encoding: %(encoding)s", encoding=report.encoding)
    if report.separator:
        yield gettext("Separator: %(separator)s", separator=SEPARATORS.get(report.separator, report.separator))
    yield gettext("Rows: %(n)s", n=sifted.n_rows)
    yield gettext("New: %(n)s", n=report.n_new)
    yield gettext("Changed: %(n)s", n=report.n_changed)
    yield gettext("Unchanged: %(n)s", n=report.n_unchanged)
    yield gettext("The same school again in this file: %(n)s", n=sifted.n_repeated)
    yield gettext("Outside: %(n)s", n=sifted.outside.total())
    for (why, what), n in sifted.outside.most_common():
        yield f"  {n:>7}  {OUTSIDE[why]}{f' · {what}' if what else ''}"
    yield gettext("Refused: %(n)s", n=len(sifted.refused))
    for refusal in sifted.refused[:MOST_SHOWN]:
        where = gettext("Line: %(line)s", line=refusal.line)
        yield "  " + " · ".join(filter(None, (where, refusal.column, f"“{refusal.value}”", str(FLAWS[refusal.flaw]))))
    if len(sifted.refused) > MOST_SHOWN:
        yield gettext("Refused rows that are not shown: %(n)s", n=len(sifted.refused) - MOST_SHOWN)


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


def complaint(name: str, error: UnreadableListError) -> str:
    """Why a file can't be read, and what to do."""
    parts = [f"{name}: {UNREADABLE[error.why]}"]
    if error.line is not None and error.why != Unreadable.UNKNOWN_FORMAT:
        parts.append(gettext("Line: %(line)s", line=error.line))
    if error.detail:
        parts.append(gettext("Found: %(text)s", text=error.detail))
    if error.why == Unreadable.UNKNOWN_FORMAT:
        parts.append(gettext("A list is recognised by the names of its columns. One of these sets is needed:"))
        parts += [f"  {known.title} ({known.key}): {', '.join(known.columns)}" for known in FORMATS]
    return "\n".join(parts)
