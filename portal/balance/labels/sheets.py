"""The balance as tables: the same ones on the page, in CSV and in XLSX."""

from collections.abc import Sequence

from flask_babel import gettext, pgettext

from portal.balance.labels.advice import band_label, fits_text, languages_of, step_text, stop_text
from portal.balance.rules.report import EXTRA, Report, Row, Unmatched
from portal.classes.labels import language_name
from portal.core.tabular.writing import Cells, Sheet
from portal.matching.models import PartnerSearch
from portal.regions.labels import region_name


def sheets_of(report: Report) -> list[Sheet]:
    """All tables that name nobody."""
    return [regions(report), languages(report), ages(report), kinds(report)]


def regions(report: Report) -> Sheet:
    head = (
        gettext("Region"),
        pgettext("number of", "Classes"),
        gettext("Places for partners"),
        gettext("Places in other regions that are open to the region"),
        *_ends(),
    )
    rows: list[Cells] = [
        (region_name(row.key), row.n_classes, row.n_offered, row.n_asked, *_end(row)) for row in report.regions
    ]
    return Sheet("regions", gettext("By region"), gettext("By region"), head, rows)


def languages(report: Report) -> Sheet:
    head = (
        gettext("Language"),
        gettext("Classes at A2 or better"),
        gettext("Classes at C1 or better"),
        gettext("Classes that want to practise the language"),
        *_ends(),
    )
    rows: list[Cells] = [
        (language_name(row.key), row.n_classes, row.n_offered, row.n_asked, *_end(row)) for row in report.languages
    ]
    return Sheet("languages", gettext("By language"), gettext("By language"), head, rows)


def ages(report: Report) -> Sheet:
    head = (gettext("Age"), pgettext("number of", "Classes"), gettext("Places for partners"), *_ends())
    rows: list[Cells] = [(band_label(row.key), row.n_classes, row.n_offered, *_end(row)) for row in report.ages]
    return Sheet("ages", gettext("By age"), gettext("By age"), head, rows)


def kinds(report: Report) -> Sheet:
    head = (
        gettext("Region"),
        gettext("Languages"),
        gettext("Age"),
        gettext("Classes that it could help (one of them)"),
        gettext("Classes helped by %(number)s classes of this kind", number=EXTRA),
        gettext("Classes of this kind now"),
    )
    rows: list[Cells] = [
        (
            region_name(kind.region_key),
            languages_of(kind),
            band_label(kind.age),
            kind.n_reached,
            kind.n_unlocked,
            kind.n_like_it,
        )
        for kind in report.kinds
    ]
    return Sheet("kinds", gettext("What one more class would unlock"), gettext("One more class"), head, rows)


def unmatched(named: Sequence[tuple[PartnerSearch, Unmatched]]) -> Sheet:
    """The classes that may be named to the reader."""
    head = (
        gettext("Class"),
        gettext("School"),
        gettext("Region"),
        gettext("Possible partners"),
        gettext("Most frequent obstacle"),
        pgettext("balance", "Next step"),
    )
    rows: list[Cells] = [
        (
            search.school_class.name,
            search.school_class.school.name,
            region_name(search.region_key),
            each.n_fitting,
            stop_text(each) or fits_text(each),
            step_text(each),
        )
        for search, each in named
    ]
    title = gettext("Classes of your regions without a partner")
    return Sheet("lonely", title, gettext("Classes without a partner"), head, rows)


def _ends() -> tuple[str, ...]:
    return (
        gettext("Classes with a possible partner"),
        gettext("Classes without a partner"),
        gettext("Share without a partner, in percent"),
    )


def _end(row: Row) -> tuple[int, ...]:
    return row.n_fitting, row.n_alone, round(100 * row.share_alone)
