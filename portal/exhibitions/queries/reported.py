"""A show of an exhibition as something that anybody can report."""

from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.web.reported import Address, ReportedPage
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries.works import marks_of, works_shown


def reported_exhibition(exhibition_id: int) -> ReportedPage | None:
    """Of a project: its teachers read what was decided."""
    exhibition = db.session.get(Exhibition, exhibition_id)
    if exhibition is None:
        return None
    project = exhibition.project
    return ReportedPage(
        title=exhibition.title,
        language=exhibition.language,
        regions=[exhibition.region_key],
        made_at=exhibition.created_at,
        is_public=exhibition.is_public,
        revision=fingerprint(exhibition.titles, list(marks_of(works_shown(exhibition)).items())),
        address=Address("exhibitions.show", {"exhibition_id": exhibition_id}),
        workplace=Address("exhibitions.index", {})
        if project
        else Address("exhibitions.edit", {"exhibition_id": exhibition_id}),
        concerned=list(project.teachers) if project else [],
    )
