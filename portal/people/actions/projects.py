"""Teachers of projects come and go; a project is never without one unless the last one leaves the school."""

from sqlalchemy import delete

from portal.accounts.models import Person
from portal.core.db import db
from portal.projects.models import Project, ProjectTeacher


def join_project(teacher: Person, project: Project) -> None:
    if not db.session.get(ProjectTeacher, (project.id, teacher.id)):
        db.session.add(ProjectTeacher(project_id=project.id, person_id=teacher.id))
    db.session.flush()
    db.session.expire(project, ["teachers"])


def leave_project(teacher: Person, project: Project) -> None:
    mine = (ProjectTeacher.project_id == project.id, ProjectTeacher.person_id == teacher.id)
    db.session.execute(delete(ProjectTeacher).where(*mine))
    db.session.expire(project, ["teachers"])
