"""The record as a table."""

from collections.abc import Sequence

from flask_babel import gettext, pgettext

from portal.audit.labels.actions import words_of
from portal.audit.labels.things import account, actor, thing
from portal.audit.models import AuditEntry
from portal.core.clock import zone
from portal.core.tabular.writing import Cells, Sheet
from portal.regions.labels import region_name


def sheet(found: Sequence[AuditEntry], names: dict[int, str]) -> Sheet:
    head = (
        gettext("Time"),
        gettext("Who"),
        gettext("Action"),
        gettext("Object"),
        gettext("Person concerned"),
        gettext("Region"),
        gettext("Network"),
    )
    title = pgettext("record", "Who did what")
    return Sheet("audit", title, title, head, [_row(entry, names) for entry in found])


def _row(entry: AuditEntry, names: dict[int, str]) -> Cells:
    return (
        entry.at.astimezone(zone()).strftime("%Y-%m-%d %H:%M:%S"),
        actor(entry, names),
        words_of(entry.action),
        thing(entry),
        account(entry.person_id, names) if entry.person_id else "",
        region_name(entry.region_key) if entry.region_key else "",
        entry.network,
    )
