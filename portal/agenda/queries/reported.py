"""The public programme of a visit as something that anybody can report."""

from portal.agenda.queries.programmes import cleared_items_of, find_public
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.web.reported import Address, ReportedPage
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.queries.own import teacher_of


def reported_programme(visit_id: int) -> ReportedPage | None:
    """Both coordinations decide; the teachers of both sides read what was decided."""
    visit = db.session.get(Visit, visit_id)
    if visit is None:
        return None
    items = [(each.day, each.starts, each.ends, each.texts_mark) for each in cleared_items_of(visit)]
    sides = (visit.host, visit.guest)
    return ReportedPage(
        title=visit.place,
        language=all_regions()[visit.host.region_key].languages[0],
        regions=[side.region_key for side in sides],
        made_at=visit.created_at,
        is_public=find_public(visit_id) is not None,
        revision=fingerprint(visit.place, visit.first_day, visit.last_day, items),
        address=Address("agenda.read", {"visit_id": visit_id}),
        workplace=Address("agenda.show", {"visit_id": visit_id}),
        concerned=list({teacher.id: teacher for side in sides if (teacher := teacher_of(side))}.values()),
    )
