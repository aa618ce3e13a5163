"""Words for copies, and the data of an archive as JSON."""

from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.offline.queries.archive import Archive
from portal.offline.rules.codes import CopyKind
from portal.offline.rules.manifest import as_json
from portal.projects.models import as_json as plain
from portal.uses.queries import Work
from portal.visits.models import Visit

KINDS = {
    CopyKind.EXHIBITION: lazy_pgettext("copy", "Exhibition"),
    CopyKind.PROJECT: lazy_pgettext("copy", "Archive of a project"),
}
COPIES = KindWords(
    lazy_gettext("Who holds copies of exhibitions and projects"),
    lazy_gettext("For that long, whoever holds a copy is told what has to be removed from it."),
)


def data_of(archive: Archive, folders: list[str]) -> bytes:
    """All that the pages tell, for programs; described in data/data-format.txt."""
    project, shown = archive.project, plain(archive.project.shown)
    classes = [{"name": name, "school": school, "language": lang} for name, school, lang in shown.pop("classes")]
    facts = {
        "format": 1,
        "as_of": archive.as_of.isoformat(),
        "project": {**shown, "school": project.school.name, "town": project.school.town, "region": project.region_key},
        "classes": classes,
        "history": [{"at": at.date().isoformat(), "step": step} for at, step in archive.steps],
        "visits": [_visit(visit) for visit in archive.visits],
        "works": [_work(work, folder) for work, folder in zip(archive.works, folders, strict=True)],
    }
    return as_json(facts)


def _visit(visit: Visit) -> dict[str, Any]:
    days = {"first_day": visit.first_day.isoformat(), "last_day": visit.last_day.isoformat()}
    return {
        "kind": visit.kind,
        **days,
        "place": visit.place,
        "host": visit.host.region_key,
        "guest": visit.guest.region_key,
    }


def _work(work: Work, folder: str) -> dict[str, Any]:
    contribution = work.contribution
    assert contribution.published_at
    return {
        "folder": folder,
        "title": contribution.title,
        "language": contribution.language,
        "text": contribution.text,
        "authors": work.names,
        "class": contribution.shown_class,
        "school": contribution.school_class.school.name,
        "region": contribution.region_key,
        "ages": [contribution.age_from, contribution.age_to],
        "published_on": contribution.published_at.date().isoformat(),
    }
