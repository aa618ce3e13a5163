"""The list of works that may be used, as a table for spreadsheets."""

from flask_babel import gettext, pgettext

from portal.consent.labels import USES
from portal.consent.rules.codes import Use
from portal.core.clock import now
from portal.core.tabular.writing import Cells, Sheet
from portal.core.web.formatting import day, moment
from portal.core.web.locale import OWN_NAMES
from portal.projects.labels import age_label
from portal.regions.labels import region_name
from portal.uses.queries import Work


def empty_sheet(use: Use) -> Sheet:
    """Its title says for what, and when that was asked."""
    head = (
        gettext("Folder"),
        gettext("Title"),
        gettext("Language"),
        pgettext("column", "By"),
        gettext("Class"),
        gettext("School"),
        gettext("Region"),
        gettext("Project"),
        gettext("Age"),
        gettext("Published on"),
        gettext("Address"),
    )
    title = gettext("Works that may be used. %(use)s (%(moment)s)", use=USES[use], moment=moment(now()))
    return Sheet("works", title, pgettext("sheet", "Works"), head, [])


def row_of(work: Work, folder: str, address: str) -> Cells:
    contribution, school = work.contribution, work.contribution.school_class.school
    assert contribution.published_at
    return (
        folder,
        contribution.title,
        OWN_NAMES[contribution.language],
        ", ".join(work.names),
        contribution.shown_class,
        f"{school.name}, {school.town}",
        region_name(contribution.region_key),
        contribution.project.title,
        age_label(contribution.age_from, contribution.age_to),
        day(contribution.published_at),
        address,
    )
