"""The report of an import in words."""

from collections.abc import Iterator

from flask_babel import gettext, lazy_gettext, lazy_pgettext

from portal.core.tabular.labels import DAMAGES
from portal.core.tabular.reporting import Titles, heading, refused, skipped, written
from portal.core.web.errors import Words
from portal.schools.actions.importing import Report
from portal.schools.rules.lists.codes import Flaw, SkipReason

TITLES: Titles = {  # as their publishers call them
    "de_laender": "Schulliste der Länder (Hessen)",
    "de_bw": "Schulstatistik Baden-Württemberg",
    "de_rp": "Schulverzeichnis Rheinland-Pfalz",
    "de_hh": "Schulverzeichnis Hamburg",
    "fr_annuaire": "Annuaire de l’éducation",
    "fr_ips": "IPS des lycées",
    "fr_ival": "IVAL des lycées",
    "it_mim": "Anagrafe delle scuole (MIM)",
    "pl_rspo": "Rejestr Szkół i Placówek Oświatowych (RSPO)",
    "pl_short": "Wykaz szkół powiatu",
    "ru_schools": "Общеобразовательные учреждения (data.mos.ru, 2013)",
    "ru_results": "Результаты ЕГЭ школ (data.mos.ru)",
    "tr_meb": "MEB okul listesi",
    "tr_vacancies": "MEB kontenjan listesi",
}

SKIP_REASONS = {
    SkipReason.OTHER_REGION: lazy_pgettext("school list", "Other region"),
    SkipReason.UNKNOWN_REGION: lazy_pgettext("school list", "The row does not say in which region (see --region)"),
    SkipReason.KINDERGARTEN: lazy_pgettext("school list", "Kindergarten"),
    SkipReason.ADULTS: lazy_pgettext("school list", "Adult education"),
    SkipReason.NOT_A_SCHOOL: lazy_pgettext("school list", "Not a school for ages 6 to 19"),
    SkipReason.CLOSED: lazy_pgettext("school list", "Closed"),
}
FLAWS: Words = {
    Flaw.ID_FORMAT: lazy_gettext("An official id does not look like this."),
    Flaw.ID_CHECK: lazy_gettext("The check digit or letter of this id does not fit."),
    Flaw.ID_MISSING: lazy_gettext("The official id is missing."),
    Flaw.NAME_MISSING: lazy_gettext("The name is missing."),
}


def report_lines(name: str, report: Report) -> Iterator[str]:
    """What became of every row: counts, why rows are skipped, what is refused and where."""
    filtered = report.filtered
    yield from heading(name, TITLES[report.format.key], report.format.key, report.encoding, report.separator)
    yield from written(filtered.n_rows, report)
    yield gettext("Of these with another name: %(n)s", n=report.n_renamed)
    yield gettext("Closed since the last list: %(n)s", n=report.n_closed)
    yield gettext("The same school again in this file: %(n)s", n=filtered.n_repeated)
    yield from skipped(filtered.skipped, SKIP_REASONS)
    yield from refused(filtered.refused, {**FLAWS, **DAMAGES})


def counts(name: str, report: Report) -> dict[str, str | int]:
    """What became of the rows, in figures; all but `rows`, `renamed` and `closed` add up to it."""
    filtered = report.filtered
    return {
        "file": name,
        "format": report.format.key,
        "rows": filtered.n_rows,
        "new": report.n_new,
        "changed": report.n_changed,
        "unchanged": report.n_unchanged,
        "renamed": report.n_renamed,
        "closed": report.n_closed,
        "repeated": filtered.n_repeated,
        "outside": filtered.skipped.total(),
        "refused": len(filtered.refused),
    }
