"""Those concerned by a breach as a table."""

from collections.abc import Sequence

from flask_babel import gettext, pgettext

from portal.accounts.labels import ROLES
from portal.core.tabular.writing import Sheet
from portal.core.web.locale import OWN_NAMES
from portal.processing.labels.breach import how
from portal.processing.queries.breach import Affected


def sheet(people: Sequence[Affected]) -> Sheet:
    head = (
        gettext("Number"),
        gettext("Name"),
        gettext("Role"),
        gettext("Language"),
        gettext("School"),
        gettext("How to inform"),
    )
    title = pgettext("breach", "People concerned")
    rows = [
        (
            each.person_id,
            each.name,
            str(ROLES[each.role]),
            OWN_NAMES[each.language],
            each.school,
            how(each.mailbox, each.school_class),
        )
        for each in people
    ]
    return Sheet("breach", title, title, head, rows)
