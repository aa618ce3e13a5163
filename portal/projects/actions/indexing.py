"""Puts a public project into the search, or takes it out."""

from portal.core.search.actions import drop, put
from portal.core.search.stems import spellings, stems
from portal.projects.models import Project
from portal.projects.queries import public_after
from portal.schools.rules.index_words import place_marks


def reindex(project: Project) -> None:
    """Visitors find the project while it is public, by the words of today."""
    if project.is_public:
        read = f"{project.title} {project.summary}"
        put("project", project.id, search_words(project), spellings(read, project.language))
    else:
        drop("project", project.id)


def search_words(project: Project) -> list[str]:
    """Stemmed words of title and summary, the title twice; and where its classes come from."""
    shown = (place.school_class for place in project.places if place.shown_as != "")
    schools = {project.school_id, *(school_class.school_id for school_class in shown)}
    marks = place_marks(sorted(schools), sorted({project.region_key, *project.region_keys}))
    return stems(f"{project.title} {project.title} {project.summary}", project.language) + marks


def index_part(after: int, most: int) -> int | None:
    """Indexes the next public projects again; the last number, or None when none is left."""
    projects = public_after(after, most)
    for project in projects:
        reindex(project)
    return projects[-1].id if projects else None
